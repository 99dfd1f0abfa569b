"""Which publications a section lists."""

from collections.abc import Iterable, Mapping, Sequence

from cvtex.model import Cv, Mark, Publication, Section, Selector
from cvtex.publications.owners import find_owners
from cvtex.publications.states import is_on_its_way

_TYPES = {
    "journal": "article",
    "conference": "inproceedings",
    "chapter": "incollection",
    "patents": "patent",
    "editedbook": "collection",
    "phdthesis": "thesis",
    "techreport": "report",
}


def select(
    publications: Iterable[Publication],
    selectors: Sequence[Selector],
    owners: Mapping[str, int | None],
) -> list[Publication]:
    """The publications to be shown that meet all conditions, in the order they come in.

    `owners` gives the index of the CV's owner among the authors by citation key. A condition may
    name several values, separated by commas, of which one has to hold.
    """
    return [
        publication
        for publication in publications
        if publication.shown
        and all(_holds(s, publication, owners.get(publication.key)) for s in selectors)
    ]


def lists_nothing(section: Section, cv: Cv) -> bool:
    """Whether there are publications, and what a section asks of them holds for none."""
    if section.listing is None or not section.listing.select:
        return False
    shown = [publication for publication in cv.bibliography.publications if publication.shown]
    conditions = section.listing.select
    owners: Mapping[str, int | None] = {}
    if any(condition.by == "first-author" for condition in conditions):
        owners = find_owners(cv)
    return bool(shown) and not select(shown, conditions, owners)


def is_first_author(publication: Publication, owner: int | None) -> bool:
    """Whether the owner is the first author, or one of those who share that place.

    Those share it who stand at the beginning of the list and are all marked as equal.
    """
    if owner is None or not publication.authors:
        return False
    return owner == 0 or all(Mark.EQUAL in a.marks for a in publication.authors[: owner + 1])


def _holds(selector: Selector, publication: Publication, owner: int | None) -> bool:
    values = {value.strip().casefold() for value in selector.value.split(",")}
    match selector.by:
        case "all":
            return True
        case "selected":
            return publication.selected
        case "first-author":
            return is_first_author(publication, owner)
        case "keyword":
            return any(keyword.casefold() in values for keyword in publication.keywords)
        case "type":
            kinds = {_TYPES.get(value, value) for value in values}
            return publication.kind.value in kinds or publication.entry.type in values
        case "since":
            if publication.date is None:
                return is_on_its_way(publication)
            return publication.date.year >= int(selector.value)
        case "key":
            return publication.key.casefold() in values
