"""The owner's name as an export spells it."""

from collections import Counter
from collections.abc import Iterable

from cvtex.importing.fingerprint import words
from cvtex.importing.record import Record
from cvtex.model import Name, Person
from cvtex.publications.owners import Owner, is_owner
from cvtex.reading.nameforms import parse_name


def unknown_spellings(records: Iterable[Record], person: Person) -> tuple[str, ...]:
    """Names like the owner's in publications that have no author known as the owner.

    They share a family name and an initial with the profile's name; the most frequent come first.
    """
    owner = Owner.of(person)
    own = [words(name) for name in (person.name, *person.aliases)]
    tokens = {word for name in own for word in name if len(word) > 2}
    initials = {word[0] for name in own for word in name}
    found: Counter[str] = Counter()
    for record in records:
        names = [parse_name(name) for name in record.get("author").split(" and ") if name.strip()]
        if any(is_owner(name, owner) for name in names):
            continue
        for name in names:
            if _is_like(name, tokens, initials):
                found[name.full()] += 1
    return tuple(name for name, _ in found.most_common(5))


def _is_like(name: Name, tokens: set[str], initials: set[str]) -> bool:
    family, given = words(name.family), words(name.given)
    if not family or not given or not tokens.intersection(family):
        return False
    return given[0][0] in initials and all(len(w) < 3 or w in tokens for w in given)
