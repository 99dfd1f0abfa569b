"""Whose CV it is: finding its owner among the authors."""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from cvtex.frozen import Frozen
from cvtex.model import Contributor, Cv, Mark, Name, Person
from cvtex.publications.names import (
    PARTICLES,
    Family,
    Given,
    fold_family,
    fold_given,
    folded,
    is_asian,
    is_glued,
    is_spelled_out,
    is_suffix,
    name_words,
    plain_word,
    suffix_rank,
)

_MOST_FAMILY_NAMES = 20

STARTER_NAME = "Your Name"
"""The name in a profile that nobody has filled in yet."""

# What may stand around a name in a profile and is no part of it.
_TITLES = frozenset({
    "dr", "prof", "professor", "mr", "mrs", "ms", "sir", "dame",
    "phd", "md", "msc", "bsc", "ma", "ba", "mba", "dphil", "esq",
})  # fmt: skip


def displayed_name(name: str) -> str:
    """A profile's name as the CV displays it: given name first where a comma divides it.

    Titles and letters behind a name stay there.

    >>> displayed_name("Calero Valdez, André"), displayed_name("Avner May, PhD")
    ('André Calero Valdez', 'Avner May, PhD')
    """
    family, _, given = (part.strip() for part in name.partition(","))
    words = given.split()
    if not family or not words or plain_word(words[0]) in PARTICLES:
        return name
    initial = len(words[0].rstrip(".")) == 1
    return f"{given} {family}" if not initial and all(map(_is_given, words)) else name


def _is_given(word: str) -> bool:
    letters = word.replace("-", "").rstrip(".")
    if word in PARTICLES or (len(letters) == 1 and letters.isupper()):
        return True
    if not letters.isalpha() or is_suffix(letters) or plain_word(letters) in _TITLES:
        return False
    # `PhD` and `MPhil` have capitals where given names have none.
    return letters[0].isupper() and letters[1:2].islower() and letters[-1].islower()


class Likeness(IntEnum):
    """How surely a name is the owner's.

    `TURNED` is a full name whose parts are swapped (`Wang Xiaoming`) or that has only the first of
    two family names; `INITIALS` a family name with initials that agree, `FULL` with a given name.
    """

    NONE = 0
    TURNED = 1
    INITIALS = 2
    FULL = 3


class _Reading(Frozen):
    """One way to divide a name of the owner; `certain` is false where a surname was left out."""

    family: Family
    given: tuple[Given, ...]
    suffix: str
    certain: bool


class Owner(Frozen):
    """The person whose CV it is, under all their names, made ready for comparing.

    `spellings` are the family names that may occur, `wholes` the whole names, and `told` the
    family names that end at a comma in the profile, so that nobody has to guess them.
    """

    readings: tuple[_Reading, ...]
    spellings: frozenset[str]
    wholes: frozenset[str]
    told: frozenset[str]

    @staticmethod
    def of(person: Person) -> "Owner":
        """The owner by the profile's name and aliases."""
        names = (person.name, *person.aliases)
        readings = tuple(reading for name in names for reading in _readings(name))
        return Owner(
            readings,
            frozenset().union(*(r.family.whole | r.family.bare for r in readings)),
            frozenset().union(*(folded(name) for name in names)),
            frozenset().union(
                *(folded(name.partition(",")[0]) for name in names if "," in name),
            ),
        )


class OwnerPlace(Frozen):
    """Where the owner stands among the authors, None if nowhere, and who else it could be."""

    index: int | None
    rivals: tuple[int, ...] = ()


def is_owner(name: Name, owner: Owner) -> bool:
    """Whether a name can only be taken for the owner's; see `likeness`."""
    return likeness(name, owner) > Likeness.NONE


def likeness(name: Name, owner: Owner) -> Likeness:
    """How surely a name is the owner's.

    Family names must be the same but for accents, hyphens, spaces and a particle that one of them
    lacks; given names must agree as far as both tell them (see `Given.matches`).
    """
    if name.corporate:
        # Braces around a person's whole name hide it from BibTeX as they do a society's.
        return Likeness.NONE if folded(name.family).isdisjoint(owner.wholes) else Likeness.FULL
    if is_asian(name.family) or is_asian(name.given):
        wholes = folded(name.family + name.given) | folded(name.given + name.family)
        return Likeness.NONE if wholes.isdisjoint(owner.wholes) else Likeness.FULL
    if not name.given:
        return _single_name(name, owner)
    straight = _compare(name, owner)
    return straight if straight > Likeness.NONE else _turned(name, owner)


def divide(name: Name, owner: Owner) -> Name:
    """The owner's name with the family name that the profile tells by a comma.

    BibTeX and Google Scholar take `Calero` for a given name in `André Calero Valdez`. If the
    profile has `Calero Valdez, André` among the owner's names, it becomes a family name.
    """
    if not owner.told or name.corporate:
        return name
    words = [w for part in (name.given, name.particle, name.family) for w in name_words(part)]
    for start in range(1, len(name_words(name.given))):
        if not owner.told.isdisjoint(folded("".join(words[start:]))):
            given, family = words[:start], words[start:]
            return Name(" ".join(family), " ".join(given), suffix=name.suffix)
    return name


def find_owner(authors: Sequence[Contributor], owner: Owner) -> OwnerPlace:
    """The author who is the owner: the one annotated `highlight`, else the one most like.

    `highlight` decides between namesakes only, or where no name is like the owner's.
    """
    likenesses = [likeness(author.name, owner) for author in authors]
    best = max(likenesses, default=Likeness.NONE)
    highlighted = [i for i, author in enumerate(authors) if Mark.HIGHLIGHT in author.marks]
    if best is Likeness.NONE:
        return OwnerPlace(highlighted[0] if len(highlighted) == 1 else None)
    alike = [i for i, one in enumerate(likenesses) if one is best]
    chosen = [i for i in alike if i in highlighted]
    if len(chosen) == 1:
        return OwnerPlace(chosen[0])
    return OwnerPlace(alike[0], tuple(alike[1:]))


def find_owners(cv: Cv) -> Mapping[str, int | None]:
    """The index of the CV's owner among the authors, or else editors, by citation key."""
    owner = Owner.of(cv.profile.person)
    return {
        publication.key: find_owner(publication.authors or publication.editors, owner).index
        for publication in cv.bibliography.publications
    }


def _compare(name: Name, owner: Owner) -> Likeness:
    # BibTeX takes all but the last word of a family name without a comma for given names:
    # `Jan Van Der Berg`, `Ana Márquez Ruiz`.
    given = list(name_words(name.given))
    family = [name.particle, name.family]
    best = Likeness.NONE
    while given and len(family) < _MOST_FAMILY_NAMES:
        likeness = _compare_parts(name.suffix, " ".join(given), " ".join(family), owner)
        best = max(best, likeness)
        family.insert(0, given.pop())
        if not is_spelled_out(family[0]):
            break
    return best


def _compare_parts(suffix: str, given: str, family_name: str, owner: Owner) -> Likeness:
    family = fold_family(family_name)
    if family.whole.isdisjoint(owner.spellings) and family.bare.isdisjoint(owner.spellings):
        return Likeness.NONE
    rank = suffix_rank(suffix)
    best = Likeness.NONE
    for reading in owner.readings:
        if not reading.family.matches(family):
            continue
        if rank and reading.suffix and rank != reading.suffix:
            continue
        for mine in fold_given(given):
            for theirs in reading.given:
                best = max(best, _compare_given(mine, theirs, reading))
    return best


def _compare_given(mine: Given, theirs: Given, reading: _Reading) -> Likeness:
    if not mine.matches(theirs):
        return Likeness.NONE
    spelled_out = mine.spelled_out and theirs.spelled_out
    if reading.certain:
        return Likeness.FULL if spelled_out else Likeness.INITIALS
    return Likeness.TURNED if mine.equals(theirs) else Likeness.NONE


def _turned(name: Name, owner: Owner) -> Likeness:
    """`Wang Xiaoming`, whole and exact, or `May A` as indexes of medical journals write it."""
    family = fold_family(name.given)
    if family.whole.isdisjoint(owner.spellings) and family.bare.isdisjoint(owner.spellings):
        return Likeness.NONE
    given = " ".join(filter(None, (name.particle, name.family)))
    initials = (len(given) == 1 and given.isupper()) or is_glued(given)
    for reading in owner.readings:
        if not reading.certain or not reading.family.matches(family):
            continue
        for theirs in reading.given:
            for mine in fold_given(given):
                if mine.equals(theirs):
                    return Likeness.TURNED
                if initials and not mine.spelled_out and mine.matches(theirs):
                    return Likeness.INITIALS
    return Likeness.NONE


def _single_name(name: Name, owner: Owner) -> Likeness:
    """A name of one part is the owner's only if the owner has no other part either."""
    whole = folded(name.particle + name.family)
    alone = any(not r.given and not whole.isdisjoint(r.family.whole) for r in owner.readings)
    return Likeness.FULL if alone else Likeness.NONE


def _readings(text: str) -> list[_Reading]:
    """Every way to divide a name: without a comma nobody can tell where the family name begins."""
    parts = [part for part in (_name_part(part) for part in text.split(",")) if part]
    if not parts:
        return []
    suffix = next((suffix_rank(w) for part in parts for w in part if is_suffix(w)), "")
    named = [words for words in ([w for w in part if not is_suffix(w)] for part in parts) if words]
    if not named:
        return []
    if len(named) > 1:
        return _divided(named[1], named[0], suffix)
    words = named[0]
    if len(words) == 1:
        return [_Reading(fold_family(words[0]), (), suffix, certain=True)]
    return [
        reading
        for split in range(1, len(words))
        if words[split - 1] not in PARTICLES
        for reading in _divided(words[:split], words[split:], suffix)
    ]


def _divided(given: list[str], family: list[str], suffix: str) -> list[_Reading]:
    readings = fold_given(" ".join(given))
    whole = _Reading(fold_family(" ".join(family)), readings, suffix, certain=True)
    own = [i for i, word in enumerate(family) if plain_word(word) not in PARTICLES]
    if len(own) < 2:
        return [whole]
    first = " ".join(family[: own[0] + 1])
    return [whole, _Reading(fold_family(first), readings, suffix, certain=False)]


def _name_part(text: str) -> list[str]:
    return [word for word in name_words(text) if plain_word(word) not in _TITLES]
