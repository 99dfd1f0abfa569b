"""The last look before writing: every entry of the user's is there, with every field."""

from cvtex.diagnostics import Diagnostic, error
from cvtex.importing.intake import Intake
from cvtex.model import BibEntry
from cvtex.reading.bibtex import BibFile, read_bibtex
from cvtex.source import Source


def prove(own: BibFile, intake: Intake) -> tuple[Diagnostic, ...]:
    """Read the new text and hold it against the old one; an error for whatever went missing.

    Fields may only be new, filled where they were blank, or named as replaced by the intake.
    """
    after = read_bibtex(Source(own.source.path, intake.text))
    if len(after.entries) != len(own.entries) + len(intake.added):
        return (_damaged(own, f"it would have {len(after.entries)} entries"),)
    problems = []
    for before, now in zip(own.entries, after.entries, strict=False):
        lost = _lost(before, now, intake.replaced.get(before.key, frozenset()))
        if before.key != now.key or lost:
            problems.append(_damaged(own, f"'{before.key}' would lose {', '.join(lost) or 'its key'}"))
    for key, now in zip(intake.added, after.entries[len(own.entries) :], strict=True):
        if now.key != key:
            problems.append(_damaged(own, f"'{key}' would be read as '{now.key}'"))
    return tuple(problems)


def _lost(before: BibEntry, now: BibEntry, replaced: frozenset[str]) -> list[str]:
    values = {field.name: field.value for field in now.fields}
    return [
        field.name
        for field in before.fields
        if field.value.strip()
        and field.name not in replaced
        and values.get(field.name) != field.value
    ]


def _damaged(own: BibFile, what: str) -> Diagnostic:
    return error(
        "import-refused",
        f"nothing was written: {own.source.path} would be damaged, {what}",
        help="please report this with both files",
    )
