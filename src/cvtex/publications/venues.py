"""Venues by the short names that a field knows them by."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from cvtex.frozen import Frozen
from cvtex.model import Publication
from cvtex.publications.venue_names import normal_form, normal_forms
from cvtex.richtext import EMPTY, Rich

# No venue's name is longer, and an abstract in its field need not be compared.
_LONGEST = 1000


class Venues(Frozen):
    """Short names by the normal forms of long ones: the CV's own and those that cvtex knows."""

    own: Mapping[str, str]

    @staticmethod
    def of(table: Mapping[str, str]) -> "Venues":
        """The venues of a CV whose `[venue]` table is given."""
        return Venues({normal_form(name): short for name, short in table.items()})

    def short(self, publication: Publication) -> Rich:
        """The short name by the entry, the CV or cvtex's table, in this order; empty if none."""
        if publication.short_venue:
            return publication.short_venue
        if not publication.venue:
            return EMPTY
        return Rich.of(self.find(publication.venue.plain()))

    def find(self, name: str) -> str:
        """The short name of a venue's name, empty if there is none.

        >>> Venues.of({}).find("Proceedings of the 36th Int. Conference on Machine Learning, 2019")
        'ICML'
        """
        if len(name) > _LONGEST:
            return ""
        shipped = shipped_venues()
        for form in normal_forms(name):
            short = self.own.get(form) or shipped.get(form)
            if short:
                return short
        # `Conference on Intelligent Robots and Systems IROS`
        start, _, acronym = name.rpartition(" ")
        return acronym if start and acronym.isupper() and self.find(start) == acronym else ""


@cache
def shipped_venues() -> Mapping[str, str]:
    """The table that comes with cvtex: short names by normal form."""
    file = Path(__file__).with_name("venues.toml")
    tables: dict[str, dict[str, list[str]]] = tomllib.loads(file.read_text("utf-8"))
    return {
        form: short for table in tables.values() for short, forms in table.items() for form in forms
    }
