"""The owner's names as the publications have them: whether they go together."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from cvtex.diagnostics import Diagnostic, warning
from cvtex.frozen import replace
from cvtex.model import Contributor, Name, Person
from cvtex.publications.authors import write_name
from cvtex.publications.names import (
    PARTICLES,
    fold_given,
    folded,
    full_name,
    is_glued,
    is_spelled_out,
    name_words,
    plain_word,
)
from cvtex.publications.owners import Owner, divide

_A_SLIP = 0.7


def check_owner_names(found: Sequence[Contributor], person: Person) -> Iterator[Diagnostic]:
    """Warnings where the owner is printed under two family names, or is two people.

    `found` is who was taken for the owner, once for every publication.
    """
    owner = Owner.of(person)
    names = Counter(divide(one.name, owner) for one in found if one.name.given)
    yield from _check_family_names(names, owner, person)
    yield from _check_second_names(names, found, person)


def _check_family_names(
    names: Mapping[Name, int], owner: Owner, person: Person
) -> Iterator[Diagnostic]:
    """A family name of several words that is whole in some publications and cut in others."""
    for given, family in _divisions(person):
        told = folded(family)
        whole = [name for name in names if not told.isdisjoint(folded(_family(name)))]
        asked = replace(owner, told=told)
        cut = [name for name in names if divide(name, asked) != name]
        settled = told.union(*(folded(_family(name)) for name in cut))
        if not whole or not cut or not settled.isdisjoint(owner.told):
            continue
        printed = sorted((_printed(whole, names), _printed(cut, names)), key=_count, reverse=True)
        (one, times), (other, fewer) = printed
        yield warning(
            "owner-printed-as",
            f"you are printed as '{one}' ({times}) and as '{other}' ({fewer})",
            person.span,
            f"if your family name is '{family}', add \"{family}, {given}\" to 'aliases'"
            " under [person]",
        )
        return


def _divisions(person: Person) -> Iterator[tuple[str, str]]:
    """The profile's names, each divided where a family name of several words may begin."""
    for name in (person.name, *person.aliases):
        words = () if "," in name else name_words(name)
        for start in range(1, len(words) - 1):
            family = words[start:]
            if all(map(is_spelled_out, family)) and plain_word(words[start - 1]) not in PARTICLES:
                yield " ".join(words[:start]), " ".join(family)


def _family(name: Name) -> str:
    return "".join(name_words(f"{name.particle} {name.family}"))


def _printed(some: Sequence[Name], names: Mapping[Name, int]) -> tuple[str, int]:
    """How most of these names are printed, and how often."""
    printed = Counter[str]()
    for name in some:
        printed[write_name(name, "initials").replace("\u00a0", " ")] += names[name]
    return printed.most_common(1)[0]


def _count(printed: tuple[str, int]) -> int:
    return printed[1]


def _check_second_names(
    names: Mapping[Name, int], found: Sequence[Contributor], person: Person
) -> Iterator[Diagnostic]:
    """Two names that differ in a second name that is spelled out; an alias settles it."""
    owner = Owner.of(person)
    known = frozenset().union(*(folded(alias) for alias in person.aliases))
    second = {name: word for name in names if (word := _second_name(name, owner, known))}
    for pair in combinations(second, 2):
        rarer, commoner = sorted(pair, key=lambda name: names[name])
        if _agree(rarer, commoner) or _is_slip(second[rarer], second[commoner]):
            continue
        place = next(one.span for one in found if divide(one.name, owner) == rarer)
        yield warning(
            "two-owners",
            f"'{full_name(commoner)}' and '{full_name(rarer)}' are both taken for you",
            place,
            f"if '{full_name(rarer)}' is somebody else, take the work out or hide it:"
            " show = {false}; if it is you, add that to 'aliases' under [person]",
        )
        return


def _second_name(name: Name, owner: Owner, known: frozenset[str]) -> str:
    """The second given name if it is one, and spelled out."""
    words = name_words(name.given)
    forms = folded(full_name(name)) | folded(f"{name.particle}{name.family}{name.given}")
    if len(words) < 2 or not known.isdisjoint(forms):
        return ""
    second = plain_word(words[1])
    own = not owner.spellings.isdisjoint(folded(words[1]))
    short = any(is_glued(word) or not is_spelled_out(word) for word in words[:2])
    return "" if own or short or second in PARTICLES else second


def _agree(one: Name, other: Name) -> bool:
    return any(a.matches(b) for a in fold_given(one.given) for b in fold_given(other.given))


def _is_slip(word: str, other: str) -> bool:
    starts = word.startswith(other) or other.startswith(word)
    return starts or SequenceMatcher(None, word, other).ratio() >= _A_SLIP
