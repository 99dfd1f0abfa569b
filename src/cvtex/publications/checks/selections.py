"""Whether sections of publications select anything."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from cvtex.diagnostics import Diagnostic, warning
from cvtex.model import Bibliography, Profile, Publication, Selector
from cvtex.publications.selection import select


def check_selections(bibliography: Bibliography, profile: Profile) -> Iterator[Diagnostic]:
    """Conditions of `select` that hold for no publication at all, which a misspelling makes."""
    shown = [publication for publication in bibliography.publications if publication.shown]
    conditions = [
        s for section in profile.sections if section.listing for s in section.listing.select
    ]
    for condition in conditions:
        # Who is the first author is asked by owner-not-found.
        if shown and condition.by != "first-author" and not select(shown, [condition], {}):
            meant = get_close_matches(condition.value, _known(condition, shown), n=1)
            message, advice = f"no publication {_LACKING[condition.by]}", ""
            if meant:
                advice = f"did you mean '{condition.by}:{meant[0]}'?"
            elif condition.by == "selected":
                advice = "write selected = {true} into those that you want"
            message = message.format(condition.value)
            yield warning("nothing-selected", message, condition.span, advice)


_LACKING = {
    "selected": "is selected",
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
