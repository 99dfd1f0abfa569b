"""Which line of the user's files a line of the .tex file comes from."""

import re
from dataclasses import dataclass
from pathlib import Path

from cvtex.source import Source, Span

# What `writing` puts before everything that has an origin. Nothing a user typed can look so: in
# the .tex file it would have a backslash before its percent sign.
_ORIGIN = re.compile(r"^\s*% (?P<path>.+):(?P<line>\d+)(?: \S+)?$")


@dataclass(frozen=True, slots=True)
class Origins:
    """The way back from `tex`; the origins in it are relative to `base`.

    `theme` is the folder of the user's own theme, where there is one.
    """

    tex: Source
    base: Path
    theme: Path | None = None

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
        return self.in_theme(lines[number - 1].strip()) or _line(self.tex, number)

    def of_character(self, character: str) -> Span | None:
        """The first place of a character: in the user's file if it stands there as such."""
        offset = self.tex.text.find(character)
        if offset < 0:
            return None
        line = self.of_line(self.tex.position(offset).line)
        found = line.source.text.find(character, line.start)
        return line if found < 0 else line.source.span(found, found + len(character))

    def in_theme(self, text: str) -> Span | None:
        """Where a text stands in the user's own theme."""
        if self.theme is None or not text:
            return None
        word = re.compile(re.escape(text) + (r"(?![A-Za-z@])" if text[-1].isalpha() else ""))
        for path in sorted(self.theme.rglob("*.j2")):
            source = Source.read(path)
            match = word.search(source.text)
            if match is not None:
                return source.span(match.start(), match.end())
        return None


def _line(source: Source, number: int) -> Span:
    start = source.offset(number, 1)
    return source.span(start, start + len(source.line(number)))
