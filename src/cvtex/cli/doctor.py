"""`cvtex doctor`."""

import platform
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cvtex import __version__
from cvtex.cli.commands import Command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cvtex.compiling.doctor import Examined


@click.command(
    "doctor",
    cls=Command,
    examples={
        "cvtex doctor": "tells what works and what is missing",
        "cvtex doctor --empty-cache": "throws away what cvtex keeps to be fast",
    },
)
@click.option("--empty-cache", is_flag=True, help="Empty the cache folder first.")
def doctor(*, empty_cache: bool) -> None:
    """Tell what this machine lacks and what installs it.

    Each TeX engine has to set a page. Ends with 1 if something is missing that every CV needs.
    """
    from cvtex.cache import cache_folder
    from cvtex.compiling.doctor import State, examine

    _tell("works", "cvtex", f"{__version__}, {Path(__file__).parent.parent}")
    _tell("works", "Python", f"{platform.python_version()}, {sys.executable}")
    cache = cache_folder()
    if cache is None:
        _tell(
            "missing", "cache folder", "can't be made or is not yours alone; all works, but slower"
        )
    else:
        if empty_cache:
            shutil.rmtree(cache)
        _tell("works", "cache folder", f"{_size(cache)}, {cache}")
    lacking = []
    for examined in examine():
        _tell(examined.state.value, examined.name, _about(examined))
        if examined.state is not State.WORKS:
            lacking.append(examined)
    required = [examined for examined in lacking if examined.is_required]
    _advise("needed", required)
    _advise("wanted by some CVs", [examined for examined in lacking if not examined.is_required])
    if required:
        click.get_current_context().exit(1)


_COLOURS = {"works": "green", "missing": "yellow", "broken": "red"}


def _tell(state: str, name: str, about: str) -> None:
    label = click.style(f"{state:8}", fg=_COLOURS[state])
    click.echo(f"{label} {name:19} {about}".rstrip())


def _about(examined: "Examined") -> str:
    if examined.told:
        return examined.told
    return {
        "cv": "every CV needs it",
        "scripts": "for characters of other scripts",
        "xelatex": 'only for engine = "xelatex"',
    }[examined.need.set]


def _advise(what: str, lacking: "Sequence[Examined]") -> None:
    from cvtex.compiling.packages import install_command

    if not lacking:
        return
    wanted = [examined.need for examined in lacking]
    packages = (name for need in wanted for name in need.packages["tlmgr"])
    command = install_command(wanted) or f"TeX Live, and: tlmgr install {' '.join(packages)}"
    click.echo(f"\n{what}: {command}", err=True)


def _size(folder: Path) -> str:
    count = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return f"{count / 1_000_000:.1f} MB"
