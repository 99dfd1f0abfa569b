"""The same work standing in a bibliography twice."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from cvtex.diagnostics import Diagnostic, warning
from cvtex.model import Kind, Profile, Publication

# Kinds that are one work when they are called the same; a thesis and an article are not.
_DRAFTS = {Kind.PREPRINT, Kind.UNPUBLISHED, Kind.MISC}
_PAPERS = {*_DRAFTS, Kind.ARTICLE, Kind.INPROCEEDINGS, Kind.INCOLLECTION, Kind.BOOK}
_SHORTEST_TITLE = 16
_YEARS_APART = 2
_ALIKE = 0.6


def check_same_work(publications: Sequence[Publication], _profile: Profile) -> Iterator[Diagnostic]:
    """Entries with the DOI or arXiv id of an earlier one, or with its title and an author of it."""
    by_identifier: dict[str, Publication] = {}
    by_title: dict[str, list[Publication]] = {}
    for publication in publications:
        identifiers = [
            link.text.lower() for link in publication.links if link.kind in ("doi", "eprint")
        ]
        known = [
            by_identifier[identifier] for identifier in identifiers if identifier in by_identifier
        ]
        title = _normal(publication.title.plain())
        alike = by_title.setdefault(title, [])
        twins = known or [other for other in alike if _is_same(publication, other)]
        if twins and publication.kind in _PAPERS:
            yield _finding(publication, twins[0])
        for identifier in identifiers:
            by_identifier.setdefault(identifier, publication)
        if len(title) >= _SHORTEST_TITLE:
            alike.append(publication)


def _finding(publication: Publication, first: Publication) -> Diagnostic:
    line = first.span.position.line
    same_file = first.span.source is publication.span.source
    place = f"line {line}" if same_file else f"{first.span.source.path}:{line}"
    titles = (_normal(publication.title.plain()), _normal(first.title.plain()))
    if SequenceMatcher(None, *titles).ratio() < _ALIKE:
        message = f"'{publication.key}' has the DOI or the arXiv id of '{first.key}' ({place})"
        help = "one of the two is wrong"
    else:
        message = f"'{publication.key}' is the same work as '{first.key}' ({place})"
        help = "keep one of them, or hide one: show = {false}"
    return warning("same-work", message, publication.span, help)


def _is_same(one: Publication, other: Publication) -> bool:
    """Whether two publications of the same title are one work."""
    if not {one.kind, other.kind} <= _PAPERS:
        return False
    if one.kind is not other.kind and not {one.kind, other.kind} & _DRAFTS:
        return False  # a conference paper and its longer article
    if one.kind is other.kind and one.venue and other.venue and one.venue != other.venue:
        return False
    if one.date and other.date and abs(one.date.year - other.date.year) > _YEARS_APART:
        return False
    families = [{_normal(a.name.family) for a in p.authors} for p in (one, other)]
    return not all(families) or bool(families[0] & families[1])


def _normal(text: str) -> str:
    """Letters and digits only, without accents or case."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKD", text).casefold())
