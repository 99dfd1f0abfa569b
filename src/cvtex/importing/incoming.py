"""Foreign files as entries to be taken in."""

import csv
import io
import re
from bisect import bisect_right

from cvtex.diagnostics import Diagnostic, error
from cvtex.frozen import Frozen, replace
from cvtex.importing.record import Record
from cvtex.model import BibEntry
from cvtex.reading.bibtex import BibFile, Rejected, read_bibtex
from cvtex.reading.blocks import BlockKind
from cvtex.reading.citationkeys import with_unique_keys
from cvtex.source import Source, Span


class Item(Frozen):
    """One entry of a foreign file, and where it stands there.

    `name` tells it from the others of its file; the record's key may be one that is repeated.
    """

    name: str
    record: Record
    span: Span


class Incoming(Frozen):
    """A foreign file: what could be read of it and what could not.

    `partly` are entries that were read but for a part of them, each with the reason.
    `passed_over` counts blocks that are no entries: strings, which are spelled out where they
    are used, preambles and comments.
    """

    source: Source
    items: tuple[Item, ...]
    rejected: tuple[Rejected, ...]
    partly: tuple[tuple[Span, str], ...]
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
    # A repeated key is no one's concern here: each entry gets one of its own.
    entries, _ = with_unique_keys(file.entries)
    items = tuple(_item(entry) for entry in entries)
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
    rejected = file.rejected + _without_at(file)
    return Incoming(source, items, rejected, _partly_read(file), passed_over, diagnostics)


def _item(entry: BibEntry) -> Item:
    written = entry.key_span.text
    record = Record.of(entry)
    return Item(entry.key, replace(record, key=written) if written else record, entry.span)


def rejected_text(incoming: Incoming) -> str:
    """What could not be read, word for word, each block with its place and the reason above it.

    An entry of which only a part was lost is kept here as well, though it was taken in.
    """
    lost = [(r.span, r.reason) for r in incoming.rejected] + list(incoming.partly)
    return "".join(
        f"% {span.source.path}:{span.position.line}: {reason}\n{span.text}\n\n"
        for span, reason in sorted(lost, key=lambda item: item[0].start)
    )


# Findings after which a part of what stands in an entry is not in what was read of it.
_LOSING = frozenset({"unreadable-text", "duplicate-field", "syntax"})
_WITHOUT_AT = re.compile(r"^[ \t]*(?!@)[A-Za-z]+\s*\{\s*[^\s,{}]+\s*,\s*\w+\s*=", re.MULTILINE)


def _partly_read(file: BibFile) -> tuple[tuple[Span, str], ...]:
    """The entries of which some text could not be read, with the reason."""
    findings = [d for d in file.diagnostics if d.code in _LOSING and d.span is not None]
    starts = [entry.span.start for entry in file.entries]
    lost: dict[int, tuple[Span, str]] = {}
    for finding in findings:
        assert finding.span is not None
        number = bisect_right(starts, finding.span.start) - 1
        if number >= 0:
            place = finding.span.position
            reason = (
                f"taken in without a part of it ({place.line}:{place.column} {finding.message})"
            )
            lost.setdefault(number, (file.entries[number].span, reason))
    return tuple(lost.values())


def _without_at(file: BibFile) -> tuple[Rejected, ...]:
    """Text between blocks that would be an entry if it began with `@`."""
    ends = [0, *(block.span.end for block in file.blocks)]
    starts = [*(block.span.start for block in file.blocks), len(file.source.text)]
    found = []
    for end, start in zip(ends, starts, strict=True):
        if start - end < 20:
            continue
        between = file.source.text[end:start]
        for opening in _WITHOUT_AT.finditer(between):
            begin = end + opening.start()
            text_end = end + len(between.rstrip())
            found.append(Rejected(file.source.span(begin, text_end), "there is no '@' before it"))
            break
    return tuple(found)


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
            name: _as_latex(value)
            for name, value in zip(names, row, strict=False)
            if name and value
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
        name = f"line-{span.position.line}"
        items.append(Item(name, Record("article", "", tuple(values.items())), span))
    return Incoming(source, tuple(items), tuple(rejected), (), 0, ())


def _as_latex(text: str) -> str:
    """The characters of a CSV cell as a BibTeX value."""
    escaped = {"\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}"}
    escaped |= {character: f"\\{character}" for character in "&%#_$"}
    return "".join(escaped.get(c, c) for c in " ".join(text.split()))
