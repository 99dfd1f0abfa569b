"""The profile's prose: an inline subset of Markdown becomes `Rich`.

The subset is `**strong**`, `*emphasis*`, `` `code` ``, `[text](url)` and `$maths$`; a backslash
before one of the marks makes it a character, `--` and `---` are dashes, and all else is the
characters that were typed. Where marks are ambiguous the rules are CommonMark's (sections 6.1 to
6.3, algorithm in its appendix), for `$` they are pandoc's (`tex_math_dollars`).
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from cvtex import maths
from cvtex.frozen import Frozen
from cvtex.richtext import EMPTY, Inline, Link, Maths, Rich, Style, Styled, Text
from cvtex.urls import linkable

_MARKS = re.compile(r"[*`\[\]$\\]|--|\s\s|[\n\t\r]")
_TOKEN = re.compile(
    r"""
      \\(?P<escaped>[*`\[\]$-])
    | (?P<ticks>`+)
    | (?P<stars>\*+)
    | (?P<open>\[)
    | (?P<close>\])(?P<target>\((?:
            <(?P<pointed>[^<>\n]*)>
          | (?P<bare>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)
        )\))?
    | (?<![\\$])\$(?P<tex>(?![\s$])(?:\\.|[^$\\])*?(?<!\s))\$(?![\d$])
    | (?P<url>https?://[^\s*`\[\]$\\]+)
    | (?P<dashes>-{2,})
    """,
    re.VERBOSE,
)
_DASHES = {2: "–", 3: "—"}
# Nobody needs more, and what is nested without end can't be typeset.
_MOST_STARS = 6
_MOST_OPENERS = 8
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


class Remark(Frozen):
    """Something in a prose text that is printed as it was typed although it looks like markup."""

    start: int
    end: int
    code: str
    message: str
    help: str


class Prose(Frozen):
    """A paragraph as it was read, and what is to be said about it."""

    text: Rich
    remarks: tuple[Remark, ...] = ()


def read_prose(text: str, start: int = 0) -> Prose:
    """The inline Markdown of one paragraph, and remarks on it; their offsets count from `start`.

    >>> read_prose("a *b*").text.plain()
    'a b'
    """
    if not _MARKS.search(text):
        return Prose(Rich.of(text.strip()))
    reading = _Reading(text, start)
    reading.run()
    return Prose(_trimmed(Rich(tuple(_nest(reading.nodes)))), tuple(reading.remarks))


def split_paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a text with the offsets at which they begin."""
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        yield start, text[start : gap.start()]
        start = gap.end()
    yield start, text[start:]


class _Stars:
    """A run of asterisks that may open or close emphasis; `count` of its `length` are left."""

    def __init__(self, length: int, *, opens: bool, closes: bool) -> None:
        self.count = self.length = length
        self.opens, self.closes = opens, closes


class _Bracket:
    """An opening bracket."""


_Node = Inline | _Stars | _Bracket


class _Reading:
    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start
        self.nodes: list[_Node] = []
        # Where in `nodes` the brackets stand that a link may begin with.
        self.brackets: list[int] = []
        self.remarks: list[Remark] = []
        # Where runs of backticks begin, by their length.
        self.ticks: dict[int, list[int]] = {}

    def run(self) -> None:
        for run in re.finditer("`+", self.text):
            self.ticks.setdefault(len(run.group()), []).append(run.start())
        position = 0
        while match := _TOKEN.search(self.text, position):
            self.characters(self.text[position : match.start()])
            position = self.token(match)
        self.characters(self.text[position:])

    def token(self, match: re.Match[str]) -> int:
        """Read one token; returns where to go on."""
        kind = match.lastgroup
        match kind:
            case "ticks":
                return self.code(match)
            case "stars":
                self.stars(match)
            case "open":
                self.brackets.append(len(self.nodes))
                self.nodes.append(_Bracket())
            case "close" | "target":
                return self.link(match)
            case "tex":
                self.maths(match)
            case "dashes":
                self.characters(_DASHES.get(len(match.group()), match.group()))
            case "escaped" | "url":
                self.characters(match["escaped"] or match["url"])
            case _:
                self.characters(match.group())
        return match.end()

    def characters(self, text: str) -> None:
        if text:
            self.nodes.append(Text(text))

    def code(self, match: re.Match[str]) -> int:
        """The code up to the next run of as many backticks, or the backticks as characters."""
        length = len(match["ticks"])
        runs = self.ticks[length]
        closing = bisect_left(runs, match.end())
        if closing == len(runs):
            self.characters(match["ticks"])
            return match.end()
        code = re.sub(r"\r?\n", " ", self.text[match.end() : runs[closing]])
        if code.startswith(" ") and code.endswith(" ") and code.strip():
            code = code[1:-1]
        self.nodes.append(Styled(Style.CODE, (Text(code),)))
        return runs[closing] + length

    def stars(self, match: re.Match[str]) -> None:
        before = self.text[match.start() - 1] if match.start() else " "
        after = self.text[match.end()] if match.end() < len(self.text) else " "
        opens = not after.isspace() and (
            not _is_punctuation(after) or before.isspace() or _is_punctuation(before)
        )
        closes = not before.isspace() and (
            not _is_punctuation(before) or after.isspace() or _is_punctuation(after)
        )
        length = len(match.group())
        if length > _MOST_STARS:
            self.characters(match.group())
        else:
            self.nodes.append(_Stars(length, opens=opens, closes=closes))

    def maths(self, match: re.Match[str]) -> None:
        tex = match["tex"]
        problem = maths.check(tex)
        if problem is None:
            self.nodes.append(Maths(tex, maths.as_text(tex)))
            return
        self.characters(match.group())
        message = "this formula is printed as it was typed"
        self.remark(match.span(), "maths", message, problem.message)

    def link(self, match: re.Match[str]) -> int:
        """The link that a closing bracket ends, or the bracket as a character."""
        opening = self.brackets.pop() if self.brackets else None
        if opening is None or match["target"] is None:
            self.characters("]")
            return match.start() + 1
        children = tuple(_nest(self.nodes[opening + 1 :]))
        del self.nodes[opening:]
        url = (match["pointed"] or match["bare"] or "").strip()
        if linkable(url) and Rich(children):
            self.nodes.append(Link(url, children))
        else:
            self.nodes.extend(children)
            self.remark(
                match.span("bare" if match["pointed"] is None else "pointed"),
                "unlinked",
                f"'{url}' is not linked",
                "links begin with https://, http://, mailto: or tel:",
            )
        # A link holds no other link, so what opened before this one opens none.
        self.brackets.clear()
        return match.end()

    def remark(self, place: tuple[int, int], code: str, message: str, advice: str) -> None:
        start, end = place
        self.remarks.append(Remark(self.start + start, self.start + end, code, message, advice))


def _nest(nodes: Sequence[_Node]) -> list[Inline]:
    """The nodes with asterisks resolved (CommonMark, 'process emphasis')."""
    nested: list[_Node] = []
    openers: list[int] = []
    for node in nodes:
        if isinstance(node, _Stars) and node.closes:
            while node.count and (found := _find_opener(nested, openers, node)) is not None:
                del openers[openers.index(found) + 1 :]
                _close(nested, found, node)
                if not isinstance(nested[found], _Stars):
                    openers.pop()
        if isinstance(node, _Stars) and node.opens and node.count:
            openers = [*openers, len(nested)][-_MOST_OPENERS:]
        nested.append(node)
    return _settle(nested)


def _find_opener(nested: Sequence[_Node], openers: Sequence[int], closer: _Stars) -> int | None:
    for index in reversed(openers):
        opener = nested[index]
        assert isinstance(opener, _Stars)
        both_ways = opener.closes or closer.opens
        in_thirds = (opener.length + closer.length) % 3 == 0
        if not (both_ways and in_thirds and (opener.length % 3 or closer.length % 3)):
            return index
    return None


def _close(nested: list[_Node], index: int, closer: _Stars) -> None:
    """Put what follows the opener at an index into a style."""
    opener = nested[index]
    assert isinstance(opener, _Stars)
    used = 2 if opener.count >= 2 and closer.count >= 2 else 1
    style = Style.STRONG if used == 2 else Style.EMPHASIS
    nested[index + 1 :] = [Styled(style, tuple(_settle(nested[index + 1 :])))]
    opener.count -= used
    closer.count -= used
    if not opener.count:
        del nested[index]


def _settle(nodes: Sequence[_Node]) -> list[Inline]:
    """What was no markup in the end is characters; neighbouring characters are one text."""
    settled: list[Inline] = []
    characters: list[str] = []
    for node in nodes:
        match node:
            case Text(text):
                characters.append(text)
            case _Stars(count=count):
                characters.append("*" * count)
            case _Bracket():
                characters.append("[")
            case _:
                settled += _joined(characters)
                characters = []
                settled.append(node)
    return settled + _joined(characters)


def _joined(characters: Sequence[str]) -> list[Inline]:
    text = "".join(characters)
    return [Text(text)] if text else []


def _is_punctuation(character: str) -> bool:
    """CommonMark 2.1: what Unicode classes as punctuation or symbol."""
    return unicodedata.category(character)[0] in "PS"


def _trimmed(rich: Rich) -> Rich:
    """Without white space at the ends; a run of it that holds a line end is one space."""
    parts = list(rich.map_text(lambda text: re.sub(r"[ \t\r\n]+", " ", text)).parts)
    if parts and isinstance(parts[0], Text):
        parts[0] = Text(parts[0].text.lstrip(" "))
    if parts and isinstance(parts[-1], Text):
        parts[-1] = Text(parts[-1].text.rstrip(" "))
    kept = tuple(part for part in parts if part != Text(""))
    return Rich(kept) if kept else EMPTY
