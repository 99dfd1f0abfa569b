"""The last look before writing: every entry of the user's is there, with every field."""

from cvtex.diagnostics import Diagnostic, error
from cvtex.importing.editing import Edit, apply_edits
from cvtex.importing.outcome import Intake
from cvtex.model import BibEntry
from cvtex.reading.bibtex import BibFile, read_bibtex
from cvtex.source import Source


def prove(own: BibFile, intake: Intake) -> tuple[Diagnostic, ...]:
    """Read what was edited and what was added, each by itself; an error for whatever went missing.

    Fields may only be new, filled where they were blank, or named as replaced by the intake.
    """
    problems = []
    text = own.source.text
    edits = list(intake.edits)
    for entry in own.entries:
        inside = _take_until(edits, entry.span.end)
        if not inside:
            continue
        start = entry.span.start
        moved = [Edit(e.start - start, e.end - start, e.text) for e in inside]
        after = _read(own, apply_edits(text[start : entry.span.end], moved))
        if len(after.entries) != 1 or not after.blocks[0].closed:
            problems.append(_damaged(own, f"'{entry.key}' would be broken"))
        elif lost := _lost(entry, after.entries[0], intake.replaced.get(entry.key, frozenset())):
            problems.append(_damaged(own, f"'{entry.key}' would lose {', '.join(lost)}"))
    added = _read(own, "".join(e.text for e in edits))
    keys = tuple(entry.key for entry in added.entries)
    if keys != intake.added:
        problems.append(_damaged(own, f"it would have {len(keys)} new entries, not those expected"))
    return tuple(problems)


def _take_until(edits: list[Edit], end: int) -> list[Edit]:
    """Take the edits that begin before a place out of the list."""
    taken = []
    while edits and edits[0].start < end:
        taken.append(edits.pop(0))
    return taken


def _read(own: BibFile, text: str) -> BibFile:
    return read_bibtex(Source(own.source.path, text), own.strings)


def _lost(before: BibEntry, now: BibEntry, replaced: frozenset[str]) -> list[str]:
    values = {field.name: field.value for field in now.fields}
    lost = [
        field.name
        for field in before.fields
        if field.value.strip()
        and field.name not in replaced
        and values.get(field.name) != field.value
    ]
    written = before.key_span.text
    return lost if now.key_span.text == written else [*lost, "its key"]


def _damaged(own: BibFile, what: str) -> Diagnostic:
    return error(
        "import-refused",
        f"nothing was written: {own.source.path} would be damaged, {what}",
        help="please report this with both files",
    )
