"""Authors who are cut off, spelled oddly, or missing."""

import re
from collections.abc import Iterator, Sequence

from cvtex.diagnostics import Diagnostic, note, warning
from cvtex.model import Mark, Name, Profile, Publication
from cvtex.publications.authors import lone_star
from cvtex.publications.names import PARTICLES, folded, full_name, is_spelled_out
from cvtex.publications.owners import Owner, find_owner
from cvtex.publications.ownership import check_owners

_STRANGE = re.compile(r"[\d@{}<>|;&\\=]|[\s.](?:and|und|et|ad|adn)\s|\sand[^\W\d_a-z]")
# Two full names on two lines.
_FULL_NAME = r"(?:[^\W\d_a-z][\w'’-]+[ \t]+){1,2}[^\W\d_a-z][\w'’-]+"
_TWO_PEOPLE = re.compile(rf"{_FULL_NAME}[ \t]*\r?\n\s*{_FULL_NAME}")
_DAGGER = re.compile(r"†|\\dag")


def check_owner(publications: Sequence[Publication], profile: Profile) -> Iterator[Diagnostic]:
    """Publications without the CV's owner, or with two authors who may be the owner."""
    yield from check_owners(publications, profile.person)


def check_daggers(publications: Sequence[Publication], _profile: Profile) -> Iterator[Diagnostic]:
    """The first name of a file with a dagger, for not everybody means the same by it."""
    told: set[str] = set()
    for publication in publications:
        for field, people in (("author", publication.authors), ("editor", publication.editors)):
            for number, person in enumerate(people, 1):
                if Mark.CORRESPONDING not in person.marks or person.span is None:
                    continue
                if not _DAGGER.search(person.span.text) or person.span.source.path in told:
                    continue
                told.add(person.span.source.path)
                yield note(
                    "dagger",
                    "a dagger on a name is taken to mean the corresponding author",
                    person.span,
                    f"say what you mean instead: {field}+an = {{{number}=corresponding}},"
                    " or equal, or advisee",
                )


def check_cut_lists(publications: Sequence[Publication], profile: Profile) -> Iterator[Diagnostic]:
    """Lists of authors that end in `and others`, as exports cut them, with the owner in them.

    Those without the owner are asked about with the owner.
    """
    owner = Owner.of(profile.person)
    for publication in publications:
        if not publication.incomplete or find_owner(publication.authors, owner).index is None:
            continue
        field = publication.entry.get("author")
        span = field.value_span if field else publication.span
        message = (
            f"the list of authors stops after {len(publication.authors)}"
            if publication.cut
            else "the list of authors leaves some out"
        )
        yield note("cut-authors", message, span, "name the others as well")


def check_lone_stars(
    publications: Sequence[Publication], _profile: Profile
) -> Iterator[Diagnostic]:
    """A `*` on one author of several only, which can't mean that several contributed equally."""
    for publication in publications:
        lone = None if publication.cut else lone_star(publication.authors)
        if lone is not None:
            number = publication.authors.index(lone) + 1
            yield warning(
                "lone-mark",
                "a '*' means equal contribution, but stands on this name alone; it isn't explained",
                lone.span,
                f"say what it means: author+an = {{{number}=corresponding}}, or delete it",
            )


def check_repeated_authors(
    publications: Sequence[Publication], _profile: Profile
) -> Iterator[Diagnostic]:
    """Somebody with the same given and family names twice in one list of authors."""
    for publication in publications:
        seen: set[tuple[frozenset[str], ...]] = set()
        for author in publication.authors:
            name = author.name
            if name.corporate or not is_spelled_out(name.given.partition(" ")[0] or "."):
                continue
            letters = (folded(name.given), folded(name.particle + name.family + name.suffix))
            if letters in seen:
                yield warning(
                    "repeated-author",
                    f"'{full_name(name)}' stands twice in this list of authors",
                    author.span or publication.span,
                    "delete one of them, if they are one person",
                )
            seen.add(letters)


def check_names(publications: Sequence[Publication], _profile: Profile) -> Iterator[Diagnostic]:
    """Names with signs or words in them that are no part of a name."""
    for publication in publications:
        for person in (*publication.authors, *publication.editors):
            name = person.name
            if not name.corporate and person.span and _TWO_PEOPLE.fullmatch(person.span.text):
                yield warning(
                    "suspicious-name",
                    f"'{name.full()}' may be two people",
                    person.span,
                    "put 'and' where the line ends",
                )
            elif not name.corporate and _STRANGE.search(f" {name.full()} "):
                yield warning(
                    "suspicious-name",
                    f"'{name.full()}' has something in it that is no part of a name",
                    person.span or publication.span,
                    "write 'Family, Given' and put 'and' between two people",
                )


def check_family_names(
    publications: Sequence[Publication], _profile: Profile
) -> Iterator[Diagnostic]:
    """Names such as `Anton Le Brun`, where `Le Brun, Anton` stands elsewhere in the files."""
    people = [p for work in publications for p in (*work.authors, *work.editors)]
    families = {
        letters: person.name
        for person in people
        if " " in _family(person.name)
        for letters in _letters(_family(person.name), person.name.given)
    }
    for person in people:
        given = person.name.given.split(" ")
        start = len(given)
        while start > 1 and len(given[start - 1]) > 1 and given[start - 1].lower() in PARTICLES:
            start -= 1
        family = " ".join((*given[start:], _family(person.name)))
        if start < len(given) and not families.keys().isdisjoint(_letters(family, given[0])):
            yield warning(
                "suspicious-name",
                f"'{family}' is a family name elsewhere, but not in '{person.name.full()}'",
                person.span,
                f"write '{family}, {' '.join(given[:start])}'",
            )


def _family(name: Name) -> str:
    return f"{name.particle} {name.family}".strip()


def _letters(family: str, given: str) -> set[tuple[str, str]]:
    """The letters of a family name with the initial of a given name."""
    return {(letters, g[:1]) for letters in folded(family) for g in folded(given) if g}
