"""What the docs say of installing is what the table of packages says."""

import re
from pathlib import Path

import pytest

from cvtex.compiling.packages import needs

INSTALL = Path(__file__).parent.parent / "docs" / "install.md"


@pytest.mark.parametrize(
    ("system", "installers"),
    [
        ("Debian, Ubuntu", ["apt"]),
        ("Fedora", ["dnf"]),
        ("Arch", ["pacman"]),
        ("macOS", ["brew", "tlmgr"]),
        ("TinyTeX", ["tlmgr"]),
    ],
)
def test_the_packages_in_the_docs_are_those_of_the_table(
    system: str, installers: list[str]
) -> None:
    (row,) = re.findall(rf"^\| {system} \| (.*) \|$", INSTALL.read_text("utf-8"), re.MULTILINE)
    commands = re.findall(r"`[^`]* (?:install(?: --no-install-recommends)?|-S) ([^`]*)`", row)
    told = [set(command.split()) for command in commands]
    needed = [
        {name for need in needs() if need.set == "cv" for name in need.packages[installer]}
        for installer in installers
    ]
    assert told == needed
