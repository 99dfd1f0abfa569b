"""What reading makes of .bib files: the counts of their blocks, and how long it takes.

Usage: python -m benchmarks.reading FILE-OR-FOLDER...
"""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cvtex.diagnostics import Severity
from cvtex.reading.bibliography import read_bibliography
from cvtex.reading.bibtex import read_bibtex
from cvtex.reading.blocks import BlockKind
from cvtex.source import Source

# Findings of a block that was read although something was wrong with its form.
REPAIRED = frozenset({
    *("missing-comma", "missing-equals", "missing-value", "missing-key", "missing-brace"),
    *("unclosed-value", "unclosed-brace", "stray-brace", "quote-in-quotes", "unreadable-text"),
    *("odd-key", "duplicate-key", "unquoted-value", "syntax"),
})  # fmt: skip
COLUMNS = ("blocks", "entries", "repaired", "rejected", "other", "findings", "ms")


def main(arguments: Sequence[str]) -> int:
    """Print a line for each file and one for all of them; 1 if a block is unaccounted for."""
    total: Counter[str] = Counter()
    print("".join(f"{column:>9}" for column in COLUMNS), " file")
    for path in bib_files(arguments):
        counts = count(path)
        total += counts
        print(row(counts), path.name)
    print(row(total), "all")
    accounted = total["entries"] + total["rejected"] + total["other"]
    return 0 if accounted == total["blocks"] else 1


def bib_files(arguments: Iterable[str]) -> Iterator[Path]:
    """The files named, and those in the folders named."""
    for argument in arguments:
        path = Path(argument)
        yield from sorted(path.rglob("*.bib")) if path.is_dir() else [path]


def count(path: Path) -> Counter[str]:
    """How many blocks of each sort a file has, and what was found in it."""
    started = time.perf_counter()
    findings = read_bibliography([path]).diagnostics
    milliseconds = (time.perf_counter() - started) * 1000
    file = read_bibtex(Source.read(path))
    repaired = {
        entry.span.start
        for finding in file.diagnostics
        if finding.span is not None and finding.code in REPAIRED
        for entry in file.entries
        if entry.span.start <= finding.span.start < entry.span.end
    }
    return Counter(
        blocks=len(file.blocks),
        entries=len(file.entries),
        repaired=len(repaired),
        rejected=len(file.rejected),
        other=sum(block.kind is not BlockKind.ENTRY for block in file.blocks),
        findings=sum(finding.severity is not Severity.NOTE for finding in findings),
        ms=round(milliseconds),
    )


def row(counts: Counter[str]) -> str:
    """The counts under their headings."""
    return "".join(f"{counts[column]:>9,}" for column in COLUMNS) + " "


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
