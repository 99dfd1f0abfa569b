"""latexmk, started ahead of its work."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from cvtex.diagnostics import Diagnostic, InputError, error

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

    from cvtex.writing.characters import TexEngine

JOB_NAME = "cv"
"""What TeX knows every CV as."""

# Commands stay off and files outside the job's folder closed, whatever texmf.cnf says.
# TeX breaks the lines of its log, and so the names and messages in it, at `max_print_line`.
TEX_ENVIRONMENT = {
    "openin_any": "p",
    "openout_any": "p",
    "shell_escape": "f",
    "max_print_line": "10000",
    "error_line": "254",
    "half_error_line": "238",
}
TEX_OPTIONS = ("-interaction=nonstopmode", "-halt-on-error", "-file-line-error", "-no-shell-escape")

# Which of latexmk's modes an engine is, and the variable that holds its command.
_MODES: Mapping[TexEngine, tuple[int, str]] = {
    "pdflatex": (1, "pdflatex"),
    "lualatex": (4, "lualatex"),
    "xelatex": (5, "xelatex"),
}
# Reads one line of settings, and ends where none comes.
_WAIT = "$_ = <STDIN>; exit 0 unless defined; eval; die $@ if $@;"


class Latexmk:
    """One run of latexmk in a folder that holds cv.tex.

    It takes latexmk about as long to start as TeX needs for a page. So it is started before the
    .tex file is written, and waits for the word on its standard input. Use it in a `with`: what
    still runs when that ends is ended too. `formats` is a folder where TeX finds formats.
    """

    def __init__(self, folder: Path, formats: Path | None = None) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        folder.mkdir(parents=True, exist_ok=True)
        if shutil.which("latexmk") is None:
            return
        # The colon at the end stands for the places where TeX looks anyway.
        found = {"TEXFORMATS": f"{formats}:{os.environ.get('TEXFORMATS', '')}"} if formats else {}
        self._process = subprocess.Popen(
            ["latexmk", "-norc", "-e", _WAIT, f"{JOB_NAME}.tex"],
            cwd=folder,
            env={**os.environ, **TEX_ENVIRONMENT, **found},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            # TeX itself is latexmk's child. As a group they can be ended together.
            start_new_session=True,
        )

    def run(self, engine: TexEngine, options: str, timeout: float) -> tuple[int, str]:
        """Let it run; gives its exit status and what it said.

        `options` go to the engine. Raises `InputError` if it takes longer than `timeout` seconds.
        """
        if self._process is None:
            raise InputError([not_installed("latexmk")])
        if shutil.which(engine) is None:
            raise InputError([not_installed(engine)])
        mode, variable = _MODES[engine]
        command = " ".join([engine, "-recorder", *TEX_OPTIONS, options, "%O %S"])
        # The .fls file is for us. latexmk reads the names of files in the log, which is quicker
        # than summing up a format of many megabytes.
        settings = f"$pdf_mode = {mode}; ${variable} = '{command}'; $recorder = 0;\n"
        try:
            said, _ = self._process.communicate(settings.encode(), timeout)
        except subprocess.TimeoutExpired:
            raise InputError([_too_long(timeout)]) from None
        return self._process.returncode, said.decode(errors="replace")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._process is not None and self._process.returncode is None:
            self.stop()
            self._process.communicate()

    def stop(self) -> None:
        """End it, and TeX with it, also from another thread than the one that runs it."""
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)


def not_installed(program: str) -> Diagnostic:
    """That a program of TeX is not there, and what installs it here."""
    from cvtex.compiling.packages import install_command, needs

    sets = {need.set for need in needs() if need.name.lower() == program}
    command = install_command(need for need in needs() if need.set in sets)
    elsewhere = "install TeX Live; `cvtex doctor` says which of it"
    return error(
        "no-tex",
        f"{program} is not installed; a PDF takes TeX and latexmk",
        help=f"install it: {command}" if command else elsewhere,
    )


def _too_long(seconds: float) -> Diagnostic:
    return error(
        "timeout",
        f"TeX did not end within {seconds:g} seconds and was stopped",
        help="--timeout SECONDS gives it more; a theme of your own may hold an endless loop",
    )
