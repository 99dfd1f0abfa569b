"""Which packages bring a file that TeX did not find."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from cvtex.compiling.packages import command_for


class Packages(NamedTuple):
    """What brings one file: its TeX Live package and collection, and packages of systems."""

    tlmgr: str
    collection: str
    apt: str
    pacman: str


def packages_of(file: str) -> Packages | None:
    """The packages that bring a file such as `enumitem.sty`, if it is one that is known."""
    return _table().get(file.lower())


def advice_for(file: str) -> str:
    """How to get a file that TeX did not find: the packages' names, and the command for here."""
    packages = packages_of(file)
    if packages is None:
        return (
            f"`tlmgr search --global --file /{file}` names its TeX Live package, "
            f"`apt-file search /{file}` Debian's"
        )
    command = command_for(
        {
            "apt": [packages.apt],
            # Fedora's packages say which files of TeX they hold.
            "dnf": [f"'tex({file})'"],
            "pacman": [packages.pacman],
            "tlmgr": [packages.tlmgr],
        }
    )
    return (
        f"it is in Debian's {packages.apt}, TeX Live's {packages.collection} "
        f"and tlmgr's {packages.tlmgr}" + (f"; here: {command}" if command else "")
    )


@cache
def _table() -> dict[str, Packages]:
    text = Path(__file__).with_name("tex_files.txt").read_text("utf-8")
    table: dict[str, Packages] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        collection, apt, pacman, files = (cell.strip() for cell in line.split("|"))
        for word in files.split():
            name, _, package = word.partition("=")
            file = name if "." in name else f"{name}.sty"
            tlmgr = package or file.partition(".")[0]
            table[file] = Packages(tlmgr, collection, apt, pacman)
    return table
