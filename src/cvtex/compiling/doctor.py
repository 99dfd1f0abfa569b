"""What of TeX and fonts there is on this machine, and whether it works."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path

from cvtex.compiling.latexmk import Latexmk
from cvtex.compiling.packages import Need, needs
from cvtex.diagnostics import InputError
from cvtex.frozen import Frozen
from cvtex.writing.characters import TexEngine

# The first run of an engine may collect the names of all fonts.
_TIMEOUT = 180
_DOCUMENT = "\\documentclass{article}\n\\begin{document}It works.\\end{document}\n"
_FONT_FOLDERS = (
    "/usr/share/fonts//:/usr/local/share/fonts//:{home}/.local/share/fonts//:"
    "/Library/Fonts//:{home}/Library/Fonts//"
)


class State(Enum):
    """How it stands with one thing."""

    WORKS = "works"
    MISSING = "missing"
    BROKEN = "broken"


class Examined(Frozen):
    """One thing that was looked at; `told` is its version or place, or what went wrong."""

    name: str
    state: State
    told: str
    need: Need

    @property
    def is_required(self) -> bool:
        """Whether no CV can be made without it."""
        return self.need.set == "cv"


def examine() -> Iterator[Examined]:
    """Look at everything that is needed, one after the other; engines have to set a line."""
    for need in needs():
        place = _find(need)
        engine = _ENGINES.get(need.name)
        if not place:
            yield Examined(need.name, State.MISSING, "", need)
        elif engine is None:
            version = _version(need.probes[0]) if need.probes[0] == "latexmk" else ""
            yield Examined(need.name, State.WORKS, version or place, need)
        else:
            failure = _try(engine)
            state = State.BROKEN if failure else State.WORKS
            yield Examined(need.name, state, failure or _version(engine), need)


_ENGINES: Mapping[str, TexEngine] = {
    "pdfLaTeX": "pdflatex",
    "LuaLaTeX": "lualatex",
    "XeLaTeX": "xelatex",
}


def _find(need: Need) -> str:
    """Where a need is met; empty where it isn't."""
    commands = [path for probe in need.probes if "." not in probe and (path := shutil.which(probe))]
    files = [probe for probe in need.probes if "." in probe]
    if commands or not files or not shutil.which("kpsewhich"):
        return next(iter(commands), "")
    folders = _FONT_FOLDERS.format(home=Path.home())
    found = subprocess.run(
        ["kpsewhich", *files],
        env={"OSFONTDIR": folders, **os.environ},
        capture_output=True,
        text=True,
        check=False,
    )
    return found.stdout.partition("\n")[0]


def _try(engine: TexEngine) -> str:
    """Set one line with an engine under latexmk; what went wrong, empty if nothing did."""
    with tempfile.TemporaryDirectory() as folder:
        tex = Path(folder) / "cv.tex"
        tex.write_text(_DOCUMENT)
        try:
            with Latexmk(Path(folder)) as latexmk:
                status, said = latexmk.run(engine, "", _TIMEOUT)
        except InputError as failure:
            return failure.diagnostics[0].message
        if status == 0 and tex.with_suffix(".pdf").exists():
            return ""
    complaints = [line for line in said.splitlines() if re.match(r"!|.*:\d+: |.*[Ee]rror", line)]
    return complaints[0].strip() if complaints else f"latexmk ended with {status}"


def _version(program: str) -> str:
    """The first line with a number that a program says of itself."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    lines = (said.stdout + said.stderr).splitlines()
    return next((line.strip() for line in lines if re.search(r"\d", line)), "")
