"""Inline text with its markup: what BibTeX's LaTeX and the profile's Markdown are read into.

Every output is written from `Rich`, so a text changes its meaning in one place only: where it is
read. Characters in `Text` stand for themselves; a no-break space, an en dash or a soft hyphen is
that character.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum

from cvtex.frozen import Frozen


class Style(Enum):
    """What a stretch of text is set as."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    SMALL_CAPS = "small caps"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    UNDERLINE = "underline"
    PROTECTED = "protected case"


class Text(Frozen):
    """Characters that stand for themselves."""

    text: str


class Styled(Frozen):
    """Inline text in a style of its own."""

    style: Style
    children: "tuple[Inline, ...]"


class Link(Frozen):
    """Inline text that leads to a URL; the URL is what was typed, not percent-encoded anew."""

    url: str
    children: "tuple[Inline, ...]"


class Maths(Frozen):
    """A formula: its TeX source without the delimiters (see `cvtex.maths`), and readable text."""

    tex: str
    text: str


Inline = Text | Styled | Link | Maths


class Rich(Frozen):
    """A run of inline text; false when nothing of it would be seen.

    >>> (Rich.of("A. ") + Rich.styled(Style.STRONG, Rich.of("May"))).plain()
    'A. May'
    """

    parts: tuple[Inline, ...] = ()

    @staticmethod
    def of(text: str) -> "Rich":
        """Plain characters as rich text."""
        return Rich((Text(text),)) if text else EMPTY

    @staticmethod
    def styled(style: Style, content: "Rich") -> "Rich":
        """The content in a style; nothing where the content is nothing."""
        return Rich((Styled(style, content.parts),)) if content.parts else EMPTY

    @staticmethod
    def link(url: str, content: "Rich") -> "Rich":
        """The content as a link."""
        return Rich((Link(url, content.parts),))

    def __bool__(self) -> bool:
        return any(_has_characters(part) for part in self.parts)

    def __add__(self, other: "Rich") -> "Rich":
        if not self.parts:
            return other
        if not other.parts:
            return self
        last, first = self.parts[-1], other.parts[0]
        if isinstance(last, Text) and isinstance(first, Text):
            return Rich((*self.parts[:-1], Text(last.text + first.text), *other.parts[1:]))
        return Rich(self.parts + other.parts)

    def plain(self) -> str:
        """The characters alone, formulas as readable text."""
        return _plain(self.parts)

    def map_text(self, change: Callable[[str], str]) -> "Rich":
        """The same text with every run of literal characters changed; formulas and URLs stay."""
        return Rich(_map_text(self.parts, change))


EMPTY = Rich()


def join(separator: str | Rich, parts: Iterable[Rich]) -> Rich:
    """The parts that are not empty, with the separator between them."""
    between = Rich.of(separator) if isinstance(separator, str) else separator
    joined = EMPTY
    for part in parts:
        if part:
            joined = joined + between + part if joined else part
    return joined


def _plain(parts: Sequence[Inline]) -> str:
    texts: list[str] = []
    for part in parts:
        match part:
            case Text(text) | Maths(_, text):
                texts.append(text)
            case Styled(_, children) | Link(_, children):
                texts.append(_plain(children))
    return "".join(texts)


def _has_characters(part: Inline) -> bool:
    match part:
        case Text(text):
            return bool(text.strip())
        case Maths(tex, _):
            return bool(tex.strip())
        case Styled(_, children) | Link(_, children):
            return any(_has_characters(child) for child in children)


def _map_text(parts: Sequence[Inline], change: Callable[[str], str]) -> tuple[Inline, ...]:
    changed: list[Inline] = []
    for part in parts:
        match part:
            case Text(text):
                changed.append(Text(change(text)))
            case Styled(style, children):
                changed.append(Styled(style, _map_text(children, change)))
            case Link(url, children):
                changed.append(Link(url, _map_text(children, change)))
            case Maths():
                changed.append(part)
    return tuple(changed)
