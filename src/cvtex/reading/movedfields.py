"""Entries with a field under another name, with one more, or without one."""

from cvtex.frozen import replace
from cvtex.model import BibEntry, BibField


def renamed(entry: BibEntry, field: BibField, name: str, value: str | None = None) -> BibEntry:
    """The entry with a field under another name, which it takes over from a blank one."""
    kept = tuple(f for f in entry.fields if f.name not in (field.name, name))
    moved = replace(field, name=name) if value is None else _said(field, name, value)
    return replace(entry, fields=(*kept, moved))


def added(entry: BibEntry, field: BibField, name: str, value: str) -> BibEntry:
    """The entry with a value that a part of a field gives."""
    return replace(entry, fields=(*entry.fields, _said(field, name, value)))


def _said(field: BibField, name: str, value: str) -> BibField:
    return replace(field, name=name, value=value, text_start=None)


def without(entry: BibEntry, field: BibField) -> BibEntry:
    """The entry without a field."""
    return replace(entry, fields=tuple(f for f in entry.fields if f.name != field.name))
