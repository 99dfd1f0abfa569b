"""BibTeX files to entries whose fields know their places; the one door to pybtex.

pybtex's grammar reads each block. What it would give up on (a missing comma, brace or `=`, a brace
too many) is read as well as it can be, with a diagnostic at the place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from pybtex.database.input.bibtex import LowLevelParser
from pybtex.scanner import Pattern, PybtexSyntaxError

from cvtex.diagnostics import Diagnostic, error, warning
from cvtex.frozen import Frozen
from cvtex.model import BibEntry, BibField
from cvtex.reading.blocks import Block, BlockKind, split_blocks
from cvtex.reading.citationkeys import with_unique_keys
from cvtex.reading.delimited import FIELD, NAME, BlockText, Value
from cvtex.reading.encoding import check_encoding
from cvtex.reading.strings import STANDARD_STRINGS
from cvtex.reading.suggestions import closest
from cvtex.source import Source, Span


class Rejected(Frozen):
    """A block that could not be read; `span.text` is what stands there."""

    span: Span
    reason: str


class BibFile(Frozen):
    """A .bib file as read, each entry with its own fields only.

    Every block is a comment, a preamble, a string definition, an entry or rejected. Keys of
    entries are unique within the file: where the file repeats a key or leaves it out, the entry
    has a key made for it, and `key_span` shows what stands there. `strings` are those
    known at its end, by name in lower case.
    """

    source: Source
    blocks: tuple[Block, ...]
    entries: tuple[BibEntry, ...]
    strings: Mapping[str, str]
    rejected: tuple[Rejected, ...]
    diagnostics: tuple[Diagnostic, ...]


_BLANK = re.compile(r"(?:[\s,]+|%[^\n]*)*")
# A field with nothing wrong and no deep nesting, as nearly all are.
_PLAIN_FIELD = re.compile(
    rf"({NAME})\s*=\s*(?:\{{([^{{}}]*+(?:\{{[^{{}}]*+\}}[^{{}}]*+)*+)\}}|(\d+))\s*(?:,|(?=\}}\s*\Z))"
)
_FIELD_WITHOUT_EQUALS = re.compile(rf'({NAME})\s*(?=["{{])')
_NEXT_FIELD = re.compile(rf"(?:^|[\s,}}])(?={NAME}\s*=)")
_BARE = re.compile(rf"(?:\d+|{NAME})(?=\s*(?:[,#)}}]|{NAME}\s*=))")
_KEY = re.compile(r'\s*([^\s,{}"#%]+)\s*(?=[,)}])')
# Strings made of strings grow tenfold with every line.
_MOST_FROM_STRINGS = 10_000_000
_LOOSE_KEY = re.compile(r'[^,={}"\n]*')


def read_bibtex(source: Source, strings: Mapping[str, str] | None = None) -> BibFile:
    """Read a BibTeX or BibLaTeX file; `strings` are those that other files define.

    The strings of the whole file are known to all of its entries, wherever they stand.
    """
    blocks = split_blocks(source)
    macros = _Macros({**STANDARD_STRINGS, **(strings or {})}, _MOST_FROM_STRINGS)
    diagnostics = [*check_encoding(source), *_stray_braces(source, blocks)]
    for block in blocks:
        if block.kind is BlockKind.STRING:
            parser = _BlockParser(block, macros)
            parser.parse()
            diagnostics += parser.block.diagnostics
    entries = []
    rejected = []
    for block in blocks:
        if block.kind is not BlockKind.ENTRY:
            continue
        parser = _BlockParser(block, macros)
        parser.parse()
        if not parser.key and not parser.fields:
            reason = "there is no citation key and no field in it"
            rejected.append(Rejected(block.span, reason))
            message = f"this @{block.type} can't be read: {reason}"
            diagnostics.append(error("unreadable-entry", message, block.span))
            continue
        diagnostics += parser.block.diagnostics
        fields = _unique_fields(parser.fields, diagnostics)
        entries.append(
            BibEntry(block.type, parser.key, fields, len(fields), block.span, parser.key_span)
        )
    unique, findings = with_unique_keys(entries)
    diagnostics = sorted((*diagnostics, *findings), key=lambda d: d.span.start if d.span else 0)
    return BibFile(source, blocks, unique, macros.texts, tuple(rejected), tuple(diagnostics))


def _stray_braces(source: Source, blocks: Sequence[Block]) -> Iterator[Diagnostic]:
    """Closing braces between blocks, which BibTeX passes over in silence."""
    ends = [0, *(block.span.end for block in blocks)]
    starts = [*(block.span.start for block in blocks), len(source.text)]
    for end, start in zip(ends, starts, strict=True):
        between = source.text[end:start]
        text = between.strip()
        at = end + between.find(text)
        if text and not text.strip("})"):
            message = "this brace closes nothing"
            yield warning("stray-brace", message, source.span(at, at + 1), "delete it")


def _unique_fields(
    fields: Sequence[BibField], diagnostics: list[Diagnostic]
) -> tuple[BibField, ...]:
    """The first field of each name, or the first that is not blank."""
    unique: dict[str, BibField] = {}
    for field in fields:
        earlier = unique.get(field.name)
        if earlier is None or not earlier.value.strip():
            unique[field.name] = field
        elif field.value.strip() and field.value != earlier.value:
            source = field.value_span.source
            line = source.position(earlier.name_start).line
            diagnostics.append(
                warning(
                    "duplicate-field",
                    f"'{field.name}' is already given in line {line}; that one counts",
                    source.span(field.name_start, field.name_start + len(field.name)),
                    "delete one of the two",
                )
            )
    return tuple(unique.values())


class _Macros:
    """The strings of a file by name, and how many characters they may still come to in it."""

    def __init__(self, texts: dict[str, str], room: int) -> None:
        self.texts = texts
        self.room = room


class _BlockParser(LowLevelParser):  # type: ignore[misc]
    """pybtex's parser for one block, with places, and with a reading for what is malformed."""

    NAME = Pattern(NAME, "a name")

    def __init__(self, block: Block, macros: _Macros) -> None:
        self.block = BlockText(block)
        super().__init__(self.block.text, macros=macros.texts)
        self._strings = macros
        self.type = block.type
        self.key = ""
        self.key_span = self.block.span(0, 0)
        self.fields: list[BibField] = []
        self._offset = block.span.start
        self._value = Value("", 0, 0)

    def parse(self) -> None:
        """Read the block into `key` and `fields`, or into the macros."""
        self.pos = 1
        try:
            self.parse_command()
        except PybtexSyntaxError as problem:
            self.handle_error(problem)
        if not self.block.ends_itself:
            end = self.block.last - 1
            self.block.warn(
                "missing-brace",
                f"the closing brace of this @{self.type} is missing",
                end - 1,
                end,
                "add it here",
            )

    # --- hooks of pybtex's parser ---

    def update_lineno(self, value: str) -> None:
        """Lines are counted by the source, and only where there is something to report."""

    def handle_error(self, problem: PybtexSyntaxError) -> None:
        self.block.warn("syntax", str(problem.args[0]), self.pos, self.pos + 1)

    def parse_string_body(self, _body_end: Pattern) -> None:
        self.current_field_name = name = self.required([self.NAME]).value.lower()
        self.required([self.EQUALS])
        self.parse_value()
        value = "".join(self.current_value)
        if self.macros.get(name, value) != value and name not in STANDARD_STRINGS:
            self.block.warn(
                "duplicate-string",
                f"the string '{name}' is defined twice; the last definition counts",
                0,
                1,
            )
        self.macros[name] = value

    def parse_entry_body(self, _body_end: Pattern) -> None:
        self._parse_key()
        self.parse_entry_fields()

    def parse_entry_fields(self) -> None:
        text, last = self.text, self.block.last
        while True:
            blank = _BLANK.match(text, self.pos)
            self.pos = blank.end() if blank else self.pos
            if self.pos >= last:
                self.pos = last
                return
            plain = _PLAIN_FIELD.match(text, self.pos) if self.block.closed else None
            if plain is not None:
                self._add_plain(plain)
                self.pos = plain.end()
                continue
            name = FIELD.match(text, self.pos)
            if name is None:
                name = _FIELD_WITHOUT_EQUALS.match(text, self.pos)
                if name is None:
                    self._skip_unreadable()
                    continue
                self.block.warn(
                    "missing-equals",
                    f"expected '=' after '{name[1]}'",
                    name.end(1),
                    name.end(1) + 1,
                )
            self.pos = name.end()
            self._parse_field(name)

    def parse_value_part(self) -> str:
        self.eat_whitespace()
        start = self.pos
        name = self.current_field_name
        character = self.text[start] if start < self.block.last else ""
        if character == "{":
            value = self.block.braced(start, name)
        elif character == '"':
            value = self.block.quoted(start, name)
        elif (bare := _BARE.match(self.text, start)) is None:
            value = self.block.bare(start, name)
        elif bare.group().isdecimal():
            value = Value(bare.group(), start, bare.end())
        else:
            value = Value(self._macro(bare), start, bare.end(), exact=False)
        self._value = value
        self.pos = value.end
        return value.text

    # --- parts of an entry ---

    def _parse_key(self) -> None:
        key = _KEY.match(self.text, self.pos)
        if key is not None and not FIELD.match(key[1]):
            self.key, self.pos = key[1], key.end()
            self.key_span = self.block.span(*key.span(1))
            return
        self.eat_whitespace()
        start = self.pos
        run = _LOOSE_KEY.match(self.text, start)
        text = run.group().strip() if run else ""
        end = start + len(text)
        if not text or self.text[run.end() if run else start :][:1] in ("=", "{", '"'):
            self.block.warn("missing-key", "this entry has no citation key", 0, start)
            self.key_span = self.block.span(start, start)
            return
        self.key = "-".join(text.split())
        self.key_span = self.block.span(start, end)
        self.pos = end
        if text == self.key:
            self.block.warn("missing-comma", f"expected ',' after the key '{text}'", end - 1, end)
        else:
            self.block.warn(
                "odd-key",
                "a citation key can't hold spaces",
                start,
                end,
                f"this entry is known as '{self.key}'",
            )

    def _add_plain(self, field: re.Match[str]) -> None:
        group = 2 if field[3] is None else 3
        start, end = field.span(group)
        around = 3 - group  # the braces belong to the value's place
        offset = self._offset
        span = self.block.source.span(offset + start - around, offset + end + around)
        self.fields.append(
            BibField(field[1].lower(), field[group], offset + field.start(), span, offset + start)
        )

    def _parse_field(self, name: re.Match[str]) -> None:
        self.current_field_name = name[1].lower()
        self.eat_whitespace()
        start = self.pos
        self.parse_value()
        value, end = self._value, max(self._value.end, start)
        exact = value.exact and len(self.current_value) == 1
        self.fields.append(
            BibField(
                self.current_field_name,
                "".join(self.current_value),
                self._offset + name.start(1),
                self.block.span(start, end),
                self._offset + value.start if exact else None,
            )
        )
        following = self.text[self.pos : self.pos + 1]
        if following == "," or self.pos >= self.block.last:
            return
        if FIELD.match(self.text, self.pos):
            message = f"expected ',' after the value of '{self.current_field_name}'"
            self.block.warn("missing-comma", message, end - 1, end)

    def _skip_unreadable(self) -> None:
        start = self.pos
        ahead = _NEXT_FIELD.search(self.text, start + 1)
        self.pos = min(ahead.end() if ahead else self.block.last, self.block.last)
        skipped = self.text[start : self.pos].rstrip(" \t\r\n,")
        if skipped.strip("{}() \t\r\n,"):
            self.block.warn("unreadable-text", "this is no field", start, start + len(skipped))
        else:
            self.block.warn("stray-brace", "this brace closes nothing", start, start + 1)

    def _macro(self, word: re.Match[str]) -> str:
        name = word.group()
        known = self._strings.texts.get(name.lower())
        if known is not None:
            if len(known) <= self._strings.room:
                self._strings.room -= len(known)
                return known
            self.block.warn(
                "too-many-strings",
                f"the strings of this file come to more than {_MOST_FROM_STRINGS:,} characters; "
                f"the name '{name}' is used",
                *word.span(),
            )
            return name
        near = closest(name, self.macros)
        self.block.warn(
            "undefined-macro",
            f"the string '{name}' is not defined; its name is used",
            *word.span(),
            f"did you mean '{near}'?"
            if near
            else f"define it with @string, or put the value in braces: {{{name}}}",
        )
        return name
