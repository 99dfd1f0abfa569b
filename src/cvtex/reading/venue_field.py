"""Which field of an entry says where the work appeared."""

from cvtex.model import BibEntry, BibField, Kind
from cvtex.reading.preprints import server_found, server_named

_FIELDS = {
    Kind.BOOK: ("publisher",),
    Kind.COLLECTION: ("publisher",),
    Kind.PROCEEDINGS: ("publisher", "organization"),
    Kind.THESIS: ("institution", "school", "publisher"),
    Kind.REPORT: ("institution", "school", "publisher", "organization"),
    Kind.DATASET: ("publisher", "howpublished", "organization"),
    Kind.SOFTWARE: ("publisher", "howpublished", "organization"),
    Kind.TALK: ("eventtitle", "howpublished", "organization", "venue"),
    Kind.PATENT: (),
    Kind.UNPUBLISHED: ("howpublished",),
}


def venue_field(entry: BibEntry, kind: Kind) -> BibField | None:
    """The field that names the journal, the book or whatever a work of this kind appeared in."""
    field = entry.get("journaltitle", "journal", "booktitle", *_FIELDS.get(kind, ()))
    if kind is Kind.MISC and field is None:
        field = entry.get("howpublished", "organization", "publisher")
        return None if field is not None and "\\url" in field.value else field
    return field


def preprint_server(entry: BibEntry, field: BibField | None) -> str:
    """The server of a preprint, as its name is written; `field` is the entry's venue."""
    names = ("eprinttype", "archiveprefix", "howpublished", "publisher")
    fields = (field, *(entry.get(name) for name in names))
    named = (server_named(field.value) for field in fields if field is not None)
    return next(filter(None, named), "") or server_found(entry)
