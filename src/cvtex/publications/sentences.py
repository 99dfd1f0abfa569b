"""How pieces of a citation begin and end: capital letters and periods."""

import re
from collections.abc import Callable

from cvtex.richtext import Inline, Link, Rich, Styled, Text

_CLOSED = re.compile(r"[.!?…。！？][’”\"']*$")
_ABBREVIATED = re.compile(r"(?:\b[^\W\d_]\.|\.\.|\b(?:al|etc|vs|Inc|Jr|Sr|Ltd|Co|Corp)\.)$")


def with_period(text: Rich) -> Rich:
    """The text as a sentence: with a final period unless it has an end of its own."""
    return text if _CLOSED.search(text.plain().rstrip()) else text + Rich.of(".")


def without_period(text: Rich) -> Rich:
    """The text without a final period; one that belongs to an abbreviation stays."""
    plain = text.plain().rstrip()
    if not plain.endswith(".") or _ABBREVIATED.search(plain):
        return text
    return Rich(_cut_last_period(text.parts))


def with_dashes(text: Rich) -> Rich:
    """The text with a dash where a hyphen stands between blanks; no line begins with it."""
    return text.map_text(lambda run: run.replace(" - ", "\u00a0– "))


def tied(words: Rich) -> Rich:
    """The words, on one line where they are two: `in press`."""
    two = words.plain().count(" ") == 1
    return words.map_text(lambda run: run.replace(" ", "\u00a0")) if two else words


def with_start(text: Rich, change: Callable[[str], str]) -> Rich:
    """The text with its first letter changed, unless that is part of an acronym."""
    match text.parts:
        case (Text(first), *rest) if not first[1:2].isupper():
            return Rich((Text(change(first[:1]) + first[1:]), *rest))
        case _:
            return text


def begins_with(text: Rich, words: Rich) -> bool:
    """Whether the text begins with these words, in capitals or not."""
    start = words.plain().casefold()
    return bool(start) and text.plain().casefold().startswith(start)


def _cut_last_period(parts: tuple[Inline, ...]) -> tuple[Inline, ...]:
    *before, last = parts
    match last:
        case Text(text) if text.strip():
            return (*before, Text(text.rstrip().removesuffix(".").rstrip()))
        case Text():
            return _cut_last_period(tuple(before))
        case Styled(style, children):
            return (*before, Styled(style, _cut_last_period(children)))
        case Link(url, children):
            return (*before, Link(url, _cut_last_period(children)))
        case _:
            return parts
