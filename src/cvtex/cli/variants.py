"""`cvtex compile --all`."""

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import click

from cvtex.cli.making import make_pdf
from cvtex.cli.messages import report
from cvtex.cli.options import Request
from cvtex.diagnostics import Diagnostic, InputError, has_errors
from cvtex.frozen import replace


def make_all(request: Request, timeout: float) -> None:
    """Make the CV and every variant of it, as many at a time as there are processors.

    Each is told as soon as it is made. What is wrong with one keeps no other from being made.
    Raises `InputError` with all that is.
    """
    cv, _ = request.load()
    variants = cv.profile.variants
    numbers = count(1)

    def make(variant: str) -> tuple[Diagnostic, ...]:
        wanted = replace(request, variant=variant)
        pdf = wanted.output("pdf")
        try:
            with wanted.start_latexmk() as latexmk:
                found = make_pdf(wanted, pdf, timeout, latexmk).findings
        except InputError as failure:
            found = failure.diagnostics
        outcome = "failed" if has_errors(found) else "wrote"
        click.echo(f"{next(numbers)}/{len(variants) + 1} {outcome} {pdf}", err=True)
        return found

    # The first one alone leaves the format behind that all others begin with.
    results = [make("")]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results += pool.map(make, variants)
    findings = tuple(_once(finding for found in results for finding in found))
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
