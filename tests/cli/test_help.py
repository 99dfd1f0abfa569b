import re

import pytest

from cvtex.cli import main
from cvtex.cli.commands import COMMANDS

NAMES = [(name,) for commands in COMMANDS.values() for name in commands] + [("themes", "eject")]


def help_of(names: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as end:
        main([*names, "--help"])
    assert end.value.code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("names", NAMES, ids=" ".join)
def test_the_help_of_a_command_fits_a_screen_and_ends_with_examples(
    names: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    told = help_of(names, capsys).splitlines()
    assert len(told) <= 30
    assert max(map(len, told)) <= 80
    examples = told[told.index("Examples:") + 1 :]
    assert examples
    assert examples[0].startswith(f"  cvtex {' '.join(names)}")


@pytest.mark.parametrize("names", NAMES, ids=" ".join)
def test_no_heading_has_more_than_six_options(
    names: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    for part in re.split(r"\n(?=\S)", help_of(names, capsys)):
        assert len(re.findall(r"^  -", part, re.MULTILINE)) <= 6


def test_the_short_form_of_help_works_everywhere(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", "-h"])
    assert capsys.readouterr().out.startswith("Usage: cvtex check")
