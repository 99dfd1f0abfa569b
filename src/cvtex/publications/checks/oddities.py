"""What is printed as it stands, but hardly meant so."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from cvtex.diagnostics import Diagnostic, note
from cvtex.model import Profile, Publication, State
from cvtex.publications.checks.same_work import letters_of

_ON_ITS_WAY = {
    State.SUBMITTED: "under review",
    State.FORTHCOMING: "forthcoming",
    State.IN_PRESS: "in press",
}
_BRACKET = re.compile(r"[()\[\]]")
_OPENING = {")": "(", "]": "["}
# `36:36–36:15` has the article's number in front of its pages.
_RANGE = re.compile(r"(?:(\d+):)?(\d+)\s*[-–—]+\s*(?:(\d+):)?(\d+)")
_SHORTEST_NOTE = 20


def check_states(
    publications: Sequence[Publication], _profile: Profile, today: date | None = None
) -> Iterator[Diagnostic]:
    """Works that have been on their way to being published for more than a year."""
    year = (today or datetime.now(UTC).date()).year
    for publication in publications:
        phrase = _ON_ITS_WAY.get(publication.state) if publication.state else None
        if phrase and publication.date and publication.date.year < year - 1:
            yield note(
                "stale-state",
                f"this is of {publication.date.year} and still {phrase}",
                publication.span,
                "if it has appeared, say where, and no longer that it is on its way",
            )


def check_brackets(publications: Sequence[Publication], _profile: Profile) -> Iterator[Diagnostic]:
    """Brackets that a title opens and does not close; half-open intervals are formulas."""
    for publication in publications:
        field = publication.entry.get("title")
        if field is None or any(mark in field.value for mark in ("$", "\\(", "\\[")):
            continue
        opened: list[str] = []
        for bracket in _BRACKET.findall(publication.title.plain()):
            if bracket not in _OPENING:
                opened.append(bracket)
            elif opened and opened[-1] == _OPENING[bracket]:
                opened.pop()
        if opened:
            message = f"'{opened[-1]}' has no counterpart in the title"
            yield note("unbalanced-bracket", message, field.value_span)


def check_pages(publications: Sequence[Publication], _profile: Profile) -> Iterator[Diagnostic]:
    """Pages of which the last comes before the first; `489–95` is short for `489–495`."""
    for publication in publications:
        field = publication.entry.get("pages")
        told = publication.details.get("pages")
        pages = _RANGE.fullmatch(told.plain()) if told else None
        if field is None or pages is None:
            continue
        article, first, last_article, last = pages.groups()
        same_article = last_article is None or article == last_article
        if same_article and len(last) == len(first) and last < first:
            message = f"page {last} comes before page {first}"
            yield note("odd-pages", message, field.value_span)


def check_notes(publications: Sequence[Publication], _profile: Profile) -> Iterator[Diagnostic]:
    """Notes that say again how the title ends."""
    for publication in publications:
        field = publication.entry.get("note")
        if field is None or not publication.remark:
            continue
        said = letters_of(publication.details.get("note", publication.remark).plain())
        if len(said) >= _SHORTEST_NOTE and letters_of(publication.title.plain()).endswith(said):
            message = "this note stands at the end of the title as well"
            yield note("repeated-note", message, field.value_span)
