"""What a publication is, from the type and the fields of its entry."""

import re
from collections.abc import Iterator

from cvtex.diagnostics import Diagnostic, warning
from cvtex.model import BibEntry, Kind
from cvtex.reading.preprints import server_found, server_named

_KINDS = {
    Kind.ARTICLE: "article suppperiodical periodical review",
    Kind.INPROCEEDINGS: "inproceedings conference",
    Kind.INCOLLECTION: "incollection inbook bookinbook suppbook suppcollection inreference"
    " bookchapter",
    Kind.BOOK: "book mvbook booklet",
    Kind.COLLECTION: "collection mvcollection reference mvreference",
    Kind.PROCEEDINGS: "proceedings mvproceedings",
    Kind.THESIS: "thesis phdthesis mastersthesis masterthesis bachelorsthesis bachelorthesis"
    " mathesis bathesis dissertation",
    Kind.REPORT: "report techreport manual standard whitepaper",
    Kind.PATENT: "patent",
    Kind.DATASET: "dataset data",
    Kind.SOFTWARE: "software program code",
    Kind.PREPRINT: "preprint",
    Kind.UNPUBLISHED: "unpublished",
    Kind.TALK: "talk presentation lecture poster speech",
    Kind.MISC: "misc online electronic www webpage website url web artwork audio image movie music"
    " performance video legislation legal jurisdiction letter set",
}
_KIND_OF_TYPE = {name: kind for kind, names in _KINDS.items() for name in names.split()}

# Google Scholar takes a preprint for a conference paper at times; no conference is called so.
_ARXIV_AS_VENUE = re.compile(r"\W*(?:arxiv(?:\W+preprint)?\W+arxiv\W|arxiv\W*$)", re.IGNORECASE)
PATENT_NUMBER = re.compile(
    r"(?:(?:U\.?S\.?|EP|European|WO|World|German|UK|Chinese|Japanese|Canad\w+)\W+)?"
    r"(?:provisional\s+)?patent\b.*\d",
    re.IGNORECASE,
)


def kind_of(entry: BibEntry) -> Kind:
    """The kind of an entry.

    An article or a miscellany whose only venue is a preprint server, by name, DOI or address, is a
    preprint, a miscellany with a patent number is a patent, a book with editors and no authors is
    a collection. An entry of a type that nobody knows goes by where it appeared.
    """
    kind = _KIND_OF_TYPE.get(entry.type)
    if kind is None:
        kind = _kind_by_venue(entry)
    match kind:
        case Kind.ARTICLE | Kind.MISC | Kind.UNPUBLISHED if _is_preprint(entry):
            return Kind.PREPRINT
        case Kind.INPROCEEDINGS if _ARXIV_AS_VENUE.match(_venue(entry)):
            return Kind.PREPRINT
        case Kind.ARTICLE | Kind.MISC if _is_patent(entry):
            return Kind.PATENT
        case Kind.BOOK if entry.get("editor") and not entry.get("author"):
            return Kind.COLLECTION
        case _:
            return kind


def check_type(entry: BibEntry) -> Iterator[Diagnostic]:
    """A type that nobody knows and that is a slip away from one that everybody does."""
    if entry.type in _KIND_OF_TYPE:
        return
    from difflib import get_close_matches

    for meant in get_close_matches(entry.type, _KIND_OF_TYPE, n=1, cutoff=0.85):
        start = entry.span.text.lower().index(entry.type)
        span = entry.span.source.span(
            entry.span.start + start, entry.span.start + start + len(entry.type)
        )
        message = f"there is no type of entry '@{entry.type}'"
        yield warning("unknown-type", message, span, f"did you mean '@{meant}'?")


def _kind_by_venue(entry: BibEntry) -> Kind:
    if entry.get("journal", "journaltitle"):
        return Kind.ARTICLE
    return Kind.INPROCEEDINGS if entry.get("booktitle") else Kind.MISC


def _venue(entry: BibEntry) -> str:
    venue = entry.get("journal", "journaltitle", "booktitle")
    return venue.value if venue is not None else ""


def _is_preprint(entry: BibEntry) -> bool:
    if venue := _venue(entry):
        return bool(server_named(venue))
    archive = entry.get("eprinttype", "archiveprefix")
    if archive is not None and entry.get("eprint"):
        return bool(server_named(archive.value))
    if entry.get("arxivid"):
        return True
    places = (entry.get(name) for name in ("howpublished", "publisher", "note"))
    named = any(server_named(place.value) for place in places if place is not None)
    return named or bool(server_found(entry))


def _is_patent(entry: BibEntry) -> bool:
    if entry.get("journal", "journaltitle"):
        return False
    number = entry.get("note", "number")
    return number is not None and PATENT_NUMBER.match(number.value.strip()) is not None
