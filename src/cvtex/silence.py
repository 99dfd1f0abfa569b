"""Findings that an entry of a bibliography does not want to hear: `nocheck = {code, code}`."""

import re
from collections.abc import Iterable, Iterator, Sequence

from cvtex.diagnostics import Diagnostic
from cvtex.model import BibEntry


def unsilenced(
    findings: Iterable[Diagnostic], entries: Sequence[BibEntry]
) -> tuple[Diagnostic, ...]:
    """The findings without those that stand in an entry whose `nocheck` names their code."""
    silencing = [
        (entry.span, frozenset(re.split(r"[\s,;]+", field.value.strip())))
        for entry in entries
        if (field := entry.get("nocheck")) is not None
    ]

    def is_silenced(finding: Diagnostic) -> Iterator[bool]:
        for place, codes in silencing:
            if finding.code in codes and finding.span is not None:
                same_source = finding.span.source is place.source
                yield same_source and place.start <= finding.span.start < place.end

    if not silencing:
        return tuple(findings)
    return tuple(finding for finding in findings if not any(is_silenced(finding)))
