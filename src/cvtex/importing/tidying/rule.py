"""What a tidying rule is: an entry in, an entry out, and what to say about it."""

from collections.abc import Callable

from cvtex.frozen import Frozen
from cvtex.importing.record import Record


class Change(Frozen):
    """What a rule did: the record it made, and a line for the report.

    A rule that only points at something gives the record back as it was.
    """

    record: Record
    message: str


class Rule(Frozen):
    """A tidying rule: its name, one line for the documentation, and the function."""

    name: str
    summary: str
    apply: Callable[[Record], Change | None]


def quote(value: str) -> str:
    """A value as reports show it, shortened."""
    return f"'{value}'" if len(value) <= 70 else f"'{value[:67]}...'"


def replaced(record: Record, changed: Record, field: str) -> Change | None:
    """A change of one field told as old and new value; None where nothing changed."""
    if changed == record:
        return None
    return Change(changed, f"{field} {quote(record.get(field))} → {quote(changed.get(field))}")
