"""Entries as they are meant: what stands under another name, in another field or another type.

Everything else reads an entry after this; messages and checks show it as it stands in the file.
"""

import re
from collections.abc import Callable

from cvtex.fieldnames import SLIPS, is_address
from cvtex.frozen import replace
from cvtex.model import BibEntry, BibField
from cvtex.reading.bibdates import is_month
from cvtex.reading.preprints import server_found, server_named

_PARTS_OF_BOOKS = frozenset(
    {"inproceedings", "conference", "incollection", "inbook", "bookinbook", "suppbook"}
    | {"suppcollection", "inreference", "bookchapter"}
)
_SERIES = re.compile(
    r"\W*(?:lecture\s+notes|LN(?:CS|AI|BIP|EE|I)\b|communications\s+in\s+computer\s+and\s+info|CCIS\b"
    r"|IFIP\b|LIPIcs\b|leibniz\s+international|CEUR\b|proceedings\s+of\s+machine\s+learning\s+res"
    r"|PMLR\b|JMLR.*(?:W&CP|workshop)|advances\s+in\s+intelligent\s+systems|AISC\b|AIP\s+conf"
    r"|proc(?:eedings|\.)?\s+(?:of\s+(?:the\s+)?)?SPIE\b"
    r"|journal\s+of\s+physics:?\s+conference|frontiers\s+in\s+artificial\s+intelligence\s+and\s+app"
    r"|studies\s+in\s+computational|springer\s+(?:tracts|proceedings))",
    re.IGNORECASE,
)
_ECCC = re.compile(
    r"\W*(?:electron(?:ic|\.)\s+colloq\w*\.?\s+(?:on\s+)?comput\w*\.?\s+complex|ECCC\b)",
    re.IGNORECASE,
)
_ECCC_NUMBER = re.compile(r"\W*(TR\d\d-\d+)\W*", re.IGNORECASE)
_ONLY_A_SERVER = re.compile(
    r"(?:\W*\b(?:arxiv|corr|e-?prints?|preprints?|server|org|cs)\b)+\W*", re.IGNORECASE
)
# As Google Scholar has it for all the servers that the OSF runs.
_OSF = re.compile(
    r"\W*(?:OSF|open\s+science\s+framework|center\s+for\s+open\s+science)\W*", re.IGNORECASE
)
UNPUBLISHED = re.compile(r"\W*unpublished(?:\s+(?:manuscript|work|paper|draft))?\W*", re.IGNORECASE)
"""What says of a work that it is not published, and nothing else."""
_BARE_TALK = re.compile(
    r"\W*(?:(?:unpublished|invited|oral|conference)\s+)*(?:presentation|talk|lecture|slides)"
    r"(?:\s+slides)?\W*",
    re.IGNORECASE,
)
_TALK_AT = re.compile(
    r"\W*(?:(?:invited|oral|conference|keynote)\s+)*(?:presentation|talk|lecture|keynote|slides)"
    r"\s+(?:given\s+|held\s+|presented\s+)?(?:at|for|in|to)\b",
    re.IGNORECASE,
)
_R_PACKAGE = re.compile(
    r"\W*R\s+package(?:[\s,]+version\s+(?P<version>[\w./-]+?))?\W*(?:(?:url\W+)?https?:\S+\s*)?",
    re.IGNORECASE,
)
_CRAN = re.compile(r"cran\.[\w.-]+/(?:package=|web/packages/)", re.IGNORECASE)
_SOFTWARE = re.compile(r"(?:^|[,;{])\s*software\s*(?:$|[,;}])", re.IGNORECASE)
_SOFTWARE_ARCHIVE = re.compile(
    r"\b(?:pypi|cran\.r-project|github|gitlab|sourceforge|bitbucket)\b", re.IGNORECASE
)
_PATENT_APPLICATION = re.compile(r"\W*(?:\w+\s+)?patent\s+application\W*", re.IGNORECASE)
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
            entry = _with(entry, field, name)
    return entry


def _in_one_venue(entry: BibEntry) -> BibEntry:
    """A part of a book appeared in the book: a `journal` beside it is its series, or a leftover."""
    if entry.type not in _PARTS_OF_BOOKS or entry.get("booktitle") is None:
        return entry
    while (journal := entry.get("journal", "journaltitle")) is not None:
        is_series = _SERIES.match(journal.value) and entry.get("series") is None
        entry = _with(entry, journal, "series") if is_series else _without(entry, journal)
    return entry


def _as_report(entry: BibEntry) -> BibEntry:
    """Reports of the Electronic Colloquium on Computational Complexity, articles in DBLP."""
    journal = entry.get("journal", "journaltitle")
    if entry.type != "article" or journal is None or not _ECCC.match(journal.value):
        return entry
    for name in ("eprint", "volume", "number"):
        field = entry.get(name)
        if field is not None and (number := _ECCC_NUMBER.fullmatch(field.value)):
            for other in (entry.get("volume"), entry.get("number")):
                entry = _without(entry, other) if other is not None else entry
            entry = _and(entry, field, "number", number[1])
            return replace(_with(entry, journal, "institution"), type="report")
    return entry


def _as_preprint(entry: BibEntry) -> BibEntry:
    """Reports whose institution is a preprint server, and articles that the OSF publishes."""
    if entry.type == "article" and entry.get("journal", "journaltitle", "booktitle") is None:
        publisher = entry.get("publisher")
        if publisher is None or not _OSF.fullmatch(publisher.value) or server_found(entry):
            return entry
        return _with(entry, publisher, "journal", "OSF Preprints")
    if entry.type not in ("techreport", "report"):
        return entry
    place = entry.get("institution", "journal", "journaltitle", "school", "organization")
    if place is None:
        archive = entry.get("archiveprefix", "eprinttype")
        unplaced = entry.get("publisher", "number", "type", "reportnumber") is None
        if unplaced and archive is not None and entry.get("eprint"):
            return replace(entry, type="misc") if server_named(archive.value) else entry
        return entry
    if not _ONLY_A_SERVER.fullmatch(place.value):
        return entry
    return replace(_with(_without_booktitle(entry), place, "journal"), type="article")


def _as_manuscript(entry: BibEntry) -> BibEntry:
    """What says in the place of its year, or of everything else, that it is not published."""
    if entry.type not in ("article", "misc", *_PARTS_OF_BOOKS):
        return entry
    year = entry.get("year", "date")
    if year is not None and UNPUBLISHED.fullmatch(year.value):
        entry = _without(entry, year)
        while (venue := entry.get("journal", "journaltitle", "booktitle")) is not None:
            entry = _without(entry, venue)
        return replace(entry, type="unpublished")
    note = entry.get("note")
    elsewhere = entry.get("journal", "journaltitle", "booktitle", "howpublished", "publisher")
    if note is not None and elsewhere is None and UNPUBLISHED.fullmatch(note.value):
        return replace(entry, type="unpublished")
    return entry


def _as_talk(entry: BibEntry) -> BibEntry:
    note = entry.get("note")
    if entry.type != "unpublished" or note is None:
        return entry
    if _BARE_TALK.fullmatch(note.value):
        return replace(_without(entry, note), type="talk")
    if _TALK_AT.match(note.value) and entry.get("eventtitle", "howpublished") is None:
        return replace(_with(entry, note, "eventtitle"), type="talk")
    return entry


def _as_software(entry: BibEntry) -> BibEntry:
    """R packages as R's own `citation()` gives them: manuals; and programs that archives hold."""
    if entry.type not in ("manual", "misc", "software"):
        return entry
    if entry.type == "misc" and _is_archived_software(entry):
        return replace(entry, type="software")
    for name in ("note", "edition", "howpublished", "version"):
        field = entry.get(name)
        if field is not None and (package := _R_PACKAGE.fullmatch(field.value)):
            entry = _with(_without(entry, field), field, "type", "R package")
            if package["version"]:
                entry = _and(entry, field, "version", package["version"])
            return replace(entry, type="software")
    url = entry.get("url")
    of_cran = url is not None and _CRAN.search(url.value) is not None
    return replace(entry, type="software") if of_cran and entry.type == "manual" else entry


def _is_archived_software(entry: BibEntry) -> bool:
    archive = entry.get("archiveprefix", "eprinttype")
    if archive is not None and archive.value.strip(" {}").lower() == "ascl":
        return True
    keywords, doi, place = entry.get("keywords"), entry.get("doi"), entry.get("howpublished")
    if keywords is None or not _SOFTWARE.search(keywords.value):
        return False
    zenodo = doi is not None and "10.5281/zenodo" in doi.value.lower()
    return zenodo or (place is not None and _SOFTWARE_ARCHIVE.search(place.value) is not None)


def _as_application(entry: BibEntry) -> BibEntry:
    place = entry.get("howpublished", "note")
    if entry.type != "patent" or place is None or entry.get("type"):
        return entry
    return _with(entry, place, "type") if _PATENT_APPLICATION.fullmatch(place.value) else entry


def _with_figures(entry: BibEntry) -> BibEntry:
    """Months and pages that stand in `number`, and numbers of articles that stand in `note`."""
    number, note = entry.get("number"), entry.get("note")
    unpaged = entry.get("pages", "eid", "articleno", "article-number") is None
    if number is not None and is_month(number.value):
        has_month = entry.get("month", "date") is not None
        entry = _without(entry, number) if has_month else _with(entry, number, "month")
    elif number is not None and unpaged and _is_page_range(entry, number):
        entry = _with(entry, number, "pages")
    numbered = unpaged and entry.type == "article" and entry.get("volume") is not None
    if note is not None and numbered and _ARTICLE_NUMBER.fullmatch(note.value.strip()):
        return _with(entry, note, "eid")
    return entry


def _just_accepted(entry: BibEntry) -> BibEntry:
    """What the American Chemical Society has accepted: year, volume and number are 0."""
    year, volume = entry.get("year"), entry.get("volume")
    if year is None or volume is None or {year.value.strip(), volume.value.strip()} != {"0"}:
        return entry
    for name in ("year", "volume", "number", "pages"):
        field = entry.get(name)
        if field is not None and field.value.strip() in ("0", "null"):
            entry = _without(entry, field)
    return _and(entry, year, "pubstate", "inpress")


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
    return _with(entry, field, "collaboration", name)


def _as_chapter(entry: BibEntry) -> BibEntry:
    """A chapter whose title stands in `chapter`, and the book's in `title`."""
    chapter, title = entry.get("chapter"), entry.get("title")
    clear = entry.get("booktitle", "journal", "journaltitle") is None and entry.get("editor")
    if entry.type != "incollection" or not clear or chapter is None or title is None:
        return entry
    if not _WORDED.match(chapter.value):
        return entry
    return _with(_with(entry, title, "booktitle"), chapter, "title")


def _with_editors(entry: BibEntry) -> BibEntry:
    """Proceedings that are called so have editors; talks in proceedings have authors."""
    author, title = entry.get("author"), entry.get("title")
    if entry.type != "proceedings" or author is None or title is None or entry.get("editor"):
        return entry
    return _with(entry, author, "editor") if _PROCEEDINGS.search(title.value) else entry


def _without_booktitle(entry: BibEntry) -> BibEntry:
    booktitle = entry.get("booktitle")
    return entry if booktitle is None else _without(entry, booktitle)


def _with(entry: BibEntry, field: BibField, name: str, value: str | None = None) -> BibEntry:
    """The entry with a field under another name, which it takes over from a blank one."""
    kept = tuple(f for f in entry.fields if f.name not in (field.name, name))
    moved = replace(field, name=name) if value is None else _said(field, name, value)
    return replace(entry, fields=(*kept, moved))


def _and(entry: BibEntry, field: BibField, name: str, value: str) -> BibEntry:
    """The entry with a value that a part of a field gives."""
    return replace(entry, fields=(*entry.fields, _said(field, name, value)))


def _said(field: BibField, name: str, value: str) -> BibField:
    return replace(field, name=name, value=value, text_start=None)


def _without(entry: BibEntry, field: BibField) -> BibEntry:
    return replace(entry, fields=tuple(f for f in entry.fields if f.name != field.name))


_RULES: tuple[Callable[[BibEntry], BibEntry], ...] = (
    _named,
    _in_one_venue,
    _as_report,
    _as_preprint,
    _as_manuscript,
    _as_talk,
    _as_software,
    _as_application,
    _with_figures,
    _just_accepted,
    _without_address,
    _as_chapter,
    _with_editors,
)
