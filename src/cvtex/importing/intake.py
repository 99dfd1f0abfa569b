"""Foreign entries taken into a bibliography, one by one: added, filled in, left or asked about."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from cvtex.diagnostics import Diagnostic, warning
from cvtex.importing.editing import Edit, append_entries, apply_edits, edit_entry
from cvtex.importing.fingerprint import Fingerprint, fingerprint
from cvtex.importing.incoming import Incoming, Item
from cvtex.importing.keys import key_style, make_key
from cvtex.importing.matching import Index, Match, Verdict
from cvtex.importing.memory import Answer, Memory
from cvtex.importing.merging import Merge, combine, merge
from cvtex.importing.owner_spellings import unknown_spellings
from cvtex.importing.people import People
from cvtex.importing.record import Record
from cvtex.importing.style import style_of
from cvtex.importing.tidying.rules import Remark, tidy
from cvtex.model import BibEntry, Person
from cvtex.reading.bibtex import BibFile, Rejected
from cvtex.source import Source, Span


class Reply(Enum):
    """What can be answered when two works look alike."""

    SAME = "same"
    DIFFERENT = "different"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Question:
    """An incoming entry that looks like one of one's own."""

    incoming: Record
    existing: Record
    score: float
    incoming_span: Span
    existing_span: Span | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question that was not answered; keys as they stand in the two files."""

    incoming: str
    existing: str
    score: float
    span: Span


@dataclass(frozen=True, slots=True)
class Note:
    """What a rule did to an entry or says of it, under the key that the entry has now."""

    key: str
    rule: str
    message: str
    changed: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Answers:
    """What was said on the command line: pairs of an incoming and an existing key."""

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Intake:
    """What an import does: the edits to the bibliography, and where every block went."""

    edits: tuple[Edit, ...]
    text: str
    read: int
    added: tuple[str, ...]
    updated: tuple[str, ...]
    unchanged: tuple[str, ...]
    proposals: tuple[Proposal, ...]
    rejected: tuple[tuple[Source, Rejected], ...]
    notes: tuple[Note, ...]
    diagnostics: tuple[Diagnostic, ...]
    memory: Memory
    replaced: Mapping[str, frozenset[str]]
    aliases: tuple[str, ...]
    unused_answers: tuple[tuple[str, str], ...]


@dataclass
class _Own:
    """An entry of the bibliography: `entry` is None for one that this import adds."""

    record: Record
    entry: BibEntry | None = None
    change: Merge | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """How entries are taken in.

    `without` names tidying rules that are left out, `person` is whose bibliography it is. `ask`
    answers questions, `progress` passes the items through and may show how far it got.
    """

    answers: Answers = Answers()
    without: frozenset[str] = frozenset()
    person: Person | None = None
    ask: Callable[[Question], Reply] = lambda _: Reply.SKIP
    progress: Callable[[Iterable[Item]], Iterable[Item]] = lambda items: items


def take_in(
    own: BibFile, incoming: Sequence[Incoming], memory: Memory, options: Options = Options()
) -> Intake:
    """Work out what becomes of every entry of the incoming files; writes nothing."""
    taking = _Taking(own, memory, options)
    for item in options.progress([item for file in incoming for item in file.items]):
        taking.take(item)
    edits, findings = taking.edits()
    records = [entry.record for entry in taking.own]
    answers = options.answers
    return Intake(
        edits=edits,
        text=apply_edits(own.source.text, edits),
        read=sum(file.read for file in incoming),
        added=tuple(taking.added),
        updated=tuple(records[n].key for n in taking.updated),
        unchanged=tuple(records[n].key for n in taking.unchanged),
        proposals=tuple(replace(p, existing=records[n].key) for p, n in taking.proposals),
        rejected=tuple((file.source, r) for file in incoming for r in file.rejected),
        notes=tuple(taking.notes),
        diagnostics=tuple(d for file in incoming for d in file.diagnostics) + findings,
        memory=taking.final_memory(),
        replaced={
            entry.entry.key: frozenset(old for old, _ in entry.change.replaced)
            for entry in taking.own
            if entry.entry is not None and entry.change is not None
        },
        aliases=unknown_spellings(records, options.person) if options.person else (),
        unused_answers=tuple(sorted((answers.same | answers.different) - taking.used)),
    )


class _Taking:
    """The bibliography as it grows while entries are taken in."""

    def __init__(self, file: BibFile, memory: Memory, options: Options) -> None:
        self.source = file.source
        self.own = [_Own(Record.of(entry), entry) for entry in file.entries]
        self.added: list[str] = []
        self.updated: list[int] = []
        self.unchanged: list[int] = []
        self.proposals: list[tuple[Proposal, int]] = []
        self.notes: list[Note] = []
        self.used: set[tuple[str, str]] = set()
        self._memory = memory
        self._told: list[tuple[str, int, bool]] = []
        self._offered: dict[str, frozenset[str]] = dict(memory.offered)
        self._answers = options.answers
        self._without = options.without
        self._ask = options.ask
        self._index = Index()
        self._numbers: dict[str, int] = {}
        for own in self.own:
            self._numbers.setdefault(own.record.key, self._index.add(fingerprint(own.record)))
        self._remembered = self._resolve(memory)
        self._keys = {own.record.key.lower() for own in self.own}
        self._key_style = key_style(own.record for own in self.own)
        self._people = People.of(own.record for own in self.own)
        self._fragile: list[_Own] = []

    def _resolve(self, memory: Memory) -> dict[tuple[str, int], bool]:
        """What was answered before, by the numbers that the existing works have now."""
        names: dict[str, int] = {}
        for number, existing in enumerate(self._index.fingerprints):
            names.setdefault(existing.name, number)
        resolved = {}
        for answer in memory.answers:
            number_now = self._numbers.get(answer.key, names.get(answer.existing))
            if number_now is not None:
                resolved[answer.incoming, number_now] = answer.same
        return resolved

    def take(self, item: Item) -> None:
        """Find out what becomes of one entry."""
        tidied = tidy(item.record, self._without)
        record, remarks = tidied.record, tidied.remarks
        if "people" not in self._without:
            record, spelled = self._people.reconcile(record)
            remarks += tuple(Remark("people", change, changed=True) for change in spelled)
        wanted = fingerprint(record)
        proposed: tuple[Proposal, int] | None = None
        for match in self._candidates(item, wanted):
            same = self._said(item, wanted, match)
            if same is None and match.verdict is Verdict.SAME:
                same = True
            elif same is None:
                reply = self._put(item, record, match)
                if reply is Reply.SKIP:
                    proposal = Proposal(item.name, "", match.score, item.span)
                    proposed = proposed or (proposal, match.number)
                    continue
                same = reply is Reply.SAME
                self._told.append((wanted.name, match.number, same))
            if same:
                self._merge(item, record, wanted, match.number)
                return
        if proposed is not None:
            self.proposals.append(proposed)
        else:
            self._add(item, record, wanted, remarks)

    def edits(self) -> tuple[tuple[Edit, ...], tuple[Diagnostic, ...]]:
        """All edits to the bibliography, and what could not be brought in."""
        edits: list[Edit] = []
        findings: list[Diagnostic] = []
        for own in self.own:
            if own.entry is None or own.change is None:
                continue
            changes = edit_entry(own.entry, own.change)
            assert changes is not None
            edits += changes
        for own in self._fragile:
            assert own.entry is not None
            findings.append(
                warning(
                    "fragile-entry",
                    f"'{own.record.key}' could be filled in, but its braces or quotes don't match",
                    own.entry.key_span,
                    "mend it, then import again",
                )
            )
        new = [own.record for own in self.own if own.entry is None]
        style = style_of(self.source, [own.entry for own in self.own if own.entry is not None])
        appended = append_entries(self.source, style, new)
        return (*edits, appended) if appended else tuple(edits), tuple(dict.fromkeys(findings))

    def final_memory(self) -> Memory:
        """The memory with this import's answers and what it brought."""
        memory = replace(self._memory, offered=self._offered)
        for name, number, same in self._told:
            existing = self._index.fingerprints[number].name
            memory = memory.told(Answer(name, existing, self.own[number].record.key, same))
        return memory

    def _candidates(self, item: Item, wanted: Fingerprint) -> Iterator[Match]:
        """Entries said to be the same, then those found; each once."""
        said = [
            self._numbers[existing]
            for incoming, existing in self._answers.same
            if incoming == item.name and existing in self._numbers
        ]
        said += [
            n for (name, n), same in self._remembered.items() if same and name == wanted.name
        ]
        for number in said:
            yield Match(number, Verdict.SAME, 1)
        for match in self._index.matches(wanted):
            if match.number not in said:
                yield match

    def _said(self, item: Item, wanted: Fingerprint, match: Match) -> bool | None:
        """What was answered on the command line or in an earlier import."""
        pair = (item.name, self.own[match.number].record.key)
        for pairs, same in ((self._answers.same, True), (self._answers.different, False)):
            if pair in pairs:
                self.used.add(pair)
                self._told.append((wanted.name, match.number, same))
                return same
        return self._remembered.get((wanted.name, match.number))

    def _put(self, item: Item, record: Record, match: Match) -> Reply:
        own = self.own[match.number]
        span = own.entry.span if own.entry else None
        return self._ask(Question(record, own.record, match.score, item.span, span))

    def _merge(self, item: Item, record: Record, wanted: Fingerprint, number: int) -> None:
        own = self.own[number]
        if own.entry is None:
            self._merge_new(item, record, wanted, number)
            return
        offered = self._offered.get(wanted.name, frozenset())
        view = tidy(own.record).record
        change = merge(own.record, view, record, offered)
        if change and edit_entry(own.entry, _joined(own.change, change)) is None:
            self._fragile.append(own)
            change = Merge(own.record)
        if not change:
            self.unchanged.append(number)
            return
        own.change = _joined(own.change, change)
        own.record = change.record
        self._index.replace(number, fingerprint(own.record))
        self._remember(wanted, record)
        self.updated.append(number)
        if change.retyped or change.replaced:
            now = f"now @{own.record.type}" if change.retyped else "now published"
            changed = ", ".join(f"{new} {own.record.get(new)}" for _, new in change.replaced)
            message = f"was a preprint, {now}{f': {changed}' if changed else ''}"
            self._note(item, number, "upgrade", message)
        if change.filled:
            self._note(item, number, "filled", f"filled in {', '.join(change.filled)}")

    def _merge_new(self, item: Item, record: Record, wanted: Fingerprint, number: int) -> None:
        own = self.own[number]
        merged = combine(own.record, record)
        if merged == own.record:
            self.unchanged.append(number)
            return
        names = [n for n, v in merged.fields if own.record.get(n) != v]
        own.record = merged
        self._index.replace(number, fingerprint(merged))
        self._remember(wanted, record)
        self.updated.append(number)
        self._note(item, number, "filled", f"from a second entry of the work: {', '.join(names)}")

    def _add(
        self, item: Item, record: Record, wanted: Fingerprint, remarks: Sequence[Remark]
    ) -> None:
        key = make_key(record, self._key_style, self._keys)
        self._keys.add(key.lower())
        self.own.append(_Own(replace(record, key=key)))
        number = self._index.add(wanted)
        self._numbers[key] = number
        self._remember(wanted, record)
        self.added.append(key)
        if key != item.record.key:
            self._note(item, number, "key", f"{item.record.key or 'no key'} → {key}")
        for remark in remarks:
            self.notes.append(Note(key, remark.rule, remark.message, remark.changed, item.span))

    def _remember(self, wanted: Fingerprint, record: Record) -> None:
        names = frozenset(name for name, value in record.fields if value)
        self._offered[wanted.name] = self._offered.get(wanted.name, frozenset()) | names

    def _note(self, item: Item, number: int, rule: str, message: str) -> None:
        key = self.own[number].record.key
        self.notes.append(Note(key, rule, message, changed=True, span=item.span))


def _joined(first: Merge | None, second: Merge) -> Merge:
    """Two merges of one entry as one."""
    if first is None:
        return second
    return Merge(
        second.record,
        (*first.filled, *second.filled),
        (*first.replaced, *second.replaced),
        second.retyped or first.retyped,
    )
