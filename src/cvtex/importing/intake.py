"""Foreign entries taken into a bibliography, one by one: added, filled in, left or asked about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from cvtex.diagnostics import Diagnostic, warning
from cvtex.frozen import replace
from cvtex.importing.answered import Answered
from cvtex.importing.editing import Edit, append_entries, apply_edits, edit_entry
from cvtex.importing.fingerprint import Fingerprint, fingerprint
from cvtex.importing.incoming import Incoming
from cvtex.importing.keys import key_style, make_key
from cvtex.importing.likeness import Verdict
from cvtex.importing.matching import Index, Match
from cvtex.importing.memory import Answer, Memory
from cvtex.importing.merging import VENUES, Merge, combine, joined, merge
from cvtex.importing.outcome import DEFAULTS, Intake, Note, Options, Proposal, Question, Reply
from cvtex.importing.owner_spellings import unknown_spellings
from cvtex.importing.people import People
from cvtex.importing.proof import damage
from cvtex.importing.record import Item, Record
from cvtex.importing.style import style_of
from cvtex.importing.tidying.rule import quote
from cvtex.importing.tidying.rules import Remark, tidy
from cvtex.model import BibEntry
from cvtex.reading.bibtex import BibFile


def take_in(
    own: BibFile, incoming: Sequence[Incoming], memory: Memory, options: Options = DEFAULTS
) -> Intake:
    """Work out what becomes of every entry of the incoming files; writes nothing."""
    taking = _Taking(own, memory, options)
    for item in options.progress([item for file in incoming for item in file.items]):
        taking.take(item)
    taking.settle()
    edits, findings = taking.edits()
    records = [entry.record for entry in taking.own]
    return Intake(
        edits=edits,
        text=apply_edits(own.source.text, edits),
        read=sum(file.read for file in incoming),
        added=taking.keys(_Fate.ADDED),
        updated=taking.keys(_Fate.UPDATED),
        unchanged=taking.keys(_Fate.UNCHANGED),
        proposals=tuple(
            taking.proposal(work) for work in taking.works if work.fate is _Fate.PROPOSED
        ),
        rejected=tuple((file.source, r) for file in incoming for r in file.rejected),
        passed_over=sum(file.passed_over for file in incoming),
        notes=tuple(taking.notes),
        diagnostics=tuple(d for file in incoming for d in file.diagnostics) + findings,
        memory=taking.final_memory(),
        replaced={
            entry.entry.key: frozenset(old for old, _ in entry.change.replaced)
            for entry in taking.own
            if entry.entry is not None and entry.change is not None
        },
        aliases=unknown_spellings(records, options.person) if options.person else (),
        unused_answers=taking.answered.unused(),
    )


class _Fate(Enum):
    """What became of an entry."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    PROPOSED = "proposed"


@dataclass
class _Work:
    """An incoming entry, tidied, and what became of it; `number` is that of an own entry."""

    item: Item
    record: Record
    remarks: tuple[Remark, ...]
    wanted: Fingerprint
    fate: _Fate = _Fate.ADDED
    number: int = -1
    score: float = 0


@dataclass
class _Own:
    """An entry of the bibliography: `entry` is None for one that this import adds.

    `elsewhere` says that it stands in another file, which is only read.
    """

    record: Record
    entry: BibEntry | None = None
    elsewhere: bool = False
    change: Merge | None = None


class _Taking:
    """The bibliography as it grows while entries are taken in."""

    def __init__(self, file: BibFile, memory: Memory, options: Options) -> None:
        self._file = file
        self.own = [_Own(Record.of(entry), entry) for entry in file.entries]
        for other in options.elsewhere:
            self.own += [_Own(Record.of(entry), entry, elsewhere=True) for entry in other.entries]
        self.works: list[_Work] = []
        self.notes: list[Note] = []
        self._memory = memory
        self._offered: dict[str, frozenset[str]] = dict(memory.offered)
        self._without = options.without
        self._ask = options.ask
        self._index = Index()
        self._numbers: dict[str, int] = {}
        for own in self.own:
            self._numbers.setdefault(own.record.key, self._index.add(fingerprint(own.record)))
        names = [known.name for known in self._index.fingerprints]
        self.answered = Answered(options.answers, memory, self._numbers, names)
        self._keys = {own.record.key.lower() for own in self.own}
        self._key_style = key_style(own.record for own in self.own)
        self._people = People.of(own.record for own in self.own)
        self._fragile: list[_Own] = []

    def take(self, item: Item) -> None:
        """Find out what becomes of one entry."""
        tidied = tidy(item.record, self._without)
        record, remarks = tidied.record, tidied.remarks
        if "people" not in self._without:
            record, spelled = self._people.reconcile(record)
            remarks += tuple(Remark("people", change, changed=True) for change in spelled)
        work = _Work(item, record, remarks, fingerprint(record))
        self.works.append(work)
        if not self._place(work):
            self._add(work)

    def settle(self) -> None:
        """Look once more at what was left, as the next import of the same file would.

        An entry that was filled in or added may be found to be the same as one that was only
        like others before.
        """
        self._ask = lambda _: Reply.SKIP
        while any(work.fate in {_Fate.UPDATED, _Fate.PROPOSED} for work in self.works):
            before = len(self.notes), len(self.own)
            for work in self.works:
                if work.fate is not _Fate.ADDED and not self._place(work):
                    # What it was like has become another publication.
                    self._add(work)
            if (len(self.notes), len(self.own)) == before:
                break

    def keys(self, fate: _Fate) -> tuple[str, ...]:
        """The keys, as they stand in the bibliography, of the entries that met a fate."""
        return tuple(self.own[w.number].record.key for w in self.works if w.fate is fate)

    def proposal(self, work: _Work) -> Proposal:
        """What is said of an entry that is only like one of one's own."""
        own = self.own[work.number]
        span = own.entry.span if own.entry else None
        return Proposal(work.item.name, own.record.key, work.score, work.item.span, span)

    def _place(self, work: _Work) -> bool:
        """Merge an entry or propose to; False where there is nothing like it."""
        proposed: Match | None = None
        for match in self._candidates(work):
            own_key = self.own[match.number].record.key
            same = self.answered.said(work.wanted.name, match.number, (work.item.name, own_key))
            if same is None and match.verdict is Verdict.SAME:
                same = True
            elif same is None:
                reply = self._put(work, match)
                if reply is Reply.SKIP:
                    proposed = proposed or match
                    continue
                same = reply is Reply.SAME
                self.answered.tell(work.wanted.name, match.number, same=same)
            if same:
                self._merge(work, match.number)
                return True
        if proposed is not None:
            work.fate, work.number, work.score = _Fate.PROPOSED, proposed.number, proposed.score
        return proposed is not None

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
        here = [own.entry for own in self.own if own.entry is not None and not own.elsewhere]
        style = style_of(self._file.source, here)
        appended = append_entries(self._file.source, style, new)
        return (*edits, appended) if appended else tuple(edits), tuple(dict.fromkeys(findings))

    def final_memory(self) -> Memory:
        """The memory with this import's answers and what it brought."""
        memory = replace(self._memory, offered=self._offered)
        for (name, number), same in self.answered.told.items():
            existing = self._index.fingerprints[number].name
            memory = memory.told(Answer(name, existing, self.own[number].record.key, same))
        return memory

    def _candidates(self, work: _Work) -> Iterator[Match]:
        """Entries said to be the same, then those found; each once."""
        said = self.answered.said_to_be(work.wanted.name, work.item.name)
        for number in said:
            yield Match(number, Verdict.SAME, 1)
        for match in self._index.matches(work.wanted):
            if match.number not in said:
                yield match

    def _put(self, work: _Work, match: Match) -> Reply:
        own = self.own[match.number]
        span = own.entry.span if own.entry else None
        return self._ask(Question(work.record, own.record, match.score, work.item.span, span))

    def _merge(self, work: _Work, number: int) -> None:
        own = self.own[number]
        work.number = number
        if work.fate is not _Fate.UPDATED:
            work.fate = _Fate.UNCHANGED
        if own.elsewhere:
            return
        if own.entry is None:
            merged = combine(own.record, work.record)
            names = [n for n, v in merged.fields if own.record.get(n) != v]
            retyped = merged.type if merged.type != own.record.type else ""
            change = Merge(merged, tuple(names), retyped=retyped)
        else:
            if self._says_nothing_new(work, number):
                return
            offered = self._offered.get(work.wanted.name, frozenset())
            change = merge(own.record, tidy(own.record).record, work.record, offered)
            both = joined(own.change, change)
            if change and not self._is_safe(own.entry, both):
                self._fragile.append(own)
                return
            if change:
                own.change = both
        if not change:
            return
        work.fate = _Fate.UPDATED
        own.record = change.record
        self._index.replace(number, fingerprint(own.record))
        self._remember(work)
        if change.retyped or change.replaced:
            now = [f"@{own.record.type}"] if change.retyped else []
            now += [f"{new} {quote(own.record.get(new))}" for _, new in change.replaced]
            self._note(work, "upgrade", f"is published: now {', '.join(now)}")
        if change.filled:
            self._note(work, "filled", f"filled in {', '.join(change.filled)}")

    def _is_safe(self, entry: BibEntry, change: Merge) -> bool:
        """Whether a change can be written into an entry, which may be broken, without harm."""
        edits = edit_entry(entry, change)
        replaced = frozenset(old for old, _ in change.replaced)
        return edits is not None and not damage(self._file, entry, edits, replaced)

    def _says_nothing_new(self, work: _Work, number: int) -> bool:
        """Whether all that an entry has is there already, as in most entries of a later export."""
        there = {name for name, value in self.own[number].record.fields if value}
        published = self._index.fingerprints[number].sort.published
        return published and all(name in there for name, value in work.record.fields if value)

    def _add(self, work: _Work) -> None:
        work.fate = _Fate.ADDED
        key = make_key(work.record, self._key_style, self._keys)
        self._keys.add(key.lower())
        self.own.append(_Own(replace(work.record, key=key)))
        namesakes = [self.own[n].record.key for n in self._index.titled(work.wanted.title)]
        work.number = self._numbers[key] = self._index.add(work.wanted)
        self._remember(work)
        if key != work.item.record.key:
            self._note(work, "key", f"{work.item.record.key or 'no key'} → {key}")
        if namesakes and work.wanted.words:
            message = f"has the title of '{namesakes[0]}', but is taken for another publication"
            self.notes.append(Note(key, "namesake", message, changed=False, span=work.item.span))
        for r in work.remarks:
            self.notes.append(Note(key, r.rule, r.message, r.changed, work.item.span))

    def _remember(self, work: _Work) -> None:
        """Note which fields the bibliography has been offered."""
        name = work.wanted.name
        fields = frozenset(name for name, value in work.record.fields if value)
        if not work.wanted.sort.published:
            # A preprint's place is none: the paper's, when it comes, is news.
            fields -= VENUES
        self._offered[name] = self._offered.get(name, frozenset()) | fields

    def _note(self, work: _Work, rule: str, message: str) -> None:
        key = self.own[work.number].record.key
        self.notes.append(Note(key, rule, message, changed=True, span=work.item.span))
