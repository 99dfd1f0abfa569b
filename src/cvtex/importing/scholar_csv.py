"""Google Scholar's CSV export."""

import csv
import io

from cvtex.importing.plain_text import as_latex, as_names
from cvtex.importing.record import Item, Record
from cvtex.reading.bibtex import Rejected
from cvtex.source import Source

_COLUMNS = {
    "authors": "author",
    "title": "title",
    "publication": "journal",
    "volume": "volume",
    "number": "number",
    "pages": "pages",
    "year": "year",
    "publisher": "publisher",
}


def is_scholar_csv(text: str) -> bool:
    """Whether a text begins with the head of Google Scholar's table."""
    header = text.lstrip("\ufeff").partition("\n")[0].lower().strip()
    return header.startswith("authors,title,publication")


def read_scholar_csv(source: Source) -> tuple[tuple[Item, ...], tuple[Rejected, ...]]:
    """The works of the table, and the lines that have no title."""
    text = source.text.lstrip("\ufeff")
    lines = list(io.StringIO(text, newline=""))
    starts = [len(source.text) - len(text)]
    for line in lines:
        starts.append(starts[-1] + len(line))
    rows = csv.reader(lines)
    names = [_COLUMNS.get(column.strip().lower(), "") for column in next(rows)]
    items = []
    rejected = []
    before = rows.line_num
    for row in rows:
        span = source.span(starts[before], starts[rows.line_num])
        before = rows.line_num
        if not row:
            continue
        values = {
            name: as_names(value.split(";")) if name == "author" else as_latex(value)
            for name, value in zip(names, row, strict=False)
            if name and value
        }
        if values.get("title"):
            record = Record("article", "", tuple(values.items()))
            items.append(Item(f"line-{span.position.line}", record, span))
        else:
            rejected.append(Rejected(span, "this line has no title"))
    return tuple(items), tuple(rejected)
