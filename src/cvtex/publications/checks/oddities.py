"""What is printed as it stands, but hardly meant so."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from cvtex.diagnostics import Diagnostic, note
from cvtex.model import Profile, Publication, State
from cvtex.publications.checks.same_work import letters_of
from cvtex.venues import Venues

_ON_ITS_WAY = {
    State.SUBMITTED: "under review",
    State.FORTHCOMING: "forthcoming",
    State.IN_PRESS: "in press",
}
_BRACKET = re.compile(r"[()\[\]]")
_OPENING = {")": "(", "]": "["}
# `36:36–36:15` has the article's number in front of its pages.
_RANGE = re.compile(r"(?:(\d{1,12}):)?(\d{1,12})\s*[-–—]+\s*(?:(\d{1,12}):)?(\d{1,12})")
_LETTERS_LAST = re.compile(r"\d+\s*[-–—]+\s*([A-Z]{2,})")
_MOST_PAGES = 5000
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
    """Pages of which the last comes before the first, or can't be their last."""
    for publication in publications:
        field = publication.entry.get("pages", "page")
        told = publication.details.get("pages")
        message = _oddity_of(told.plain()) if told else ""
        if field is not None and message:
            yield note("odd-pages", message, field.value_span)


def _oddity_of(pages: str) -> str:
    """What is odd about pages; `489–95` is short for `489–495`."""
    if lettered := _LETTERS_LAST.fullmatch(pages):
        return f"'{lettered[1]}' is no last page"
    found = _RANGE.fullmatch(pages)
    if found is None:
        return ""
    article, first, last_article, last = found.groups()
    if last_article is not None and article != last_article:
        return ""
    if int(first[: max(0, len(first) - len(last))] + last) < int(first):
        return f"page {last} comes before page {first}"
    if first == "10" and len(last) in (4, 5):
        return f"10.{last} is how a DOI begins"
    count = int(last) - int(first)
    return f"these are {count + 1:,} pages" if count > _MOST_PAGES else ""


def check_journals(publications: Sequence[Publication], profile: Profile) -> Iterator[Diagnostic]:
    """Journals beside a `booktitle` that is the venue, where they tell something else."""
    venues = Venues.of(profile.venues)
    for publication in publications:
        field = publication.entry.get("journal", "journaltitle")
        booktitle = publication.entry.get("booktitle")
        venue = publication.venue.plain()
        if field is None or booktitle is None or letters_of(booktitle.value) != letters_of(venue):
            continue
        journal = letters_of(field.value)
        printed = (venue, *(detail.plain() for detail in publication.details.values()))
        short = venues.find(field.value)
        known = bool(short) and short == venues.find(venue)
        # An arXiv number is a link.
        if known or "arxiv" in journal or any(journal in letters_of(text) for text in printed):
            continue
        yield note(
            "unprinted-journal",
            f"'{field.name}' isn't printed, since 'booktitle' says where this appeared",
            field.value_span,
            "if it tells more, say it in 'note'; or else delete it",
        )


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
