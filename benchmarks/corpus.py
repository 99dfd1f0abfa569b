"""Sets every publication of a folder of .bib files and reads the PDFs' text back.

`python benchmarks/corpus.py FOLDER` makes a CV of each file, with all its publications, and tells
how many titles, author lists and citations come back from the PDF, and which don't.
"""

import argparse
import json
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from cvtex.compiling.job import Job, compile_pdf
from cvtex.compiling.latexmk import Latexmk
from cvtex.compiling.verify import PdfText, fields, find_lost, read_pdf
from cvtex.diagnostics import InputError
from cvtex.reading.cv import read_cv
from cvtex.source import Source
from cvtex.writing.document import write_document
from cvtex.writing.view import view


@dataclass(frozen=True)
class Outcome:
    """What became of one file: how many texts there were, what was lost, what TeX said."""

    file: Path
    engine: str
    publications: int
    texts: int
    lost: tuple[str, ...]
    warnings: Counter[str]
    failure: str = ""


def set_file(file: Path, folder: Path) -> Outcome:
    """Make a CV of a file and compare its PDF with it."""
    folder.mkdir()
    profile = folder / "profile.toml"
    profile.write_text(
        f'[person]\nname = "Ann"\n[cv]\nbibliography = [{json.dumps(str(file))}]\n'
        '[[section]]\ntitle = "Publications"\nkind = "publications"\n'
    )
    cv, _ = read_cv(profile)
    count = len(cv.bibliography.publications)
    document = write_document(cv, folder)
    job = Job(
        tex=Source(str(folder / "cv.tex"), document.tex),
        base=folder,
        folder=folder / "tex",
        output=folder / "cv.pdf",
        engine=document.engine,
        timeout=900,
    )
    try:
        with Latexmk(folder / "tex", folder / "formats") as latexmk:
            warnings = compile_pdf(job, latexmk)
    except InputError as failure:
        return Outcome(file, document.engine, count, 0, (), Counter(), str(failure))
    pdf = PdfText(read_pdf(folder / "cv.pdf"))
    shown = list(fields(view(cv, folder)))
    lost = tuple(f"{f.origin} {f.name}: {what}" for f in shown if (what := find_lost(f.text, pdf)))
    codes = Counter(warning.code for warning in warnings)
    return Outcome(file, document.engine, count, len(shown), lost, codes)


def main() -> None:
    """Tell of every file, then of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lost", action="store_true", help="name every text that was lost")
    arguments = parser.parse_args()
    files = sorted(arguments.folder.rglob("*.bib"))
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory() as temporary, ThreadPoolExecutor(2) as pool:
        folders = [Path(temporary) / str(number) for number in range(len(files))]
        for outcome in pool.map(set_file, files, folders):
            outcomes.append(outcome)
            name = outcome.file.relative_to(arguments.folder)
            print(
                f"{name}: {outcome.publications} publications, {outcome.engine}, "
                f"{len(outcome.lost)} of {outcome.texts} texts lost {dict(outcome.warnings)}"
                f" {outcome.failure}",
                flush=True,
            )
            if arguments.lost:
                print(*(f"  {lost}" for lost in outcome.lost), sep="\n", flush=True)
    print(
        f"{len(files)} files, {sum(o.publications for o in outcomes)} publications, "
        f"{sum(o.texts for o in outcomes)} texts, {sum(len(o.lost) for o in outcomes)} lost, "
        f"{sum(bool(o.failure) for o in outcomes)} PDFs not made"
    )


if __name__ == "__main__":
    main()
