"""Texts that users wrote, and places in them."""

import codecs
import re
from bisect import bisect_right
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from cvtex.frozen import Frozen

_LINE_END = re.compile(r"\r\n|\n|\r")
# The UTF-32 marks begin like the UTF-16 ones, so the longer ones are tried first.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Position(NamedTuple):
    """A place as people name it: line and column count from 1, columns in characters."""

    line: int
    column: int


class Source(Frozen, eq=False, dict=True):
    """One text together with the name under which its user knows it.

    `path` is what messages show: a path as the user gave it, or the option (`--set`)
    that held the text. Line ends are kept as they are in the file. `encoding` is the
    one the bytes were read with; `guessed` says that neither UTF-8 nor a byte order
    mark settled it.
    """

    path: str
    text: str
    encoding: str = "utf-8"
    guessed: bool = False

    @classmethod
    def read(cls, path: Path, shown_as: str | None = None) -> "Source":
        """Read and decode a file; raises `OSError` where it can't be read."""
        return cls.decode(path.read_bytes(), shown_as or str(path))

    @classmethod
    def decode(cls, data: bytes, path: str) -> "Source":
        """Decode bytes by byte order mark, then as UTF-8, then as Windows-1252."""
        for mark, encoding in _BYTE_ORDER_MARKS:
            if data.startswith(mark):
                return cls(path, data.decode(encoding, errors="replace"), encoding)
        try:
            return cls(path, data.decode("utf-8"))
        except UnicodeDecodeError:
            pass
        try:
            return cls(path, data.decode("cp1252"), "cp1252", guessed=True)
        except UnicodeDecodeError:
            return cls(path, data.decode("latin-1"), "latin-1", guessed=True)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """The line and column of a character offset."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """The character offset of a line and column, both counted from 1."""
        return self._line_starts[line - 1] + column - 1

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line end."""
        start = self._line_starts[number - 1]
        following = self._line_starts[number : number + 1]
        end = following[0] if following else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def span(self, start: int, end: int) -> "Span":
        """The stretch of characters from `start` up to `end`."""
        return Span(self, start, end)


class Span(Frozen):
    """A stretch of characters in a source, `end` not included."""

    source: Source
    start: int
    end: int

    @property
    def position(self) -> Position:
        """Where the stretch begins."""
        return self.source.position(self.start)

    @property
    def text(self) -> str:
        """The characters themselves."""
        return self.source.text[self.start : self.end]
