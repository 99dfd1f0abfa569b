"""Names of co-authors in the longest form that the user's own file has."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from cvtex.importing.fingerprint import letters
from cvtex.importing.record import Record

_AND = re.compile(r"\s+and\s+")


@dataclass
class _Person:
    name: str
    companions: set[str]


@dataclass
class People:
    """The persons of a file: for each family name the given names that go with it."""

    _given: dict[str, dict[tuple[str, ...], "_Person"]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    @classmethod
    def of(cls, records: Iterable[Record]) -> "People":
        """The authors and editors of entries."""
        people = cls()
        for record in records:
            names = _AND.split(record.get("author"))
            families = {letters(_split(name)[0]) for name in names}
            for name in names:
                family, given = _split(name)
                if family and given and name.count(",") < 2:
                    known = people._given[letters(family)]
                    person = known.setdefault(_parts(given), _Person(f"{family}, {given}", set()))
                    person.companions.update(families)
        return people

    def reconcile(self, record: Record) -> tuple[Record, tuple[str, ...]]:
        """Write the authors as the file has them, where only one person there can be meant.

        A name only ever becomes longer: `Rohde, CA` and `ROHDE, Charles A` become
        `Rohde, Charles A`.
        """
        names = _AND.split(record.get("author"))
        families = frozenset(letters(_split(name)[0]) for name in names)
        written = [self._longer(name, families) for name in names]
        if names == written:
            return record, ()
        changes = tuple(f"{a} → {b}" for a, b in zip(names, written, strict=True) if a != b)
        return record.put("author", " and ".join(written)), changes

    def _longer(self, name: str, families: frozenset[str]) -> str:
        family, given = _split(name)
        known = self._given.get(letters(family))
        if not known or not given or name.count(",") > 1:
            return name
        parts = _parts(given)
        compatible = [other for other in known if _may_be(parts, other)]
        if not compatible:
            return name
        longest = max(compatible, key=lambda other: (len("".join(other)), len(other)))
        # Two long forms that exclude each other are two persons.
        if not all(_may_be(other, longest) for other in compatible):
            return name
        person = known[longest]
        # A single initial is anyone's, unless the same company wrote before.
        shared = len((person.companions & families) - {letters(family)})
        if len(parts) == 1 and len(parts[0]) == 1 and shared < 2:
            return name
        longer = len("".join(longest)) > len("".join(parts))
        shouted = len(family) > 3 and family.isupper() and not _split(person.name)[0].isupper()
        return person.name if longer or shouted else name


def _split(name: str) -> tuple[str, str]:
    if "," in name:
        family, _, given = name.partition(",")
        return family.strip(), given.strip()
    given, _, family = name.strip().rpartition(" ")
    return family, given


def _parts(given: str) -> tuple[str, ...]:
    """Given names one by one, initials that are run together taken apart: `CA` is `c a`."""
    parts: list[str] = []
    for word in re.split(r"[\s.~-]+", given):
        folded = letters(word)
        if not folded:
            continue
        if word.isupper() and word.isalpha() and 1 < len(word) <= 3:
            parts += folded
        else:
            parts.append(folded)
    return tuple(parts)


def _may_be(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether one list of given names may be another one cut short or reduced to initials."""
    if len(shorter) > len(longer):
        return False
    return all(
        a == b or (len(a) == 1 and b.startswith(a)) for a, b in zip(shorter, longer, strict=False)
    )
