"""A PDF from LaTeX, by latexmk in a folder of its own."""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cvtex.compiling.files import replace_file
from cvtex.compiling.log import JOB_NAME, read_errors, read_warnings
from cvtex.compiling.origins import Origins
from cvtex.compiling.packages import install_command, needs
from cvtex.diagnostics import Diagnostic, InputError, error, note
from cvtex.source import Source

TexEngine = Literal["pdflatex", "lualatex", "xelatex"]

_ENGINE_OPTIONS: dict[TexEngine, str] = {
    "pdflatex": "-pdf",
    "lualatex": "-pdflua",
    "xelatex": "-pdfxe",
}
# Commands stay off and files outside the job's folder closed, whatever texmf.cnf says.
_SHUT = {"openin_any": "p", "openout_any": "p", "shell_escape": "f"}
# TeX breaks the lines of its log, and so the names and messages in it, at this column.
_UNBROKEN = {"max_print_line": "10000", "error_line": "254", "half_error_line": "238"}


@dataclass(frozen=True, slots=True)
class Job:
    """One PDF to be made.

    `tex` is the .tex file as its user knows it, `base` the folder that the origins in it are
    relative to, `folder` where TeX works, `output` the PDF. `files` are what the .tex takes in,
    `theme` is the folder of the user's own theme, where there is one.
    """

    tex: Source
    base: Path
    folder: Path
    output: Path
    engine: TexEngine
    timeout: float
    files: Sequence[Path] = ()
    theme: Path | None = None


def compile_pdf(job: Job) -> tuple[Diagnostic, ...]:
    """Make the PDF and give what TeX warned of.

    The PDF takes its place only when it is whole. Raises `InputError` with what went wrong; the
    PDF of an earlier run is then left as it is.
    """
    _require_tex(job.engine)
    job.folder.mkdir(parents=True, exist_ok=True)
    _update(job.folder / f"{JOB_NAME}.tex", job.tex.text.encode())
    for path in job.files:
        _update(job.folder / path.name, path.read_bytes())
    command = [
        "latexmk",
        "-norc",
        _ENGINE_OPTIONS[job.engine],
        "-interaction=nonstopmode",
        "-halt-on-error",
        "-file-line-error",
        "-latexoption=-no-shell-escape",
        f"{JOB_NAME}.tex",
    ]
    status, said = _run(command, job)
    log_path = job.folder / f"{JOB_NAME}.log"
    log = _read_log(log_path)
    origins = Origins(job.tex, job.base, job.theme)
    if status != 0:
        failures = read_errors(log, origins)
        if not failures:
            failures = (error("tex", "latexmk failed", help=said.strip()[-500:]),)
        raise InputError([*failures, note("tex-log", f"TeX's whole log is {log_path}")])
    replace_file(job.output, (job.folder / f"{JOB_NAME}.pdf").read_bytes())
    return read_warnings(log, origins)


def _update(path: Path, content: bytes) -> None:
    """Write a file unless that is what it says already, so that latexmk sees no change."""
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)


def _require_tex(engine: TexEngine) -> None:
    missing = [program for program in ("latexmk", engine) if shutil.which(program) is None]
    if missing:
        command = install_command(need for need in needs() if need.set == "cv")
        raise InputError(
            [
                error(
                    "no-tex",
                    f"{' and '.join(missing)} not found: making a PDF takes a TeX installation",
                    help=f"install it: {command}" if command else "install TeX Live",
                )
            ]
        )


def _run(command: Sequence[str], job: Job) -> tuple[int, str]:
    """The exit status of a command and what it said; raises `InputError` when it takes too long."""
    with subprocess.Popen(
        command,
        cwd=job.folder,
        env={**os.environ, **_SHUT, **_UNBROKEN},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as process:
        try:
            said, _ = process.communicate(timeout=job.timeout)
        except BaseException as interruption:
            # latexmk's own child is what hangs, so all of its group has to go.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            if isinstance(interruption, subprocess.TimeoutExpired):
                raise InputError([_too_long(job)]) from None
            raise
    return process.returncode, said.decode(errors="replace")


def _too_long(job: Job) -> Diagnostic:
    return error(
        "timeout",
        f"TeX did not end within {job.timeout:g} seconds and was stopped",
        help="--timeout SECONDS gives it more; an ejected theme may hold an endless loop",
    )


def _read_log(path: Path) -> str:
    return path.read_text("utf-8", errors="replace") if path.exists() else ""
