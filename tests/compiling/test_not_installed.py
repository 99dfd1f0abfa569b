"""What is said of a program that is not there."""

import shutil

import pytest

from cvtex.compiling.latexmk import not_installed


@pytest.fixture
def _debian(monkeypatch: pytest.MonkeyPatch) -> None:
    programs = {"apt-get": "/usr/bin/apt-get", "pdflatex": "/usr/bin/pdflatex"}
    monkeypatch.setattr(shutil, "which", programs.get)


@pytest.mark.usefixtures("_debian")
def test_an_engine_that_few_want_comes_without_what_every_cv_needs() -> None:
    packages = not_installed("xelatex").help.split()
    assert "texlive-xetex" in packages
    assert "lmodern" not in packages


@pytest.mark.usefixtures("_debian")
@pytest.mark.parametrize("program", ["latexmk", "pdflatex", "lualatex"])
def test_what_every_cv_needs_is_installed_together(program: str) -> None:
    packages = not_installed(program).help.split()
    assert {"latexmk", "texlive-latex-recommended", "texlive-luatex", "lmodern"} <= set(packages)
    assert "texlive-xetex" not in packages
