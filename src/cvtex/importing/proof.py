"""The last look before writing: every entry of the user's is there, with every field."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from cvtex.diagnostics import Diagnostic, error
from cvtex.importing.editing import Edit, apply_edits
from cvtex.importing.outcome import Intake
from cvtex.model import BibEntry
from cvtex.reading.bibtex import BibFile, read_bibtex
from cvtex.source import Source


def prove(own: BibFile, intake: Intake) -> tuple[Diagnostic, ...]:
    """Read each edited entry and what was added by itself; an error for whatever went missing."""
    problems = []
    edits = list(intake.edits)
    for entry in own.entries:
        inside = _take_until(edits, entry.span.end)
        replaced = intake.replaced.get(entry.key, frozenset())
        if inside and (harm := damage(own, entry, inside, replaced)):
            problems.append(_damaged(own, f"'{entry.key}' would {harm}"))
    added = _read(own, "".join(e.text for e in edits))
    keys = tuple(entry.key for entry in added.entries)
    if sorted(keys) != sorted(intake.added):
        problems.append(_damaged(own, f"it would have {len(keys)} new entries, not those expected"))
    return tuple(problems)


def damage(own: BibFile, entry: BibEntry, edits: Sequence[Edit], replaced: AbstractSet[str]) -> str:
    """What edits within an entry would do to it that they should not, `""` for nothing.

    Fields may only be new, filled where they were blank, or among those `replaced`.
    """
    start, end = entry.span.start, entry.span.end
    moved = [Edit(e.start - start, e.end - start, e.text) for e in edits]
    after = _read(own, apply_edits(own.source.text[start:end], moved))
    if len(after.entries) != 1 or not after.blocks[0].closed:
        return "be broken"
    lost = _lost(entry, after.entries[0], replaced)
    return f"lose {', '.join(lost)}" if lost else ""


def _take_until(edits: list[Edit], end: int) -> list[Edit]:
    """Take the edits that begin before a place out of the list."""
    taken = []
    while edits and edits[0].start < end:
        taken.append(edits.pop(0))
    return taken


def _read(own: BibFile, text: str) -> BibFile:
    return read_bibtex(Source(own.source.path, text), own.strings)


def _lost(before: BibEntry, now: BibEntry, replaced: AbstractSet[str]) -> list[str]:
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
