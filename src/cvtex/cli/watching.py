"""`cvtex compile --watch`."""

import gc
import time
from collections.abc import Iterable
from pathlib import Path

import click

from cvtex.cli.making import make_pdf
from cvtex.cli.messages import report
from cvtex.cli.options import Request
from cvtex.compiling.watching import State, states, wait_for_change
from cvtex.diagnostics import Diagnostic, InputError
from cvtex.reading.readings import Readings


def make_again(request: Request, pdf: Path, timeout: float) -> None:
    """Make the PDF, and again whenever a file changes that takes part in it; ends with Ctrl-C."""
    inputs = set(_likely_inputs(request))
    known: State = {}
    readings = Readings()
    try:
        while True:
            # latexmk is there already when the change comes.
            with request.start_latexmk() as latexmk:
                if known:
                    wait_for_change(known)
                now = states(inputs)
                readings.forget(file for file in now if now[file] != known.get(file))
                known = now
                start = time.perf_counter()
                try:
                    made = make_pdf(request, pdf, timeout, latexmk, readings)
                    found, said = made.findings, f"{pdf}"
                    inputs = {*_likely_inputs(request), *made.inputs}
                except InputError as failure:
                    found, said = failure.diagnostics, f"failed; {pdf} is as it was"
                    inputs.update(_mentioned(found))
                seconds = time.perf_counter() - start
            report(found)
            click.echo(f"{time.strftime('%H:%M:%S')} {said} ({seconds:.2f} s)", err=True)
            gc.collect()
            known = {file: known.get(file, state) for file, state in states(inputs).items()}
    except KeyboardInterrupt:
        click.echo(err=True)


def _likely_inputs(request: Request) -> Iterable[Path]:
    """What is worth a look while it isn't known yet what takes part."""
    yield from request.profiles
    yield from request.folder.glob("*.bib")


def _mentioned(findings: Iterable[Diagnostic]) -> Iterable[Path]:
    paths = (Path(finding.span.source.path) for finding in findings if finding.span)
    return (path for path in paths if path.is_file())
