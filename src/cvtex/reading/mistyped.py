"""Entries that are of another type than they say, as exports and habits write them."""

import re

from cvtex.frozen import replace
from cvtex.model import BibEntry
from cvtex.reading.movedfields import added, renamed, without
from cvtex.reading.preprints import server_found, server_named

PARTS_OF_BOOKS = frozenset(
    {"inproceedings", "conference", "incollection", "inbook", "bookinbook", "suppbook"}
    | {"suppcollection", "inreference", "bookchapter"}
)
"""Types of what appeared in a book or in proceedings."""
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


def as_report(entry: BibEntry) -> BibEntry:
    """Reports of the Electronic Colloquium on Computational Complexity, articles in DBLP."""
    journal = entry.get("journal", "journaltitle")
    if entry.type != "article" or journal is None or not _ECCC.match(journal.value):
        return entry
    for name in ("eprint", "volume", "number"):
        field = entry.get(name)
        if field is not None and (number := _ECCC_NUMBER.fullmatch(field.value)):
            for other in (entry.get("volume"), entry.get("number")):
                entry = without(entry, other) if other is not None else entry
            entry = added(entry, field, "number", number[1])
            return replace(renamed(entry, journal, "institution"), type="report")
    return entry


def as_preprint(entry: BibEntry) -> BibEntry:
    """Reports whose institution is a preprint server, and articles that the OSF publishes."""
    if entry.type == "article" and entry.get("journal", "journaltitle", "booktitle") is None:
        publisher = entry.get("publisher")
        if publisher is None or not _OSF.fullmatch(publisher.value) or server_found(entry):
            return entry
        return renamed(entry, publisher, "journal", "OSF Preprints")
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
    return replace(renamed(_without_booktitle(entry), place, "journal"), type="article")


def as_manuscript(entry: BibEntry) -> BibEntry:
    """What says in the place of its year, or of everything else, that it is not published."""
    if entry.type not in ("article", "misc", *PARTS_OF_BOOKS):
        return entry
    year = entry.get("year", "date")
    if year is not None and UNPUBLISHED.fullmatch(year.value):
        entry = without(entry, year)
        while (venue := entry.get("journal", "journaltitle", "booktitle")) is not None:
            entry = without(entry, venue)
        return replace(entry, type="unpublished")
    note = entry.get("note")
    elsewhere = entry.get("journal", "journaltitle", "booktitle", "howpublished", "publisher")
    if note is not None and elsewhere is None and UNPUBLISHED.fullmatch(note.value):
        return replace(entry, type="unpublished")
    return entry


def as_talk(entry: BibEntry) -> BibEntry:
    """Unpublished works that a note calls a talk."""
    note = entry.get("note")
    if entry.type != "unpublished" or note is None:
        return entry
    if _BARE_TALK.fullmatch(note.value):
        return replace(without(entry, note), type="talk")
    if _TALK_AT.match(note.value) and entry.get("eventtitle", "howpublished") is None:
        return replace(renamed(entry, note, "eventtitle"), type="talk")
    return entry


def as_software(entry: BibEntry) -> BibEntry:
    """R packages as R's own `citation()` gives them: manuals; and programs that archives hold."""
    if entry.type not in ("manual", "misc", "software"):
        return entry
    if entry.type == "misc" and _is_archived_software(entry):
        return replace(entry, type="software")
    for name in ("note", "edition", "howpublished", "version"):
        field = entry.get(name)
        if field is not None and (package := _R_PACKAGE.fullmatch(field.value)):
            entry = renamed(without(entry, field), field, "type", "R package")
            if package["version"]:
                entry = added(entry, field, "version", package["version"])
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


def as_application(entry: BibEntry) -> BibEntry:
    """Patents of which another field says that they are applied for."""
    place = entry.get("howpublished", "note")
    if entry.type != "patent" or place is None or entry.get("type"):
        return entry
    return renamed(entry, place, "type") if _PATENT_APPLICATION.fullmatch(place.value) else entry


def _without_booktitle(entry: BibEntry) -> BibEntry:
    booktitle = entry.get("booktitle")
    return entry if booktitle is None else without(entry, booktitle)
