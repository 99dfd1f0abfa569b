"""`cvtex compile`."""

import time
from io import StringIO
from pathlib import Path

import click

from cvtex.cli.commands import Command
from cvtex.cli.options import Request, cv_options


@click.command(
    "compile",
    cls=Command,
    groups={"Which CV": ["variant", "all_", "assignments", "public"]},
    examples={
        "cvtex compile": "makes build/cv.pdf",
        "cvtex compile --variant short": "makes build/cv-short.pdf",
        "cvtex compile --watch": "makes it anew whenever you save",
    },
)
@cv_options
@click.option("--all", "all_", is_flag=True, help="The CV and every variant of it.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The PDF; else build/cv.pdf.")
@click.option("--watch", is_flag=True, help="Go on making it until Ctrl-C.")
@click.option("--verify", is_flag=True, help="Read the PDF back and tell what got lost in it.")
@click.option("--open", "open_", is_flag=True, help="Show the PDF when it is made.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=60,
    show_default=True,
    metavar="SECONDS",
    help="How long TeX may take.",
)
def compile_(  # noqa: PLR0913, PLR0917 - one argument for each option
    request: Request,
    all_: bool,  # noqa: FBT001 - flags of the command line
    output: Path | None,
    watch: bool,  # noqa: FBT001
    verify: bool,  # noqa: FBT001
    open_: bool,  # noqa: FBT001
    timeout: float,
) -> None:
    """Make the PDF.

    PROFILE is a profile.toml or its folder; the one in the current folder when left out.
    """
    if all_ and (output or request.variant or watch):
        raise click.UsageError("--all takes no --output, --variant or --watch")
    if verify and (all_ or watch):
        raise click.UsageError("--verify takes no --all or --watch")
    pdf = output or request.output("pdf")
    if all_:
        from cvtex.cli.variants import make_all

        make_all(request, timeout)
    elif watch:
        from cvtex.cli.watching import make_again

        if open_ and pdf.exists():
            click.launch(str(pdf))
        make_again(request, pdf, timeout)
    else:
        _make_if_changed(request, pdf, timeout)
    if verify:
        _verify(request, pdf)
    if open_:
        click.launch(str(pdf))


def _make_if_changed(request: Request, pdf: Path, timeout: float) -> None:
    """Make a PDF unless it is what would be made again; tells in both cases what was found."""
    from cvtex.compiling.freshness import changed_since, record, still_fresh

    note = request.job_folder / "made.json"
    asked = [*request.words, str(pdf.absolute())]
    said = still_fresh(note, asked)
    if said is not None:
        click.echo(f"{said}{pdf} is up to date", err=True)
        return
    begun = time.time_ns()
    with request.start_latexmk() as latexmk:
        # Imported while latexmk starts.
        from cvtex.cli.making import make_pdf, own_files
        from cvtex.cli.messages import report

        made = make_pdf(request, pdf, timeout, latexmk)
    report(made.findings)
    click.echo(f"wrote {pdf}", err=True)
    if changed_since(begun, made.inputs):
        # Saved while the PDF was made, maybe after it had been read.
        return
    with StringIO() as plain:
        report(made.findings, plain)
        said = plain.getvalue()
    record(note, asked, (*made.inputs, *own_files(), pdf, request.output("tex")), said)


def _verify(request: Request, pdf: Path) -> None:
    """Tell what the PDF lacks; raises `InputError` if it lacks anything."""
    from cvtex.compiling.verify import fields, verify_pdf
    from cvtex.diagnostics import InputError
    from cvtex.writing.view import view

    cv, _ = request.load()
    shown = view(cv, request.folder)
    if lost := verify_pdf(pdf, shown, request.folder):
        raise InputError(lost)
    click.echo(f"{pdf} holds all {sum(1 for _ in fields(shown))} texts of the CV", err=True)
