"""`cvtex doctor` on machines with and without TeX."""

import sys
from pathlib import Path

import pytest

from cvtex.cli import main


def doctor(*options: str) -> object:
    with pytest.raises(SystemExit) as end:
        main(["doctor", *options])
    return end.value.code


def program(folder: Path, name: str, script: str = "exit 1") -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def lines(text: str) -> dict[str, str]:
    """What was said of each thing, by its name."""
    rows = [line for line in text.splitlines() if line]
    return {row[9:29].strip(): f"{row[:9].strip()} {row[29:].strip()}".strip() for row in rows}


@pytest.mark.slow
def test_every_engine_sets_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor() == 0
    told = lines(capsys.readouterr().out)
    assert told["pdfLaTeX"].startswith("works pdfTeX")
    assert told["LuaLaTeX"].startswith("works This is LuaHBTeX")
    assert told["Python"].endswith(sys.executable)


@pytest.mark.parametrize(
    ("installer", "command"),
    [
        ("apt-get", "apt-get install --no-install-recommends latexmk texlive-latex-recommended"),
        ("dnf", "dnf install latexmk texlive-collection-latexrecommended"),
        ("pacman", "pacman -S texlive-binextra texlive-latexrecommended"),
        ("brew", "needed: brew install basictex"),
        ("tlmgr", "tlmgr install latexmk collection-latexrecommended"),
        ("nothing", "TeX Live, and: tlmgr install latexmk"),
    ],
)
def test_without_tex_it_says_what_installs_it_here(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    installer: str,
    command: str,
) -> None:
    program(tmp_path, installer)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert doctor() == 1
    told = capsys.readouterr()
    assert lines(told.out)["pdfLaTeX"] == "missing every CV needs it"
    assert command in told.err


def test_a_tex_that_fails_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program(tmp_path, "latexmk", "echo '! I can not find the format file.'; exit 12")
    program(tmp_path, "pdflatex", "echo pdfTeX 1.40")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert doctor() == 1
    told = lines(capsys.readouterr().out)
    assert told["pdfLaTeX"] == "broken ! I can not find the format file."


def test_the_cache_can_be_emptied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    kept = tmp_path / "cvtex" / "formats" / "a.fmt"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"x" * 2_000_000)
    doctor()
    assert lines(capsys.readouterr().out)["cache folder"].startswith("works 2.0 MB")
    doctor("--empty-cache")
    assert lines(capsys.readouterr().out)["cache folder"].startswith("works 0.0 MB")
    assert not kept.exists()
