"""Authors who are cut off, spelled oddly, or missing."""

import re
from collections.abc import Iterator, Sequence

from cvtex.diagnostics import Diagnostic, note, warning
from cvtex.model import Mark, Profile, Publication
from cvtex.publications.owners import Owner, find_owner
from cvtex.publications.ownership import check_owners

_STRANGE = re.compile(r"[\d@{}<>|;&\\=]|[\s.](?:and|und|et|ad|adn)\s|\sand[^\W\d_a-z]")
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
        if publication.cut and find_owner(publication.authors, owner).index is not None:
            field = publication.entry.get("author")
            span = field.value_span if field else publication.span
            message = f"the list of authors stops after {len(publication.authors)}"
            yield note("cut-authors", message, span, "name the others as well")


def check_names(publications: Sequence[Publication], _profile: Profile) -> Iterator[Diagnostic]:
    """Names with signs or words in them that are no part of a name."""
    for publication in publications:
        for person in (*publication.authors, *publication.editors):
            name = person.name
            if not name.corporate and _STRANGE.search(f" {name.full()} "):
                yield warning(
                    "suspicious-name",
                    f"'{name.full()}' has something in it that is no part of a name",
                    person.span or publication.span,
                    "write 'Family, Given' and put 'and' between two people",
                )
