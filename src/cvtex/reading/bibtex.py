"""BibTeX files to entries whose fields know their places; the one door to pybtex.

pybtex's grammar reads each block. What it would give up on (a missing comma, brace or `=`, a brace
too many) is read as well as it can be, with a diagnostic at the place.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.scanner import Pattern, PybtexSyntaxError

from cvtex.diagnostics import Diagnostic, error, warning
from cvtex.model import BibEntry, BibField
from cvtex.reading.blocks import Block, BlockKind, split_blocks
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

_NAME = r"""[^\s"#%'(),={}\d][^\s"#%'(),={}]*"""
_BLANK = re.compile(r"(?:[\s,]+|%[^\n]*)*")
_FIELD = re.compile(rf"({_NAME})\s*=")
_FIELD_WITHOUT_EQUALS = re.compile(rf'({_NAME})\s*(?=["{{])')
_FIELD_ON_NEXT_LINE = re.compile(rf'[,\n]\s*{_NAME}\s*=\s*(?:["{{\d]|\w+\s*[,#\n}}])')
_NEXT_FIELD = re.compile(rf"(?:^|[\s,}}])(?={_NAME}\s*=)")
_BARE = re.compile(rf"(?:\d+|{_NAME})(?=\s*(?:[,#)}}]|{_NAME}\s*=))")
_BARE_RUN = re.compile(r'[^,#{}"\n]*')
_BRACE = re.compile(r"[{}]")
_QUOTE_OR_BRACE = re.compile(r'["{}]')
_CLOSING_QUOTE = re.compile(rf'"(?=\s*(?:,\s*(?:{_NAME}\s*=|[}})%]|$)|[}})]\s*$|\n\s*{_NAME}\s*=))')
_OPENED_BY_PARENTHESIS = re.compile(r"@\s*[^\s({]+\s*\(")
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
        self.diagnostics += parser.diagnostics

    def entry(self, block: Block) -> None:
        parser = _BlockParser(block, self.macros)
        parser.parse()
        self.diagnostics += parser.diagnostics
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

    NAME = Pattern(_NAME, "a name")

    def __init__(self, block: Block, macros: dict[str, str]) -> None:
        text = block.span.text
        # A brace alone on the last line closes the block, whatever else is not closed in it.
        self._ends_itself = block.closed or text.rpartition("\n")[2].strip() in ("}", ")")
        if not self._ends_itself:
            text += "\n" + (")" if _OPENED_BY_PARENTHESIS.match(text) else "}")
        super().__init__(text, macros=macros)
        self.block = block
        self.key = ""
        self.key_span = block.span.source.span(block.span.start, block.span.start)
        self.fields: list[BibField] = []
        self.diagnostics: list[Diagnostic] = []
        self._offset = block.span.start
        self._value_start = self._value_end = 0
        self._inner: tuple[int, str] | None = None

    def parse(self) -> None:
        """Read the block into `key` and `fields`, or into the macros."""
        self.pos = 1
        try:
            self.parse_command()
        except PybtexSyntaxError as problem:
            self.handle_error(problem)
        if not self._ends_itself:
            end = self.block.span.end - self._offset
            self._tell(
                "missing-brace",
                f"the closing brace of this @{self.block.type} is missing",
                (end - 1, end),
                "add it here",
            )

    # --- hooks of pybtex's parser ---

    def update_lineno(self, value: str) -> None:
        """Lines are counted by the source, and only where there is something to report."""

    def handle_error(self, problem: PybtexSyntaxError) -> None:
        at = min(self.pos, self.block.span.end - self._offset - 1)
        message = problem.args[0] if problem.args else "syntax error"
        self._tell("syntax", f"{message}", (at, at + 1))

    def parse_entry_body(self, _body_end: Pattern) -> None:
        self._parse_key()
        self.parse_entry_fields()

    def parse_string_body(self, _body_end: Pattern) -> None:
        self.current_field_name = name = self.required([self.NAME]).value.lower()
        self.required([self.EQUALS])
        self.parse_value()
        value = "".join(self.current_value)
        known = self.macros.get(name)
        if known is not None and known != value and name not in STANDARD_MACROS:
            self._tell(
                "duplicate-string",
                f"the string '{name}' is defined twice; the last definition counts",
                (0, 1),
            )
        self.macros[name] = value

    def parse_entry_fields(self) -> None:
        last = len(self.text.rstrip()) - 1
        while True:
            self.pos = _BLANK.match(self.text, self.pos).end()
            if self.pos >= last:
                self.pos = last
                return
            name = _FIELD.match(self.text, self.pos)
            if name is None:
                name = _FIELD_WITHOUT_EQUALS.match(self.text, self.pos)
                if name is None:
                    self._skip_unreadable(last)
                    continue
                self._tell(
                    "missing-equals",
                    f"expected '=' after '{name[1]}'",
                    (name.end(1), name.end(1) + 1),
                )
            self.pos = name.end()
            self._parse_field(name, last)

    def parse_value_part(self) -> str:
        self.eat_whitespace()
        start = self.pos
        character = self.text[start] if start < len(self.text) else ""
        if character == "{":
            inner, value, self.pos = self._braced(start)
        elif character == '"':
            inner, value, self.pos = self._quoted(start)
        elif (bare := _BARE.match(self.text, start)) is not None:
            self.pos = bare.end()
            inner, value = start, bare.group()
            if not value.isdecimal():
                return self._macro(value, start)
        else:
            inner, value, self.pos = self._unquoted(start)
        self._inner = (inner, value)
        self._value_end = self.pos
        return value

    # --- keys ---

    def _parse_key(self) -> None:
        key = _KEY.match(self.text, self.pos)
        if key is not None and not _FIELD.match(key[1]):
            self.key = key[1]
            start, self.pos = key.start(1), key.end()
        else:
            self.eat_whitespace()
            start = self.pos
            run = _LOOSE_KEY.match(self.text, start)
            assert run is not None
            text = run.group()
            following = self.text[run.end() : run.end() + 1]
            if following in ("=", "{", '"') or not text.strip():
                self._tell("missing-key", "this entry has no citation key", (0, self.pos))
                self.key_span = self._span(start, start)
                return
            self.key = "-".join(text.split())
            self.pos = run.end()
            if text.strip() == self.key:
                self._tell(
                    "missing-comma",
                    f"expected ',' after the key '{self.key}'",
                    (start + len(self.key) - 1, start + len(self.key)),
                )
            else:
                self._tell(
                    "odd-key",
                    "a citation key can't hold spaces",
                    (start, start + len(text.strip())),
                    f"this entry is known as '{self.key}'",
                )
            self.key_span = self._span(start, start + len(text.strip()))
            return
        self.key_span = self._span(start, start + len(self.key))

    # --- fields ---

    def _parse_field(self, name: re.Match[str], last: int) -> None:
        field_name = self.current_field_name = name[1].lower()
        self._inner = None
        self.eat_whitespace()
        self._value_start = self._value_end = self.pos
        self.parse_value()
        parts = self.current_value
        value = "".join(parts)
        start = None
        if len(parts) == 1 and self._inner is not None and self._inner[1] == value:
            start = self._offset + self._inner[0]
        end = max(self._value_end, self._value_start)
        self.fields.append(
            BibField(
                field_name,
                value,
                self._offset + name.start(1),
                self._span(self._value_start, end),
                start,
            )
        )
        following = self.text[self.pos : self.pos + 1]
        if following == "," or self.pos >= last:
            return
        if _FIELD.match(self.text, self.pos):
            self._tell(
                "missing-comma",
                f"expected ',' after the value of '{field_name}'",
                (end - 1, end),
            )
        elif following in ("}", ")"):
            self._tell("stray-brace", "this brace closes nothing", (self.pos, self.pos + 1))
            self.pos += 1

    def _skip_unreadable(self, last: int) -> None:
        start = self.pos
        ahead = _NEXT_FIELD.search(self.text, start + 1)
        self.pos = min(ahead.end() if ahead else last, last)
        if self.text[start : self.pos].strip(" \t\r\n,{}()"):
            self._tell("unreadable-text", "this is no field", (start, self.pos))
        else:
            self._tell("stray-brace", "this brace closes nothing", (start, start + 1))

    # --- values ---

    @cached_property
    def _partners(self) -> dict[int, int]:
        """Where each brace that is closed within the block is closed."""
        partners = {}
        stack = []
        for brace in _BRACE.finditer(self.text, 0, len(self.text.rstrip()) - 1):
            if brace.group() == "{":
                stack.append(brace.start())
            elif stack:
                partners[stack.pop()] = brace.start()
        return partners

    def _braced(self, start: int) -> tuple[int, str, int]:
        """Read `{...}` into the place of its content, the content, and where it ends."""
        end = self._partners.get(start)
        if end is not None and not self.block.closed:
            swallowed = _FIELD_ON_NEXT_LINE.search(self.text, start, end)
            end = None if swallowed else end
        if end is not None:
            return start + 1, self.text[start + 1 : end], end + 1
        return self._unclosed(start, "'}'")

    def _quoted(self, start: int) -> tuple[int, str, int]:
        position = start + 1
        while (mark := _QUOTE_OR_BRACE.search(self.text, position)) is not None:
            if mark.group() == "{":
                position = self._partners.get(mark.start(), mark.start()) + 1
                if position == mark.end():
                    self._tell(
                        "unclosed-brace", "this brace is never closed", mark.span(), "delete it"
                    )
            elif mark.group() == '"':
                return self._after_quote(start, mark.start())
            else:
                break
        return self._unclosed(start, "'\"'")

    def _after_quote(self, start: int, end: int) -> tuple[int, str, int]:
        """Settle whether the quote at `end` closes the value, or one before or after it does."""
        rest = self.text[end + 1 : end + 200].lstrip()
        if not rest or rest[0] in ",#})" or _FIELD.match(rest):
            return self._balanced(start + 1, end, end + 1)
        if _FIELD_ON_NEXT_LINE.search(self.text, start, end + 1):
            return self._unclosed(start, "'\"'")
        closing = _CLOSING_QUOTE.search(self.text, end + 1)
        field = _FIELD_ON_NEXT_LINE.search(self.text, end + 1)
        if closing is None or (field is not None and field.start() < closing.start()):
            return self._balanced(start + 1, end, end + 1)
        self._tell(
            "quote-in-quotes",
            "a quotation mark inside a value that stands in quotation marks",
            (end, end + 1),
            "put the value in braces instead",
        )
        return self._balanced(start + 1, closing.start(), closing.end())

    def _unclosed(self, start: int, expected: str) -> tuple[int, str, int]:
        """Read a value that is never closed, up to the next field or the end of the block."""
        ahead = _FIELD_ON_NEXT_LINE.search(self.text, start + 1)
        last = len(self.text.rstrip()) - 1
        end = ahead.start() if ahead else last
        content_end = start + 1 + len(self.text[start + 1 : end].rstrip(" \t\r\n,"))
        self._tell(
            "unclosed-value",
            f"expected {expected} at the end of the value of '{self.current_field_name}'",
            (content_end - 1, content_end),
        )
        return self._balanced(start + 1, content_end, end)

    def _balanced(self, start: int, end: int, following: int) -> tuple[int, str, int]:
        """The text with braces that have no partner within it taken out."""
        text = self.text[start:end]
        if "{" not in text and "}" not in text:
            return start, text, following
        inside = {
            place
            for opening, closing in self._partners_within(text)
            for place in (opening, closing)
        }
        kept = [c for i, c in enumerate(text) if c not in "{}" or i in inside]
        return start, "".join(kept), following

    @staticmethod
    def _partners_within(text: str) -> list[tuple[int, int]]:
        pairs = []
        stack = []
        for brace in _BRACE.finditer(text):
            if brace.group() == "{":
                stack.append(brace.start())
            elif stack:
                pairs.append((stack.pop(), brace.start()))
        return pairs

    def _unquoted(self, start: int) -> tuple[int, str, int]:
        """Read a value of several words, or of digits and letters, that lacks its braces."""
        run = _BARE_RUN.match(self.text, start)
        assert run is not None
        value = run.group().rstrip()
        end = start + len(value)
        following = _FIELD.search(value)
        if following is not None:
            end = start + following.start()
            value = self.text[start:end].rstrip()
        if not value:
            self._tell(
                "missing-value",
                f"'{self.current_field_name}' has no value",
                (start - 1, start),
            )
            return start, "", start
        digits = len(value) - len(value.lstrip("0123456789"))
        name = re.match(_NAME, value)
        good = digits or (name.end() if name else 0)
        place = start + (good if good < len(value) else 0)
        while place < end - 1 and self.text[place].isspace():
            place += 1
        self.diagnostics.append(
            error(
                "unquoted-value",
                f"expected '}}' after the value of '{self.current_field_name}'",
                self._span(place, place + 1),
                f"put the value in braces: {{{value}}}",
            )
        )
        return start, value, end

    def _macro(self, name: str, start: int) -> str:
        self._value_end = self.pos
        known = self.macros.get(name.lower())
        if known is not None:
            return str(known)
        self._tell(
            "undefined-macro",
            f"the string '{name}' is not defined; its name is used",
            (start, start + len(name)),
            f"define it with @string, or put the value in braces: {{{name}}}",
        )
        return name

    # --- places ---

    def _span(self, start: int, end: int) -> Span:
        return self.block.span.source.span(self._offset + start, self._offset + end)

    def _tell(self, code: str, message: str, place: tuple[int, int], help: str = "") -> None:
        end = min(place[1], self.block.span.end - self._offset)
        self.diagnostics.append(warning(code, message, self._span(min(place[0], end), end), help))
