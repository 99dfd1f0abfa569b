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
    r"""[\\{}$&#%_^~"'`\[\]\xa0\xad\ufffd]|(?<=\ )\ """
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
    Style.PROTECTED: "",
}
# A number after Hebrew or Arabic would be drawn to its left (UAX #9, W2 and N1) although it belongs
# to what follows: the year after a venue.
_RIGHT_TO_LEFT = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_BEFORE_NUMBER = re.compile(
    rf"(?<=[{_RIGHT_TO_LEFT}])(?=[^\w]*[0-9][\d\W]*(?:$|[^\W\d{_RIGHT_TO_LEFT}]))"
)
_ENDS_RIGHT_TO_LEFT = re.compile(rf"[{_RIGHT_TO_LEFT}][^\w]*$")
_LONGEST = 10_000
# A word longer than this may go on on the next line, if need be after a sign, as URLs do.
_LONG_WORD = 30
_WORDS = re.compile(r" +|[^ ]+")
_BREAKABLE = re.compile(r"[^ ]{0,29}?[/._?&=:;,)\]}-]+|[^ ]{1,30}")
# What `linkable` leaves in a URL and TeX would not: hyperref takes the escaped form in any place.
_SPECIAL_IN_URL = re.compile(r"[%#&_~$]")


def escape(text: str) -> Latex:
    """The characters of a text as LaTeX that prints them and nothing else."""
    return Latex(_guard_edges(_characters(text)))


def write(rich: Rich) -> Latex:
    """Rich text as LaTeX."""
    return Latex(_guard_edges(_inlines(rich.parts)))


def write_url(url: str) -> Latex:
    r"""A URL as the first argument of `\href`; nothing where it must not be linked."""
    address = linkable(url)
    return Latex(_url(address) if address is not None else "")


def write_comment(text: str) -> Latex:
    """A text as a comment of one line, its `%` included, the line end not."""
    return Latex(f"% {without_controls(text)}")


def write_pdf_string(text: str) -> Latex:
    """A text as a hexadecimal PDF string, for document information and outlines (PDF 1.7, 7.9.2.2).

    >>> write_pdf_string("é")
    '<FEFF00E9>'
    """
    return Latex(f"<FEFF{without_controls(text).encode('utf-16-be').hex().upper()}>")


def template_source(text: str) -> Latex:
    """A template's own text, taken as LaTeX; for the door to the template engine only."""
    return Latex(text)


def join(pieces: Iterable[Latex]) -> Latex:
    """Pieces of LaTeX one after the other."""
    return Latex("".join(pieces))


def _characters(text: str) -> str:
    clean = without_controls(text)
    if _BEFORE_NUMBER.search(clean):
        return r"\cvlefttoright{}".join(map(_characters, _BEFORE_NUMBER.split(clean)))
    if len(clean) <= _LONG_WORD:
        return _special(clean)
    # TeX reads a line into a buffer of limited size. After \\relax a line end is no space.
    chunks = (clean[i : i + _LONGEST] for i in range(0, len(clean), _LONGEST))
    return "\\relax\n{}".join(
        "".join(
            _special(piece) if piece[0] == " " else r"\allowbreak{}".join(_pieces(piece))
            for piece in _WORDS.findall(chunk)
        )
        for chunk in chunks
    )


def _special(text: str) -> str:
    return _SPECIAL.sub(lambda match: _WRITTEN[match[0]], text)


def _pieces(word: str) -> Iterable[str]:
    """A word in the pieces that a line may end after, if it is too long for one line."""
    pieces = _BREAKABLE.findall(word) if len(word) > _LONG_WORD else [word]
    return map(_special, pieces)


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
    before: Inline | None = None
    for part in parts:
        match part:
            case Text(text):
                joins = (
                    isinstance(before, Text)
                    and text[:1] in "- ,<>"
                    and before.text[-1:] == text[:1]
                )
                written.append(("{}" if joins else "") + _characters(text))
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
                        written.append(rf"\({source.rstrip()}\)")
                    case _:
                        written.append(_characters(f"${tex}$"))
        before = part
    return "".join(written)


def _url(address: str) -> str:
    return _SPECIAL_IN_URL.sub(lambda match: "\\" + match[0], address)
