"""Publication lists as a section prints them."""

from cvtex.frozen import Frozen, replace
from cvtex.model import (
    Contributor,
    Cv,
    ListOptions,
    Mark,
    Publication,
    State,
)
from cvtex.publications.authors import (
    in_collaboration,
    list_authors,
    list_editors,
    write_legend,
)
from cvtex.publications.citation import cite, name_venue
from cvtex.publications.groups import group_publications
from cvtex.publications.links import LinkView, list_links
from cvtex.publications.numbers import number_publications
from cvtex.publications.ordering import sort_publications
from cvtex.publications.owners import Owner, divide, find_owners
from cvtex.publications.selection import select
from cvtex.publications.sentences import with_dashes, with_period, without_period
from cvtex.publications.states import state_of
from cvtex.richtext import EMPTY, Rich
from cvtex.venues import Venues
from cvtex.words import words


class PublicationView(Frozen):
    """A publication as it is printed.

    `authors` and `citation` are sentences with their final periods, the title has none. `number`
    has no brackets; `owner` is the index of the CV's owner among the authors. `venue` is the venue
    as `citation` names it, `state` None once the publication is published.
    """

    number: str
    title: Rich
    authors: Rich
    citation: Rich
    links: tuple[LinkView, ...]
    publication: Publication
    owner: int | None
    venue: Rich
    state: State | None


class GroupView(Frozen):
    """Publications under a heading, which is empty where the list is not grouped."""

    title: str
    publications: tuple[PublicationView, ...]


class ListView(Frozen):
    """A section's publications in their groups, and what the marks in it mean."""

    groups: tuple[GroupView, ...]
    legend: Rich


def list_publications(cv: Cv, options: ListOptions) -> ListView:
    """The publications that a section lists, as it prints them."""
    return _Listing(cv, options).view()


class _Listing:
    """One section being listed; collects the marks that occur."""

    def __init__(self, cv: Cv, options: ListOptions) -> None:
        self.options = options
        self.words = words(cv.profile.settings.locale)
        self.venues = Venues.of(cv.profile.venues)
        self.publications = [p for p in cv.bibliography.publications if p.shown]
        self.owner = Owner.of(cv.profile.person)
        self.owners = find_owners(cv)
        self.marks: set[Mark] = set()

    def view(self) -> ListView:
        options = self.options
        chosen = select(self.publications, options.select, self.owners)
        groups = group_publications(sort_publications(chosen, options.sort), options, self.words)
        numbers = number_publications(groups, self.publications, options)
        views = tuple(
            GroupView(
                group.title,
                tuple(self.publication(p, numbers.get(p.key, "")) for p in group.publications),
            )
            for group in groups
        )
        legend = write_legend(self.marks, self.words) if options.legend else EMPTY
        return ListView(views, legend)

    def publication(self, publication: Publication, number: str) -> PublicationView:
        owner = self.owners[publication.key]
        return PublicationView(
            number=number,
            title=with_dashes(without_period(publication.title)),
            authors=self.authors(publication, owner),
            citation=cite(publication, self.options, self.venues, self.words),
            links=list_links(publication, self.options.links, self.words),
            publication=publication,
            owner=owner,
            venue=name_venue(publication, self.options, self.venues),
            state=state_of(publication),
        )

    def authors(self, publication: Publication, owner: int | None) -> Rich:
        people = self.people(publication, owner)
        if publication.authors:
            listed = list_authors(people, owner, self.options, self.words, cut=publication.cut)
            self.marks |= listed.marks
            text = listed.text
        else:
            text = list_editors(people, owner, self.options, self.words)
        text = in_collaboration(text, publication.details.get("collaboration", EMPTY))
        return with_period(text) if text else EMPTY

    def people(self, publication: Publication, owner: int | None) -> tuple[Contributor, ...]:
        """The authors, or else the editors, with the owner's family name where it begins."""
        people = publication.authors or publication.editors
        if owner is None:
            return people
        me = replace(people[owner], name=divide(people[owner].name, self.owner))
        return (*people[:owner], me, *people[owner + 1 :])
