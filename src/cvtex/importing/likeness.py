"""Whether two entries are the same work, by what their fingerprints say."""

from difflib import SequenceMatcher, get_close_matches
from enum import Enum

from cvtex.importing.fingerprint import Fingerprint, Sort, is_preprint_doi
from cvtex.importing.tidying.places import is_conference

_SIMILAR = 0.88
_GENERIC = 14
_TELLING = 40
_LONG_AGO = 3
_REPLIES = frozenset({
    "erratum", "errata", "corrigendum", "corrigenda", "correction", "corrections",
    "retraction", "retracted", "reply", "response", "comment", "comments", "commentary",
    "rejoinder", "discussion", "addendum",
})  # fmt: skip
_OF_ANY_VENUE = frozenset({
    "a", "the", "of", "on", "in", "and", "for", "at", "to", "proceedings", "proc",
    "international", "intl", "conference", "conf", "symposium", "workshop", "annual",
    "journal", "transactions", "ieee", "acm", "acmieee", "lecture", "notes", "volume", "part",
})  # fmt: skip


class Verdict(Enum):
    """What can be said of two entries."""

    SAME = "same"
    SIMILAR = "similar"
    DIFFERENT = "different"


def judge_identified(own: Fingerprint, wanted: Fingerprint) -> tuple[Verdict, float]:
    """Judge two entries that share a DOI or arXiv identifier, and how alike their titles are.

    A whole book's DOI stands in the entries of its chapters, a wrong one anywhere.
    """
    same_title = own.title == wanted.title
    score = 1 if same_title else round(_ratio(own, wanted), 2)
    agree = same_title or _words_agree(own.words, wanted.words)
    # A paper and its longer version have one preprint, but not one DOI.
    agree = agree and (own.doi == wanted.doi != "" or not _published_twice(own, wanted))
    return (Verdict.SAME if agree else Verdict.SIMILAR), score


def judge_title(own: Fingerprint, wanted: Fingerprint) -> Verdict:
    """Judge two entries whose titles are the same letter by letter."""
    if own.families and wanted.families:
        if _overlap(own, wanted) < 0.5:
            if own.pages[0] and (own.pages[0], own.year) == (wanted.pages[0], wanted.year):
                return Verdict.SAME
            strangers = own.families.isdisjoint(wanted.families) and len(own.title) < _TELLING
            return Verdict.DIFFERENT if strangers else Verdict.SIMILAR
    elif own.families or wanted.families or (own.year and wanted.year and own.year != wanted.year):
        return Verdict.SIMILAR
    generic = len(own.title) < _GENERIC and (own.year, own.venue) != (wanted.year, wanted.venue)
    two = _other_dois(own, wanted) or (own.arxiv and wanted.arxiv) or generic
    if not two and not _published_twice(own, wanted):
        return Verdict.SAME
    return Verdict.DIFFERENT if _surely_two(own, wanted) else Verdict.SIMILAR


def judge_likeness(own: Fingerprint, wanted: Fingerprint) -> tuple[Verdict, float]:
    """Judge two entries whose titles differ, and how alike these are."""
    different = Verdict.DIFFERENT, 0.0
    if _differ(own, wanted):
        return different
    if own.families and wanted.families and _overlap(own, wanted) < 0.5:
        return different
    shorter, longer = sorted((len(own.title), len(wanted.title)))
    most = 2 * shorter / (shorter + longer)
    if own.title in wanted.parts or wanted.title in own.parts:
        return Verdict.SIMILAR, round(most, 2)
    if own.numbers != wanted.numbers or most < _SIMILAR:
        return different
    ratio = _ratio(own, wanted)
    return different if ratio < _SIMILAR else (Verdict.SIMILAR, round(ratio, 2))


def _surely_two(own: Fingerprint, wanted: Fingerprint) -> bool:
    """Whether two entries of one title are two publications: say a paper and its longer form."""
    sorts = {own.sort, wanted.sort}
    if not own.sort.published or not wanted.sort.published:
        return False
    if Sort.WHOLE in sorts:
        return own.type != wanted.type
    if not own.year or not wanted.year or own.year == wanted.year:
        return False
    if _is_page(own.pages) and _is_page(wanted.pages):
        return True
    alike = _venues_alike(own.venue, wanted.venue)
    return sorts == {Sort.JOURNAL, Sort.CONFERENCE} and not alike


def _published_twice(own: Fingerprint, wanted: Fingerprint) -> bool:
    """Whether two entries are a conference's and a journal's paper of one title, or the like."""
    years = abs(own.year - wanted.year) if own.year and wanted.year else 0
    if years > _LONG_AGO:
        return True
    sorts = {own.sort, wanted.sort}
    if not own.sort.published or not wanted.sort.published:
        # A thesis has one author, the paper of the same title often more.
        return Sort.WHOLE in sorts and own.families != wanted.families
    if Sort.WHOLE in sorts:
        return own.type != wanted.type or years > 0
    if Sort.OTHER in sorts and years:
        return True
    if own.pages[0] and own.pages[0] == wanted.pages[0]:
        return False
    reprint = Sort.BOOK in sorts and len(sorts) > 1
    if _is_page(own.pages) and _is_page(wanted.pages):
        # A reprint in a collection has about the length of the original.
        shorter, longer = sorted((own.pages[1], wanted.pages[1]))
        return not reprint or longer > 1.5 * shorter
    if reprint:
        return False
    if own.volume and wanted.volume and own.volume != wanted.volume and sorts == {Sort.JOURNAL}:
        return True
    if years and sorts == {Sort.JOURNAL, Sort.CONFERENCE}:
        return True
    venues = sorted((own.venue, wanted.venue), key=lambda v: "journal" in v.split())
    if "journal" in venues[1].split() and is_conference(venues[0]):
        return True
    return not _venues_alike(own.venue, wanted.venue)


def _is_page(pages: tuple[str, int]) -> bool:
    """Whether a first page is one of a volume: `1--8` and `12` may only count pages or issues."""
    first, count = pages
    return first.isdigit() and int(first) > (1 if count else 20)


def _venues_alike(one: str, other: str) -> bool:
    """Whether two venues may be one: half the words of the shorter name are in the longer."""
    shorter, longer = sorted((one.split(), other.split()), key=len)
    telling = [word for word in shorter if word not in _OF_ANY_VENUE]
    if not telling or not longer:
        return True
    initials = "".join(word[0] for word in longer)
    known = [word for word in longer if word not in _OF_ANY_VENUE]
    alike = sum(
        any(a.startswith(b) or b.startswith(a) for b in known) or _is_acronym(a, initials)
        for a in telling
    )
    return alike * 2 >= len(telling)


def _is_acronym(word: str, initials: str) -> bool:
    """Whether a word's letters are initials of other words, in their order."""
    rest = iter(initials)
    return 2 < len(word) < 9 and all(letter in rest for letter in word)


def _differ(own: Fingerprint, wanted: Fingerprint) -> bool:
    """Whether something tells two entries of similar titles apart for certain."""
    if _replies_in(own) != _replies_in(wanted):
        return True
    both = bool(own.arxiv and wanted.arxiv)
    return both or _other_dois(own, wanted) or _published_twice(own, wanted)


def _other_dois(own: Fingerprint, wanted: Fingerprint) -> bool:
    """Whether publishers gave two entries two DOIs; what archives give tells nothing."""
    if not own.doi or not wanted.doi or own.doi == wanted.doi:
        return False
    return not is_preprint_doi(own.doi) and not is_preprint_doi(wanted.doi)


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


def _words_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether all words of the shorter title are in the longer, but for their spelling."""
    shorter, longer = sorted((one, other), key=len)
    left = [word for word in shorter if len(word) > 3 and word not in longer]
    return all(get_close_matches(word, longer, n=1, cutoff=0.75) for word in left)


def agreement(own: Fingerprint, wanted: Fingerprint) -> float:
    """In how much two entries of one work agree, to choose the best of several."""
    agree = (
        bool(own.doi) and own.doi == wanted.doi,
        bool(own.arxiv) and own.arxiv == wanted.arxiv,
        own.families == wanted.families,
        own.year == wanted.year,
        own.pages[0] == wanted.pages[0],
        own.venue == wanted.venue,
        own.sort is wanted.sort,
    )
    return sum(agree) / len(agree)
