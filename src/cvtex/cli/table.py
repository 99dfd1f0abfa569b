"""Tables for a terminal, where they fit its width, and for a pipe, where nothing is cut."""

import shutil
import sys
from collections.abc import Sequence
from typing import Literal

import click

from cvtex.cli.excerpt import visible, width_of
from cvtex.frozen import Frozen

_GAP = 2
_CUT = "…"


class Column(Frozen):
    """A column: its heading, which side it is flush with, and what it may shrink to.

    A column with `least` 0 never shrinks; the others do so in proportion to what they have.
    """

    heading: str
    side: Literal["left", "right"] = "left"
    least: int = 0


def print_table(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under their headings; columns that are empty throughout are left out."""
    kept = [i for i in range(len(columns)) if any(row[i] for row in rows)]
    columns = [columns[i] for i in kept]
    cells = [[visible(row[i]) for i in kept] for row in rows]
    widths = [
        max(width_of(text) for text in (column.heading, *(row[i] for row in cells)))
        for i, column in enumerate(columns)
    ]
    if sys.stdout.isatty():
        widths = _fitted(widths, columns, shutil.get_terminal_size().columns)
    headings = _line([column.heading for column in columns], columns, widths)
    click.echo(click.style(headings, bold=True))
    for row in cells:
        click.echo(_line(row, columns, widths))


def _fitted(widths: list[int], columns: Sequence[Column], room: int) -> list[int]:
    fitted = list(widths)
    for _ in range(sum(widths)):
        excess = sum(fitted) + _GAP * (len(fitted) - 1) - room
        soft = [i for i, c in enumerate(columns) if c.least and fitted[i] > c.least]
        if excess <= 0 or not soft:
            break
        fitted[max(soft, key=lambda i: fitted[i] / columns[i].least)] -= 1
    return fitted


def _line(texts: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> str:
    cells = []
    for text, column, width in zip(texts, columns, widths, strict=True):
        shown = _cut(text, width)
        blank = " " * (width - width_of(shown))
        cells.append(blank + shown if column.side == "right" else shown + blank)
    return (" " * _GAP).join(cells).rstrip()


def _cut(text: str, width: int) -> str:
    if width_of(text) <= width:
        return text
    while text and width_of(text) + len(_CUT) > width:
        text = text[:-1]
    return text.rstrip() + _CUT
