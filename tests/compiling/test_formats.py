"""A preamble is dumped once; a PDF is the same with it and without, and nothing fails by it."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from cvtex.compiling.formats import Preamble, kept_formats
from cvtex.compiling.job import Job, compile_pdf
from cvtex.compiling.latexmk import Latexmk
from cvtex.reading.cv import read_cv
from cvtex.reading.profile import Audience
from cvtex.writing.document import write_document

pytestmark = pytest.mark.slow

MakeJob = Callable[..., Job]
EVERY_KIND = Path(__file__).parent.parent / "writing" / "every_kind"


@pytest.fixture
def formats(tmp_path: Path) -> Path:
    folder = tmp_path / "formats"
    folder.mkdir()
    return folder


def compiled(job: Job) -> str:
    """Make the PDF; gives the name of the format that TeX began with."""
    with Latexmk(job.folder, job.formats) as latexmk:
        compile_pdf(job, latexmk)
    first = (job.folder / "cv.log").read_text("utf-8", errors="replace").splitlines()[0]
    return first.partition("format=")[2].split()[0]


def drawn(pdf: Path) -> list[bytes]:
    """The pages as they look."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [bytes(page.render(scale=1.5).buffer) for page in document]
    finally:
        document.close()


def read(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def test_the_second_run_begins_at_the_preamble(job: MakeJob, formats: Path) -> None:
    assert compiled(job("One", formats=formats)) == "pdflatex"
    assert compiled(job("Two", formats=formats)) == "preamble"
    assert len(kept_formats(formats)) == 1


@pytest.mark.parametrize("theme", ["classic", "modern"])
def test_a_cv_is_the_same_with_a_format_and_without(
    job: MakeJob, formats: Path, theme: str
) -> None:
    cv, _ = read_cv(
        EVERY_KIND / "profile.toml",
        assignments=[f"cv.theme={theme}"],
        audience=Audience.PUBLIC,
    )
    tex = write_document(cv, EVERY_KIND).tex
    made = job("", document=tex)
    assert compiled(made) == "pdflatex"
    plain = drawn(made.output), read(made.output)
    made.output.unlink()
    (made.folder / "cv.pdf").unlink()
    compiled(job("", document=tex, formats=formats))
    assert compiled(job("", document=tex, formats=formats)) == "preamble"
    assert (drawn(made.output), read(made.output)) == plain


def test_a_change_in_the_preamble_is_seen(job: MakeJob, formats: Path) -> None:
    document = r"""\documentclass{article}\nofiles
\def\x{OLD}
\begin{document}
\x %s
\end{document}
"""
    for _ in range(2):
        compiled(job("", document=document, formats=formats))
    changed = job("", document=document.replace("OLD", "NEW"), formats=formats)
    for _ in range(2):
        compiled(changed)
        assert "NEW" in read(changed.output)[0]


def test_a_format_whose_files_changed_is_made_anew(job: MakeJob, formats: Path) -> None:
    compiled(job("One", formats=formats))
    (kept,) = formats.glob("*.json")
    inputs = json.loads(kept.read_bytes())
    assert any(name.endswith("article.cls") for name in inputs)
    inputs[next(iter(inputs))] = [0, 0]
    kept.write_text(json.dumps(inputs), encoding="utf-8")
    assert compiled(job("Two", formats=formats)) == "pdflatex"
    assert compiled(job("Three", formats=formats)) == "preamble"


@pytest.mark.parametrize("content", [b"", b"nonsense"])
def test_a_broken_format_is_no_error(job: MakeJob, formats: Path, content: bytes) -> None:
    compiled(job("One", formats=formats))
    compiled(job("Two", formats=formats))
    (kept,) = kept_formats(formats)
    kept.write_bytes(content)
    made = job("Three", formats=formats)
    assert compiled(made) == "pdflatex"
    assert "Three" in read(made.output)[0]
    compiled(job("Four", formats=formats))
    assert compiled(job("Five", formats=formats)) == "preamble"


def test_a_preamble_that_does_not_survive_is_not_dumped_again(job: MakeJob, formats: Path) -> None:
    # A stream that is open is forgotten by the dump.
    document = r"""\documentclass{article}\nofiles
\newread\x \openin\x=cv.tex
\begin{document}
\ifeof\x \errmessage{closed}\fi %s Hello
\end{document}
"""
    for text in ("One", "Two", "Three"):
        assert compiled(job(text, document=document, formats=formats)) == "pdflatex"
    assert kept_formats(formats) == []


def test_the_formats_used_last_come_first(formats: Path) -> None:
    for age in range(3):
        path = formats / f"{age}.fmt"
        path.touch()
        os.utime(path, (age, age))
    assert [path.stem for path in kept_formats(formats)] == ["2", "1", "0"]


def test_lines_are_counted_as_in_the_file(formats: Path) -> None:
    tex = "\\documentclass{article}\n\\x\n\n\\begin{document}\nHello\n\\end{document}\n"
    preamble = Preamble.of(tex, formats)
    assert preamble is not None
    assert preamble.body.splitlines()[3:] == tex.splitlines()[3:]
    assert all(line.startswith("%") for line in preamble.body.splitlines()[:3])
