"""Asking on a terminal whether two entries are the same work."""

import os
import shutil
import textwrap

import click

from cvtex.importing.outcome import Question, Reply
from cvtex.importing.record import Record

_SHOWN = ("title", "author", "journal", "booktitle", "year", "volume", "pages", "doi", "eprint")
_REPLIES = {
    "s": Reply.SAME,
    "same": Reply.SAME,
    "d": Reply.DIFFERENT,
    "different": Reply.DIFFERENT,
    "k": Reply.SKIP,
    "skip": Reply.SKIP,
    "": Reply.SKIP,
}


def ask(question: Question) -> Reply:
    """Show two entries one above the other, the difference marked, and ask about them."""
    place = question.incoming_span
    click.echo(
        f"\n{place.source.path}:{place.position.line}: is this the same work as "
        f"your '{question.existing.key}'? ({question.score:.2f})",
        err=True,
    )
    styled = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    for line in side_by_side(question.incoming, question.existing):
        click.echo(line, err=True, color=styled)
    while True:
        typed = click.prompt(
            "  (s)ame, (d)ifferent, s(k)ip",
            default="",
            show_default=False,
            prompt_suffix=" > ",
            err=True,
        )
        reply = _REPLIES.get(str(typed).strip().lower())
        if reply is not None:
            return reply


def side_by_side(incoming: Record, existing: Record) -> list[str]:
    """The fields of two entries in two columns, those that differ marked with `|`."""
    width = max(20, (shutil.get_terminal_size((100, 24)).columns - 18) // 2)
    lines = [f"  {'':9}   {'incoming':{width}} | yours"]
    rows = [("type", f"@{incoming.type}", f"@{existing.type}")]
    rows += [
        (name, incoming.get(name), existing.get(name))
        for name in _SHOWN
        if incoming.get(name) or existing.get(name)
    ]
    for name, theirs, own in rows:
        mark = " " if theirs == own else "|"
        for i, (left, right) in enumerate(_wrapped(theirs, own, width)):
            line = f"  {name if i == 0 else '':9}   {left:{width}} {mark} {right}".rstrip()
            lines.append(line if theirs == own else click.style(line, bold=True))
    return lines


def _wrapped(left: str, right: str, width: int) -> list[tuple[str, str]]:
    columns = [textwrap.wrap(text, width) or [""] for text in (left, right)]
    height = max(map(len, columns))
    left_lines, right_lines = (c + [""] * (height - len(c)) for c in columns)
    return list(zip(left_lines, right_lines, strict=True))
