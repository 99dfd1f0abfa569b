import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from weakref import ref

import click
import pytest

from cvtex.cli import main
from cvtex.cli.commands import COMMANDS, cvtex
from cvtex.diagnostics import InputError, error, warning
from cvtex.source import Source

Fail = Callable[[BaseException], None]


def exit_status(*arguments: str) -> object:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    return end.value.code


@pytest.fixture
def check_fails_with(monkeypatch: pytest.MonkeyPatch) -> Fail:
    def fail_with(failure: BaseException) -> None:
        @click.command()
        def check() -> None:
            raise failure

        monkeypatch.setattr(cvtex, "get_command", lambda *_: check)

    return fail_with


def test_bad_input_is_told_and_ends_with_one(
    check_fails_with: Fail, capsys: pytest.CaptureFixture[str]
) -> None:
    check_fails_with(InputError([error("a", "wrong"), warning("b", "odd")]))
    assert exit_status("check") == 1
    assert capsys.readouterr().err == "error: wrong\nwarning: odd [b]\n1 error, 1 warning\n"


def test_a_file_that_the_system_refuses_is_named_with_the_systems_reason(
    check_fails_with: Fail, capsys: pytest.CaptureFixture[str]
) -> None:
    check_fails_with(PermissionError(13, "Permission denied", "build/cv.tex"))
    assert exit_status("check") == 1
    assert capsys.readouterr().err == (
        "error: build/cv.tex: Permission denied\n"
        "  help: its permissions, or those of the folder it is in, don't let you do that\n"
        "1 error\n"
    )


@pytest.mark.parametrize("command", ["check", "render"])
def test_a_profile_that_may_not_be_read_is_at_fault_and_not_the_usage(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuse(path: Path, *_: object) -> Source:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.chdir(tmp_path)
    Path("profile.toml").touch()
    monkeypatch.setattr("os.access", lambda *_: False)
    monkeypatch.setattr(Source, "read", refuse)
    assert exit_status(command) == 1
    said = "".join(capsys.readouterr())
    assert "error: 'profile.toml' can't be read: Permission denied" in said


def test_a_bug_is_told_in_one_line_and_its_traceback_goes_to_a_file(
    check_fails_with: Fail, capsys: pytest.CaptureFixture[str]
) -> None:
    check_fails_with(ZeroDivisionError("of all things"))
    assert exit_status("check") == 1
    told = capsys.readouterr().err
    assert told.startswith("error: cvtex itself went wrong (ZeroDivisionError); this is a bug")
    assert "Traceback" not in told
    report = re.search(r"together with (.*)", told)
    assert report is not None
    path = Path(report[1])
    assert "of all things" in path.read_text(encoding="utf-8")
    path.unlink()


def test_a_bug_is_raised_where_cvtex_debug_is_set(
    check_fails_with: Fail, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CVTEX_DEBUG", "1")
    check_fails_with(ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        main(["check"])


def test_garbage_is_collected_while_a_command_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    class Knot:
        def __init__(self) -> None:
            self.itself = self

    @click.command()
    def check() -> None:
        first = ref(Knot())
        for _ in range(500_000):
            Knot()
        click.get_current_context().exit(3 if first() is None else 0)

    monkeypatch.setattr(cvtex, "get_command", lambda *_: check)
    assert exit_status("check") == 3


def test_wrong_usage_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_status("chekc") == 2
    assert "did you mean 'check'?" in capsys.readouterr().err


def test_without_a_command_the_overview_is_shown_and_the_status_is_two(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert exit_status() == 2
    assert "Make a CV:" in capsys.readouterr().err


def test_the_version_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_status("--version") == 0
    assert re.fullmatch(r"cvtex \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_python_runs_cvtex_as_a_module() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "cvtex", "--version"], capture_output=True, text=True, check=True
    )
    assert told.stdout.startswith("cvtex ")


def test_the_overview_lists_every_command_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_status("--help") == 0
    told = capsys.readouterr().out
    for heading, commands in COMMANDS.items():
        assert f"{heading}:" in told
        for name in commands:
            assert re.search(rf"^  {name} +\w", told, re.MULTILINE)
