"""Whether sections of publications select anything."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from cvtex.diagnostics import Diagnostic, warning
from cvtex.model import Cv, Publication, Selector
from cvtex.publications.owners import find_owners
from cvtex.publications.selection import lists_nothing, select


def check_selections(cv: Cv) -> Iterator[Diagnostic]:
    """Sections that list nothing, by the conditions of theirs that hold for nothing.

    A misspelling makes such a condition; where each holds for something, they exclude each other.
    """
    shown = [publication for publication in cv.bibliography.publications if publication.shown]
    for section in cv.profile.sections:
        if section.listing is None or not lists_nothing(section, cv):
            continue
        owners = find_owners(cv)
        conditions = section.listing.select
        unmet = [one for one in conditions if not select(shown, [one], owners)]
        for condition in unmet:
            message = f"no publication {_LACKING[condition.by].format(condition.value)}"
            yield warning("nothing-selected", message, condition.span, _advice(condition, shown))
        if not unmet:
            message = "no publication meets all conditions of this section"
            yield warning("nothing-selected", message, conditions[0].span or section.span)


def _advice(condition: Selector, shown: Sequence[Publication]) -> str:
    if meant := get_close_matches(condition.value, _known(condition, shown), n=1):
        return f"did you mean '{condition.by}:{meant[0]}'?"
    return "write selected = {true} into those that you want" if condition.by == "selected" else ""


_LACKING = {
    "selected": "is selected",
    "first-author": "has the CV's owner as its first author",
    "keyword": "has the keyword '{}'",
    "type": "is of the type '{}'",
    "since": "is from {} or later",
    "key": "has the key '{}'",
}


def _known(condition: Selector, shown: Sequence[Publication]) -> list[str]:
    match condition.by:
        case "keyword":
            return sorted({keyword for publication in shown for keyword in publication.keywords})
        case "type":
            return sorted({publication.kind.value for publication in shown})
        case "key":
            return [publication.key for publication in shown]
    return []
