"""Holds the speed of cvtex against its limits: `make bench`.

`--smoke` runs everything once, to see that it runs; `--only WORD` runs the rows with a word in
their name.
"""

import argparse
import json
import math
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.timing import Result, Row, measure, table
from benchmarks.workshop import CVTEX, Watch, Workshop, bibliography

_LIBRARIES = "import click, jinja2, pybtex.database.input.bibtex"
_CLICK = "import click"
_SECTIONS = ("work-experience", "education", "publications", "service")
# Timed inside, so that the start of Python counts on neither side.
_READ = """
import time
from pathlib import Path
from cvtex.reading.bibliography import read_bibliography
start = time.perf_counter()
read_bibliography([Path({path!r})])
print(time.perf_counter() - start)
"""
_READ_BARE = """
import time
import pybtex.errors
from pybtex.database.input.bibtex import Parser
pybtex.errors.set_strict_mode(False)
start = time.perf_counter()
Parser(encoding="utf-8").parse_file({path!r})
print(time.perf_counter() - start)
"""
# Garbage is collected as seldom as in a command.
_RENDER = """
import gc, time
gc.set_threshold(100_000)
from pathlib import Path
from cvtex.reading.cv import read_cv
from cvtex.writing.document import write_document
start = time.perf_counter()
cv, _ = read_cv(Path("profile.toml"))
write_document(cv, Path())
print((time.perf_counter() - start) / {count})
"""


def rows(folder: Path) -> Iterator[Row]:
    """The claims, in the order in which they are made."""
    yield from _making(folder)
    yield from _colder(folder)
    yield from _starting(folder)
    yield from _reading(folder)
    yield from _many(folder)


def _making(folder: Path) -> Iterator[Row]:
    shop = Workshop.with_project_cv(folder / "cv")
    bare = "one bare `pdflatex` run"

    def compile_cold() -> float:
        shop.remove("build")
        return shop.run(CVTEX, "compile")

    def compile_first() -> float:
        shop.remove("build", "cache/cvtex/formats", "cache/cvtex/totals")
        return shop.run(CVTEX, "compile")

    yield Row(
        "no format yet", "cvtex compile", bare, 2.5, compile_first,
        shop.bare_pdflatex,
    )  # fmt: skip
    yield Row(
        "cold process, format there", "cvtex compile", bare, 1.25, compile_cold, shop.bare_pdflatex
    )
    yield Row(
        "nothing changed", "cvtex compile", f"`python -c '{_CLICK}'`", 2.5,
        lambda: shop.run(CVTEX, "compile"), lambda: shop.python(_CLICK),
    )  # fmt: skip
    watch: list[Watch] = []

    def save() -> float:
        if not watch:
            watch.append(Watch(shop))
        return watch[0].save()

    try:
        yield Row(
            "from a save to the new PDF", "cvtex compile --watch", bare, 0.8, save,
            shop.bare_pdflatex,
        )  # fmt: skip
    finally:
        for each in watch:
            each.end()


def _colder(folder: Path) -> Iterator[Row]:
    """What the other rows leave out, since it was there the last time."""
    shop = Workshop.with_project_cv(folder / "colder")

    def forget() -> None:
        shop.remove("build", "cache")

    bare = "one bare `pdflatex` run"
    for name, prepare in (
        ("the profile edited", shop.change),
        ("the .bib edited", shop.change_bibliography),
        ("cache and build removed", forget),
    ):

        def work(command: str, prepare: Callable[[], None] = prepare) -> float:
            prepare()
            return shop.run(CVTEX, command)

        yield Row(
            f"{name}, then compiled", "cvtex compile", bare, math.inf, partial(work, "compile"),
            shop.bare_pdflatex,
        )  # fmt: skip
        yield Row(
            f"{name}, then rendered", "cvtex render", f"`python -c '{_LIBRARIES}'`", math.inf,
            partial(work, "render"), lambda: shop.python(_LIBRARIES),
        )  # fmt: skip


def _starting(folder: Path) -> Iterator[Row]:
    shop = Workshop.with_project_cv(folder / "start")

    def render() -> float:
        shop.remove("build")
        return shop.run(CVTEX, "render")

    yield Row(
        "rendering the project's CV", "cvtex render", f"`python -c '{_LIBRARIES}'`", 1.5, render,
        lambda: shop.python(_LIBRARIES),
    )  # fmt: skip
    for option in ("--help", "--version"):
        yield Row(
            option, f"cvtex {option}", f"`python -c '{_CLICK}'`", 1.3,
            partial(shop.run, CVTEX, option), lambda: shop.python(_CLICK),
        )  # fmt: skip


def _reading(folder: Path) -> Iterator[Row]:
    corpus = os.environ.get("CVTEX_CORPUS")
    if corpus is None:
        print("CVTEX_CORPUS is not set: reading of a large bibliography is left out\n")
        return
    path = max(Path(corpus, "large").glob("*.bib"), key=lambda each: each.stat().st_size)
    shop = Workshop(folder)
    yield Row(
        "reading 8,744 entries", "read_bibliography", "pybtex parsing the same file", 1.6,
        lambda: _told(shop, _READ.format(path=str(path))),
        lambda: _told(shop, _READ_BARE.format(path=str(path))),
    )  # fmt: skip


def _many(folder: Path) -> Iterator[Row]:
    small = Workshop.with_publications(folder / "1000", 1000)
    large = Workshop.with_publications(folder / "10000", 10_000)
    yield Row(
        "rendering 10,000 publications, each", "read_cv, write_document", "of 1,000, each", 1.1,
        lambda: _told(large, _RENDER.format(count=10_000)),
        lambda: _told(small, _RENDER.format(count=1000)),
    )  # fmt: skip
    into = Workshop.with_publications(folder / "import", 5000)
    own, foreign = into.folder / "publications.bib", into.folder / "foreign.bib"
    mine = own.read_bytes()
    foreign.write_text(bibliography(5000, first=4000))

    def take_in() -> float:
        own.write_bytes(mine)
        return into.run(CVTEX, "import", "foreign.bib")

    def read_both() -> float:
        own.write_bytes(mine)
        return into.run(
            CVTEX, "pubs", "--set", 'cv.bibliography=["publications.bib", "foreign.bib"]'
        )

    yield Row(
        "importing 5,000 entries into 5,000", "cvtex import", "`cvtex pubs` reading both", 2.0,
        take_in, read_both,
    )  # fmt: skip
    shop = Workshop.with_project_cv(folder / "variants")
    with (shop.folder / "profile.toml").open("a", encoding="utf-8") as profile:
        for number in range(8):
            chosen = [name for bit, name in enumerate(_SECTIONS) if number + 1 & 1 << bit]
            profile.write(f"\n[variant.v{number}]\nsections = {json.dumps(chosen)}\n")

    def compile_all() -> float:
        shop.remove("build")
        return shop.run(CVTEX, "compile", "--all")

    def compile_one() -> float:
        shop.remove("build")
        return shop.run(CVTEX, "compile", "--variant", "v1")

    yield Row(
        "eight variants and the CV itself", "cvtex compile --all", "one variant", 4.6, compile_all,
        compile_one,
    )  # fmt: skip


def _told(shop: Workshop, code: str) -> float:
    """What a Python process says that it took."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=shop.folder,
        env=shop.environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout)


def _memory(folder: Path) -> str:
    """How much memory rendering 10,000 publications takes at its peak."""
    shop = Workshop.with_publications(folder / "memory", 10_000)
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, CVTEX, "render"],
        cwd=shop.folder,
        env=shop.environment,
        check=True,
        capture_output=True,
        text=True,
    )
    peak, size = int(said.stdout), (shop.folder / "publications.bib").stat().st_size
    return (
        f"`cvtex render` of 10,000 publications takes {peak / 1e6:.0f} MB at its peak; "
        f"their .bib has {size / 1e6:.1f} MB."
    )


def main() -> None:
    """Measure, print the table, and fail if a row misses its limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--smoke", action="store_true", help="run everything once")
    parser.add_argument("--runs", type=int, default=10, help="how often each side runs")
    parser.add_argument("--only", default="", help="only rows with this in their name")
    options = parser.parse_args()
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as name:
        for row in rows(Path(name)):
            if options.only in row.name:
                results.append(measure(row, 1 if options.smoke else options.runs))
                print(table(results[-1:]).splitlines()[-1], file=sys.stderr)
        memory = "" if options.only else _memory(Path(name))
    print(f"{os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}\n")
    print(table(results))
    print(f"\n{memory}")
    if not options.smoke and not all(result.holds for result in results):
        sys.exit(1)


if __name__ == "__main__":
    main()
