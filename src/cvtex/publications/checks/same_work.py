"""The same work standing in a bibliography twice."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import IntEnum

from cvtex.diagnostics import Diagnostic, note, warning
from cvtex.frozen import Frozen
from cvtex.model import Kind, Profile, Publication
from cvtex.publications.checks.identifiers import identifiers_of
from cvtex.publications.checks.page_ranges import PageRange, read_pages
from cvtex.venue_names import LONGEST, normal_form
from cvtex.venues import Venues

# Kinds that are one work when they are called the same; a thesis and an article are not.
_DRAFTS = {Kind.PREPRINT, Kind.UNPUBLISHED, Kind.MISC, Kind.REPORT}
_PAPERS = {*_DRAFTS, Kind.ARTICLE, Kind.INPROCEEDINGS, Kind.INCOLLECTION, Kind.BOOK}
_PRINTED = _PAPERS - _DRAFTS
_SHORTEST_TITLE = 16
_MOST_NEAR = 50
_YEARS_APART = 2
_ALIKE = 0.85
# What titles that are not the same must have in common at least, in letters.
_COMMON = 24
_MORE = 8
_OTHER_PART = re.compile(
    r"part|chapter|volume|errat|corr|addend|suppl|repl|rejoind|respon|comment(?!ary)|extended|short"
)
# Subtitles that any work may have.
_METHODS = re.compile(r"review|analysis|study|studies|trial|protocol|survey|report|cohort|evidence")


class _Same(IntEnum):
    """Whether two publications are one work."""

    NO = 0
    MAYBE = 1
    YES = 2


class _Work(Frozen):
    """A publication with what tells it from others."""

    publication: Publication
    title: str
    subtitle: str
    authors: tuple[str, ...]
    venue: str
    year: int
    volume: str
    number: str
    pages: PageRange | None
    identifiers: tuple[str, ...]


_Part = tuple[tuple[str, ...], str]


def check_same_work(publications: Sequence[Publication], profile: Profile) -> Iterator[Diagnostic]:
    """Entries with the DOI or arXiv id of an earlier one, its title and an author, or its pages."""
    venues = Venues.of(profile.venues)
    by_identifier: dict[str, _Work] = {}
    by_title: dict[str, list[_Work]] = {}
    by_part: dict[_Part, list[_Work]] = {}
    by_page: dict[tuple[int, str], list[_Work]] = {}
    for publication in publications:
        work = _work(publication, venues)
        named = [by_identifier[name] for name in work.identifiers if name in by_identifier]
        alike = by_title.setdefault(work.title, [])
        others = [by_part.setdefault(part, []) for part in _parts(work)]
        near = by_page.setdefault((work.year, work.pages.first if work.pages else ""), [])
        if publication.kind in _PAPERS:
            if named:
                yield _with_identifier(work, named[0])
            else:
                asked = [(_compare(work, other), other) for other in alike]
                asked += [(_compare_titles(work, o), o) for works in others for o in works]
                asked += [(_compare_places(work, other), other) for other in near]
                yield from _finding(work, asked)
        for identifier in work.identifiers:
            by_identifier.setdefault(identifier, work)
        if len(work.title) >= _SHORTEST_TITLE:
            alike.append(work)
        for works in others:
            works.append(work)
        if work.year and work.pages and work.pages.is_telling and len(near) < _MOST_NEAR:
            near.append(work)


def _parts(work: _Work) -> Iterator[_Part]:
    """The authors with the parts of the title that one which differs must have in common."""
    if len(work.authors) > 1:
        for part in (work.title[:_COMMON], work.subtitle):
            if len(part) >= _COMMON:
                yield work.authors, part


def _work(publication: Publication, venues: Venues) -> _Work:
    venue = venues.short(publication).plain()
    if not venue:
        venue = publication.venue.plain()
        # Of a book's title and of a standard's number nothing may go.
        counted = publication.kind in (Kind.ARTICLE, Kind.INPROCEEDINGS)
        venue = normal_form(venue[:LONGEST]) if counted else venue
    title = publication.title.plain()
    return _Work(
        publication,
        letters_of(title),
        letters_of(title.partition(":")[2]),
        tuple(letters_of(author.name.family) for author in publication.authors),
        letters_of(venue).removesuffix("conference"),
        publication.date.year if publication.date else 0,
        _told(publication, "volume"),
        _told(publication, "number"),
        read_pages(_told(publication, "pages")),
        tuple(dict.fromkeys(identifiers_of(publication))),
    )


def _with_identifier(work: _Work, first: _Work) -> Diagnostic:
    shared = next(name for name in work.identifiers if name in first.identifiers)
    shorter, longer = sorted((work.title, first.title), key=len)
    if longer.startswith(shorter) or SequenceMatcher(None, shorter, longer).ratio() >= _ALIKE:
        return _same(work, first)
    what = "DOI" if shared.startswith("10.") else "identifier"
    return warning(
        "same-work",
        f"'{work.publication.key}' and '{first.publication.key}' ({_place(work, first)})"
        f" both have the {what} {shared}",
        work.publication.span,
        "one of the two is wrong, or they are the same work",
    )


def _finding(work: _Work, asked: list[tuple[_Same, _Work]]) -> Iterator[Diagnostic]:
    same, first = max(asked, key=lambda answer: answer[0], default=(_Same.NO, work))
    if same is _Same.YES:
        yield _same(work, first)
    elif same is _Same.MAYBE:
        key = first.publication.key
        yield note(
            "same-work",
            f"'{work.publication.key}' may be the same work as '{key}' ({_place(work, first)})",
            work.publication.span,
            "if it is, keep one of them, or hide one: show = {false}",
        )


def _same(work: _Work, first: _Work) -> Diagnostic:
    key = first.publication.key
    return warning(
        "same-work",
        f"'{work.publication.key}' is the same work as '{key}' ({_place(work, first)})",
        work.publication.span,
        "keep one of them, or hide one: show = {false}",
    )


def _place(work: _Work, first: _Work) -> str:
    span = first.publication.span
    line = span.position.line
    same_file = span.source is work.publication.span.source
    return f"line {line}" if same_file else f"{span.source.path}:{line}"


def _compare(one: _Work, other: _Work) -> _Same:
    """Whether two publications of the same title are one work."""
    if not _may_be_one(one, other):
        return _Same.NO
    if one.authors and other.authors and not set(one.authors) & set(other.authors):
        return _Same.NO
    kinds = [work.publication.kind for work in (one, other)]
    if Kind.REPORT in kinds:
        # Many list a report and its paper.
        return _Same.NO if kinds[0] is kinds[1] else _Same.MAYBE
    told = [(work.volume, _told(work.publication, "pages"), work.year) for work in (one, other)]
    pairs = list(zip(*told, strict=True))
    if all(mine and theirs and mine != theirs for mine, theirs in pairs):
        return _Same.MAYBE  # an abstract of every year's meeting
    if all(mine and mine == theirs for mine, theirs in pairs[1:]):
        return _Same.YES
    if _same_venue(one, other):
        return _Same.MAYBE if _elsewhere(one, other) else _Same.YES
    # Many tell one thing at two conferences, and statements appear in several journals.
    apart = kinds[0] is Kind.INPROCEEDINGS or _begin_apart(one, other) or _have_dois(one, other)
    apart |= _differ(one.number, other.number)
    same_people = bool(one.authors) and one.authors == other.authors
    return _Same.MAYBE if same_people and one.year == other.year and not apart else _Same.NO


def _compare_places(one: _Work, other: _Work) -> _Same:
    """Whether two publications of one year, which begin on the same page, are one work."""
    if one.pages is None or other.pages is None or one.title == other.title:
        return _Same.NO
    printed = {one.publication.kind, other.publication.kind} <= _PRINTED
    if not printed or _have_dois(one, other):
        return _Same.NO
    if _differ(one.volume, other.volume) or not set(one.authors) & set(other.authors):
        return _Same.NO
    same_authors = one.authors == other.authors
    same_venue = bool(one.venue) and one.venue == other.venue
    if not same_authors and not same_venue:
        return _Same.NO
    same_range = one.pages == other.pages and one.pages.first != one.pages.last
    same_volume = bool(one.volume) and one.volume == other.volume
    shorter, longer = sorted((one.title, other.title), key=len)
    same_titles = (len(shorter) >= _COMMON and shorter in longer) or (
        same_range and _have_in_common(shorter, longer)
    )
    if same_volume and same_titles and not _differ(one.number, other.number):
        return _Same.YES
    return _Same.MAYBE if same_range and (same_volume or same_titles) else _Same.NO


def _have_in_common(title: str, other: str) -> bool:
    """Whether a title has a long piece of another in it."""
    found = SequenceMatcher(None, title, other, autojunk=False).find_longest_match()
    return found.size >= _COMMON


def _elsewhere(one: _Work, other: _Work) -> bool:
    """Whether two publications stand on different pages of other issues: abstract and paper."""
    issues_differ = _differ(one.number, other.number) or _differ(one.volume, other.volume)
    return issues_differ and _begin_apart(one, other)


def _begin_apart(one: _Work, other: _Work) -> bool:
    if one.pages is None or other.pages is None:
        return False
    return one.pages.first != other.pages.first


def _differ(mine: str, theirs: str) -> bool:
    return bool(mine and theirs) and mine != theirs


def _have_dois(one: _Work, other: _Work) -> bool:
    """Whether both have a DOI, which are not the same then."""
    return all(any(n.startswith("10.") for n in work.identifiers) for work in (one, other))


def _compare_titles(one: _Work, other: _Work) -> _Same:
    """Whether two publications of the same people, whose titles differ, may be one work."""
    if one.title == other.title or not _may_be_one(one, other):
        return _Same.NO
    shorter, longer = sorted((one.title, other.title), key=len)
    rest = longer[len(shorter) :]
    longer_by_words = (
        len(shorter) >= _COMMON
        and longer.startswith(shorter)
        and len(rest) >= _MORE
        and not _OTHER_PART.match(rest)
    )
    if longer_by_words and one.year == other.year and _same_venue(one, other):
        return _Same.MAYBE
    drafts = [work.publication.kind in _DRAFTS for work in (one, other)]
    same_subtitle = one.subtitle == other.subtitle and len(one.subtitle) >= _COMMON
    if drafts[0] != drafts[1] and same_subtitle and not _METHODS.search(one.subtitle):
        return _Same.MAYBE
    return _Same.NO


def _may_be_one(one: _Work, other: _Work) -> bool:
    """Whether kinds and years allow two publications to be one work."""
    kinds = {one.publication.kind, other.publication.kind}
    if not kinds <= _PAPERS or (len(kinds) > 1 and not kinds & _DRAFTS):
        return False  # a conference paper and its longer article
    return not (one.year and other.year) or abs(one.year - other.year) <= _YEARS_APART


def _same_venue(one: _Work, other: _Work) -> bool:
    """Whether two publications did not appear in different places; a draft may appear in any."""
    if one.publication.kind is not other.publication.kind:
        return True
    return not one.venue or not other.venue or one.venue == other.venue


def _told(publication: Publication, detail: str) -> str:
    text = publication.details.get(detail)
    return text.plain().strip() if text else ""


def letters_of(text: str) -> str:
    """Letters and digits only, without accents or case."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKD", text).casefold())
