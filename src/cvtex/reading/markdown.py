"""The profile's prose: an inline subset of Markdown becomes `Rich`.

The subset is `**strong**`, `*emphasis*`, `` `code` ``, `[text](url)` and `$maths$`; a backslash
before one of the marks makes it a character, `--` and `---` are dashes, and all else is the
characters that were typed. Where marks are ambiguous the rules are CommonMark's (sections 6.1 to
6.3, algorithm in its appendix), for `$` they are pandoc's (`tex_math_dollars`).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from cvtex import maths
from cvtex.richtext import EMPTY, Inline, Link, Maths, Rich, Style, Styled, Text
from cvtex.urls import linkable

_MARKS = re.compile(r"[*`\[\]$\\]|--|\s\s|[\n\t\r]")
_TOKEN = re.compile(
    r"""
      \\(?P<escaped>[*`\[\]$-])
    | (?P<ticks>`+)
    | (?P<stars>\*+)
    | (?P<open>\[)
    | \](?P<target>\((?:
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
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something in a prose text that is printed as it was typed although it looks like markup."""

    start: int
    end: int
    code: str
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph as it was read, and what is to be said about it."""

    text: Rich
    remarks: tuple[Remark, ...] = ()


def read_markdown(text: str) -> Rich:
    """The inline Markdown of one paragraph.

    >>> read_markdown("a *b*").plain()
    'a b'
    """
    return read_prose(text).text


def read_paragraphs(text: str) -> tuple[Rich, ...]:
    """The paragraphs of a text, which blank lines part."""
    return tuple(rich for part in _BLANK_LINE.split(text) if (rich := read_markdown(part)))


def read_prose(text: str, start: int = 0) -> Prose:
    """One paragraph with remarks; their offsets count from `start`."""
    if not _MARKS.search(text):
        return Prose(Rich.of(text.strip()))
    reading = _Reading(text, start)
    reading.run()
    return Prose(_trimmed(Rich(tuple(reading.nest(0)))), tuple(reading.remarks))


def split_paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a text with the offsets at which they begin."""
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        yield start, text[start : gap.start()]
        start = gap.end()
    yield start, text[start:]


@dataclass(slots=True)
class _Stars:
    """A run of asterisks that may open or close emphasis."""

    count: int
    opens: bool
    closes: bool
    length: int


@dataclass(slots=True)
class _Bracket:
    """An opening bracket that a link may begin with."""

    active: bool = True


@dataclass(slots=True)
class _Reading:
    text: str
    start: int
    nodes: list[Inline | _Stars | _Bracket] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def run(self) -> None:
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
                self.nodes.append(_Bracket())
            case "target":
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
        ticks = match["ticks"]
        closing = re.compile(rf"(?<!`){ticks}(?!`)").search(self.text, match.end())
        if closing is None:
            self.characters(ticks)
            return match.end()
        code = re.sub(r"\r?\n", " ", self.text[match.end() : closing.start()])
        if code.startswith(" ") and code.endswith(" ") and code.strip():
            code = code[1:-1]
        self.nodes.append(Styled(Style.CODE, (Text(code),)))
        return closing.end()

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
        self.nodes.append(_Stars(length, opens, closes, length))

    def maths(self, match: re.Match[str]) -> None:
        tex = match["tex"]
        problem = maths.check(tex)
        if problem is None:
            self.nodes.append(Maths(tex, maths.as_text(tex)))
            return
        self.characters(match.group())
        self.remark(match, "maths", "this formula is printed as it was typed", problem.message)

    def link(self, match: re.Match[str]) -> int:
        """The link that a closing bracket ends, or the bracket as a character."""
        opening = next(
            (i for i in reversed(range(len(self.nodes))) if isinstance(self.nodes[i], _Bracket)),
            None,
        )
        bracket = self.nodes[opening] if opening is not None else None
        if opening is None or not isinstance(bracket, _Bracket):
            self.characters("]")
            return match.start() + 1
        if not bracket.active or match["target"] is None:
            self.nodes[opening] = Text("[")
            self.characters("]")
            return match.start() + 1
        children = tuple(self.nest(opening + 1))
        del self.nodes[opening:]
        url = (match["pointed"] or match["bare"] or "").strip()
        if linkable(url) and Rich(children):
            self.nodes.append(Link(url, children))
        else:
            self.nodes.extend(children)
            self.remark(
                match,
                "unlinked",
                f"'{url}' is not linked",
                "links begin with https://, http://, mailto: or tel:",
            )
        for node in self.nodes:
            if isinstance(node, _Bracket):
                node.active = False
        return match.end()

    def remark(self, match: re.Match[str], code: str, message: str, advice: str) -> None:
        start, end = self.start + match.start(), self.start + match.end()
        self.remarks.append(Remark(start, end, code, message, advice))

    def nest(self, first: int) -> list[Inline]:
        """The nodes from `first` on, asterisks resolved (CommonMark, 'process emphasis')."""
        nodes = self.nodes[first:]
        closer = 0
        while closer < len(nodes):
            closing = nodes[closer]
            if not isinstance(closing, _Stars) or not closing.closes or not closing.count:
                closer += 1
                continue
            opener = _find_opener(nodes, closer)
            if opener is None:
                closer += 1
                continue
            opening = nodes[opener]
            assert isinstance(opening, _Stars)
            used = 2 if opening.count >= 2 and closing.count >= 2 else 1
            opening.count -= used
            closing.count -= used
            inside = tuple(_settle(nodes[opener + 1 : closer]))
            style = Style.STRONG if used == 2 else Style.EMPHASIS
            nodes[opener + 1 : closer] = [Styled(style, inside)]
            closer = opener + 2
        return _settle(nodes)


def _find_opener(nodes: list[Inline | _Stars | _Bracket], closer: int) -> int | None:
    closing = nodes[closer]
    assert isinstance(closing, _Stars)
    for index in reversed(range(closer)):
        node = nodes[index]
        if isinstance(node, _Stars) and node.opens and node.count:
            both_ways = node.closes or closing.opens
            thirds = (node.length + closing.length) % 3 == 0
            if both_ways and thirds and (node.length % 3 or closing.length % 3):
                continue
            return index
    return None


def _settle(nodes: list[Inline | _Stars | _Bracket]) -> list[Inline]:
    """What was no markup in the end is characters; neighbouring characters are one text."""
    settled: list[Inline] = []
    for node in nodes:
        match node:
            case _Stars(count=count):
                text: Inline = Text("*" * count)
            case _Bracket():
                text = Text("[")
            case _:
                text = node
        if isinstance(text, Text):
            if not text.text:
                continue
            if settled and isinstance(settled[-1], Text):
                settled[-1] = Text(settled[-1].text + text.text)
                continue
        settled.append(text)
    return settled


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
