"""Whether the CV's owner is found among the authors of every publication."""

from collections.abc import Iterable, Sequence

from cvtex.diagnostics import Diagnostic, warning
from cvtex.model import Contributor, Kind, Name, Person, Publication
from cvtex.publications.names import fold_family, folded, full_name
from cvtex.publications.owner_names import check_owner_names
from cvtex.publications.owners import STARTER_NAME, Owner, OwnerPlace, find_owner
from cvtex.silence import unsilenced

_MOST_COMPARED = 50
_A_SLIP = 0.88
_STRANGERS = (
    "if you are one of them under another name, add that to 'aliases' under [person];"
    " if the work is not yours, take it out or hide it: show = {false}"
)


def check_owners(publications: Iterable[Publication], person: Person) -> tuple[Diagnostic, ...]:
    """Warnings for the publications shown whose owner isn't found, or is found twice.

    Where the list of authors is cut before the owner or missing, that is told instead. Names of
    the owner that don't go together are told once. As long as nobody said who the owner is, that
    is the one thing to say.
    """
    if person.name == STARTER_NAME:
        message = f"this CV still has the starter's name, '{STARTER_NAME}'"
        return (warning("starter-name", message, person.span, "set 'name' under [person]"),)
    owner = Owner.of(person)
    shown = [publication for publication in publications if publication.shown]
    findings = []
    found = []
    for publication in shown:
        people = publication.authors or publication.editors
        place = find_owner(people, owner)
        findings += _check_owner(publication, people, place, owner)
        if place.index is not None:
            found.append(people[place.index])
    findings += check_owner_names(found, person)
    return unsilenced(findings, [publication.entry for publication in shown])


def _check_owner(
    publication: Publication, people: Sequence[Contributor], place: OwnerPlace, owner: Owner
) -> list[Diagnostic]:
    if not people:
        if publication.kind in (Kind.PROCEEDINGS, Kind.COLLECTION):
            return []
        message, help = "this entry has no author", "add author = {...} to it"
        return [warning("missing-field", message, publication.span, help)]
    if place.index is None:
        if publication.incomplete:
            field = publication.entry.get("author")
            return [
                warning(
                    "cut-authors",
                    "the list of authors is cut, and the CV's owner is not in it",
                    field.value_span if field else publication.span,
                    _asked(people, owner) or "name the others as well",
                )
            ]
        return [
            warning(
                "owner-not-found",
                "the CV's owner is not among the authors",
                publication.span,
                _asked(people, owner) or _STRANGERS,
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


def _asked(people: Sequence[Contributor], owner: Owner) -> str:
    """The question after the one who may be the owner under another name; empty for nobody."""
    name = _namesake(people, owner) or _nearest(people, owner)
    return f"if '{name}' is you, add that to 'aliases' under [person]" if name else ""


def _namesake(people: Sequence[Contributor], owner: Owner) -> str:
    """The author with the owner's family name, and best with the same initial."""
    named = [person.name for person in people if person.name.given]
    namesakes = [n for n in named if not owner.spellings.isdisjoint(fold_family(n.family).whole)]
    alike = [name for name in namesakes if _same_initial(name, owner)]
    return next(map(full_name, alike or namesakes), "")


def _nearest(people: Sequence[Contributor], owner: Owner) -> str:
    """The author whose whole name, or family name with the same initial, is a slip away."""
    if len(people) > _MOST_COMPARED:
        return ""
    from difflib import get_close_matches

    wholes = {spelling: p.name for p in people for spelling in folded(full_name(p.name))}
    alike = [p.name for p in people if p.name.given and _same_initial(p.name, owner)]
    families = {spelling: name for name in alike for spelling in folded(name.family)}
    for names, own in ((wholes, owner.wholes), (families, owner.spellings)):
        for spelling in sorted(own):
            for found in get_close_matches(spelling, names, n=1, cutoff=_A_SLIP):
                return full_name(names[found])
    return ""


def _same_initial(name: Name, owner: Owner) -> bool:
    given = {given for reading in owner.readings for given in reading.given}
    initials = {spelling[:1] for g in given for spelling in g.pieces()[0].spellings}
    return not initials.isdisjoint(spelling[:1] for spelling in folded(name.given))
