"""What TeX says in its log, told about the user's own files."""

import re
from collections.abc import Iterator
from pathlib import Path

from cvtex.diagnostics import Diagnostic, error, warning
from cvtex.source import Source, Span

JOB_NAME = "cv"
"""What TeX knows every CV as."""

# With -file-line-error: `./cv.tex:120: Undefined control sequence.`
_ERROR = re.compile(r"^(?:\./)?(?P<file>[^\s:]+):(?P<line>\d+): (?P<message>.*)$", re.MULTILINE)
_FATAL = re.compile(r"^! (?P<message>.+)$", re.MULTILINE)
_OVERFULL = re.compile(
    r"^Overfull \\hbox \((?P<points>[\d.]+)pt too wide\).* lines? (?P<line>\d+)", re.MULTILINE
)
_MISSING = re.compile(
    r"^Missing character: There is no (?P<what>.+?) (?:\(U\+\w+\) )?in font", re.MULTILINE
)
# What `writing` puts before everything that has an origin.
_ORIGIN = re.compile(r"^\s*% (?P<path>.+):(?P<line>\d+)(?: \S+)?$")
_BARELY = 1.0


def read_errors(log: str, tex: Source, base: Path) -> tuple[Diagnostic, ...]:
    """Why TeX made no PDF; origins in `tex` are relative to the folder `base`."""
    found = [
        error("tex", f"TeX: {match['message'].rstrip('.')}", _place(match, tex, base))
        for match in _ERROR.finditer(log)
        if not match["message"].startswith(" ==>")
    ]
    if not found:
        found = [error("tex", f"TeX: {m['message'].rstrip('.')}") for m in _FATAL.finditer(log)]
    return tuple(found)


def read_warnings(log: str, tex: Source, base: Path) -> tuple[Diagnostic, ...]:
    """What TeX could not set well: lines that stick out, characters that no font has."""
    return tuple(_warnings(log, tex, base))


def _warnings(log: str, tex: Source, base: Path) -> Iterator[Diagnostic]:
    for match in _OVERFULL.finditer(log):
        if float(match["points"]) > _BARELY:
            message = f"a line is {float(match['points']):.0f} pt too wide for the page"
            yield warning("overfull", message, origin(tex, int(match["line"]), base))
    for match in _MISSING.finditer(log):
        yield warning("missing-character", f"no font has the character {match['what']}")


def _place(match: re.Match[str], tex: Source, base: Path) -> Span | None:
    if match["file"] != f"{JOB_NAME}.tex":
        return None
    return origin(tex, int(match["line"]), base)


def origin(tex: Source, line: int, base: Path) -> Span:
    """The line of the user's file that a line of the .tex comes from, or else that line itself."""
    lines = tex.text.splitlines()
    for number in range(min(line, len(lines)), 0, -1):
        match = _ORIGIN.match(lines[number - 1])
        if match is not None and (base / match["path"]).is_file():
            path = base / match["path"]
            return _line(Source.read(path), int(match["line"]))
        if lines[number - 1].startswith(r"\begin{document}"):
            break
    return _line(tex, min(line, len(lines)))


def _line(source: Source, number: int) -> Span:
    start = source.offset(number, 1)
    return source.span(start, start + len(source.line(number)))
