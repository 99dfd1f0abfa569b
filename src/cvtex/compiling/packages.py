"""What cvtex needs of TeX and fonts, and the command that installs it on this system."""

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from cvtex.frozen import Frozen

# The program that installs on each system, and how it is called; in the order of packages.txt.
_INSTALLERS = {
    "apt": ("apt-get", "apt-get install --no-install-recommends"),
    "dnf": ("dnf", "dnf install"),
    "pacman": ("pacman", "pacman -S"),
    "brew": ("brew", "brew install"),
    "tlmgr": ("tlmgr", "tlmgr install"),
}
# What these bring is the system's; a TeX from anywhere else is completed by its own tlmgr.
_SYSTEM_FOLDERS = ("/usr/bin", "/bin")


class Need(Frozen):
    """One thing that is needed: for every CV if `set` is `cv`, else only for some."""

    set: str
    name: str
    probes: tuple[str, ...]
    packages: dict[str, tuple[str, ...]]


@cache
def needs() -> tuple[Need, ...]:
    """All there is to need, in the order of packages.txt."""
    text = Path(__file__).with_name("packages.txt").read_text("utf-8")
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
    installers = sorted(_INSTALLERS, key="tlmgr".__ne__) if _tex_is_users_own() else _INSTALLERS
    for installer in installers:
        program, command = _INSTALLERS[installer]
        names, path = dict.fromkeys(packages.get(installer, ())), shutil.which(program)
        if names and path:
            return f"{_as_root(installer, path)}{command} {' '.join(names)}"
    return ""


def _tex_is_users_own() -> bool:
    pdflatex = shutil.which("pdflatex")
    return pdflatex is not None and str(Path(pdflatex).parent) not in _SYSTEM_FOLDERS


def _as_root(installer: str, path: str) -> str:
    """What makes a command of a user one of the administrator, where it takes one."""
    if installer == "brew" or os.geteuid() == 0:
        return ""
    is_users = installer == "tlmgr" and os.access(Path(path).resolve().parent, os.W_OK)
    return "" if is_users else "sudo "


def _need(row: list[str]) -> Need:
    set_, name, probes, *columns = row
    packages = {
        installer: () if column == "-" else tuple(column.split())
        for installer, column in zip(_INSTALLERS, columns, strict=True)
    }
    return Need(set_, name, tuple(probes.split()), packages)
