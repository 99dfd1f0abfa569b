"""How findings are told: for people on a terminal, as JSON, and as GitHub workflow commands."""

import os
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import IO

import click

from cvtex.cli.excerpt import excerpt, visible
from cvtex.diagnostics import Diagnostic, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_WIDTH_OF_A_PIPE = 100
# How many further places of one and the same message are listed before they are only counted.
_PLACES = 12
# A message may quote what somebody typed; a megabyte of it helps nobody.
_LONGEST_MESSAGE = 500


def report(diagnostics: Iterable[Diagnostic], stream: IO[str] | None = None) -> None:
    """Print the findings in file order and their count at the end, on stderr unless told otherwise.

    A message that a file earns many times is shown once; its other places are listed below it.
    """
    stream = stream or sys.stderr
    findings = in_file_order(diagnostics)
    for alike in _alike(findings):
        _print(alike[0], alike[1:], stream)
    if findings:
        click.echo(count(findings), file=stream)


def print_message(diagnostic: Diagnostic) -> None:
    """Print one message on stderr, without a count."""
    _print(diagnostic, (), sys.stderr)


def in_file_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each finding once: profiles first, then the other files as they are first named.

    In a file they are told by position; findings about no file come last.
    """
    findings = list({_identity(d): d for d in diagnostics}.values())
    named = dict.fromkeys(d.span.source.path for d in findings if d.span)
    files = sorted(named, key=lambda path: not path.endswith(".toml"))
    order = {path: number for number, path in enumerate(files)}

    def place(finding: Diagnostic) -> tuple[int, int, int]:
        if finding.span is None:
            return len(order), 0, 0
        return order[finding.span.source.path], finding.span.start, finding.span.end

    return tuple(sorted(findings, key=place))


def _identity(finding: Diagnostic) -> tuple[object, ...]:
    """What makes two findings one: a file may have been read again for each variant."""
    span = finding.span
    place = (span.source.path, span.source.text, span.start, span.end) if span else ()
    return (*place, finding.severity, finding.code, finding.message, finding.help)


def count(findings: Sequence[Diagnostic]) -> str:
    """How many there are of each severity: `2 errors, 1 warning`."""
    numbers = [
        (sum(d.severity is severity for d in findings), severity.value) for severity in Severity
    ]
    return ", ".join(f"{n} {noun}{'s' * (n != 1)}" for n, noun in numbers if n)


def as_json(findings: Sequence[Diagnostic]) -> str:
    """A JSON array with an object per finding; places count from 1, an end is exclusive."""
    import json

    return json.dumps([_record(finding) for finding in findings], indent=2, ensure_ascii=False)


def as_github(finding: Diagnostic) -> str:
    """A workflow command that GitHub shows beside the line.

    Source: GitHub's documentation, 'Workflow commands for GitHub Actions'.
    """
    record = _record(finding)
    properties = {
        "file": record["path"],
        "line": record["line"],
        "endLine": record["end_line"],
        "col": record["column"],
        "endColumn": record["end_column"],
        "title": finding.code,
    }
    listed = ",".join(
        f"{name}={_percent(str(value), ':,')}"
        for name, value in properties.items()
        if value is not None
    )
    command = {"note": "notice"}.get(finding.severity.value, finding.severity.value)
    text = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    return f"::{command} {listed}::{_percent(text)}"


def _record(finding: Diagnostic) -> Mapping[str, str | int | None]:
    record: dict[str, str | int | None] = {
        "severity": finding.severity.value,
        "code": finding.code,
        "message": finding.message,
        "help": finding.help,
        "path": None,
        "line": None,
        "column": None,
        "end_line": None,
        "end_column": None,
    }
    if finding.span:
        source = finding.span.source
        record["path"] = source.path
        record["line"], record["column"] = finding.span.position
        record["end_line"], record["end_column"] = source.position(finding.span.end)
    return record


def _percent(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _alike(findings: Sequence[Diagnostic]) -> Iterable[Sequence[Diagnostic]]:
    """The findings grouped: those of one file that say the same, in the place of the first."""
    groups: dict[tuple[object, ...], list[Diagnostic]] = {}
    for d in findings:
        path = d.span.source.path if d.span else ""
        groups.setdefault((path, d.severity, d.code, d.message, d.help), []).append(d)
    return groups.values()


def _print(finding: Diagnostic, others: Sequence[Diagnostic], stream: IO[str]) -> None:
    severity = click.style(f"{finding.severity.value}:", fg=_COLOURS[finding.severity], bold=True)
    place = click.style(f"{visible(_place(finding))}: ", bold=True) if finding.span else ""
    # An error can't be ignored, so the name of its kind would only be in the way.
    code = f" [{finding.code}]" if finding.severity is not Severity.ERROR else ""
    message = visible(finding.message)
    if len(message) > _LONGEST_MESSAGE:
        message = message[:_LONGEST_MESSAGE] + "…"
    lines = [f"{place}{severity} {message}{click.style(code, dim=True)}"]
    if finding.span:
        number, text, underline = excerpt(finding.span, _width(stream) - 8)
        margin = " " * len(number)
        lines.append(f"  {number} | {text}".rstrip())
        lines.append(f"  {margin} | {click.style(underline, fg=_COLOURS[finding.severity])}")
    if others:
        lines.append(f"  also at {_places(others)}")
    if finding.help:
        lines.append(f"  {click.style('help:', bold=True)} {visible(finding.help)}")
    click.echo("\n".join(lines), file=stream, color=_is_coloured(stream))


def _place(finding: Diagnostic) -> str:
    assert finding.span is not None
    source = finding.span.source
    if source.path.startswith("--") and finding.span.text == source.text:
        return source.path  # All of an option has no place in it.
    line, column = finding.span.position
    return f"{source.path}:{line}:{column}"


def _places(findings: Sequence[Diagnostic]) -> str:
    listed = ["{}:{}".format(*d.span.position) for d in findings[:_PLACES] if d.span]
    more = len(findings) - len(listed)
    return ", ".join(listed) + (f" and {more} more" if more else "")


def _is_coloured(stream: IO[str]) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width(stream: IO[str]) -> int:
    return shutil.get_terminal_size().columns if stream.isatty() else _WIDTH_OF_A_PIPE
