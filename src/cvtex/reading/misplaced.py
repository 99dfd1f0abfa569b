"""Entries as they are meant: what stands under another name, in another field or another type.

Everything else reads an entry after this; messages and checks show it as it stands in the file.
"""

import re
from collections.abc import Callable

from cvtex.fieldnames import SLIPS, is_address
from cvtex.model import BibEntry, BibField
from cvtex.reading.bibdates import is_month
from cvtex.reading.mistyped import (
    PARTS_OF_BOOKS,
    as_application,
    as_manuscript,
    as_preprint,
    as_report,
    as_software,
    as_talk,
)
from cvtex.reading.movedfields import added, renamed, without

_SERIES = re.compile(
    r"\W*(?:lecture\s+notes|LN(?:CS|AI|BIP|EE|I)\b|communications\s+in\s+computer\s+and\s+info|CCIS\b"
    r"|IFIP\b|LIPIcs\b|leibniz\s+international|CEUR\b|proceedings\s+of\s+machine\s+learning\s+res"
    r"|PMLR\b|JMLR.*(?:W&CP|workshop)|advances\s+in\s+intelligent\s+systems|AISC\b|AIP\s+conf"
    r"|proc(?:eedings|\.)?\s+(?:of\s+(?:the\s+)?)?SPIE\b"
    r"|journal\s+of\s+physics:?\s+conference|frontiers\s+in\s+artificial\s+intelligence\s+and\s+app"
    r"|studies\s+in\s+computational|springer\s+(?:tracts|proceedings))",
    re.IGNORECASE,
)
_PAGE_RANGE = re.compile(r"(\d{1,9})\s*[-\u2013]+\s*(\d{1,9})")
# The American Institute of Physics exports the number of an article as a note.
_ARTICLE_NUMBER = re.compile(r"0?\d{5,6}")
_PROCEEDINGS = re.compile(r"proceedings|workshop|conference|symposium", re.IGNORECASE)
_WORDED = re.compile(r"(?:\S*[^\W\d_]{2}\S*\s+){2}")


def as_meant(entry: BibEntry) -> BibEntry:
    """The entry with each field, and its type, where BibTeX's users expect them."""
    for rule in _RULES:
        entry = rule(entry)
    return entry


def _named(entry: BibEntry) -> BibEntry:
    """Misspelt fields under the name that they are meant to have, where that is missing."""
    for slip, name in SLIPS.items():
        field = entry.get(slip)
        # `page` is a web page for some.
        if field is not None and entry.get(name) is None and not is_address(field.value):
            entry = renamed(entry, field, name)
    return entry


def _in_one_venue(entry: BibEntry) -> BibEntry:
    """A part of a book appeared in the book: a `journal` beside it is its series, or a leftover."""
    if entry.type not in PARTS_OF_BOOKS or entry.get("booktitle") is None:
        return entry
    while (journal := entry.get("journal", "journaltitle")) is not None:
        is_series = _SERIES.match(journal.value) and entry.get("series") is None
        entry = renamed(entry, journal, "series") if is_series else without(entry, journal)
    return entry


def _with_figures(entry: BibEntry) -> BibEntry:
    """Months and pages that stand in `number`, and numbers of articles that stand in `note`."""
    number, note = entry.get("number"), entry.get("note")
    unpaged = entry.get("pages", "eid", "articleno", "article-number") is None
    if number is not None and is_month(number.value):
        has_month = entry.get("month", "date") is not None
        entry = without(entry, number) if has_month else renamed(entry, number, "month")
    elif number is not None and unpaged and _is_page_range(entry, number):
        entry = renamed(entry, number, "pages")
    numbered = unpaged and entry.type == "article" and entry.get("volume") is not None
    if note is not None and numbered and _ARTICLE_NUMBER.fullmatch(note.value.strip()):
        return renamed(entry, note, "eid")
    return entry


def _just_accepted(entry: BibEntry) -> BibEntry:
    """What the American Chemical Society has accepted: year, volume and number are 0."""
    year, volume = entry.get("year"), entry.get("volume")
    if year is None or volume is None or {year.value.strip(), volume.value.strip()} != {"0"}:
        return entry
    for name in ("year", "volume", "number", "pages"):
        field = entry.get(name)
        if field is not None and field.value.strip() in ("0", "null"):
            entry = without(entry, field)
    return added(entry, year, "pubstate", "inpress")


def _is_page_range(entry: BibEntry, number: BibField) -> bool:
    """Whether a number is no issue: it goes further than double issues do, or than a year."""
    found = _PAGE_RANGE.fullmatch(number.value.strip(" {}"))
    if found is None or entry.type != "article" or entry.get("volume", "issue") is None:
        return False
    first, last = int(found[1]), int(found[2])
    return first < last and (last - first > 12 or 60 < first < 1000)


def _without_address(entry: BibEntry) -> BibEntry:
    """A collaboration without the address of its page."""
    field = entry.get("collaboration")
    if field is None or "://" not in field.value:
        return entry
    name = re.sub(r"[\s,;({]*(?:\\url\W+)?https?://[^\s})]+[)}]*", "", field.value)
    return renamed(entry, field, "collaboration", name)


def _as_chapter(entry: BibEntry) -> BibEntry:
    """A chapter whose title stands in `chapter`, and the book's in `title`."""
    chapter, title = entry.get("chapter"), entry.get("title")
    clear = entry.get("booktitle", "journal", "journaltitle") is None and entry.get("editor")
    if entry.type != "incollection" or not clear or chapter is None or title is None:
        return entry
    if not _WORDED.match(chapter.value):
        return entry
    return renamed(renamed(entry, title, "booktitle"), chapter, "title")


def _with_editors(entry: BibEntry) -> BibEntry:
    """Proceedings that are called so have editors; talks in proceedings have authors."""
    author, title = entry.get("author"), entry.get("title")
    if entry.type != "proceedings" or author is None or title is None or entry.get("editor"):
        return entry
    return renamed(entry, author, "editor") if _PROCEEDINGS.search(title.value) else entry


_RULES: tuple[Callable[[BibEntry], BibEntry], ...] = (
    _named,
    _in_one_venue,
    as_report,
    as_preprint,
    as_manuscript,
    as_talk,
    as_software,
    as_application,
    _with_figures,
    _just_accepted,
    _without_address,
    _as_chapter,
    _with_editors,
)
