"""Laying one TOML table over another, remembering which file each value came from."""

import re
import unicodedata
from collections.abc import Mapping
from copy import deepcopy

from cvtex.frozen import Frozen
from cvtex.reading.toml import Document, Path, Place, Table, Value
from cvtex.source import Span


class Layers(Frozen, eq=False):
    """A table put together from several documents.

    `origins` says for the places where something was laid on which document it came from, and
    where it stands there; what lies below such a place came with it.
    """

    table: Table
    origins: Mapping[Path, tuple[Document, Path]]

    def origin(self, path: Path) -> tuple[Document, Path]:
        """The document that a value came from, and where it stands there."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.origins:
                document, below = self.origins[path[:length]]
                return document, below + path[length:]
        document, below = self.origins[()]
        return document, below + path

    def place(self, path: Path) -> Place | None:
        """Where a value stands, or else the nearest table around it."""
        return _nearest(*self.origin(path))

    def span(self, path: Path) -> Span | None:
        """The value at a path; of a table its header."""
        place = self.place(path)
        return place.value if place else None

    def key_span(self, path: Path) -> Span | None:
        """The key of the value at a path."""
        place = self.place(path)
        return place.key if place else None


def _nearest(document: Document, path: Path) -> Place | None:
    while path and path not in document.places:
        path = path[:-1]
    return document.places.get(path)


def lay_first(document: Document) -> Layers:
    """The bottom layer: a document as it is."""
    return Layers(document.table, {(): (document, ())})


def lay(layers: Layers, over: Layers, at: Path = ()) -> Layers:
    """The layers with other layers, or the table in them at a path, laid over them.

    Tables are joined key by key, sections by their id; any other value takes the place of what
    was there. In an overlay, `section` may also be a table with a section's keys under its id.
    """
    laid = _Laying(deepcopy(layers.table), dict(layers.origins), over)
    laid.join(laid.table, table_at(over.table, at), (), at)
    return Layers(laid.table, laid.origins)


def section_id(section: Value) -> str:
    """The id of a section: given, or the slug of its title, or its kind."""
    if not isinstance(section, dict):
        return ""
    for key in ("id", "title", "kind"):
        value = section.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip() if key == "id" else slug(value)
    return ""


def slug(title: str) -> str:
    """A title as an id: lower case, without accents, hyphens between words.

    >>> slug("Work Experience")
    'work-experience'
    """
    letters = unicodedata.normalize("NFKD", title.casefold())
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", re.sub(r"[\W_]+", "-", bare)).strip("-")


class _Laying:
    def __init__(
        self, table: Table, origins: dict[Path, tuple[Document, Path]], over: Layers
    ) -> None:
        self.table, self.origins, self.over = table, origins, over

    def join(self, under: Table, over: Table, path: Path, origin: Path) -> None:
        for key, value in over.items():
            here, there = (*path, key), (*origin, key)
            below = under.get(key)
            if here == ("section",) and isinstance(value, list | dict):
                self.join_sections(value, there)
            elif isinstance(below, dict) and isinstance(value, dict):
                self.join(below, value, here, there)
            else:
                under[key] = deepcopy(value)
                self.came_from(here, there)

    def join_sections(self, over: list[Value] | Table, origin: Path) -> None:
        sections = self.table.setdefault("section", [])
        if not isinstance(sections, list):
            return
        ids = [section_id(section) for section in sections]
        named = over.items() if isinstance(over, dict) else enumerate(over)
        for name, value in named:
            wanted = name if isinstance(name, str) else section_id(value)
            there = (*origin, name)
            below = sections[ids.index(wanted)] if wanted in ids else None
            if isinstance(below, dict) and isinstance(value, dict):
                # A new title must not change what the section is known by.
                below.setdefault("id", wanted)
                self.join(below, value, ("section", ids.index(wanted)), there)
            elif isinstance(name, int):
                sections.append(deepcopy(value))
                self.came_from(("section", len(sections) - 1), there)

    def came_from(self, here: Path, there: Path) -> None:
        for path in [path for path in self.origins if path[: len(here)] == here]:
            del self.origins[path]
        self.origins[here] = self.over.origin(there)
        for path, origin in self.over.origins.items():
            if len(path) > len(there) and path[: len(there)] == there:
                self.origins[here + path[len(there) :]] = origin


def table_at(table: Table, path: Path) -> Table:
    """The table that a path of keys leads to; an empty one where it leads to none."""
    for key in path:
        value = table.get(key) if isinstance(key, str) else None
        table = value if isinstance(value, dict) else {}
    return table


def without_blanks(layers: Layers) -> Layers:
    """The layers without variants and blank values.

    A blank text counts as absent. The theme's options stay as they are, since only the theme knows
    what a blank one means.
    """
    table = {
        key: value if key == "style" else _filled(value)
        for key, value in layers.table.items()
        if key != "variant"
    }
    return Layers(table, layers.origins)


def _filled(value: Value) -> Value:
    """A value with the blank texts in its tables left out; lists keep their places."""
    if isinstance(value, list):
        return [_filled(item) for item in value]
    if isinstance(value, dict):
        return {key: _filled(v) for key, v in value.items() if not _is_blank(v)}
    return value


def _is_blank(value: Value) -> bool:
    return isinstance(value, str) and not value.strip()


def with_kinds(layers: Layers) -> Layers:
    """The layers with a kind in every section: one that doesn't say it has it from its keys."""
    sections = layers.table.get("section")
    if not isinstance(sections, list):
        return layers
    told = [
        section
        if not isinstance(section, dict) or "kind" in section
        else {**section, "kind": _infer_kind(section)}
        for section in sections
    ]
    return Layers({**layers.table, "section": told}, layers.origins)


def _infer_kind(section: Table) -> str:
    if "entry" in section:
        return "entries"
    return "list" if "items" in section else "text"


def sections_of(table: Table) -> list[Table]:
    """The tables of the sections; an empty one stands for what is no table."""
    sections = table.get("section")
    items = sections if isinstance(sections, list) else []
    return [section if isinstance(section, dict) else {} for section in items]
