"""Which entries are the same work, and which only look like it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import Enum

from cvtex.importing.fingerprint import Fingerprint, Sort, is_preprint_doi, numbers

_SIMILAR = 0.88
# A title that begins or ends with the whole of another one; a shorter one proves nothing.
_LEAST_PREFIX = 24
_GENERIC = 14
_COMMON = 400
_REPLIES = frozenset(
    "erratum errata corrigendum corrigenda correction corrections retraction retracted reply response "
    "comment comments commentary rejoinder discussion addendum".split()
)


class Verdict(Enum):
    """What can be said of two entries."""

    SAME = "same"
    SIMILAR = "similar"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Match:
    """An entry of one's own that another one is or looks like; `score` runs from 0 to 1."""

    number: int
    verdict: Verdict
    score: float


@dataclass
class Index:
    """Fingerprints by what identifies them; grows as entries are taken in.

    Only entries that share an identifier, a title or one of a title's rarest words are compared.
    """

    fingerprints: list[Fingerprint] = field(default_factory=list)
    _dois: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _arxiv: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _titles: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _words: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

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

    def matches(self, wanted: Fingerprint) -> tuple[Match, ...]:
        """All entries that are or look like the wanted one, the best first."""
        found = {n: self._judge(n, wanted) for n in self._identified(wanted)}
        if not any(match.verdict is Verdict.SAME for match in found.values()):
            for n in self._alike(wanted):
                if n not in found:
                    found[n] = self._judge_alike(n, wanted)
        likely = [match for match in found.values() if match.verdict is not Verdict.DIFFERENT]
        return tuple(
            sorted(likely, key=lambda m: (m.verdict is not Verdict.SAME, -m.score, m.number))
        )

    def _list(self, number: int) -> None:
        fingerprint = self.fingerprints[number]
        keys = (
            (self._dois, fingerprint.doi),
            (self._arxiv, fingerprint.arxiv),
            (self._titles, fingerprint.title),
        )
        for table, key in keys:
            if key and (not table[key] or number not in table[key]):
                table[key].append(number)
        for word in set(fingerprint.words):
            if len(word) > 2 and (not self._words[word] or self._words[word][-1] != number):
                self._words[word].append(number)

    def _identified(self, wanted: Fingerprint) -> Iterator[int]:
        numbers_ = dict.fromkeys(self._dois.get(wanted.doi, ()))
        numbers_ |= dict.fromkeys(self._arxiv.get(wanted.arxiv, ()))
        numbers_ |= dict.fromkeys(self._titles.get(wanted.title, ()))
        return iter(numbers_)

    def _alike(self, wanted: Fingerprint) -> Iterator[int]:
        """Entries that share one of the title's rarest words: the only ones worth comparing."""
        listed = [self._words[word] for word in set(wanted.words) if word in self._words]
        seen = set()
        for entries in sorted(listed, key=len)[:4]:
            if len(entries) > _COMMON:
                break
            for number in entries:
                if number not in seen:
                    seen.add(number)
                    yield number

    def _judge(self, number: int, wanted: Fingerprint) -> Match:
        own = self.fingerprints[number]
        score = _likeness(own, wanted)
        same_title = own.title == wanted.title
        identified = (own.doi and own.doi == wanted.doi) or (
            own.arxiv and own.arxiv == wanted.arxiv
        )
        if identified:
            # A whole book's DOI stands in the entries of its chapters, a wrong one anywhere.
            titles = same_title or not own.title or not wanted.title or _ratio(own, wanted) >= 0.6
            titles = titles or _contains(own.title, wanted.title)
            return Match(number, Verdict.SAME if titles else Verdict.SIMILAR, score)
        return Match(number, _same_title(own, wanted), score)

    def _judge_alike(self, number: int, wanted: Fingerprint) -> Match:
        own = self.fingerprints[number]
        different = Match(number, Verdict.DIFFERENT, 0)
        if not own.title or not wanted.title or _differ(own, wanted):
            return different
        if own.families and wanted.families and _overlap(own, wanted) < 0.5:
            return different
        shorter, longer = sorted((own.title, wanted.title), key=len)
        if len(shorter) >= _LEAST_PREFIX and (longer.startswith(shorter) or longer.endswith(shorter)):
            return Match(number, Verdict.SIMILAR, round(2 * len(shorter) / len(own.title + wanted.title), 2))
        if 2 * len(shorter) / (len(shorter) + len(longer)) < _SIMILAR:
            return different
        ratio = _ratio(own, wanted)
        if ratio < _SIMILAR:
            return different
        return Match(number, Verdict.SIMILAR, round(ratio, 2))


def _same_title(own: Fingerprint, wanted: Fingerprint) -> Verdict:
    """Judge two entries whose titles are the same letter by letter."""
    if not own.title:
        # Nothing but the rest of the entry is left to go by.
        same = own.families == wanted.families and own.year == wanted.year and own.venue == wanted.venue
        return Verdict.SAME if same and own.pages == wanted.pages else Verdict.DIFFERENT
    if own.families and wanted.families:
        if _overlap(own, wanted) < 0.5:
            return Verdict.DIFFERENT if not own.families & wanted.families else Verdict.SIMILAR
    elif own.year != wanted.year or (own.families or wanted.families):
        return Verdict.SIMILAR
    if own.doi and wanted.doi and not is_preprint_doi(own.doi) and not is_preprint_doi(wanted.doi):
        return Verdict.SIMILAR
    if own.arxiv and wanted.arxiv:
        return Verdict.SIMILAR
    if len(own.title) < _GENERIC and (own.year, own.venue) != (wanted.year, wanted.venue):
        return Verdict.SIMILAR
    return Verdict.SIMILAR if _published_twice(own, wanted) else Verdict.SAME


def _published_twice(own: Fingerprint, wanted: Fingerprint) -> bool:
    """Whether two entries are a conference's and a journal's paper of one title, or the like."""
    if not own.sort.published or not wanted.sort.published:
        return False
    if own.pages[0] and wanted.pages[0]:
        if own.pages[0] == wanted.pages[0]:
            return False
        if own.year == wanted.year and own.sort is wanted.sort:
            return False
        if Sort.BOOK in {own.sort, wanted.sort}:
            # A reprint in a collection has about the length of the original.
            lengths = sorted((own.pages[1], wanted.pages[1]))
            return lengths[0] * 1.5 < lengths[1]
        return own.year != wanted.year
    sorts = {own.sort, wanted.sort}
    return sorts == {Sort.JOURNAL, Sort.CONFERENCE} and abs(own.year - wanted.year) > 1


def _differ(own: Fingerprint, wanted: Fingerprint) -> bool:
    """Whether something tells two entries of similar titles apart for certain."""
    if numbers(own.words) != numbers(wanted.words):
        return True
    if _replies_in(own) != _replies_in(wanted):
        return True
    dois = own.doi and wanted.doi and own.doi != wanted.doi
    if dois and not is_preprint_doi(own.doi) and not is_preprint_doi(wanted.doi):
        return True
    return bool(own.arxiv and wanted.arxiv)


def _replies_in(fingerprint: Fingerprint) -> frozenset[str]:
    return _REPLIES.intersection(fingerprint.words[:3])


def _overlap(own: Fingerprint, wanted: Fingerprint) -> float:
    shared = len(own.families & wanted.families)
    return shared / min(len(own.families), len(wanted.families))


def _ratio(own: Fingerprint, wanted: Fingerprint) -> float:
    matcher = SequenceMatcher(None, own.title, wanted.title, autojunk=False)
    if matcher.quick_ratio() < 0.6:
        return 0
    return matcher.ratio()


def _contains(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= 12 and shorter in longer


def _likeness(own: Fingerprint, wanted: Fingerprint) -> float:
    """How much two entries of one work agree, to choose the best of several."""
    agree = (
        own.title == wanted.title,
        bool(own.doi) and own.doi == wanted.doi,
        bool(own.arxiv) and own.arxiv == wanted.arxiv,
        own.families == wanted.families,
        own.year == wanted.year,
        own.pages[0] == wanted.pages[0],
        own.venue == wanted.venue,
        own.sort is wanted.sort,
    )
    weights = (0.4, 0.15, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05)
    return round(sum(w for a, w in zip(agree, weights, strict=True) if a), 2)
