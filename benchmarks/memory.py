"""What holds the memory while 10,000 publications are rendered.

Usage: python -m benchmarks.memory

Python's own book of what was allocated where (tracemalloc), read when the .tex has been written
and everything that was read for it is still there, as shares of the whole.
"""

import gc
import tempfile
import tracemalloc
from collections import Counter
from pathlib import Path

from benchmarks.workshop import Workshop

COUNT = 10_000
SHOWN = 12


def main() -> None:
    """Print the modules that hold most, with what they hold."""
    with tempfile.TemporaryDirectory() as name:
        shop = Workshop.with_publications(Path(name) / "cv", COUNT)
        # Modules are loaded before the count begins.
        from cvtex.reading.cv import read_cv
        from cvtex.writing.document import write_document

        gc.set_threshold(100_000)
        tracemalloc.start()
        cv, _ = read_cv(shop.folder / "profile.toml")
        read = tracemalloc.get_traced_memory()[0]
        document = write_document(cv, shop.folder)
        now, peak = tracemalloc.get_traced_memory()
        snapshot = tracemalloc.take_snapshot()
    print(
        f"read: {read / 1e6:.0f} MB; written: {now / 1e6:.0f} MB; at its peak: {peak / 1e6:.0f} MB"
    )
    print(f"the .tex file itself: {len(document.tex) / 1e6:.1f} MB")
    held: Counter[str] = Counter()
    for statistic in snapshot.statistics("filename"):
        parts = Path(statistic.traceback[0].filename).parts
        start = max(
            (i for i, part in enumerate(parts) if part in {"cvtex", "site-packages"}), default=-2
        )
        held["/".join(parts[start:])] += statistic.size
    for place, size in held.most_common(SHOWN):
        print(f"{size / now:6.1%}  {place}")


if __name__ == "__main__":
    main()
