"""Whether the CV's owner is found among the authors of every publication."""

from collections.abc import Iterable

from cvtex.diagnostics import Diagnostic, warning
from cvtex.model import Kind, Person, Publication
from cvtex.publications.names import full_name
from cvtex.publications.owners import STARTER_NAME, Owner, find_owner
from cvtex.silence import unsilenced


def check_owners(publications: Iterable[Publication], person: Person) -> tuple[Diagnostic, ...]:
    """Warnings for the publications shown whose owner isn't found, or is found twice.

    Where the list of authors is cut before the owner or missing, that is told instead. As long as
    nobody said who the owner is, that is the one thing to say.
    """
    if person.name == STARTER_NAME:
        message = f"this CV still has the starter's name, '{STARTER_NAME}'"
        return (warning("starter-name", message, person.span, "set 'name' under [person]"),)
    owner = Owner.of(person)
    shown = [publication for publication in publications if publication.shown]
    findings = [f for publication in shown for f in _check_owner(publication, owner)]
    return unsilenced(findings, [publication.entry for publication in shown])


def _check_owner(publication: Publication, owner: Owner) -> list[Diagnostic]:
    people = publication.authors or publication.editors
    if not people:
        if publication.kind in (Kind.PROCEEDINGS, Kind.COLLECTION):
            return []
        message, help = "this entry has no author", "add author = {...} to it"
        return [warning("missing-field", message, publication.span, help)]
    place = find_owner(people, owner)
    if place.index is None:
        if publication.cut:
            field = publication.entry.get("author")
            return [
                warning(
                    "cut-authors",
                    "the list of authors is cut, and the CV's owner is not in it",
                    field.value_span if field else publication.span,
                    "name the others as well",
                )
            ]
        return [
            warning(
                "owner-not-found",
                "the CV's owner is not among the authors",
                publication.span,
                "add the name as it is written there to 'aliases' under [person]",
            )
        ]
    return [
        warning(
            "owner-found-twice",
            f"'{full_name(people[rival].name)}' can be the CV's owner as well as"
            f" '{full_name(people[place.index].name)}'",
            people[rival].span or publication.span,
            f"say who it is: author+an = {{{place.index + 1}=highlight}}",
        )
        for rival in place.rivals
    ]
