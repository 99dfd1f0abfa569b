"""`cvtex new`."""

import json
import sys
from importlib import resources
from pathlib import Path

import click

from cvtex.cli.commands import Command


@click.command(
    "new",
    cls=Command,
    examples={
        "cvtex new cv": "starts a CV in the folder cv and asks for your name",
        'cvtex new --name "Ada Lovelace"': "starts one here and asks nothing",
        "cvtex new cv --from citations.bib": "takes in a Google Scholar export",
    },
)
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=".")
@click.option("--name", help="Whose CV it is; asked for on a terminal.")
@click.option(
    "--from",
    "export",
    metavar="EXPORT.bib",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Publications to begin with.",
)
@click.pass_context
def new(context: click.Context, folder: Path, name: str | None, export: Path | None) -> None:
    """Start a CV: profile.toml, publications.bib, .gitignore, and the schema for editors.

    DIR is made if it is not there. A file that is there already is never touched.
    """
    if (folder / "profile.toml").exists():
        _refuse(folder / "profile.toml")
    if name is None and sys.stdin.isatty():
        name = click.prompt("Your name", err=True)
        export = export or _ask_for_export()
    name = (name or "").strip()
    if export is not None:
        _make_sure_of_entries(export)
    for file, text in _starter(name).items():
        _write(folder / file, text)
    if export is not None:
        from cvtex.cli.import_ import import_

        context.invoke(import_, files=(str(export),), into=folder / "publications.bib")
    where = "" if folder == Path() else f"cd {folder} && "
    if not name:
        profile = folder / "profile.toml"
        click.echo(f"next: set your name under [person] in {profile}, then", err=True)
    click.echo(f"{'next:' if name else '     '} {where}cvtex compile", err=True)


def _refuse(profile: Path) -> None:
    from cvtex.diagnostics import InputError, error

    advice = "name another folder: cvtex new DIR"
    raise InputError([error("exists", f"there is a '{profile}' already", help=advice)])


def _make_sure_of_entries(export: Path) -> None:
    """Raise `InputError` before anything is written if there is nothing to take in."""
    from cvtex.diagnostics import InputError, has_errors
    from cvtex.importing.incoming import read_incoming
    from cvtex.source import Source

    incoming = read_incoming(Source.read(export))
    if not incoming.read and has_errors(incoming.diagnostics):
        raise InputError(incoming.diagnostics)


def _ask_for_export() -> Path | None:
    question = "A .bib file to begin with, such as an export of Google Scholar (none: Enter)"
    while typed := click.prompt(question, default="", show_default=False, err=True):
        path = Path(typed.strip().strip("'\"")).expanduser()
        if path.is_file():
            return path
        click.echo(f"there is no file '{path}'", err=True)
    return None


def _starter(name: str) -> dict[str, str]:
    from cvtex.cli.schema import schema_text
    from cvtex.publications.owners import STARTER_NAME

    folder = resources.files("cvtex") / "starter"
    profile = (folder / "profile.toml").read_text("utf-8")
    told = f"name = {json.dumps(name or STARTER_NAME, ensure_ascii=False)}"
    return {
        "profile.toml": profile.replace(f'name = "{STARTER_NAME}"', told, 1),
        "publications.bib": (folder / "publications.bib").read_text("utf-8"),
        ".gitignore": (folder / "gitignore").read_text("utf-8"),
        "profile.schema.json": schema_text(),
    }


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        click.echo(f"kept    {path}")
    else:
        click.echo(f"created {path}")
