"""Which line of the user's files a line of the .tex file comes from."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from cvtex.frozen import Frozen, field
from cvtex.source import Source, Span

# What `writing` puts before everything that has an origin. Nothing a user typed can look so: in
# the .tex file it would have a backslash before its percent sign.
_ORIGIN = re.compile(r"^\s*% (?P<path>.+?):(?P<line>\d+)(?: \S+)?$")

_PRINTED = re.compile(r"<<.*?>>|<%.*?%>")


class Origins(Frozen):
    """The way back from `tex`; the origins in it are relative to `base`.

    `theme` is the folder of the user's own theme, where there is one; `settings` says where the
    keys of [cv] are given.
    """

    tex: Source
    base: Path
    theme: Path | None = None
    settings: Mapping[str, Span] = field(default_factory=dict)

    def of_line(self, number: int) -> Span:
        """The line that a line comes from: of an entry, of a template, or else that line itself."""
        lines = self.tex.text.splitlines()
        number = max(1, min(number, len(lines)))
        for above in range(number, 0, -1):
            match = _ORIGIN.match(lines[above - 1])
            if match is not None and (self.base / match["path"]).is_file():
                source = Source.read(self.base / match["path"])
                return _line(source, int(match["line"]))
            if lines[above - 1].startswith(r"\begin{document}"):
                break
        return self._template_line(lines[number - 1].strip()) or _line(self.tex, number)

    def of_text(self, text: str) -> Span | None:
        """The first place of a text: in the user's file if it stands there as such."""
        offset = self.tex.text.find(text)
        if offset < 0:
            return None
        line = self.of_line(self.tex.position(offset).line)
        found = line.source.text.find(text, line.start)
        return line if found < 0 else line.source.span(found, found + len(text))

    def in_theme(self, text: str) -> Span | None:
        """Where a text stands in the user's own theme."""
        if not text:
            return None
        word = re.compile(re.escape(text) + (r"(?![A-Za-z@])" if text[-1].isalpha() else ""))
        for source in self._templates():
            match = word.search(source.text)
            if match is not None:
                return source.span(match.start(), match.end())
        return None

    def _template_line(self, line: str) -> Span | None:
        """The line of the user's own theme that says most of a line of the .tex file."""
        best: Span | None = None
        most = 0
        for source in self._templates():
            for number, text in enumerate(source.text.splitlines(), start=1):
                parts = _PRINTED.split(text.strip())
                literal = sum(map(len, parts))
                if literal > most and re.fullmatch(".*".join(map(re.escape, parts)), line):
                    best, most = _line(source, number), literal
        return best

    def _templates(self) -> Iterator[Source]:
        if self.theme is not None:
            for path in sorted(self.theme.rglob("*.j2")):
                yield Source.read(path)


def _line(source: Source, number: int) -> Span:
    start = source.offset(number, 1)
    return source.span(start, start + len(source.line(number)))
