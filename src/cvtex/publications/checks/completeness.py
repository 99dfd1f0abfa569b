"""Whether entries have what is printed of them."""

import difflib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cache

from cvtex.diagnostics import Diagnostic, warning
from cvtex.fieldnames import SLIPS
from cvtex.model import Kind, Profile, Publication

# What a publication of a kind appears in, as BibTeX calls the field.
_PLACES = {
    Kind.ARTICLE: "journal",
    Kind.INPROCEEDINGS: "booktitle",
    Kind.INCOLLECTION: "booktitle",
    Kind.THESIS: "school",
    Kind.REPORT: "institution",
}
# Kinds that may be anywhere, and where that may be.
_ANYTHING = {Kind.MISC, Kind.SOFTWARE, Kind.DATASET}
_WHERE = frozenset(
    {"howpublished", "publisher", "institution", "organization", "eventtitle", "series", "number"}
    | {"volume", "isbn", "issn", "version", "type", "location"}
)
_NEED_NO_YEAR = {Kind.MISC, Kind.SOFTWARE, Kind.DATASET, Kind.UNPUBLISHED}
# Fields that are printed, or that decide how others are; a near miss of one is a slip.
_FIELDS = (
    *("author", "title", "journal", "journaltitle", "booktitle", "year", "date", "month"),
    *("editor", "publisher", "volume", "number", "pages", "school", "institution", "address"),
    *("note", "location", "series", "edition", "chapter", "howpublished", "keywords", "pubstate"),
    *("eprint", "archiveprefix", "eprinttype", "crossref", "selected", "subtitle", "organization"),
)
# Names that are near to one of these and mean something else, or the same.
_NO_SLIPS = frozenset(
    {"urldate", "update", "eventdate", "origdate", "title1", "paper", "tags", "keyword"}
    | {"pubstatus"}
)


def check_required_fields(
    publications: Sequence[Publication], _profile: Profile
) -> Iterator[Diagnostic]:
    """Titles, dates and venues that are missing; what is not out yet needs no venue.

    Authors are asked for with the CV's owner.
    """
    for publication in publications:
        entry = publication.entry
        missing = []
        if all(field.name != "title" for field in entry.fields):
            missing.append("title")
        if publication.state is None:
            place = _PLACES.get(publication.kind, "")
            if publication.kind not in _NEED_NO_YEAR and not entry.get("year", "date"):
                missing.append("year")
            if not place and _says_nothing(publication):
                yield warning(
                    "missing-field",
                    "this entry does not say where the work is to be found",
                    publication.span,
                    "add howpublished, publisher, url or doi to it",
                )
            if place and not publication.venue and entry.type not in ("inbook", "manual"):
                missing.append(place)
        for field in missing:
            yield warning(
                "missing-field",
                f"this entry has no {field}",
                publication.span,
                f"add {field} = {{...}} to it",
            )


def _says_nothing(publication: Publication) -> bool:
    """Whether all that would be printed is people, title and year."""
    return (
        publication.kind in _ANYTHING
        and not publication.venue
        and not publication.links
        and not publication.remark
        and _WHERE.isdisjoint(publication.details)
    )


def check_titles(publications: Sequence[Publication], _profile: Profile) -> Iterator[Diagnostic]:
    """Titles with nothing in them."""
    for publication in publications:
        field = next((f for f in publication.entry.fields if f.name == "title"), None)
        if field is not None and not publication.title:
            yield warning(
                "empty-title", f"the title of '{publication.key}' is empty", field.value_span
            )


def check_years(publications: Sequence[Publication], _profile: Profile) -> Iterator[Diagnostic]:
    """Years that are yet to come."""
    last = datetime.now(UTC).year + 2
    for publication in publications:
        date = publication.date
        field = publication.entry.get("date", "year")
        if date is not None and field is not None and date.year > last:
            yield warning("odd-year", f"{date.year} is far in the future", field.value_span)


def check_misspelt_fields(
    publications: Sequence[Publication], _profile: Profile
) -> Iterator[Diagnostic]:
    """Fields whose name is a slip away from one that the entry lacks; few of them are read."""
    for publication in publications:
        entry = publication.entry
        for field in entry.fields[: entry.own]:
            read = SLIPS.get(field.name)
            meant = read or _meant(field.name)
            if meant and entry.get(meant) is None and _says_something(field.value):
                end = field.name_start + len(field.name)
                place = field.value_span.source.span(field.name_start, end)
                if read:
                    message = f"'{field.name}' is read as '{read}'"
                    help = f"call it '{read}', as other programs do"
                else:
                    message = f"nothing reads the field '{field.name}'"
                    help = f"did you mean '{meant}'?"
                yield warning("misspelt-field", message, place, help)


def _says_something(value: str) -> bool:
    return bool(value.strip()) and "://" not in value


@cache
def _meant(name: str) -> str:
    """The field that a name is a slip for; a known name with something before it is no slip."""
    if name in _FIELDS or name in _NO_SLIPS or len(name) < 4:
        return ""
    if swapped := next((known for known in _FIELDS if _is_swapped(name, known)), ""):
        return swapped
    for known in difflib.get_close_matches(name, _FIELDS, n=1, cutoff=0.8):
        if known not in name or name == f"{known}s":
            return known
    return ""


def _is_swapped(name: str, known: str) -> bool:
    """Whether two letters next to each other changed places: `yaer`."""
    apart = [i for i, (one, other) in enumerate(zip(name, known, strict=False)) if one != other]
    if len(name) != len(known) or len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    first, second = apart
    return (name[first], name[second]) == (known[second], known[first])
