"""What another entry of the same work adds to one's own."""

import re

from cvtex.frozen import Frozen
from cvtex.importing.fingerprint import Sort, letters, sort_of
from cvtex.importing.record import Record
from cvtex.importing.tidying.identifiers import arxiv_id_of, is_arxiv_place
from cvtex.importing.tidying.places import is_preprint_server

# Fields that say the same thing, of which an entry wants one.
VENUES = frozenset({"journal", "journaltitle", "booktitle"})
_ALIKE: tuple[frozenset[str], ...] = (
    frozenset({"journal", "journaltitle", "booktitle", "maintitle", "school", "institution"}),
    frozenset({"year", "date"}),
    frozenset({"month", "date"}),
    frozenset({"number", "issue"}),
    frozenset({"publisher", "organization", "institution", "school"}),
    frozenset({"address", "location"}),
    frozenset({"archiveprefix", "eprinttype"}),
    frozenset({"primaryclass", "eprintclass"}),
)
# What belongs to one appearance of a work; another appearance has other ones.
_OF_ONE_PLACE = frozenset({
    "journal", "journaltitle", "booktitle", "volume", "number", "issue", "pages", "publisher",
    "organization", "series", "issn", "isbn", "address", "location", "edition", "editor",
    "chapter", "doi", "month", "year", "date", "school", "institution", "eventtitle",
    "howpublished", "note", "numpages", "articleno", "type",
})  # fmt: skip
# The identifier that a work has wherever it appears.
_EPRINT = ("eprint", "archiveprefix", "eprinttype", "primaryclass", "eprintclass")
_UPGRADABLE = frozenset({"article", "misc", "unpublished", "online", "preprint", "inproceedings"})


class Merge(Frozen):
    """A change to an entry: `record` is it afterwards.

    `filled` are fields that were blank, `replaced` those that described a preprint and now
    describe the published paper; `retyped` is the type it has now, `""` where it kept its own.
    """

    record: Record
    filled: tuple[str, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    retyped: str = ""

    def __bool__(self) -> bool:
        return bool(self.filled or self.replaced or self.retyped)


def merge(own: Record, view: Record, other: Record, offered: frozenset[str]) -> Merge:
    """Fill the blanks of one's own entry from another one of the same work.

    `view` is the own entry as tidying would have it: what it says in other words is not filled
    in again. `offered` are fields that were filled in before; where they are blank now, their
    owner took them out.
    """
    if _is_upgrade(view, other) and not offered & VENUES:
        return _upgrade(own, view, other)
    filled = []
    merged = own
    for name, value in other.fields:
        if not value or name in offered or not _is_wanted(name, own, view, other):
            continue
        filled.append(name)
        merged = _insert(merged, name, value)
    return Merge(merged, tuple(filled))


def _is_wanted(name: str, own: Record, view: Record, other: Record) -> bool:
    if own.get(name) or view.get(name) or (name == "url" and own.get("doi")):
        return False
    if own.get("crossref", "xdata") and name in _OF_ONE_PLACE and name not in {"pages", "doi"}:
        return False
    for alike in _ALIKE:
        if name in alike and any(own.get(n) or view.get(n) for n in alike):
            return False
    if name == "organization" and own.get("journal", "journaltitle"):
        return False
    # `volume = {35 Suppl 1}` has its number already, and a place is that of one publisher.
    if name in {"number", "issue"} and re.search(r"(?i)suppl|no\.|\(", own.get("volume")):
        return False
    if name in {"address", "location"} and _other_publishers(view, other):
        return False
    if name in _EPRINT:
        return name == "eprint" or not own.get("eprint") or own.get("eprint") == other.get("eprint")
    return name not in _OF_ONE_PLACE or _in_one_place(view, other)


def _other_publishers(view: Record, other: Record) -> bool:
    own, theirs = (letters(r.get("publisher", "organization")) for r in (view, other))
    return bool(own) and own != theirs


def _in_one_place(view: Record, other: Record) -> bool:
    """Whether two entries describe the same appearance of the work."""
    own_sort, sort = sort_of(view), sort_of(other)
    if own_sort is Sort.NOWHERE:
        return True
    if own_sort is not sort and {own_sort, sort} != {Sort.CONFERENCE, Sort.BOOK}:
        return False
    years = [re.search(r"(?:19|20)\d\d", r.get("year", "date")) for r in (view, other)]
    if years[0] and years[1] and abs(int(years[0][0]) - int(years[1][0])) > 1:
        return False
    pages = [re.match(r"\W*0*(\w+)", r.get("pages")) for r in (view, other)]
    return not (pages[0] and pages[1] and pages[0][1] != pages[1][1])


def _is_upgrade(view: Record, other: Record) -> bool:
    return not sort_of(view).published and sort_of(other).published and view.type in _UPGRADABLE


def _upgrade(own: Record, view: Record, other: Record) -> Merge:
    """Give a preprint the place where it was published; it keeps its link to the preprint."""
    merged = own
    filled: list[str] = []
    replaced: list[tuple[str, str]] = []
    identifier = arxiv_id_of(own)
    preprint = sort_of(view) is Sort.PREPRINT
    place = next((n for n in ("journal", "booktitle", "school") if other.get(n)), "")
    for name in ("journal", "journaltitle", "booktitle", "howpublished"):
        value = own.get(name)
        if not (value and (is_arxiv_place(value) or is_preprint_server(value))):
            continue
        if place == name or (place and not merged.get(place)):
            merged = merged.rename(name, place).put(place, other.get(place))
            replaced.append((name, place))
    if identifier and not own.get("eprint"):
        merged = _insert(_insert(merged, "eprint", identifier), "archiveprefix", "arXiv")
        filled += ["eprint", "archiveprefix"]
    year, published = own.get("year"), other.get("year")
    if preprint and year.isdigit() and published.isdigit() and year != published:
        merged = merged.put("year", published)
        replaced.append(("year", "year"))
    for name, value in other.fields:
        said = any(name in alike and any(merged.get(n) for n in alike) for alike in _ALIKE)
        if value and not merged.get(name) and not said:
            merged = _insert(merged, name, value)
            filled.append(name)
    retyped = other.type if other.type != own.type else ""
    if retyped:
        merged = merged.retype(retyped)
    return Merge(merged, tuple(filled), tuple(replaced), retyped)


# The order in which fields usually stand; a filled one goes behind the last of those before it.
_ORDER = (
    "author", "title", "subtitle", "journal", "journaltitle", "booktitle", "editor", "series",
    "volume", "number", "issue", "pages", "year", "date", "month", "school", "institution",
    "publisher", "organization", "address", "location", "doi", "eprint", "archiveprefix",
    "eprinttype", "primaryclass", "eprintclass", "url", "note", "abstract", "keywords",
)  # fmt: skip


def predecessor(record: Record, name: str) -> str:
    """The field of an entry behind which a new one belongs, `""` where none is before it."""
    names = [n for n, _ in record.fields]
    if name not in _ORDER:
        return names[-1] if names else ""
    before = _ORDER[: _ORDER.index(name)]
    present = [n for n in names if n in before]
    return max(present, key=before.index) if present else ""


def _insert(record: Record, name: str, value: str) -> Record:
    return record.put(name, value, after=predecessor(record, name))


def combine(first: Record, second: Record) -> Record:
    """One entry out of two new ones of a work: the published place, the longer list of names."""
    merged = merge(first, first, second, frozenset()).record
    for name in ("author", "editor"):
        ours, theirs = merged.get(name), second.get(name)
        longer = theirs.count(" and ") >= ours.count(" and ")
        if ours.endswith(" and others") and not theirs.endswith(" and others") and longer:
            merged = merged.put(name, theirs)
    return merged


def joined(first: Merge | None, second: Merge) -> Merge:
    """Two merges of one entry as one."""
    if first is None:
        return second
    return Merge(
        second.record,
        (*first.filled, *second.filled),
        (*first.replaced, *second.replaced),
        second.retyped or first.retyped,
    )
