"""The whole story, from a profile to a PDF."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from cvtex.cache import cache_folder
from cvtex.cli.options import Request
from cvtex.compiling.files import locked, replace_file
from cvtex.compiling.freshness import recorded_inputs
from cvtex.compiling.job import Job, compile_pdf
from cvtex.compiling.latexmk import JOB_NAME, Latexmk
from cvtex.diagnostics import Diagnostic, InputError
from cvtex.frozen import Frozen
from cvtex.model import Cv
from cvtex.reading.readings import Readings
from cvtex.source import Source
from cvtex.writing.document import Document, write_document
from cvtex.writing.theme import Theme
from cvtex.writing.view import photo_name


class Made(Frozen):
    """A PDF that was made: what was found on the way, and the files that took part."""

    findings: tuple[Diagnostic, ...]
    inputs: tuple[Path, ...]


def make_pdf(
    request: Request,
    output: Path,
    timeout: float,
    latexmk: Latexmk,
    readings: Readings | None = None,
) -> Made:
    """Read the CV, write it as LaTeX and make the PDF; raises `InputError` with what is wrong.

    What `readings` hold is not read again. Where another process makes the same CV, this waits
    until that is done.
    """
    with locked(request.job_folder):
        cv, found = request.load(readings)
        document = write_document(cv, request.folder, cache_folder("templates"))
        tex = request.output("tex")
        replace_file(tex, document.tex.encode())
        job = Job(
            tex=Source(str(tex), document.tex),
            base=request.folder,
            folder=request.job_folder,
            output=output,
            engine=document.engine,
            timeout=timeout,
            files=_files(request, cv, document.theme),
            theme=document.theme.own_folder,
            formats=cache_folder("formats"),
            totals=cache_folder("totals"),
            settings=cv.profile.setting_spans,
        )
        ignored = cv.profile.ignored_checks
        warned = tuple(w for w in compile_pdf(job, latexmk) if w.code not in ignored)
        check_length(cv, output, (*found, *warned))
        recorded = recorded_inputs(request.job_folder / f"{JOB_NAME}.fls")
    # A format is touched whenever it is used.
    read_by_tex = (path for path in recorded if path.suffix != ".fmt")
    return Made((*found, *warned), (*_inputs(request, cv, document), *read_by_tex))


def check_length(cv: Cv, pdf: Path, found: tuple[Diagnostic, ...]) -> None:
    """Raise `InputError` with everything found if the PDF has more pages than the CV may have."""
    limit = cv.profile.settings.max_pages
    if limit:
        from cvtex.compiling.pages import check_pages, limit_span

        too_many = check_pages(pdf, limit, limit_span(cv.profile.sources, limit))
        if too_many:
            raise InputError((*found, *too_many))


def _files(request: Request, cv: Cv, theme: Theme) -> Mapping[str, Path]:
    """What the .tex file may take in, by the name that it knows it by."""
    person, own = cv.profile.person, theme.own_folder
    files = {path.name: path for path in own.iterdir() if path.is_file()} if own else {}
    return {**files, photo_name(person): request.folder / person.photo} if person.photo else files


def _inputs(request: Request, cv: Cv, document: Document) -> Iterable[Path]:
    """The user's files, those that would be used if they were there, and the theme's."""
    settings = cv.profile.settings
    yield from request.profiles
    yield from (request.folder / name for name in settings.bibliography)
    yield from _files(request, cv, document.theme).values()
    yield request.folder / "themes" / settings.theme
    for folder in (document.theme.folder, document.theme.shared / "common"):
        yield folder
        yield from sorted(folder.iterdir())


def own_files() -> Iterable[Path]:
    """The files of cvtex itself, which make another CV when they change."""
    for name, module in tuple(sys.modules.items()):
        if name.partition(".")[0] == "cvtex" and module.__file__:
            yield Path(module.__file__)
