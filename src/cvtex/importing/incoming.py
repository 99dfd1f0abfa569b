"""Foreign files as entries to be taken in."""

import re
from bisect import bisect_right

from cvtex.diagnostics import Diagnostic, error
from cvtex.frozen import Frozen, replace
from cvtex.importing.record import Item, Record
from cvtex.importing.ris import is_ris, read_ris
from cvtex.importing.scholar_csv import is_scholar_csv, read_scholar_csv
from cvtex.model import BibEntry
from cvtex.reading.bibtex import BibFile, Rejected, read_bibtex
from cvtex.reading.blocks import BlockKind
from cvtex.reading.citationkeys import with_unique_keys
from cvtex.reading.encoding import check_encoding
from cvtex.source import Source, Span


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


_FORMATS = "cvtex import reads BibTeX (.bib), RIS (.ris), and Google Scholar's CSV"


def read_incoming(source: Source) -> Incoming:
    """Read a foreign file: BibTeX, or RIS or Google Scholar's CSV, which their first lines tell."""
    if is_ris(source.text):
        return Incoming(source, *read_ris(source), (), 0, tuple(check_encoding(source)))
    if is_scholar_csv(source.text):
        return Incoming(source, *read_scholar_csv(source), (), 0, tuple(check_encoding(source)))
    file = read_bibtex(source)
    # A repeated key is no one's concern here: each entry gets one of its own.
    diagnostics = tuple(d for d in file.diagnostics if d.code != "duplicate-key")
    entries, _ = with_unique_keys(file.entries)
    items = tuple(_item(entry) for entry in entries)
    passed_over = sum(block.kind is not BlockKind.ENTRY for block in file.blocks)
    if not items and not file.rejected and source.text.strip():
        diagnostics += (_nothing_in(source),)
    rejected = file.rejected + _without_at(file)
    return Incoming(source, items, rejected, _partly_read(file), passed_over, diagnostics)


def _nothing_in(source: Source) -> Diagnostic:
    span = source.span(0, 1)
    if source.text.lstrip("\ufeff \t\r\n").startswith("%0 "):
        message = f"{source.path} is a file of EndNote's, which is not read"
        return error("no-entries", message, span, f"export it anew: {_FORMATS}")
    return error("no-entries", f"there is no BibTeX entry in {source.path}", span, _FORMATS)


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
