import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

PROFILE = """
[person]
name = "Ada Lovelace"
[cv]
theme = "mine"
[[section]]
title = "Publications"
kind = "publications"
"""
ENTRY = "@article{a%d, author={Ada Lovelace}, title={Notes %d}, journal={Memoirs}, year=1843}\n"
ENDLESS_THEME = r"\documentclass{article}\begin{document}\loop\iftrue\repeat\end{document}"
CVTEX = (sys.executable, "-m", "cvtex")


@pytest.fixture
def cv(tmp_path: Path) -> Path:
    (tmp_path / "profile.toml").write_text(PROFILE, encoding="utf-8")
    entries = "".join(ENTRY % (n, n) for n in range(3000))
    (tmp_path / "publications.bib").write_text(entries, encoding="utf-8")
    theme = tmp_path / "themes" / "mine"
    theme.mkdir(parents=True)
    (theme / "cv.tex.j2").write_text(ENDLESS_THEME, encoding="utf-8")
    return tmp_path


def wait_for(condition: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def processes_in(folder: Path) -> list[str]:
    """The processes whose current folder is in a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink().is_relative_to(folder):
                found.append((process / "comm").read_text().strip())
        except OSError:
            continue
    return found


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/cwd").exists(), reason="looks processes up in /proc")
@pytest.mark.parametrize("arguments", [["compile"], ["compile", "--watch"]], ids=" ".join)
def test_an_interrupt_ends_tex_and_cvtex_at_once_and_keeps_the_last_pdf(
    cv: Path, arguments: list[str]
) -> None:
    pdf = cv / "build" / "cv.pdf"
    pdf.parent.mkdir()
    pdf.write_bytes(b"the last good one")
    with subprocess.Popen(
        [*CVTEX, *arguments], cwd=cv, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        wait_for(lambda: "pdflatex" in processes_in(cv))
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=5)
    # To interrupt is how one ends --watch.
    assert process.returncode == (0 if "--watch" in arguments else -signal.SIGINT)
    assert said.strip() == b""
    assert pdf.read_bytes() == b"the last good one"
    wait_for(lambda: processes_in(cv) == [], 5)
    assert [path.name for path in pdf.parent.iterdir() if path.name.startswith(".cv.")] == []


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/cwd").exists(), reason="looks processes up in /proc")
def test_an_interrupt_ends_all_variants_at_once(cv: Path) -> None:
    endless = "".join(f'[variant.{name}.cv]\ntheme = "mine"\n' for name in "abcde")
    (cv / "profile.toml").write_text(f'[person]\nname = "Ada"\n{endless}', encoding="utf-8")
    with subprocess.Popen(
        [*CVTEX, "compile", "--all"], cwd=cv, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        wait_for(lambda: "pdflatex" in processes_in(cv / "build" / ".cvtex" / "cv-a"))
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=5)
    assert process.returncode == -signal.SIGINT
    assert said == b"1/6 wrote build/cv.pdf\n"
    wait_for(lambda: processes_in(cv) == [], 5)


def test_a_reader_that_goes_away_is_no_error(cv: Path) -> None:
    with subprocess.Popen(
        [*CVTEX, "pubs"], cwd=cv, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() != b""
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(10) == 0


def test_output_to_a_full_disk_is_told(cv: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*CVTEX, "pubs"], cwd=cv, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr == (
        b"error: the output can't be written: No space left on device\n1 error\n"
    )


def test_what_goes_into_a_pipe_is_utf_8_under_every_locale(cv: Path) -> None:
    (cv / "publications.bib").write_text(
        "@article{a, author={Ada Lovelace}, title={Gödel und 東京}, year=1931}", encoding="utf-8"
    )
    done = subprocess.run(
        [*CVTEX, "pubs", "--format", "json"],
        cwd=cv,
        env={**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        capture_output=True,
        check=True,
    )
    assert "Gödel und 東京" in done.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_error_where_there_are_errors_too(cv: Path) -> None:
    wrong = "".join(f"x{n} = 1\n" for n in range(2000))
    (cv / "profile.toml").write_text(f"[person]\n{wrong}", encoding="utf-8")
    line = f"'{sys.executable}' -m cvtex check --format json | head -1"
    done = subprocess.run(["/bin/sh", "-c", line], cwd=cv, capture_output=True, check=True)
    assert done.stdout == b"[\n"
    assert done.stderr == b""


@pytest.mark.parametrize("closed", ["1>&-", "2>&-", "1>&- 2>&-"])
def test_closed_streams_are_no_bug(cv: Path, closed: str) -> None:
    line = f"'{sys.executable}' -m cvtex pubs {closed}"
    assert subprocess.run(["/bin/sh", "-c", line], cwd=cv, check=False).returncode == 0


def test_a_machine_without_tex_is_told_what_it_takes(tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text('[person]\nname = "Ada"\n', encoding="utf-8")
    nothing = tmp_path / "bin"
    nothing.mkdir()
    done = subprocess.run(
        [*CVTEX, "compile"],
        cwd=tmp_path,
        env={**os.environ, "PATH": str(nothing)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == (
        "error: latexmk is not installed; a PDF takes TeX and latexmk\n"
        "  help: install TeX Live; `cvtex doctor` says which of it\n"
        "1 error\n"
    )


def on_a_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """All that a command shows on a terminal of its own."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.execve(sys.executable, [*CVTEX, *arguments], {**os.environ, **environment})  # noqa: S606
    shown = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(terminal)
    os.waitpid(pid, 0)
    return shown.decode("utf-8").replace("\r\n", "\n")


def test_a_terminal_gets_colour_unless_it_is_not_wanted(cv: Path) -> None:
    (cv / "publications.bib").write_text("@article{a, title = foo}", encoding="utf-8")
    shown = on_a_terminal(cv, "check", TERM="xterm", NO_COLOR="")
    assert "\x1b[33m\x1b[1mwarning:" in shown
    plain = on_a_terminal(cv, "check", TERM="xterm", NO_COLOR="1")
    assert "\x1b" not in plain
    assert "publications.bib:1:" in plain


def test_a_line_that_is_wider_than_the_terminal_is_cut_around_the_place(cv: Path) -> None:
    (cv / "publications.bib").write_text(
        "@article{a, note = {" + "x" * 300 + "}, title = foo}", encoding="utf-8"
    )
    shown = on_a_terminal(cv, "check", TERM="dumb", COLUMNS="60")
    excerpts = [line for line in shown.splitlines() if line.startswith("  1 | ")]
    assert any("foo" in line for line in excerpts)
    assert all(len(line) <= 60 for line in excerpts)
