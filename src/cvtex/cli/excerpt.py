"""The line of a source that a message is about, with what is meant underlined.

Places are counted in characters, terminals count in cells: East Asian characters take two,
combining marks none, and tabs are written as spaces so that the underline holds at any tab stop.
"""

import unicodedata
from itertools import accumulate

from cvtex.source import Span

_TAB = 4
_HANGUL_VOWELS_AND_FINALS = range(0x1160, 0x1200)
_CUT = "…"


def excerpt(span: Span, width: int) -> tuple[str, str, str]:
    r"""The line number, the line cut to `width` cells, and the underline below it.

    >>> from cvtex.source import Source
    >>> excerpt(Source("a", "one two\n").span(4, 7), 80)
    ('1', 'one two', '    ^~~')
    """
    line, column = span.position
    text = span.source.line(line)
    first = min(column - 1, len(text))
    last = max(first + 1, min(first + span.end - span.start, len(text)))
    shown = _shown(text)
    edges = [0, *accumulate(width_of(cell) for cell in shown)]
    end_of = edges[last] if last < len(edges) else edges[-1] + 1
    start, stop = _window(edges, edges[first], end_of, width)
    head, tail = (_CUT if start > 0 else ""), (_CUT if stop < len(shown) else "")
    lead = edges[first] - edges[start] + len(head)
    length = min(end_of, edges[stop] + (end_of > edges[-1])) - edges[first]
    return (
        str(line),
        head + "".join(shown[start:stop]).rstrip() + tail,
        " " * lead + "^" + "~" * (length - 1),
    )


def visible(text: str) -> str:
    """The text in one line, with control and direction characters made visible.

    What stands in a user's file must not be able to steer the terminal.
    """
    return "".join(_visible(character) for character in text)


def width_of(text: str) -> int:
    """How many cells of a terminal the text takes."""
    return sum(_width(character) for character in text)


def _shown(text: str) -> list[str]:
    shown: list[str] = []
    column = 0
    for character in text:
        cell = " " * (_TAB - column % _TAB) if character == "\t" else _visible(character)
        column += width_of(cell)
        shown.append(cell)
    return shown


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    if character in "\t\n\r":
        return " "
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or _steers_direction(code):
        return "\N{REPLACEMENT CHARACTER}"
    return character


def _steers_direction(code: int) -> bool:
    return 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069


def _width(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    if ord(character) in _HANGUL_VOWELS_AND_FINALS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _window(edges: list[int], first: int, last: int, width: int) -> tuple[int, int]:
    """Which characters of a line to show: all, or those around the place."""
    if edges[-1] <= width:
        return 0, len(edges) - 1
    inner = width - 2 * len(_CUT)
    middle = first + min(last - first, inner) // 2
    left = max(0, min(middle - inner // 2, edges[-1] - inner))
    left = min(left, first)
    start = next(i for i, edge in enumerate(edges) if edge >= left)
    stop = max(i for i, edge in enumerate(edges) if edge <= edges[start] + inner)
    return start, stop
