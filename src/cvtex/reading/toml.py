"""TOML files as values, and where each value stands in its file."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from functools import cached_property

from tree_sitter import Language, Node, Parser
from tree_sitter_toml import language

from cvtex.diagnostics import Diagnostic, InputError, error
from cvtex.frozen import Frozen
from cvtex.source import Source, Span

Value = str | int | float | bool | date | datetime | time | list["Value"] | dict[str, "Value"]
Table = dict[str, Value]
Path = tuple[str | int, ...]


class Place(Frozen):
    """Where a value stands: its key, and the value itself (for a table its header)."""

    key: Span
    value: Span


class Document(Frozen, eq=False, dict=True):
    """A parsed TOML text."""

    source: Source
    table: Table

    @cached_property
    def places(self) -> Mapping[Path, Place]:
        """The place of every value, by the keys and indices that lead to it."""
        return _places(self.source)


def parse_document(source: Source) -> Document:
    """Parse a TOML text; raises `InputError` with the first place where it is no TOML."""
    try:
        table = tomllib.loads(source.text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as problem:
        raise InputError([_syntax_error(source, str(problem))]) from None
    except RecursionError:
        raise InputError([_too_deep(source)]) from None
    check_depth(source, table)
    return Document(source, table)


def check_depth(source: Source, table: Table) -> None:
    """Raise `InputError` where tables and lists are nested so deep that nothing could walk them."""
    if _depth(table) > _DEEPEST:
        raise InputError([_too_deep(source)])


# No profile needs as much.
_DEEPEST = 20


def _depth(table: Table) -> int:
    depth = 0
    level: list[Table | list[Value]] = [table]
    while level and depth <= _DEEPEST:
        depth += 1
        values = [v for t in level for v in (t.values() if isinstance(t, dict) else t)]
        level = [value for value in values if isinstance(value, dict | list)]
    return depth


def _too_deep(source: Source) -> Diagnostic:
    """Points at the first line that opens or names more tables and lists than may be nested."""
    lines = source.text.splitlines(keepends=True)
    depths = [sum(map(line.count, "[{.")) for line in lines]
    number = next((i for i, depth in enumerate(depths) if depth > _DEEPEST), 0)
    start = sum(map(len, lines[:number]))
    return error("toml-syntax", "this is nested too deeply", source.span(start, start + 1))


# --- syntax errors -----------------------------------------------------------------------------

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_OPEN_TEXT = ("the text has no closing quote", "close it with the quote that opened it")
_ESCAPE = ("a backslash in double quotes", "double it, or use single quotes: 'C:\\Users'")
# What tomllib says, what we say, and what to do about it.
_SYNTAX = (
    ("Expected '=' after a key", "expected '=' after the key", 'write it as: key = "text"'),
    ("Expected newline or end", "expected the end of the line", "each key has a line of its own"),
    ("Unclosed array", "expected ',' or ']' in the list", "the list is not closed"),
    ("Unclosed inline table", "expected ',' or '}' in the table", "the table is not closed"),
    ("Unterminated string", *_OPEN_TEXT),
    ('Expected "\'"', *_OPEN_TEXT),
    ("Expected '\"", *_OPEN_TEXT),
    ("Illegal character '\\n'", _OPEN_TEXT[0], 'text over several lines goes in """ """'),
    ("Invalid value", "this is no value", 'text goes in quotes: "text"'),
    ("Unescaped '\\' in a string", *_ESCAPE),
    ("Invalid hex value", *_ESCAPE),
    ("Escaped character is not", "this is no Unicode character", "type the character itself"),
    ("Invalid initial character", "a key can't begin like this", "put the key in quotes"),
    ("Expected ']]'", "expected ']]' at the end of the header", "write it as: [[section]]"),
    ("Expected ']'", "expected ']' at the end of the header", "write it as: [person]"),
    ("Cannot declare", "this table is here a second time", "join the two under one header"),
    ("Cannot overwrite a value", "this key is here a second time", "delete one of the two"),
    ("Duplicate inline table key", "this key is here a second time", "delete one of the two"),
    ("Cannot mutate immutable", "the table is closed", "move the key into the table above"),
    ("Cannot redefine", "this is here a second time", "delete one of the two"),
    ("Invalid statement", "this is neither a key nor a header", 'write it as: key = "text"'),
    ("Invalid date", "there is no such date", 'write it as: "2023-09-14"'),
    ("Found invalid character", "this character can't stand here", "put the text in quotes"),
    ("Illegal character", "this character can't stand here", "delete it"),
)
_SECOND_TIME = ("Cannot declare", "Cannot overwrite a value", "Cannot redefine")
# A line with a value that is neither in quotes nor a list or a table.
_BARE = re.compile(r"\s*[^=]*?=\s*(?P<value>[^\s\"'\[{#][^#]*)")


def _syntax_error(source: Source, said: str) -> Diagnostic:
    place = _PLACE.search(said)
    start = len(source.text.rstrip())
    if place is not None and place[1]:
        start = min(source.offset(int(place[1]), int(place[2])), len(source.text))
    plain = said[: place.start()] if place else said
    message, advice = next(
        ((ours, what_to_do) for theirs, ours, what_to_do in _SYNTAX if plain.startswith(theirs)),
        (plain[:1].lower() + plain[1:], ""),
    )
    end = min(start + 1, len(source.text))
    if plain.startswith(_SECOND_TIME):
        line, column = source.position(start)
        text = source.line(line)
        stop = text.find("=") if text.find("=") > 0 else len(text)
        start -= column - 1 - (len(text) - len(text.lstrip()))
        end = start + len(text[:stop].strip())
    elif plain.startswith(("Invalid value", "Expected newline")):
        advice = _quotes(source.line(source.position(start).line)) or advice
    return error("toml-syntax", message, source.span(start, end), advice)


def _quotes(line: str) -> str:
    """What to write where a line has a value without quotes."""
    bare = _BARE.fullmatch(line.partition(" #")[0])
    if bare is None:
        return ""
    value = bare["value"].strip().strip("“”„‟«»").replace('"', "'")
    truth = {"yes": "true", "on": "true", "true": "true"} | dict.fromkeys(
        ("no", "off", "false"), "false"
    )
    known = truth.get(value.casefold())
    return f"write: {known}" if known else f'put it in quotes: "{value}"'


# --- places ------------------------------------------------------------------------------------


def _places(source: Source) -> Mapping[Path, Place]:
    data = source.text.encode()
    tree = Parser(Language(language())).parse(data)
    walk = _Walk(source)
    walk.document(tree.root_node)
    return walk.places


def _character_offsets(text: str) -> list[int] | None:
    """The character at each byte of the text's UTF-8; None where the two count alike."""
    if text.isascii():
        return None
    offsets = [i for i, character in enumerate(text) for _ in character.encode()]
    return [*offsets, len(text)]


class _Walk:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.offsets = _character_offsets(source.text)
        self.places: dict[Path, Place] = {}
        self.counts: dict[Path, int] = {}

    def span(self, first: Node, last: Node) -> Span:
        start, end = first.start_byte, last.end_byte
        if self.offsets is not None:
            start, end = self.offsets[start], self.offsets[end]
        return self.source.span(start, end)

    def document(self, root: Node) -> None:
        for node in root.children:
            if node.type == "pair":
                self.pair((), node)
            elif node.type in {"table", "table_array_element"}:
                self.table(node)

    def table(self, node: Node) -> None:
        repeated = node.type == "table_array_element"
        closing = next((c for c in node.children if c.type in {"]", "]]"}), node.children[0])
        header = self.span(node.children[0], closing)
        keys = list(_key_parts(node.named_children[0]))
        path: Path = ()
        for index, part in enumerate(keys):
            path = (*path, _key_text(part))
            if index < len(keys) - 1 or not repeated:
                if path in self.counts:
                    path = (*path, self.counts[path] - 1)
            else:
                self.places.setdefault(path, Place(self.span(part, part), header))
                self.counts[path] = self.counts.get(path, 0) + 1
                path = (*path, self.counts[path] - 1)
            place = Place(self.span(part, part), header)
            if index == len(keys) - 1:
                self.places[path] = place
            else:
                self.places.setdefault(path, place)
        for child in node.named_children[1:]:
            if child.type == "pair":
                self.pair(path, child)

    def pair(self, path: Path, node: Node) -> None:
        key, value = _without_comments(node)
        for part in _key_parts(key):
            path = (*path, _key_text(part))
            self.places.setdefault(path, Place(self.span(part, part), self.span(value, value)))
        self.value(path, value)

    def value(self, path: Path, node: Node) -> None:
        if node.type == "inline_table":
            for child in node.named_children:
                if child.type == "pair":
                    self.pair(path, child)
        elif node.type == "array":
            for index, child in enumerate(_without_comments(node)):
                span = self.span(child, child)
                self.places[(*path, index)] = Place(span, span)
                self.value((*path, index), child)


def _without_comments(node: Node) -> list[Node]:
    return [child for child in node.named_children if child.type != "comment"]


def _key_parts(node: Node) -> Iterator[Node]:
    if node.type == "dotted_key":
        for child in node.named_children:
            yield from _key_parts(child)
    else:
        yield node


def _key_text(node: Node) -> str:
    text = (node.text or b"").decode()
    return text if node.type == "bare_key" else next(iter(tomllib.loads(f"{text} = 0")))
