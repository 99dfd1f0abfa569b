"""Foreign files as entries to be taken in."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, replace

from cvtex.diagnostics import Diagnostic, error
from cvtex.importing.record import Record
from cvtex.model import BibEntry
from cvtex.reading.bibtex import Rejected, read_bibtex
from cvtex.reading.blocks import BlockKind
from cvtex.source import Source, Span


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a foreign file, and where it stands there.

    `name` tells it from the others of its file; the record's key may be one that is repeated.
    """

    name: str
    record: Record
    span: Span


@dataclass(frozen=True, slots=True)
class Incoming:
    """A foreign file: what could be read of it and what could not.

    `passed_over` counts blocks that are no entries: strings, which are spelled out where they
    are used, preambles and comments.
    """

    source: Source
    items: tuple[Item, ...]
    rejected: tuple[Rejected, ...]
    passed_over: int
    diagnostics: tuple[Diagnostic, ...]

    @property
    def read(self) -> int:
        """How many entries the file has, readable or not."""
        return len(self.items) + len(self.rejected)


# The columns of Google Scholar's own CSV export.
_CSV_COLUMNS = {
    "authors": "author",
    "title": "title",
    "publication": "journal",
    "volume": "volume",
    "number": "number",
    "pages": "pages",
    "year": "year",
    "publisher": "publisher",
}


def read_incoming(source: Source) -> Incoming:
    """Read a foreign .bib file, or Google Scholar's CSV export, which its first line tells."""
    if _is_scholar_csv(source.text):
        return _read_csv(source)
    file = read_bibtex(source)
    items = tuple(_item(entry) for entry in file.entries)
    passed_over = sum(block.kind is not BlockKind.ENTRY for block in file.blocks)
    diagnostics = file.diagnostics
    if not items and not file.rejected and source.text.strip():
        diagnostics += (
            error(
                "no-entries",
                f"there is no BibTeX entry in {source.path}",
                source.span(0, min(1, len(source.text))),
                "cvtex import reads .bib files and Google Scholar's CSV export",
            ),
        )
    return Incoming(source, items, file.rejected, passed_over, diagnostics)


def _item(entry: BibEntry) -> Item:
    written = entry.key_span.text
    record = Record.of(entry)
    return Item(entry.key, replace(record, key=written) if written else record, entry.span)


def rejected_text(incoming: Iterable[tuple[Source, Rejected]]) -> str:
    """What could not be read, word for word, each with its place and the reason above it."""
    return "".join(
        f"% {source.path}:{rejected.span.position.line}: {rejected.reason}\n{rejected.span.text}\n\n"
        for source, rejected in incoming
    )


def _is_scholar_csv(text: str) -> bool:
    header = text.lstrip("\ufeff").partition("\n")[0].lower().strip()
    return header.startswith("authors,title,publication")


def _read_csv(source: Source) -> Incoming:
    text = source.text.lstrip("\ufeff")
    offset = len(source.text) - len(text)
    lines = list(io.StringIO(text, newline=""))
    starts = [offset]
    for line in lines:
        starts.append(starts[-1] + len(line))
    rows = csv.reader(lines)
    names = [_CSV_COLUMNS.get(column.strip().lower(), "") for column in next(rows)]
    items = []
    rejected = []
    before = rows.line_num
    for row in rows:
        span = source.span(starts[before], starts[rows.line_num])
        before = rows.line_num
        values = {
            name: _as_latex(value) for name, value in zip(names, row, strict=False) if name and value
        }
        if not row:
            continue
        if not values.get("title"):
            rejected.append(Rejected(span, "this line has no title"))
            continue
        if "author" in values:
            people = [person.strip() for person in values["author"].split(";") if person.strip()]
            values["author"] = " and ".join(
                "others" if person in {"...", "…"} else person for person in people
            )
        line = span.position.line
        items.append(Item(f"line-{line}", Record("article", "", tuple(values.items())), span))
    return Incoming(source, tuple(items), tuple(rejected), 0, ())


def _as_latex(text: str) -> str:
    """The characters of a CSV cell as a BibTeX value."""
    escaped = {"\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}"}
    escaped |= {character: f"\\{character}" for character in "&%#_$"}
    return "".join(escaped.get(c, c) for c in " ".join(text.split()))
