"""Co-authors as people: the spellings of each joined, and when they last wrote with the owner."""

from collections import Counter
from collections.abc import Iterable, Mapping

from cvtex.dates import Date
from cvtex.frozen import Frozen
from cvtex.model import Name, Person, Publication
from cvtex.publications.names import (
    Family,
    Given,
    fold_family,
    fold_given,
    folded,
    full_name,
    is_asian,
    is_body,
    suffix_rank,
)
from cvtex.publications.owners import Owner, find_owner, is_owner


class Coauthor(Frozen):
    """A person whom the CV's owner has written with.

    `name` is the fullest spelling, `spellings` are all that occur. `last` is the date of the last
    joint work, None while there is only work without a date.
    """

    name: Name
    spellings: tuple[str, ...]
    publications: tuple[Publication, ...]
    last: Date | None
    affiliation: str = ""


def list_coauthors(
    publications: Iterable[Publication],
    owner: Owner,
    affiliations: Mapping[str, str],
) -> tuple[Coauthor, ...]:
    """Everybody who stands beside the owner on a publication, by family name.

    Two spellings are one person's if family and given names agree as far as both tell them. One
    that could be several people's (`Y. Wang` beside `Yi Wang` and `Yu Wang`) stays by itself.
    Publications that the owner isn't among the authors of don't count.
    """
    joint: dict[Name, list[Publication]] = {}
    for publication in publications:
        index = find_owner(publication.authors, owner).index
        if index is None and not publication.incomplete:
            continue
        for place, author in enumerate(publication.authors):
            if place != index and not is_body(author.name):
                joint.setdefault(author.name, []).append(publication)
    named = [(Owner.of(Person(name)), place) for name, place in affiliations.items()]
    coauthors = (_coauthor(names, joint, named) for names in _join_spellings(joint))
    return tuple(sorted(coauthors, key=_by_family_name))


def active_since(coauthors: Iterable[Coauthor], since: Date) -> tuple[Coauthor, ...]:
    """Those whose last joint work is from that month on, or is on its way and has no date yet.

    A work of which only the year is known counts for the whole of it.
    """
    return tuple(
        coauthor
        for coauthor in coauthors
        if coauthor.last is None
        or (coauthor.last.year, coauthor.last.month or 12) >= (since.year, since.month or 1)
    )


def _coauthor(
    names: list[Name],
    joint: Mapping[Name, list[Publication]],
    named: list[tuple[Owner, str]],
) -> Coauthor:
    works = {work.key: work for name in names for work in joint[name]}
    dates = [work.date for work in works.values() if work.date is not None]
    often = Counter({name: len(joint[name]) for name in names})
    name = max(names, key=lambda n: (_fullness(n), often[n]))
    return Coauthor(
        name=name,
        spellings=tuple(dict.fromkeys(full_name(n) for n in names)),
        publications=tuple(works.values()),
        last=max(dates, key=lambda date: date.sort_key, default=None),
        affiliation=next((place for who, place in named if is_owner(name, who)), ""),
    )


def _by_family_name(coauthor: Coauthor) -> tuple[str, str]:
    name = coauthor.name
    return (min(folded(name.particle + name.family)), min(folded(name.given)))


# --- spellings joined ---------------------------------------------------------------------------


class _Spelling(Frozen):
    """A name made ready for comparing."""

    name: Name
    family: Family
    given: tuple[Given, ...]

    def matches(self, other: "_Spelling") -> bool:
        if not self.family.matches(other.family):
            return False
        mine, theirs = suffix_rank(self.name.suffix), suffix_rank(other.name.suffix)
        if mine and theirs and mine != theirs:
            return False
        return self.agrees(other)

    def agrees(self, other: "_Spelling") -> bool:
        """Whether the given names can be one person's."""
        if self.name.given == other.name.given or not (self.given or other.given):
            return True
        return any(one.matches(another) for one in self.given for another in other.given)


def _join_spellings(names: Iterable[Name]) -> list[list[Name]]:
    """The names by person. The fullest come first, so that initials find whom they stand for."""
    people: list[list[_Spelling]] = []
    known: dict[str, list[list[_Spelling]]] = {}
    for name in sorted(names, key=_fullness, reverse=True):
        spelling = _spelling(name)
        forms = spelling.family.whole | spelling.family.bare
        near = {id(person): person for form in forms for person in known.get(form, ())}
        fitting = [
            person
            for person in near.values()
            if spelling.matches(person[0]) and all(spelling.agrees(other) for other in person)
        ]
        if len(fitting) == 1:
            fitting[0].append(spelling)
            continue
        person = [spelling]
        people.append(person)
        for form in forms:
            known.setdefault(form, []).append(person)
    return [[spelling.name for spelling in person] for person in people]


def _spelling(name: Name) -> _Spelling:
    if is_asian(name.family):
        return _Spelling(name, fold_family(name.family + name.given), ())
    family = fold_family(" ".join(filter(None, (name.particle, name.family))))
    return _Spelling(name, family, fold_given(name.given))


def _fullness(name: Name) -> tuple[int, int, int]:
    """How much a spelling tells: words spelled out, then words, then characters."""
    words = [word for given in fold_given(name.given)[-1:] for word in given.words]
    spelled_out = sum(not word[0].short for word in words)
    return (spelled_out, len(words), len(name.full()))
