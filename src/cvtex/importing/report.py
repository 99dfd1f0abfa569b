"""What an import did, for people and for programs."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from cvtex.importing.outcome import Intake, Note, Proposal
from cvtex.source import Span


def as_json(intake: Intake) -> str:
    """The whole account as JSON."""
    record = {
        "read": intake.read,
        "added": intake.added,
        "updated": intake.updated,
        "unchanged": intake.unchanged,
        "possible_duplicates": [
            {
                "incoming": p.incoming,
                "existing": p.existing,
                "score": p.score,
                "file": p.span.source.path,
                "line": p.span.position.line,
            }
            for p in intake.proposals
        ],
        "rejected": [
            {
                "file": source.path,
                "line": rejected.span.position.line,
                "reason": rejected.reason,
            }
            for source, rejected in intake.rejected
        ],
        "notes": [
            {
                "key": note.key,
                "rule": note.rule,
                "message": note.message,
                "changed": note.changed,
                "file": note.span.source.path,
                "line": note.span.position.line,
            }
            for note in intake.notes
        ],
        "aliases": intake.aliases,
    }
    return json.dumps(record, indent=2, ensure_ascii=False)


def as_text(intake: Intake, into: str, *, every_change: bool = False) -> str:
    """A table of counts, then what needs a look, entry by entry, then what was tidied."""
    counts = (
        ("added", len(intake.added)),
        ("updated", len(intake.updated)),
        ("unchanged", len(intake.unchanged)),
        ("possible duplicate" + "s" * (len(intake.proposals) != 1), len(intake.proposals)),
        ("rejected", len(intake.rejected)),
    )
    lines = [f"{into}: {_number(intake.read, 'entry', 'entries')} read"]
    width = len(str(max(count for _, count in counts)))
    lines += [f"  {count:>{width}} {name}" for name, count in counts if count or name == "added"]
    if intake.passed_over:
        lines.append(f"  and {_number(intake.passed_over, 'block', 'blocks')} that hold no entry")
    lines += _needing_a_look(intake)
    lines += _changes(intake) if every_change else _change_counts(intake.notes)
    if intake.aliases:
        listed = ", ".join(json.dumps(alias, ensure_ascii=False) for alias in intake.aliases)
        lines += ["", "Your name is spelled in other ways; add them to profile.toml:"]
        lines += [f"  aliases = [{listed}]"]
    return "\n".join(lines)


def _needing_a_look(intake: Intake) -> Iterable[str]:
    notes = [note for note in intake.notes if not note.changed]
    if not (intake.proposals or intake.rejected or notes):
        return
    yield ""
    yield "Needs a look:"
    for p in intake.proposals:
        yield f"  {_place(p.span)}: {p.incoming}: {_likeness(p)}; not taken in"
    if intake.proposals:
        first = intake.proposals[0]
        pair = f"{first.incoming}={first.existing}"
        yield f"  answer with --same {pair} or --different {pair}"
    for _, rejected in intake.rejected:
        yield f"  {_place(rejected.span)}: could not be read: {rejected.reason}"
    # What one rule says of many entries stands together, the rare before the frequent.
    often = Counter(note.rule for note in notes)
    for note in sorted(notes, key=lambda note: (often[note.rule], note.rule)):
        yield f"  {_place(note.span)}: {note.key}: {note.message}"


def _likeness(proposal: Proposal) -> str:
    span = proposal.existing_span
    line = f" in line {span.position.line}" if span else ""
    return f"looks like your '{proposal.existing}'{line} ({proposal.score:.2f})"


def _change_counts(notes: Sequence[Note]) -> Iterable[str]:
    counted = Counter(note.rule for note in notes if note.changed)
    if counted:
        listed = ", ".join(f"{rule} {count}" for rule, count in counted.most_common())
        yield ""
        yield f"Changed by rule: {listed}"
        yield "  --verbose lists each change, --no-tidy RULE leaves a rule out"


def _changes(intake: Intake) -> Iterable[str]:
    changed = [note for note in intake.notes if note.changed]
    if changed:
        yield ""
        yield "Changed:"
        for note in changed:
            yield f"  {_place(note.span)}: {note.key}: {note.message} [{note.rule}]"


def _place(span: Span) -> str:
    return f"{span.source.path}:{span.position.line}"


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
