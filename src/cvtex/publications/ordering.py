"""Publications in order."""

from collections.abc import Iterable
from typing import Literal

from cvtex.model import Publication
from cvtex.publications.states import is_on_its_way

Sort = Literal["newest", "oldest", "file"]


def sort_publications(publications: Iterable[Publication], sort: Sort) -> list[Publication]:
    """The publications by year, then month, then as they stand in the file.

    One whose month isn't known comes after those of its year whose month is, and one without a year
    comes last, unless it is on its way to being published: then it is the newest.
    """
    match sort:
        case "file":
            return list(publications)
        case "newest":
            return sorted(publications, key=_newest_key)
        case "oldest":
            return sorted(publications, key=_oldest_key)


def _newest_key(publication: Publication) -> tuple[int, int, int]:
    if publication.date is None:
        return (0 if is_on_its_way(publication) else 2, 0, 0)
    return (1, -publication.date.year, -(publication.date.month or 0))


def _oldest_key(publication: Publication) -> tuple[int, int, int]:
    if publication.date is None:
        return (1 if is_on_its_way(publication) else 2, 0, 0)
    return (0, publication.date.year, publication.date.month or 13)
