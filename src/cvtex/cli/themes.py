"""`cvtex themes` and `cvtex themes eject`."""

from pathlib import Path

import click

from cvtex.cli.commands import Command, CommandGroup


@click.group(
    "themes",
    cls=CommandGroup,
    invoke_without_command=True,
    examples={
        "cvtex themes": "lists the themes and their options",
        "cvtex themes eject classic": "makes themes/classic, yours to change",
    },
)
@click.pass_context
def themes(context: click.Context) -> None:
    """List the themes and their options; `cvtex themes eject NAME` copies one to be changed."""
    if context.invoked_subcommand is not None:
        return
    from cvtex.writing.theme import load_theme, theme_names

    for name in theme_names(Path()):
        theme = load_theme(name, Path())
        click.echo(f"{name}: {theme.description}")
        for option in theme.options:
            default = str(option.default).lower() if option.kind == "switch" else option.default
            click.echo(f"  {option.name} = {default}")
            click.echo(click.wrap_text(f"{option.help} Takes {option.values}.", 88, "    ", "    "))


@themes.command(
    "eject", cls=Command, examples={"cvtex themes eject classic": "makes themes/classic"}
)
@click.argument("name")
@click.option(
    "--into", type=click.Path(path_type=Path), default=Path("themes"), help="Else ./themes."
)
def eject(name: str, into: Path) -> None:
    """Copy a theme next to the profile.

    There it takes the place of the original. What stands in the folder is never overwritten.
    """
    import shutil

    from cvtex.diagnostics import InputError, error
    from cvtex.writing.theme import load_theme

    theme = load_theme(name, into.parent)
    target = into / name
    if target.exists():
        raise InputError([error("exists", f"{target} is there already")])
    shutil.copytree(theme.folder, target)
    click.echo(f'{target} is yours to change; theme = "{name}" now means it', err=True)
