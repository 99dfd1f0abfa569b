"""`cvtex render`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cvtex.cli.commands import Command
from cvtex.cli.options import Request, cv_options

if TYPE_CHECKING:
    from cvtex.model import Cv

_ENDINGS = {"tex": "tex", "md": "md", "html": "html", "text": "txt", "json": "json"}


@click.command(
    "render",
    cls=Command,
    groups={"What to write": ["to", "output"], "Which CV": ["variant", "assignments", "public"]},
    examples={
        "cvtex render": "writes build/cv.tex",
        "cvtex render --to md -o -": "prints the CV as Markdown",
        "cvtex render --set cv.paper=a4": "for once on A4 paper",
    },
)
@cv_options
@click.option(
    "--to", type=click.Choice(list(_ENDINGS)), default="tex", show_default=True, help="The format."
)
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    help="Where to, '-' for stdout; else build/cv.tex.",
)
def render(request: Request, to: str, output: str | None) -> None:
    """Write the CV as LaTeX, Markdown, HTML, text or JSON.

    PROFILE is a profile.toml or its folder; the one in the current folder when left out.
    """
    from cvtex.compiling.files import replace_file

    text = _written(request.read(), request.folder, to)
    if output == "-":
        sys.stdout.write(text)
    else:
        path = Path(output) if output else request.output(_ENDINGS[to])
        replace_file(path, text.encode())
        click.echo(f"wrote {path}", err=True)


def _written(cv: "Cv", base: Path, to: str) -> str:
    """The CV in a format."""
    if to == "tex":
        from cvtex.cache import cache_folder
        from cvtex.writing.document import write_document

        return write_document(cv, base, cache_folder("templates")).tex
    if to == "json":
        from cvtex.cli.messages import report
        from cvtex.writing.jsonresume import find_left_out, write_json

        ignored = cv.profile.ignored_checks
        report([found for found in find_left_out(cv.profile) if found.code not in ignored])
        return write_json(cv)
    from cvtex.writing import html, markdown, plain
    from cvtex.writing.view import view

    writers = {"md": markdown.write_document, "html": html.write_page, "text": plain.write_document}
    return writers[to](view(cv, base))
