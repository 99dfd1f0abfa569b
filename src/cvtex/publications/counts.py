"""How many publications there are by type, year and state, and how many as first author."""

from collections import Counter
from collections.abc import Iterable, Mapping

from cvtex.frozen import Frozen
from cvtex.model import Kind, Publication, State
from cvtex.publications.selection import is_first_author
from cvtex.publications.states import is_published, state_of


class Counts(Frozen):
    """Counts over what is published; only `states` and `manuscripts` count what isn't.

    Types and states stand in the order of their definition, years from the latest on; None is the
    year of what has none. `manuscripts` are unpublished and in no state that anybody told.
    """

    published: int
    first_author: int
    types: Mapping[Kind, int]
    years: Mapping[int | None, int]
    states: Mapping[State, int]
    manuscripts: int


def count_publications(
    publications: Iterable[Publication], owners: Mapping[str, int | None]
) -> Counts:
    """Count publications; `owners` gives the owner's index among the authors by citation key."""
    listed = list(publications)
    published = [p for p in listed if is_published(p)]
    types = Counter(p.kind for p in published)
    years = Counter(p.date.year if p.date else None for p in published)
    states = Counter(state_of(p) for p in listed)
    return Counts(
        published=len(published),
        first_author=sum(is_first_author(p, owners.get(p.key)) for p in published),
        types={kind: types[kind] for kind in Kind if types[kind]},
        years={year: years[year] for year in sorted(years, key=lambda y: -(y or 0))},
        states={state: states[state] for state in State if states[state]},
        manuscripts=states[None] - len(published),
    )
