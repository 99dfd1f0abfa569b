"""`cvtex compile --all`."""

import os
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Event
from typing import TYPE_CHECKING

import click

from cvtex.cli.making import make_pdf
from cvtex.cli.messages import report
from cvtex.cli.options import Request
from cvtex.diagnostics import Diagnostic, InputError, has_errors
from cvtex.frozen import replace

if TYPE_CHECKING:
    from cvtex.compiling.latexmk import Latexmk


def make_all(request: Request, timeout: float) -> None:
    """Make the CV and every variant of it, as many at a time as there are processors.

    Each is told as soon as it is made. What is wrong with one keeps no other from being made.
    Raises `InputError` with all that is.
    """
    cv, _ = request.load()
    variants = cv.profile.variants
    numbers = count(1)
    running: set[Latexmk] = set()
    stopped = Event()

    def make(variant: str) -> tuple[Diagnostic, ...]:
        wanted = replace(request, variant=variant)
        pdf = wanted.output("pdf")
        try:
            with wanted.start_latexmk() as latexmk:
                running.add(latexmk)
                found = make_pdf(wanted, pdf, timeout, latexmk).findings
        except InputError as failure:
            found = failure.diagnostics
        outcome = "failed" if has_errors(found) else "wrote"
        if not stopped.is_set():
            click.echo(f"{next(numbers)}/{len(variants) + 1} {outcome} {pdf}", err=True)
        return found

    # The first one alone leaves the format behind that all others begin with.
    results = [make("")]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        try:
            results += pool.map(make, variants)
        except BaseException:
            # The pool waits for its threads, and they for TeX.
            stopped.set()
            pool.shutdown(wait=False, cancel_futures=True)
            for latexmk in tuple(running):
                latexmk.stop()
            raise
    findings = tuple(finding for found in results for finding in found)
    if has_errors(findings):
        raise InputError(findings)
    report(findings)
