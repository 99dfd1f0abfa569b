import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cvtex.compiling.job import Job
from cvtex.source import Source

DOCUMENT = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\nofiles
\begin{document}
% profile.toml:2
%s
\end{document}
"""


@pytest.fixture
def job(tmp_path: Path) -> Callable[..., Job]:
    """`job(text)` is a job whose document says `text`, from line 2 of a profile.toml."""
    (tmp_path / "profile.toml").write_text("[person]\nname = 'A'\n", encoding="utf-8")

    def make(
        text: str,
        *,
        document: str = DOCUMENT,
        timeout: float = 60,
        formats: Path | None = None,
        folder: Path | None = None,
    ) -> Job:
        tex = tmp_path / "build" / "cv.tex"
        return Job(
            tex=Source(str(tex), document.replace("%s", text)),
            base=tmp_path,
            folder=folder or tmp_path / "build" / ".cvtex" / "cv",
            output=tmp_path / "build" / "cv.pdf",
            engine="pdflatex",
            timeout=timeout,
            formats=formats,
        )

    return make


@pytest.fixture(autouse=True, scope="session")
def _tex() -> None:
    if shutil.which("latexmk") is None:
        pytest.fail("latexmk is not there; make test installs it")
