"""Findings that nobody wants to hear: `[check] ignore` of a profile, `nocheck` of an entry."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from cvtex.diagnostics import Diagnostic, Severity
from cvtex.model import BibEntry

_KINDS = """
abstract-in-note bad-annotation bad-boolean bad-doi bad-eprint bad-month bad-pubstate bad-url
bad-year circular-parents control-character cut-authors dagger duplicate-field duplicate-key
duplicate-string empty-name empty-section empty-title fragile-entry guessed-encoding
html-in-field left-out lone-mark mark-on-name maths missing-brace missing-character
missing-comma missing-equals missing-field missing-key missing-value misspelt-field
names-in-braces names-without-and near-venue no-entries nothing-selected odd-key odd-pages
odd-year open-in-editor overfull owner-found-twice owner-not-found owner-printed-as
quote-in-quotes repeated-author repeated-note same-work stale-state starter-name stray-brace
suspicious-name syntax tex-log too-many-commas too-many-strings two-owners unbalanced-brace
unbalanced-bracket unbalanced-maths unclosed-brace unclosed-value undefined-macro
unknown-annotation unknown-check unknown-command unknown-locale unknown-parent unknown-type
unlinked unprinted-journal unprotected-acronym unread-address unreadable-text unused-answer
"""
KINDS = frozenset(_KINDS.split())
"""Every kind of warning and note."""


def without_ignored(
    findings: Iterable[Diagnostic], ignored: Container[str]
) -> tuple[Diagnostic, ...]:
    """The findings without the warnings and notes of kinds that a profile ignores."""
    return tuple(
        finding
        for finding in findings
        if finding.severity is Severity.ERROR or finding.code not in ignored
    )


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
