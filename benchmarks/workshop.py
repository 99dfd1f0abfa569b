"""A folder with a CV in it, and what can be done there."""

import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.timing import timed

TOP = Path(__file__).resolve().parent.parent
CVTEX = str(Path(sys.executable).with_name("cvtex"))

_ENTRY = """@article{{work{number},
  author  = {{J. Wang* and A. May and {family}, Given{number} and Z. Zhou}},
  title   = {{A Study of the {{Kernel}} Method Number {number} in \\emph{{vivo}}}},
  journal = {{Journal of {letters} Research}},
  year    = {{{year}}},
  volume  = {{{volume}}},
  pages   = {{{number}--{end}}},
  doi     = {{10.1000/{number}}},
}}
"""


@dataclass(frozen=True, slots=True)
class Workshop:
    """A CV in a folder of its own; what cvtex keeps in the user's cache is kept there too."""

    folder: Path

    @classmethod
    def with_project_cv(cls, folder: Path) -> "Workshop":
        """The CV of this project."""
        folder.mkdir(parents=True)
        for name in ("profile.toml", "publications.bib"):
            shutil.copyfile(TOP / name, folder / name)
        return cls(folder)

    @classmethod
    def with_publications(cls, folder: Path, count: int) -> "Workshop":
        """A CV of nothing but publications."""
        folder.mkdir(parents=True)
        (folder / "profile.toml").write_text(
            '[person]\nname = "Avner May"\n[[section]]\ntitle = "P"\nkind = "publications"\n'
        )
        (folder / "publications.bib").write_text(bibliography(count))
        return cls(folder)

    @property
    def environment(self) -> dict[str, str]:
        """The surroundings of a command, with a cache of its own."""
        # Where Python may not keep what it compiled, all of cvtex would be compiled each time.
        kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        return {**kept, "XDG_CACHE_HOME": str(self.folder / "cache")}

    def run(self, *command: str) -> float:
        """The seconds that a command takes; raises `CalledProcessError` if it fails."""
        return timed(
            lambda: subprocess.run(
                command,
                cwd=self.folder,
                env=self.environment,
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )

    def python(self, code: str) -> float:
        """The seconds that a Python process takes over some code."""
        return self.run(sys.executable, "-c", code)

    def remove(self, *names: str) -> None:
        """Remove folders where they are."""
        for name in names:
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def bare_pdflatex(self) -> float:
        """One run of pdflatex, and nothing else, over the .tex file that cvtex wrote."""
        if not (self.folder / "build" / "cv.tex").exists():
            self.run(CVTEX, "render")
        self.remove("bare")
        (self.folder / "bare").mkdir()
        shutil.copyfile(self.folder / "build" / "cv.tex", self.folder / "bare" / "cv.tex")
        return self.run(
            "pdflatex", "-interaction=batchmode", "-output-directory=bare", "bare/cv.tex"
        )

    def change(self) -> None:
        """Change a word of the profile, as its owner does before compiling again."""
        path = self.folder / "profile.toml"
        text = path.read_text(encoding="utf-8")
        number = int(match[1]) + 1 if (match := re.search(r'NY (\d+)"', text)) else 1
        path.write_text(
            re.sub(r'location = "([^"\d]*NY)[ \d]*"', rf'location = "\1 {number}"', text, count=1),
            encoding="utf-8",
        )

    def change_bibliography(self) -> None:
        """Change the first title in the bibliography."""
        path = self.folder / "publications.bib"
        text = path.read_text(encoding="utf-8")
        number = int(match[1]) + 1 if (match := re.search(r"No\. (\d+): ", text)) else 1
        path.write_text(
            re.sub(r"(\btitle *= *{)(No\. \d+: )?", rf"\1No. {number}: ", text, count=1),
            encoding="utf-8",
        )


class Watch:
    """`cvtex compile --watch` at work in a workshop."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._pdf = workshop.folder / "build" / "cv.pdf"
        self._process = subprocess.Popen(
            [CVTEX, "compile", "--watch"],
            cwd=workshop.folder,
            env=workshop.environment,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        while not self._pdf.exists():
            time.sleep(0.05)
        time.sleep(1)

    def save(self) -> float:
        """The seconds from a save to the new PDF."""
        before = self._pdf.stat().st_mtime_ns
        start = time.perf_counter()
        self._workshop.change()
        while self._pdf.stat().st_mtime_ns == before:
            time.sleep(0.001)
        seconds = time.perf_counter() - start
        # Watching begins anew, and nobody saves twice in so short a time.
        time.sleep(0.3)
        return seconds

    def end(self) -> None:
        """End it; Ctrl-C may be ignored where the benchmarks run in the background."""
        self._process.terminate()
        self._process.wait()


def bibliography(count: int, first: int = 0) -> str:
    """A .bib file of so many articles, no two of them alike."""
    return "\n".join(_entry(number) for number in range(first, first + count))


def _entry(number: int) -> str:
    letters = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    return _ENTRY.format(
        number=number,
        family=f"Fam{letters}",
        letters=letters.capitalize(),
        year=1990 + number % 36,
        volume=number % 90 + 1,
        end=number + 9,
    )
