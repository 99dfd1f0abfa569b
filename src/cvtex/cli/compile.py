"""`cvtex compile`: the whole story, from a profile to a PDF."""

from pathlib import Path

import click

from cvtex.cli.commands import Command
from cvtex.cli.options import Request, cv_options


@click.command(
    "compile",
    cls=Command,
    groups={"Which CV": ["variant", "assignments", "public"]},
    examples={
        "cvtex compile": "makes build/cv.pdf",
        "cvtex compile --variant short": "makes build/cv-short.pdf",
    },
)
@cv_options
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The PDF; else build/cv.pdf.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=60,
    show_default=True,
    metavar="SECONDS",
    help="How long TeX may take.",
)
def compile_(request: Request, output: Path | None, timeout: float) -> None:
    """Make the PDF.

    PROFILE is a profile.toml or its folder; the one in the current folder when left out.
    """
    from cvtex.cache import cache_folder
    from cvtex.cli.messages import report
    from cvtex.compiling.files import replace_file
    from cvtex.compiling.latexmk import Job, compile_pdf
    from cvtex.source import Source
    from cvtex.writing.document import write_document

    cv = request.read()
    document = write_document(cv, request.folder, cache_folder("templates"))
    tex, pdf = request.output("tex"), output or request.output("pdf")
    replace_file(tex, document.tex.encode())
    theme = request.folder / "themes" / cv.profile.settings.theme
    report(
        compile_pdf(
            Job(
                tex=Source(str(tex), document.tex),
                base=request.folder,
                folder=tex.parent / ".cvtex" / tex.stem,
                output=pdf,
                engine=document.engine,
                timeout=timeout,
                theme=theme if theme.is_dir() else None,
            )
        )
    )
