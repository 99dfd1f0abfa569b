"""latexmk makes the PDF in a folder of its own; only a whole one takes its place."""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from cvtex.compiling.job import Job, compile_pdf
from cvtex.compiling.latexmk import Latexmk
from cvtex.diagnostics import Diagnostic, InputError

pytestmark = pytest.mark.slow

MakeJob = Callable[..., Job]


def compiled(job: Job) -> tuple[Diagnostic, ...]:
    with Latexmk(job.folder, job.formats) as latexmk:
        return compile_pdf(job, latexmk)


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def alive(group: int) -> bool:
    """Whether a process of the group runs; one that ended and that nobody asked about does not."""
    said = subprocess.run(
        ["ps", "-A", "-o", "pgid=,stat="], capture_output=True, text=True, check=True
    ).stdout
    processes = (line.split() for line in said.splitlines())
    return any(int(pgid) == group and not stat.startswith("Z") for pgid, stat in processes)


def ends(group: int) -> bool:
    """Whether the last process of the group is gone soon."""
    deadline = time.monotonic() + 5
    while alive(group) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not alive(group)


def test_a_pdf_is_made(job: MakeJob) -> None:
    made = job("Hello")
    assert compiled(made) == ()
    assert "Hello" in text_of(made.output)
    assert [path.name for path in made.output.parent.iterdir() if path.is_file()] == ["cv.pdf"]


def test_a_failure_is_told_and_the_last_good_pdf_stays(job: MakeJob) -> None:
    good = job("Hello")
    compiled(good)
    before = good.output.read_bytes()
    with pytest.raises(InputError) as failure:
        compiled(job(r"\nonsense"))
    assert good.output.read_bytes() == before
    first = failure.value.diagnostics[0]
    assert first.span is not None
    assert (Path(first.span.source.path).name, first.span.position.line) == ("profile.toml", 2)


def test_a_run_that_failed_is_tried_again_though_the_cv_did_not_change(job: MakeJob) -> None:
    made = job(r"\IfFileExists{late.png}{Hello}{\nonsense}")
    with pytest.raises(InputError):
        compiled(made)
    # Comes as a font or a package does that is installed meanwhile: latexmk doesn't know of it.
    (made.folder / "late.png").write_bytes(b"")
    assert compiled(made) == ()


def test_tex_that_hangs_is_ended_with_all_that_it_started(job: MakeJob) -> None:
    hanging = job(r"\loop\iftrue\repeat", timeout=1)
    start = time.monotonic()
    with Latexmk(hanging.folder) as latexmk:
        group = latexmk._process.pid if latexmk._process else 0
        with pytest.raises(InputError) as failure:
            compile_pdf(hanging, latexmk)
    assert failure.value.diagnostics[0].code == "timeout"
    assert time.monotonic() - start < 10
    assert ends(group)


def test_latexmk_that_is_not_needed_ends(tmp_path: Path) -> None:
    with Latexmk(tmp_path) as latexmk:
        group = latexmk._process.pid if latexmk._process else 0
        assert alive(group)
    assert ends(group)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (".latexmkrc", "die 'obeyed';"),
        ("latexmkrc", "die 'obeyed';"),
        ("article.cls", r"\errmessage{obeyed}"),
        ("texmf.cnf", "shell_escape = t\nopenin_any = a\n"),
    ],
)
def test_what_lies_beside_the_profile_is_not_obeyed(
    job: MakeJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert compiled(job("Hello")) == ()


@pytest.mark.parametrize(
    "text",
    [
        r"\input{/etc/hostname}",
        r"\input{../../../profile.toml}",
        r"\immediate\openout3=/tmp/cvtex-was-here \immediate\write3{x}",
    ],
)
def test_files_outside_the_folder_stay_closed(job: MakeJob, text: str) -> None:
    with pytest.raises(InputError):
        compiled(job(text))
    assert not Path("/tmp/cvtex-was-here.tex").exists()  # noqa: S108 - what TeX would write to


def test_no_command_is_run(job: MakeJob, tmp_path: Path) -> None:
    compiled(job(rf"\immediate\write18{{touch {tmp_path}/ran}}Hello"))
    assert not (tmp_path / "ran").exists()


def test_without_tex_the_command_that_installs_it_is_told(
    job: MakeJob, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError) as failure:
        compiled(job("Hello"))
    assert failure.value.diagnostics[0].code == "no-tex"


def test_what_refers_to_itself_gets_its_second_run(job: MakeJob) -> None:
    document = r"""\documentclass{article}
\begin{document}
On page \pageref{here}. %s \newpage \label{here} There.
\end{document}
"""
    made = job("", document=document)
    compiled(made)
    assert "On page 2" in text_of(made.output)
