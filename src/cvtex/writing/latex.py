"""The only maker of LaTeX source: whatever comes in, what goes out says nothing but that text.

The source is the same for every engine: characters that are no ASCII stay as they are, and the
preamble says how the engine sets those that it doesn't know by itself (`cvtex.writing.characters`).
"""

import re
from collections.abc import Iterable, Sequence

from cvtex import maths
from cvtex.controls import without_controls
from cvtex.richtext import Inline, Link, Maths, Rich, Style, Styled, Text
from cvtex.urls import linkable


class Latex(str):
    """Text that may stand in a .tex file as it is; made nowhere but in this module."""

    __slots__ = ()


# Brackets would be taken for arguments of a `\\` or `\item` that a template has before the text;
# `--`, `–-`, `‘‘`, `!‘`, `,,`, `<<` and their like are ligatures in T1, and of several spaces TeX
# would keep only one.
_SPECIAL = re.compile(
    r"""[\\{}$&#%_^~"'`\[\]\xa0\xad\ufffd\x00-\x02]|(?<=\ )\ """
    r"|[-–](?=-)|,(?=,)|<(?=<)|>(?=>)|‘(?=‘)|’(?=’)|[?!](?=‘)"
)
_WRITTEN = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    '"': r"\textquotedbl{}",
    "'": r"\textquotesingle{}",
    "`": r"\textasciigrave{}",
    "[": "{[}",
    "]": "{]}",
    "\xa0": "~",
    "\xad": r"\-",
    "\ufffd": r"\cvreplacement{}",
    # After \relax a line end is no space.
    "\x00": "\\relax\n{}",
    "\x01": r"\allowbreak{}",
    "\x02": r"\mbox{-}",
    **{sign: sign + "{}" for sign in "-–,<>‘’?!"},
    " ": r"\ ",
}
_COMMANDS = {
    Style.STRONG: r"\textbf",
    Style.EMPHASIS: r"\emph",
    Style.CODE: r"\texttt",
    Style.SMALL_CAPS: r"\textsc",
    Style.SUPERSCRIPT: r"\textsuperscript",
    Style.SUBSCRIPT: r"\textsubscript",
    Style.UNDERLINE: r"\cvunderline",
}
# A number after Hebrew or Arabic would be drawn to its left (UAX #9, W2 and N1) although it belongs
# to what follows: the year after a venue.
_RIGHT_TO_LEFT = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_NUMBER = rf"[^\w]*[0-9][\d\W]*(?:$|[^\W\d{_RIGHT_TO_LEFT}])"
_BEFORE_NUMBER = re.compile(rf"(?<=[{_RIGHT_TO_LEFT}])(?={_NUMBER})")
_BEGINS_WITH_NUMBER = re.compile(_NUMBER)
_ENDS_RIGHT_TO_LEFT = re.compile(rf"[{_RIGHT_TO_LEFT}][^\w]*$")
# TeX reads a line into a buffer of limited size. A word longer than a good part of a line may go on
# on the next one, if it can after a sign. No text has these three controls in it.
_LONGEST = 5_000
_LINE_END, _MAY_BREAK, _KEPT_HYPHEN = "\x00", "\x01", "\x02"
_LONG_WORD = re.compile(r"[^ \xa0\x00\x01]{31,}")
# What is no prose stands on a line of its own, or with little else: a title, an address.
_LONG_NAME = re.compile(r"[^ \xa0\x00]{46,}")
_BREAKABLE = re.compile(r"[^ ]{0,29}?[/._?&=:;,)\]}-]+|[^ ]{1,30}")
# An address goes on after a slash, a point or an underscore, and before a query or a hyphen, so
# that nobody takes a hyphen of its own for that of a divided word.
_ADDRESS = re.compile(
    r"(?:(?<=[ \xa0(])|^)(?:https?://)?(?:\w[\w-]*\.)+[a-z]{2,}/[^ \xa0\x00]+", re.ASCII
)
_IN_ADDRESS = re.compile(r"(?<=[/._])(?=[^/._?&-])|(?=[?&-])")
# After a backslash the space at a formula's end is a command.
_FINAL_SPACE = re.compile(r"(?<!\\) $")
# What `linkable` leaves in a URL and TeX would not: hyperref takes the escaped form in any place.
_SPECIAL_IN_URL = re.compile(r"[%#&_~]")


def escape(text: str) -> Latex:
    """The characters of a text as LaTeX that prints them and nothing else."""
    return Latex(_guard_edges(_characters(text, _LONG_NAME)))


def write(rich: Rich) -> Latex:
    """Rich text as LaTeX."""
    return Latex(_guard_edges(_inlines(rich.parts)))


def write_url(url: str) -> Latex:
    r"""A URL as the first argument of `\href`; nothing where it must not be linked."""
    address = linkable(url)
    return Latex(_url(address) if address is not None else "")


def write_comment(text: str) -> Latex:
    """A text as a comment of one line, its `%` included, the line end not."""
    return Latex(f"% {without_controls(text)[:_LONGEST]}")


def template_source(text: str) -> Latex:
    """A template's own text, taken as LaTeX; for the door to the template engine only."""
    return Latex(text)


def _characters(text: str, long: re.Pattern[str] = _LONG_WORD) -> str:
    clean = without_controls(text)
    if not clean.isascii() and _BEFORE_NUMBER.search(clean):
        parts = (_characters(part, long) for part in _BEFORE_NUMBER.split(clean))
        return r"\cvlefttoright{}".join(parts)
    if len(clean) > _LONGEST:
        parts = (clean[i : i + _LONGEST] for i in range(0, len(clean), _LONGEST))
        clean = _LINE_END.join(parts)
    if long is _LONG_WORD and "/" in clean:
        clean = _ADDRESS.sub(_write_address, clean)
    if long.search(clean):
        clean = long.sub(lambda word: _MAY_BREAK.join(_BREAKABLE.findall(word[0])), clean)
    return _SPECIAL.sub(lambda match: _WRITTEN[match[0]], clean)


def _write_address(address: re.Match[str]) -> str:
    """An address with the places where it may go on on the next line, if it is long."""
    scheme, colon, place = address[0].rpartition("://")
    if _LONG_WORD.fullmatch(address[0]):
        place = _IN_ADDRESS.sub(_MAY_BREAK, place)
    return scheme + colon + place.replace("-", _KEPT_HYPHEN)


def _guard_edges(source: str) -> str:
    """Keep the first and last character from joining what a template has next to them."""
    if source.startswith(" "):
        source = "\\" + source
    elif source.startswith("*"):
        source = "{*}" + source[1:]
    elif source.startswith(("-", ",", "<", ">")):
        source = "{}" + source
    if source.endswith(" ") and not source.endswith("\\ "):
        source = source[:-1] + "\\ "
    if _ENDS_RIGHT_TO_LEFT.search(source):
        source += r"\cvlefttoright{}"
    return source


def _inlines(parts: Sequence[Inline]) -> str:
    written: list[str] = []
    before = ""
    for part in _merged(parts):
        plain = Rich((part,)).plain()
        if _ENDS_RIGHT_TO_LEFT.search(before) and _BEGINS_WITH_NUMBER.match(plain):
            written.append(r"\cvlefttoright{}")
        before = plain
        match part:
            case Text(text):
                written.append(_characters(text))
            case Styled(style, children):
                written.append(f"{_COMMANDS[style]}{{{_inlines(children)}}}")
            case Link(url, children):
                address = linkable(url)
                content = _inlines(children)
                written.append(
                    content if address is None else rf"\href{{{_url(address)}}}{{{content}}}"
                )
            case Maths(tex, _):
                # Held against the allowlist here too: this is what stands between a text and TeX.
                match maths.read_formula(tex):
                    case maths.Formula(source):
                        written.append(rf"\({_FINAL_SPACE.sub('', source)}\)")
                    case _:
                        written.append(_characters(f"${tex}$"))
    return _in_lines(written)


def _merged(parts: Iterable[Inline]) -> Iterable[Inline]:
    """The parts without protected case, which no theme changes, and with no text beside a text."""
    texts: list[str] = []
    for part in _unprotected(parts):
        if isinstance(part, Text):
            texts.append(part.text)
            continue
        if texts:
            yield Text("".join(texts))
            texts.clear()
        yield part
    if texts:
        yield Text("".join(texts))


def _unprotected(parts: Iterable[Inline]) -> Iterable[Inline]:
    for part in parts:
        match part:
            case Styled(Style.PROTECTED, children):
                yield from _unprotected(children)
            case _:
                yield part


def _in_lines(pieces: Iterable[str]) -> str:
    """The pieces put together, on a new line where one would get too long for TeX."""
    written: list[str] = []
    length = 0
    for piece in pieces:
        if length + len(piece) > _LONGEST and length:
            written.append(_WRITTEN[_LINE_END])
            length = 0
        written.append(piece)
        length = len(piece) - piece.rfind("\n") - 1 if "\n" in piece else length + len(piece)
    return "".join(written)


def _url(address: str) -> str:
    # hyperref makes a `\$` the command for the character in the font's encoding.
    encoded = address.replace("$", "%24")
    return _SPECIAL_IN_URL.sub(lambda match: "\\" + match[0], encoded)
