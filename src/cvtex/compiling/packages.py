"""What cvtex needs of TeX and fonts, and the command that installs it on this system."""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

# Which program tells that a system installs with it, and how it is called there; in the order of
# packages.txt.
_INSTALLERS = {
    "apt": ("apt-get", "sudo apt-get install --no-install-recommends"),
    "dnf": ("dnf", "sudo dnf install"),
    "pacman": ("pacman", "sudo pacman -S"),
    "brew": ("brew", "brew install"),
    "tlmgr": ("tlmgr", "tlmgr install"),
}


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that is needed, for every CV (`set` is `cv`) or for other scripts (`scripts`)."""

    set: str
    name: str
    probes: tuple[str, ...]
    packages: dict[str, tuple[str, ...]]


@cache
def needs() -> tuple[Need, ...]:
    """All there is to need, in the order of packages.txt."""
    text = resources.files("cvtex.compiling").joinpath("packages.txt").read_text("utf-8")
    rows = [line.split("|") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(_need([cell.strip() for cell in row]) for row in rows)


def install_command(wanted: Iterable[Need]) -> str:
    """The command that installs what is wanted here; empty if it isn't known how."""
    packages: dict[str, list[str]] = {installer: [] for installer in _INSTALLERS}
    for need in wanted:
        for installer, names in need.packages.items():
            packages[installer] += names
    return command_for(packages)


def command_for(packages: Mapping[str, Sequence[str]]) -> str:
    """The command that installs packages, given by installer, here; empty if there is none."""
    for installer, (program, command) in _INSTALLERS.items():
        names = dict.fromkeys(packages.get(installer, ()))
        if names and shutil.which(program):
            return f"{command} {' '.join(names)}"
    return ""


def _need(row: list[str]) -> Need:
    set_, name, probes, *columns = row
    packages = {
        installer: () if column == "-" else tuple(column.split())
        for installer, column in zip(_INSTALLERS, columns, strict=True)
    }
    return Need(set_, name, tuple(probes.split()), packages)
