"""Finding entries that are the same work, or look like it, without comparing all with all."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from cvtex.frozen import Frozen
from cvtex.importing.fingerprint import Fingerprint
from cvtex.importing.likeness import (
    Verdict,
    agreement,
    judge_identified,
    judge_likeness,
    judge_title,
)

# A title that is the whole of another one before or behind its colon; a shorter one proves nothing.
_LEAST_PART = 16
_COMMON = 100


class Match(Frozen):
    """An entry of one's own that another one is or looks like.

    `score` says how much the titles agree, `rank` how much all the rest does; both run to 1.
    """

    number: int
    verdict: Verdict
    score: float
    rank: float = 0


_Sign = tuple[tuple[str, ...], str, str]


@dataclass
class Index:
    """Fingerprints by what identifies them; grows as entries are taken in.

    Only entries that share an identifier, a title or two of their titles' longest words are
    compared. What is found in an index is found in a larger one as well.
    """

    fingerprints: list[Fingerprint] = field(default_factory=list)
    _dois: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _arxiv: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _titles: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _parts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _signs: dict[_Sign, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, fingerprint: Fingerprint) -> int:
        """Take a fingerprint in and give its number."""
        self.fingerprints.append(fingerprint)
        number = len(self.fingerprints) - 1
        self._list(number)
        return number

    def replace(self, number: int, fingerprint: Fingerprint) -> None:
        """Let an entry be found by its new fingerprint as well as by its old one."""
        self.fingerprints[number] = fingerprint
        self._list(number)

    def titled(self, title: str) -> tuple[int, ...]:
        """The numbers of entries with a title."""
        return tuple(self._titles.get(title, ()))

    def matches(self, wanted: Fingerprint) -> tuple[Match, ...]:
        """All entries that are or look like the wanted one, the best first."""
        found = {n: self._judge(n, wanted) for n in self._identified(wanted)}
        if not any(match.verdict is Verdict.SAME for match in found.values()):
            for n in self._alike(wanted):
                if n not in found:
                    found[n] = Match(n, *judge_likeness(self.fingerprints[n], wanted))
        likely = [match for match in found.values() if match.verdict is not Verdict.DIFFERENT]
        return tuple(
            sorted(
                likely, key=lambda m: (m.verdict is not Verdict.SAME, -m.score - m.rank, m.number)
            )
        )

    def _list(self, number: int) -> None:
        fingerprint = self.fingerprints[number]
        keys = (
            (self._dois, fingerprint.doi),
            (self._arxiv, fingerprint.arxiv),
            (self._titles, fingerprint.title),
        )
        for table, key in keys:
            if key:
                _put(table, key, number)
        for part in fingerprint.parts:
            if len(part) >= _LEAST_PART:
                _put(self._parts, part, number)
        for sign in _signs(fingerprint):
            listed = self._signs[sign]
            if not listed or listed[-1] != number:
                listed.append(number)

    def _identified(self, wanted: Fingerprint) -> Iterator[int]:
        numbers_ = dict.fromkeys(self._dois.get(wanted.doi, ()))
        numbers_ |= dict.fromkeys(self._arxiv.get(wanted.arxiv, ()))
        numbers_ |= dict.fromkeys(self._titles.get(wanted.title, ()))
        return iter(numbers_)

    def _alike(self, wanted: Fingerprint) -> Iterator[int]:
        """Entries whose titles are worth comparing."""
        seen = dict.fromkeys(self._parts.get(wanted.title, ()))
        for part in wanted.parts:
            if len(part) >= _LEAST_PART:
                seen |= dict.fromkeys(self._titles.get(part, ()))
        for sign in _signs(wanted):
            seen |= dict.fromkeys(self._signs.get(sign, ())[:_COMMON])
        return iter(seen)

    def _judge(self, number: int, wanted: Fingerprint) -> Match:
        own = self.fingerprints[number]
        rank = agreement(own, wanted)
        doi = own.doi and own.doi == wanted.doi
        if doi or (own.arxiv and own.arxiv == wanted.arxiv):
            return Match(number, *judge_identified(own, wanted), rank)
        return Match(number, judge_title(own, wanted), 1, rank)


def _signs(fingerprint: Fingerprint) -> Iterator[_Sign]:
    """What titles that are alike have in common: their numbers and two of their longest words."""
    longest = sorted(
        (word for word in set(fingerprint.words) if len(word) > 3), key=lambda w: (-len(w), w)
    )[:4]
    for one, other in combinations(longest, 2):
        first, second = sorted((one, other))
        yield fingerprint.numbers, first, second


def _put(table: dict[str, list[int]], key: str, number: int) -> None:
    if number not in table[key]:
        table[key].append(number)
