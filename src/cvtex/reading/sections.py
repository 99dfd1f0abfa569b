"""The sections of a profile: validated TOML tables become `Section` and `Entry`."""

from collections.abc import Iterator
from typing import cast

from cvtex.dates import NO_DATE, PRESENT, DateRange
from cvtex.frozen import Frozen, replace
from cvtex.model import Entry, LinkKind, ListOptions, Section, SectionKind
from cvtex.reading.networks import with_scheme
from cvtex.reading.overlay import Layers, section_id, sections_of
from cvtex.reading.prose import ProseReader
from cvtex.reading.toml import Path, Table
from cvtex.reading.values import read_moment, read_selector
from cvtex.richtext import EMPTY, Rich, join


class _Layout(Frozen):
    """Which keys of an entry make its heading, its subheading, and lines labelled in words."""

    heading: str
    subheading: tuple[str, ...] = ()
    labelled: tuple[str, ...] = ()


_LAYOUTS = {
    "experience": _Layout("organization", ("role",)),
    "education": _Layout("institution", ("degree",)),
    "awards": _Layout("title", ("organization", "amount")),
    "grants": _Layout("title", ("role", "agency", "number", "amount")),
    "talks": _Layout("title", ("type", "event")),
    "teaching": _Layout("course", ("role", "institution", "term")),
    "advising": _Layout("name", ("degree", "institution"), ("thesis", "now")),
    "service": _Layout("organization", ("role",)),
    "skills": _Layout("name"),
    "references": _Layout("name", ("role", "organization", "relation")),
    "entries": _Layout("title", ("subtitle",)),
}


def read_sections(table: Table, prose: ProseReader) -> tuple[Section, ...]:
    """The sections that have something to show."""
    sections = (
        _read_section(section, ("section", index), prose)
        for index, section in enumerate(sections_of(table))
    )
    return tuple(
        section
        for section in sections
        if section.entries or section.body or section.items or section.listing
    )


def _read_section(table: Table, path: Path, prose: ProseReader) -> Section:
    kind = cast("SectionKind", table["kind"])
    entries = (
        _read_entry(entry, kind, (*path, "entry", index), prose)
        for index, entry in enumerate(_tables(table, "entry"))
    )
    return Section(
        id=section_id(table),
        title=" ".join(_string(table, "title").split()),
        kind=kind,
        entries=tuple(entry for entry in entries if _has_content(entry)),
        body=prose.paragraphs(table, "text", path),
        items=prose.lines(table, "items", path),
        listing=_read_listing(table, path, prose.layers) if kind == "publications" else None,
        span=prose.layers.span(path),
    )


def _has_content(entry: Entry) -> bool:
    return bool(
        entry.heading or entry.subheading or entry.body or entry.highlights or entry.details
    )


def _read_entry(table: Table, kind: SectionKind, path: Path, prose: ProseReader) -> Entry:
    layout = _LAYOUTS[kind]
    url = _string(table, "url")
    read = {
        key: text
        for key in (layout.heading, *layout.subheading)
        if (text := prose.line(table, key, path))
    }
    when = _read_when(table)
    term = read.pop("term", EMPTY).plain() if when == NO_DATE else ""
    heading = read.get(layout.heading, EMPTY)
    subheading = join(", ", (read[key] for key in layout.subheading if key in read))
    body = prose.paragraphs(table, "text", path)
    items = prose.lines(table, "items", path)
    if items:
        body = (join(", ", items), *body)
    if kind == "references":
        body = (*_present(_contact(table)), *body)
    labelled = (
        (prose.words[f"advisee.{key}"], prose.line(table, key, path)) for key in layout.labelled
    )
    return Entry(
        heading=heading or subheading,
        subheading=subheading if heading else EMPTY,
        place=prose.line(table, "location", path),
        when=when,
        term=term,
        body=body,
        highlights=prose.lines(table, "highlights", path),
        details=tuple(
            (label, text) for label, text in (*labelled, *prose.labelled(table, path)) if text
        ),
        url=with_scheme(url) if url else "",
        pieces=tuple(read.items()),
        items=items,
        span=prose.layers.span(path),
    )


def _present(text: Rich) -> tuple[Rich, ...]:
    return (text,) if text else ()


def _contact(table: Table) -> Rich:
    email, phone = _string(table, "email"), _string(table, "phone")
    address = Rich.link(f"mailto:{email}", Rich.of(email)) if email else EMPTY
    return join(" · ", (address, Rich.of(phone)))


def _read_when(table: Table) -> DateRange:
    if "date" in table:
        return DateRange(end=read_moment(table["date"]))
    start = read_moment(table.get("start"))
    return DateRange(start if start != PRESENT else None, read_moment(table.get("end")))


def _read_listing(table: Table, path: Path, layers: Layers) -> ListOptions:
    """The options of a publications section; what the table leaves out has its default."""
    select, here = table.get("select", []), (*path, "select")
    items = enumerate(select) if isinstance(select, list) else ()
    texts = {here: select, **{(*here, i): item for i, item in items}}
    selectors = (
        replace(selector, span=layers.span(place))
        for place, text in texts.items()
        if isinstance(text, str) and (selector := read_selector(text)) is not None
    )
    given = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in table.items()
        if key in ListOptions.__struct_fields__ and key not in {"select", "links"}
    }
    links = table.get("links", [])
    return ListOptions(
        select=tuple(selectors),
        links=tuple(cast("list[LinkKind]", links)),
        **given,  # type: ignore[arg-type]  # the schema has checked their types
    )


def _string(table: Table, key: str) -> str:
    value = table.get(key, "")
    return value.strip() if isinstance(value, str) else ""


def _tables(table: Table, key: str) -> Iterator[Table]:
    values = table.get(key)
    for value in values if isinstance(values, list) else []:
        if isinstance(value, dict):
            yield value
