"""A .bib file in blocks: where each `@type{...}` begins and ends, whatever is wrong inside it."""

import re
from enum import Enum

from cvtex.frozen import Frozen
from cvtex.source import Source, Span


class BlockKind(Enum):
    """What a block is to BibTeX."""

    ENTRY = "entry"
    STRING = "string"
    PREAMBLE = "preamble"
    COMMENT = "comment"


class Block(Frozen):
    """One `@type{...}` of a file: `span` runs from the `@` to the closing delimiter.

    `closed` is False where that delimiter is missing, so that the block ends where the next one
    begins, or with the file. What stands between blocks belongs to none and is a comment.
    """

    kind: BlockKind
    type: str
    span: Span
    closed: bool


_KINDS = {kind.value: kind for kind in BlockKind if kind is not BlockKind.ENTRY}
# An `@` after a letter is an e-mail address, one after a `%` is commented out. BibTeX reads `@@`.
_OPENING = re.compile(r"(?<![\w.@])@+[ \t]*(?P<type>[^\W\d][\w.:+-]*)\s*[{(]")
_BEGINNING = r"(?m:^)[ \t]*(?=@+[ \t]*[^\W\d][\w.:+-]*\s*[{(])"
_MARKS = {
    "}": re.compile(rf'[{{}}"]|{_BEGINNING}'),
    ")": re.compile(rf'[{{}}")]|{_BEGINNING}'),
}
_FIELD_AHEAD = re.compile(r'[,\n]\s*[^\W\d][\w:+.-]*\s*=\s*(?:["{\d]|\w+\s*[,#\n])')
_GOES_ON = re.compile(r'\s*[,\n]\s*[^\W\d][\w:+.-]*\s*=\s*["{\w]')


def split_blocks(source: Source) -> tuple[Block, ...]:
    """Find the blocks of a file, in order and without overlap.

    A block ends where its delimiters balance. Where they don't, it ends before the next `@type{`
    that begins a line. Such a line inside a balanced value is text like any other, as long as the
    value does not swallow further fields before it.
    """
    return tuple(_Splitter(source).blocks())


class _Splitter:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._text = source.text
        # Set once a block ran to the end of the file unbalanced: from there on every line that
        # looks like a beginning is one, so that no text is scanned more than twice.
        self._trusting = True

    def blocks(self) -> list[Block]:
        found = []
        position = 0
        while (opening := _OPENING.search(self._text, position)) is not None:
            line_start = self._text.rfind("\n", position, opening.start()) + 1
            if "%" in self._text[max(line_start, position) : opening.start()]:
                position = opening.end()
                continue
            block = self._block(opening)
            found.append(block)
            position = block.span.end
        return found

    def _block(self, opening: re.Match[str]) -> Block:
        type_ = opening["type"].lower()
        kind = _KINDS.get(type_, BlockKind.ENTRY)
        end, closed = self._end(opening.end())
        if kind is BlockKind.COMMENT and not closed:
            newline = self._text.find("\n", opening.end(), end)
            end = newline if newline >= 0 else end
        return Block(kind, type_, self._source.span(opening.start(), end), closed)

    def _end(self, start: int) -> tuple[int, bool]:
        """Where the block whose content begins at `start` ends, and whether it is closed there."""
        text = self._text
        closing = ")" if text[start - 1] == "(" else "}"
        ground = 0 if closing == ")" else 1  # how many braces are open outside of values
        depth = ground
        quoted = False
        value_start = start
        first_beginning = None
        for mark in _MARKS[closing].finditer(text, start):
            character = mark.group()
            if character == "{":
                if depth == ground and not quoted:
                    value_start = mark.end()
                depth += 1
            elif character == closing and depth == ground and not (quoted and closing == ")"):
                if not _GOES_ON.match(text, mark.end()):
                    return mark.end(), True
                quoted = False
            elif character == "}":
                depth = max(depth - 1, ground)
            elif character == '"':
                if depth == ground:
                    quoted = not quoted
                    value_start = mark.end()
            elif character != ")":
                beginning = mark.end()
                first_beginning = first_beginning or beginning
                in_value = depth > ground or quoted
                if not in_value or not self._trusting or self._is_new(value_start, beginning):
                    return self._trimmed(start, first_beginning), False
                value_start = beginning
        self._trusting = False
        return self._trimmed(start, first_beginning or len(text)), False

    def _is_new(self, value_start: int, beginning: int) -> bool:
        """Whether a value that goes on to `beginning` has swallowed the end of its block."""
        if _FIELD_AHEAD.search(self._text, value_start, beginning):
            return True
        before = self._text[max(value_start, beginning - 200) : beginning].rstrip()
        return before.rpartition("\n")[2].strip() in ("}", ")")

    def _trimmed(self, start: int, end: int) -> int:
        """The end without the blanks and comment lines before the next block."""
        while True:
            while end > start and self._text[end - 1].isspace():
                end -= 1
            line_start = self._text.rfind("\n", start, end) + 1
            if not line_start or not self._text[line_start:end].lstrip().startswith("%"):
                return end
            end = line_start
