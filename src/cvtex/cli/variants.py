"""`cvtex compile --all`."""

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click

from cvtex.cli.making import make_pdf
from cvtex.cli.messages import report
from cvtex.cli.options import Request
from cvtex.diagnostics import Diagnostic, InputError, has_errors
from cvtex.frozen import replace


def make_all(request: Request, timeout: float) -> None:
    """Make the CV and every variant of it, as many at a time as there are processors.

    What is wrong with one keeps no other from being made. Raises `InputError` with all that is.
    """
    cv, _ = request.load()

    def make(variant: str) -> tuple[Path, tuple[Diagnostic, ...]]:
        wanted = replace(request, variant=variant)
        pdf = wanted.output("pdf")
        try:
            with wanted.start_latexmk() as latexmk:
                return pdf, make_pdf(wanted, pdf, timeout, latexmk).findings
        except InputError as failure:
            return pdf, failure.diagnostics

    # The first one alone leaves the format behind that all others begin with.
    results = [make("")]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results += pool.map(make, cv.profile.variants)
    for pdf, found in results:
        click.echo(f"{pdf}{' failed' if has_errors(found) else ''}", err=True)
    findings = tuple(_once(finding for _, found in results for finding in found))
    if has_errors(findings):
        raise InputError(findings)
    report(findings)


def _once(findings: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    """Each finding once, although every variant read the files anew."""
    seen = set()
    for finding in findings:
        span = finding.span
        place = (span.source.path, span.start, span.end) if span else None
        if (place, finding.code, finding.message) not in seen:
            seen.add((place, finding.code, finding.message))
            yield finding
