"""What entries inherit from others through `crossref` and `xdata` (BibLaTeX manual, appendix B)."""

from collections.abc import Iterator, Mapping, Sequence

from cvtex.diagnostics import Diagnostic, warning
from cvtex.fieldnames import is_link_field
from cvtex.frozen import replace
from cvtex.model import BibEntry, BibField
from cvtex.source import Span

# A parent's field under the name that its child knows it by.
_RENAMED = {
    "title": "booktitle",
    "subtitle": "booksubtitle",
    "titleaddon": "booktitleaddon",
    "shorttitle": "",
    "sorttitle": "",
}
_RENAMED_IN_PERIODICALS = {
    "title": "journaltitle",
    "subtitle": "journalsubtitle",
    "shorttitle": "",
    "sorttitle": "",
}
_NOT_INHERITED = frozenset({
    *("ids", "crossref", "xref", "xdata", "entryset", "execute", "label", "options", "presort"),
    *("related", "relatedoptions", "relatedstring", "relatedtype", "shorthand", "sortkey"),
    *("keywords", "selected", "show", "abstract", "file", "award", "addendum", "note", "pubstate"),
    *("doi", "url", "eprint", "timestamp"),
})  # fmt: skip
_MAX_GENERATIONS = 8


def inherit(entries: Sequence[BibEntry]) -> tuple[tuple[BibEntry, ...], tuple[Diagnostic, ...]]:
    """The entries with what they inherit after their own fields.

    `@xdata` entries and sets of others are left out. A parent's title becomes the booktitle (of an
    article: the journal) of its child, a field that the child has itself is not inherited, and a
    parent may have a parent.
    """
    by_key: dict[str, BibEntry] = {}
    for entry in entries:
        by_key.setdefault(entry.key, entry)
    diagnostics: list[Diagnostic] = []
    completed = []
    for entry in entries:
        # The members of a set are entries themselves.
        if entry.type == "xdata" or (entry.type == "set" and entry.get("entryset")):
            continue
        if entry.get("crossref", "xdata") is None:
            completed.append(entry)
            continue
        inherited = tuple(_inherited(entry, by_key, diagnostics, ()))
        completed.append(replace(entry, fields=(*entry.fields, *inherited)))
    return tuple(completed), tuple(diagnostics)


def parents(entries: Sequence[BibEntry]) -> frozenset[str]:
    """The keys of the entries that others refer to with `crossref`."""
    return frozenset(
        key for entry in entries for link, key, _ in _parents(entry) if link == "crossref"
    )


def _inherited(
    entry: BibEntry,
    by_key: Mapping[str, BibEntry],
    diagnostics: list[Diagnostic],
    descent: tuple[str, ...],
) -> Iterator[BibField]:
    seen = {field.name for field in entry.fields if field.value.strip()}
    for link, key, place in _parents(entry):
        parent = by_key.get(key) or by_key.get(key.lower())
        if parent is None:
            if not descent:
                diagnostics.append(
                    warning(
                        "unknown-parent",
                        f"there is no entry '{key}' to take fields from",
                        place,
                        "check the key, or give the file that holds the entry as well",
                    )
                )
            continue
        if parent.key in (*descent, entry.key) or len(descent) >= _MAX_GENERATIONS:
            diagnostics.append(
                warning("circular-parents", f"'{entry.key}' inherits from itself", place)
            )
            continue
        renamed = _renames(entry, parent) if link == "crossref" else {}
        grandparents = _inherited(parent, by_key, diagnostics, (*descent, entry.key))
        for field in (*parent.fields[: parent.own], *grandparents):
            if link == "crossref" and _is_its_own(field.name):
                continue
            name = renamed.get(field.name, field.name)
            if not name or name in seen or name in ("crossref", "xdata"):
                continue
            seen.add(name)
            yield replace(field, name=name, text_start=None)


def _is_its_own(name: str) -> bool:
    return name in _NOT_INHERITED or is_link_field(name)


def _renames(entry: BibEntry, parent: BibEntry) -> Mapping[str, str]:
    if entry.type == "article" and parent.type in ("periodical", "article"):
        return _RENAMED_IN_PERIODICALS
    # A parent may say its booktitle itself, as BibTeX needs it; then that is the one.
    if parent.get("booktitle") is not None:
        return {**_RENAMED, "title": "", "subtitle": ""}
    return _RENAMED


def _parents(entry: BibEntry) -> Iterator[tuple[str, str, Span]]:
    for link in ("xdata", "crossref"):
        field = entry.get(link)
        if field is not None:
            for key in field.value.split(","):
                if key.strip():
                    yield link, key.strip(), field.value_span
