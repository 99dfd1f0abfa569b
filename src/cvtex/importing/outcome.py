"""What an import is told, what it asks, and the account that it gives."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum

from cvtex.diagnostics import Diagnostic
from cvtex.frozen import Frozen
from cvtex.importing.editing import Edit
from cvtex.importing.memory import Memory
from cvtex.importing.record import Item, Record
from cvtex.model import Person
from cvtex.reading.bibtex import BibFile, Rejected
from cvtex.source import Source, Span


class Reply(Enum):
    """What can be answered when two works look alike."""

    SAME = "same"
    DIFFERENT = "different"
    SKIP = "skip"


class Question(Frozen):
    """An incoming entry that looks like one of one's own."""

    incoming: Record
    existing: Record
    score: float
    incoming_span: Span
    existing_span: Span | None


class Proposal(Frozen):
    """A question that was not answered; keys as they stand in the two files.

    `existing_span` is where the existing entry stands, None for one that is added as well.
    """

    incoming: str
    existing: str
    score: float
    span: Span
    existing_span: Span | None


class Note(Frozen):
    """What a rule did to an entry or says of it, under the key that the entry has now."""

    key: str
    rule: str
    message: str
    changed: bool
    span: Span


class Answers(Frozen):
    """What was said on the command line: pairs of an incoming and an existing key."""

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()


class Intake(Frozen):
    """What an import does: the edits to the bibliography, and where every block went.

    `read` counts entries; `passed_over` counts strings, preambles and comments. `replaced` has, by
    key, the fields whose value was a preprint's. `aliases` are spellings of the owner's name.
    """

    edits: tuple[Edit, ...]
    text: str
    read: int
    added: tuple[str, ...]
    updated: tuple[str, ...]
    unchanged: tuple[str, ...]
    proposals: tuple[Proposal, ...]
    rejected: tuple[tuple[Source, Rejected], ...]
    passed_over: int
    notes: tuple[Note, ...]
    diagnostics: tuple[Diagnostic, ...]
    memory: Memory
    replaced: Mapping[str, frozenset[str]]
    aliases: tuple[str, ...]
    unused_answers: tuple[tuple[str, str], ...]


class Options(Frozen):
    """How entries are taken in.

    `without` names tidying rules that are left out, `person` is whose bibliography it is.
    `elsewhere` are other files of theirs, whose entries are not taken in again. `ask` answers
    questions; `progress` passes the items through and may show how far it got.
    """

    answers: Answers = Answers()
    without: frozenset[str] = frozenset()
    person: Person | None = None
    elsewhere: tuple[BibFile, ...] = ()
    ask: Callable[[Question], Reply] = lambda _: Reply.SKIP
    progress: Callable[[Iterable[Item]], Iterable[Item]] = lambda items: items


DEFAULTS = Options()
