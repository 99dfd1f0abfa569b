"""Measures commands side by side, and says how one compares with another."""

import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Work = Callable[[], float]
"""Does a piece of work once and gives the seconds that count."""


@dataclass(frozen=True, slots=True)
class Row:
    """One claim: `work` takes at most `limit` times as long as `against`.

    Where the limit is infinite, nothing is claimed.
    """

    name: str
    command: str
    against: str
    limit: float
    work: Work
    reference: Work


@dataclass(frozen=True, slots=True)
class Result:
    """A row as measured: medians in seconds, and the median of the ratios of neighbouring runs."""

    row: Row
    seconds: float
    reference: float
    ratio: float

    @property
    def holds(self) -> bool:
        """Whether the ratio keeps to its limit."""
        return self.ratio <= self.row.limit


def measure(row: Row, runs: int) -> Result:
    """Run both sides by turns, so that what else the machine does falls on both."""
    if runs > 1:
        row.reference()
        row.work()
    pairs = [(row.work(), row.reference()) for _ in range(runs)]
    return Result(
        row,
        statistics.median(ours for ours, _ in pairs),
        statistics.median(theirs for _, theirs in pairs),
        statistics.median(ours / theirs for ours, theirs in pairs),
    )


def table(results: Sequence[Result]) -> str:
    """The results as a Markdown table."""
    lines = [
        "| what | command | seconds | against | seconds | ratio | at most | |",
        "|---|---|---:|---|---:|---:|---:|---|",
    ]
    for result in results:
        row = result.row
        limit, verdict = f"{row.limit:g}", "holds" if result.holds else "**misses**"
        if math.isinf(row.limit):
            limit = verdict = "–"
        lines.append(
            f"| {row.name} | `{row.command}` | {result.seconds:.3f} | {row.against} "
            f"| {result.reference:.3f} | {result.ratio:.2f} | {limit} | {verdict} |"
        )
    return "\n".join(lines)


def timed(work: Callable[[], object]) -> float:
    """The seconds that a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
