"""One PDF to be made, and the making of it."""

from collections.abc import Mapping
from pathlib import Path

from cvtex.compiling.files import replace_file, update_file
from cvtex.compiling.formats import Preamble
from cvtex.compiling.latexmk import JOB_NAME, Latexmk
from cvtex.compiling.log import read_errors, read_warnings
from cvtex.compiling.origins import Origins
from cvtex.compiling.page_total import PageTotal
from cvtex.diagnostics import Diagnostic, InputError, error, note
from cvtex.frozen import Frozen, field
from cvtex.source import Source, Span
from cvtex.writing.characters import TexEngine


class Job(Frozen):
    """One PDF to be made.

    `tex` is the .tex file as its user knows it, `base` the folder that the origins in it are
    relative to, `folder` where TeX works, `output` the PDF. `files` are what the .tex takes in,
    by their names in it, `theme` is the folder of the user's own theme, where there is one,
    `formats` the folder where dumped preambles are kept, `settings` says where the keys of [cv]
    are given.
    """

    tex: Source
    base: Path
    folder: Path
    output: Path
    engine: TexEngine
    timeout: float
    files: Mapping[str, Path] = field(default_factory=dict)
    theme: Path | None = None
    formats: Path | None = None
    totals: Path | None = None
    settings: Mapping[str, Span] = field(default_factory=dict)


def compile_pdf(job: Job, latexmk: Latexmk) -> tuple[Diagnostic, ...]:
    """Make the PDF with a latexmk that waits in the job's folder, and give what TeX warned of.

    The PDF takes its place only when it is whole. Raises `InputError` with what went wrong; the
    PDF of an earlier run is then left as it is.
    """
    for name, path in job.files.items():
        update_file(job.folder / name, path.read_bytes())
    total = PageTotal(job.folder, JOB_NAME, job.totals)
    total.tell(job.tex.text)
    preamble = Preamble.of(job.tex.text, job.formats) if _can_dump(job) else None
    _typeset(job, latexmk, preamble)
    if total.was_wrong():
        with Latexmk(job.folder, job.formats) as another:
            _typeset(job, another, preamble)
    replace_file(job.output, (job.folder / f"{JOB_NAME}.pdf").read_bytes())
    return read_warnings(_log(job), _origins(job))


def _typeset(job: Job, latexmk: Latexmk, preamble: Preamble | None) -> None:
    if preamble is None:
        status, said = _run(job, latexmk, job.tex.text, "")
    elif preamble.is_ready():
        status, said = _run(job, latexmk, preamble.body, preamble.option)
        if status != 0:
            # Either the CV is at fault or the format is. Without the format it shows.
            with Latexmk(job.folder) as another:
                status, said = _run(job, another, job.tex.text, "")
            if status == 0:
                preamble.reject()
        else:
            preamble.accept()
    else:
        # The format for the next time is made while TeX does without it.
        with preamble.dump(job.timeout, job.theme):
            status, said = _run(job, latexmk, job.tex.text, "")
    if status != 0:
        # latexmk would not try again while nothing changes that it knows of; a font that is
        # installed meanwhile is nothing of that kind.
        (job.folder / f"{JOB_NAME}.fdb_latexmk").unlink(missing_ok=True)
        failures = read_errors(_log(job), _origins(job))
        if not failures:
            failures = (error("tex", "latexmk failed", help=said.strip()[-500:]),)
        log = note("tex-log", f"TeX's whole log is {_log_path(job)}")
        raise InputError([*failures, log])


def _can_dump(job: Job) -> bool:
    # LuaTeX can't dump what Lua knows, nor XeTeX its fonts.
    return job.engine == "pdflatex" and job.formats is not None


def _run(job: Job, latexmk: Latexmk, tex: str, options: str) -> tuple[int, str]:
    update_file(job.folder / f"{JOB_NAME}.tex", tex.encode())
    return latexmk.run(job.engine, options, job.timeout)


def _log_path(job: Job) -> Path:
    return job.folder / f"{JOB_NAME}.log"


def _log(job: Job) -> str:
    path = _log_path(job)
    return path.read_text("utf-8", errors="replace") if path.exists() else ""


def _origins(job: Job) -> Origins:
    return Origins(job.tex, job.base, job.theme, job.settings)
