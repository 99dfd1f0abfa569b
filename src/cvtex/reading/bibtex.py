"""BibTeX files to entries whose fields know their places; the one door to pybtex.

pybtex's grammar reads each block. What it would give up on (a missing comma, brace or `=`, a brace
too many) is read as well as it can be, with a diagnostic at the place.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.scanner import Pattern, PybtexSyntaxError

from cvtex.diagnostics import Diagnostic, error, warning
from cvtex.model import BibEntry, BibField
from cvtex.reading.blocks import Block, BlockKind, split_blocks
from cvtex.reading.delimited import FIELD, NAME, BlockText, Value
from cvtex.source import Source, Span


@dataclass(frozen=True, slots=True)
class Rejected:
    """A block that could not be read; `span.text` is what stands there."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class BibFile:
    """A .bib file as read, each entry with its own fields only.

    Every block is a comment, a preamble, a string definition, an entry or rejected. Keys of
    entries are unique within the file: where the file repeats a key or leaves it out, the entry
    has a key made for it, and `key_span` shows what stands there. `macros` are the strings
    defined, by name in lower case.
    """

    source: Source
    blocks: tuple[Block, ...]
    entries: tuple[BibEntry, ...]
    macros: Mapping[str, str]
    rejected: tuple[Rejected, ...]
    diagnostics: tuple[Diagnostic, ...]


# What plain.bst and its kin define, besides the months.
_JOURNALS = {
    "acmcs": "ACM Computing Surveys",
    "acta": "Acta Informatica",
    "cacm": "Communications of the ACM",
    "ibmjrd": "IBM Journal of Research and Development",
    "ibmsj": "IBM Systems Journal",
    "ieeese": "IEEE Transactions on Software Engineering",
    "ieeetc": "IEEE Transactions on Computers",
    "ieeetcad": "IEEE Transactions on Computer-Aided Design of Integrated Circuits",
    "ipl": "Information Processing Letters",
    "jacm": "Journal of the ACM",
    "jcss": "Journal of Computer and System Sciences",
    "scp": "Science of Computer Programming",
    "sicomp": "SIAM Journal on Computing",
    "tocs": "ACM Transactions on Computer Systems",
    "tods": "ACM Transactions on Database Systems",
    "tog": "ACM Transactions on Graphics",
    "toms": "ACM Transactions on Mathematical Software",
    "toois": "ACM Transactions on Office Information Systems",
    "toplas": "ACM Transactions on Programming Languages and Systems",
    "tcs": "Theoretical Computer Science",
}
STANDARD_MACROS: Mapping[str, str] = {**month_names, **_JOURNALS}

_BLANK = re.compile(r"(?:[\s,]+|%[^\n]*)*")
# A field with nothing wrong and no deep nesting, as nearly all are.
_PLAIN_FIELD = re.compile(
    rf"({NAME})\s*=\s*(?:\{{([^{{}}]*+(?:\{{[^{{}}]*+\}}[^{{}}]*+)*+)\}}|(\d+))\s*(?:,|(?=\}}\s*\Z))"
)
_FIELD_WITHOUT_EQUALS = re.compile(rf'({NAME})\s*(?=["{{])')
_NEXT_FIELD = re.compile(rf"(?:^|[\s,}}])(?={NAME}\s*=)")
_BARE = re.compile(rf"(?:\d+|{NAME})(?=\s*(?:[,#)}}]|{NAME}\s*=))")
_KEY = re.compile(r'\s*([^\s,{}"#%]+)\s*(?=[,)}])')
_LOOSE_KEY = re.compile(r'[^,={}"\n]*')


def read_bibtex(source: Source, macros: Mapping[str, str] | None = None) -> BibFile:
    """Read a BibTeX or BibLaTeX file; `macros` are strings that other files define.

    The strings of the whole file are known to all of its entries, wherever they stand.
    """
    blocks = split_blocks(source)
    reading = _Reading(source, {**STANDARD_MACROS, **(macros or {})})
    for block in blocks:
        if block.kind is BlockKind.STRING:
            reading.string(block)
    for block in blocks:
        if block.kind is BlockKind.ENTRY:
            reading.entry(block)
    reading.leftovers(blocks)
    return BibFile(
        source,
        blocks,
        tuple(reading.entries),
        reading.macros,
        tuple(reading.rejected),
        tuple(sorted(reading.diagnostics, key=lambda d: d.span.start if d.span else 0)),
    )


class _Reading:
    """What has been read of a file so far."""

    def __init__(self, source: Source, macros: dict[str, str]) -> None:
        self.source = source
        self.macros = macros
        self.entries: list[BibEntry] = []
        self.rejected: list[Rejected] = []
        self.diagnostics: list[Diagnostic] = []
        self._keys: dict[str, Span] = {}
        if source.guessed:
            start = next((i for i, c in enumerate(source.text) if ord(c) > 127), 0)
            self.diagnostics.append(
                warning(
                    "guessed-encoding",
                    f"this file is not UTF-8; it is read as {source.encoding}",
                    source.span(start, start + 1),
                    "save it as UTF-8",
                )
            )

    def string(self, block: Block) -> None:
        parser = _BlockParser(block, self.macros)
        parser.parse()
        self.diagnostics += parser.block.diagnostics

    def entry(self, block: Block) -> None:
        parser = _BlockParser(block, self.macros)
        parser.parse()
        self.diagnostics += parser.block.diagnostics
        if not parser.key and not parser.fields:
            self._reject(block, "there is no citation key and no field in it")
            return
        key = self._unique_key(parser.key, parser.key_span)
        fields = self._unique_fields(parser.fields)
        self.entries.append(
            BibEntry(block.type, key, fields, len(fields), block.span, parser.key_span)
        )

    def _reject(self, block: Block, reason: str) -> None:
        self.rejected.append(Rejected(block.span, reason))
        self.diagnostics.append(
            error("unreadable-entry", f"this @{block.type} can't be read: {reason}", block.span)
        )

    def _unique_key(self, key: str, span: Span) -> str:
        if key and key not in self._keys:
            self._keys[key] = span
            return key
        number = 1
        base = key or "unnamed"
        if key:
            number = 2
        while (unique := f"{base}-{number}") in self._keys:
            number += 1
        self._keys[unique] = span
        if key:
            first = self._keys[key].position.line
            self.diagnostics.append(
                warning(
                    "duplicate-key",
                    f"the key '{key}' is already used in line {first}",
                    span,
                    f"this entry is known as '{unique}' until it gets a key of its own",
                )
            )
        return unique

    def _unique_fields(self, fields: list[BibField]) -> tuple[BibField, ...]:
        unique: dict[str, BibField] = {}
        for field in fields:
            earlier = unique.get(field.name)
            if earlier is None or not earlier.value.strip():
                unique[field.name] = field
            elif field.value.strip() and field.value != earlier.value:
                line = self.source.position(earlier.name_start).line
                self.diagnostics.append(
                    warning(
                        "duplicate-field",
                        f"'{field.name}' is already given in line {line}; that one counts",
                        self.source.span(field.name_start, field.name_start + len(field.name)),
                        "delete one of the two",
                    )
                )
        return tuple(unique.values())

    def leftovers(self, blocks: tuple[Block, ...]) -> None:
        """Notice closing braces between blocks, which BibTeX passes over in silence."""
        ends = [0, *(block.span.end for block in blocks)]
        starts = [*(block.span.start for block in blocks), len(self.source.text)]
        for end, start in zip(ends, starts, strict=True):
            between = self.source.text[end:start]
            if between.strip() and not between.strip().strip("})"):
                at = end + len(between) - len(between.lstrip())
                self.diagnostics.append(
                    warning(
                        "stray-brace",
                        "this brace closes nothing",
                        self.source.span(at, at + 1),
                        "delete it",
                    )
                )


class _BlockParser(LowLevelParser):  # type: ignore[misc]
    """pybtex's parser for one block, with places, and with a reading for what is malformed."""

    NAME = Pattern(NAME, "a name")

    def __init__(self, block: Block, macros: dict[str, str]) -> None:
        self.block = BlockText(block)
        super().__init__(self.block.text, macros=macros)
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
        if self.macros.get(name, value) != value and name not in STANDARD_MACROS:
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
        known = self.macros.get(name.lower())
        if known is not None:
            return str(known)
        self.block.warn(
            "undefined-macro",
            f"the string '{name}' is not defined; its name is used",
            *word.span(),
            f"define it with @string, or put the value in braces: {{{name}}}",
        )
        return name
