"""Groups of LaTeX source while they are read: what is open, and what it becomes when it closes."""

import re
from collections.abc import Sequence
from itertools import groupby

from cvtex.richtext import Inline, Link, Maths, Style, Styled, Text

BRACE = re.compile(r"\\.|([{}])", re.DOTALL)
"""A brace, in its group; what a backslash stands before is none."""


class Group:
    """A group that is open: what it becomes when it closes, and what it holds so far.

    `switches` are styles that hold from a place among the children to the group's end. `literal`
    is the argument of an unknown command, whose braces are printed.
    """

    __slots__ = ("children", "literal", "run", "style", "switches", "url")

    def __init__(
        self, style: Style | None = None, *, url: str | None = None, literal: bool = False
    ) -> None:
        self.style = style
        self.url = url
        self.literal = literal
        self.children: list[Inline] = []
        self.run: list[str] = []
        self.switches: list[tuple[int, Style]] = []

    def add(self, inline: Inline) -> None:
        """Add what is no run of characters."""
        self.end_run()
        self.children.append(inline)

    def end_run(self) -> None:
        """Make the characters collected so far one text."""
        if self.run:
            self.children.append(Text("".join(self.run)))
            self.run.clear()

    def switch(self, style: Style) -> None:
        """Set what follows in a style, to the group's end."""
        if all(style is not other for _, other in self.switches):
            self.end_run()
            self.switches.append((len(self.children), style))

    def content(self) -> tuple[Inline, ...]:
        """All that the group holds, its switches applied."""
        self.end_run()
        children = self.children
        for place, style in reversed(self.switches):
            if len(children) > place:
                children[place:] = [Styled(style, _merged(children[place:]))]
        return _merged(children)

    def closed(self) -> tuple[Inline, ...]:
        """What a group has become; a space that it begins with stands before it."""
        content = self.content()
        style = self.style
        if style is Style.PROTECTED and not any(_is_cased(part) for part in content):
            style = None
        if not content or (style is None and self.url is None):
            return content
        first = content[0]
        before: tuple[Inline, ...] = ()
        if isinstance(first, Text) and first.text[0] == " ":
            before = (Text(" "),)
            content = (*((Text(first.text[1:]),) if len(first.text) > 1 else ()), *content[1:])
        if not content:
            return before
        if style is not None:
            content = (Styled(style, content),)
        if self.url is not None:
            content = (Link(self.url, content),)
        return before + content


def match_braces(value: str) -> dict[int, int]:
    """Where each group closes that does, by where it opens."""
    opened: list[int] = []
    closing: dict[int, int] = {}
    for match in BRACE.finditer(value):
        if match[1] == "{":
            opened.append(match.start())
        elif match[1] and opened:
            closing[opened.pop()] = match.start()
    return closing


def _is_cased(part: Inline) -> bool:
    """Whether a change of case could change it."""
    match part:
        case Text(text):
            return text.lower() != text.upper()
        case Styled(style, _):
            return style is not Style.PROTECTED
        case Link():
            return True
        case Maths():
            return False


def _merged(parts: Sequence[Inline]) -> tuple[Inline, ...]:
    """The parts with neighbouring runs of characters made one."""
    merged: list[Inline] = []
    for is_text, run in groupby(parts, key=lambda part: isinstance(part, Text)):
        if is_text:
            merged.append(Text("".join(part.text for part in run if isinstance(part, Text))))
        else:
            merged += run
    return tuple(merged)
