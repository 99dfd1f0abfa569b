"""Everything a template prints, in the order in which it prints it.

A view holds finished text only: dates are phrased, publications listed, links known. What kind of
text it is stays in its type (`str` and `Rich` are the CV's words, `Url` an address, `Origin` a
place in a file), so that each is written into LaTeX in its own way.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from cvtex.frozen import Frozen
from cvtex.model import Cv, Entry, Person, Section, SectionKind
from cvtex.publications.owners import displayed_name
from cvtex.richtext import EMPTY, Rich
from cvtex.source import Span
from cvtex.writing.dates import DateStyle, date_style
from cvtex.writing.keywords import choose_keywords
from cvtex.writing.listing import ListView, PublicationView, list_publications


class Url(Frozen):
    """Where a link leads, or nowhere if `address` is empty."""

    address: str

    def __bool__(self) -> bool:
        return bool(self.address)


class Origin(Frozen):
    """The line of the user's file that something comes from, and its citation key if it has one."""

    path: str
    line: int
    key: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.key}".rstrip()


class ContactView(Frozen):
    """One way to reach the person: `kind` is `location`, `email`, ... or the network's name."""

    kind: str
    text: str
    url: Url


class DetailView(Frozen):
    """A labelled line of an entry: `Advisor`, `Honors`."""

    label: str
    text: Rich


class EntryView(Frozen):
    """An entry of a section; whatever it doesn't have is empty."""

    heading: Rich
    subheading: Rich
    place: Rich
    dates: str
    body: tuple[Rich, ...]
    highlights: tuple[Rich, ...]
    details: tuple[DetailView, ...]
    origin: Origin | None


class LinkedPublicationView(Frozen):
    """A publication, the `Url`s of its links, and where in the bibliography it stands."""

    number: str
    title: Rich
    authors: Rich
    citation: Rich
    links: tuple[tuple[str, Url], ...]
    origin: Origin


class GroupView(Frozen):
    """Publications under a heading of their own, which is empty where they are not grouped."""

    title: str
    publications: tuple[LinkedPublicationView, ...]


Layout = Literal["entries", "lines", "labels"]

# How a section's entries are set: over several lines, on one line each, or as `label: items`.
_LAYOUTS: dict[SectionKind, Layout] = {
    "awards": "lines",
    "talks": "lines",
    "advising": "lines",
    "service": "lines",
    "skills": "labels",
}


class SectionView(Frozen):
    """A section that has something in it; `number_shapes` are as wide as its numbers may be."""

    id: str
    title: str
    kind: SectionKind
    layout: Layout
    body: tuple[Rich, ...]
    entries: tuple[EntryView, ...]
    items: tuple[Rich, ...]
    groups: tuple[GroupView, ...]
    number_shapes: tuple[str, ...]
    legend: Rich
    origin: Origin | None


class CvView(Frozen):
    """The whole CV; `contact` are the lines of the header under the name.

    `origin` is where the person is described.
    """

    name: str
    headline: Rich
    contact: tuple[tuple[ContactView, ...], ...]
    photo: str
    sections: tuple[SectionView, ...]
    locale: str
    paper: str
    tagged: bool
    keywords: tuple[str, ...]
    origin: Origin | None = None


def view(cv: Cv, base: Path) -> CvView:
    """What a template prints of a CV; origins are told relative to the folder `base`."""
    person = cv.profile.person
    settings = cv.profile.settings
    views = _Views(cv, base, date_style(settings.locale))
    sections = tuple(s for s in map(views.section, cv.profile.sections) if s is not None)
    return CvView(
        name=displayed_name(person.name),
        headline=person.headline,
        contact=_contact(person),
        photo=photo_name(person),
        sections=sections,
        locale=settings.locale,
        paper=settings.paper,
        tagged=settings.tagged,
        keywords=choose_keywords(cv),
        origin=views.origin(person.span),
    )


class _Views(Frozen):
    cv: Cv
    base: Path
    dates: DateStyle

    def section(self, section: Section) -> SectionView | None:
        """The section as it is printed, None where nothing would be."""
        listing = ListView((), EMPTY)
        if section.kind == "publications" and section.listing is not None:
            listing = list_publications(self.cv, section.listing)
        groups = tuple(
            GroupView(group.title, tuple(map(self.publication, group.publications)))
            for group in listing.groups
            if group.publications
        )
        if not (section.entries or section.items or groups or any(section.body)):
            return None
        return SectionView(
            id=section.id,
            title=section.title,
            kind=section.kind,
            layout=_LAYOUTS.get(section.kind, "entries"),
            body=tuple(filter(None, section.body)),
            entries=tuple(map(self.entry, section.entries)),
            items=tuple(filter(None, section.items)),
            groups=groups,
            number_shapes=_shapes(p.number for group in groups for p in group.publications),
            legend=listing.legend,
            origin=self.origin(section.span),
        )

    def entry(self, entry: Entry) -> EntryView:
        heading = Rich.link(entry.url, entry.heading) if entry.url else entry.heading
        return EntryView(
            heading=heading,
            subheading=entry.subheading,
            place=entry.place,
            dates=self.dates.write_range(entry.when) or entry.term,
            body=tuple(filter(None, entry.body)),
            highlights=tuple(filter(None, entry.highlights)),
            details=tuple(DetailView(label, text) for label, text in entry.details if text),
            origin=self.origin(entry.span),
        )

    def publication(self, listed: PublicationView) -> LinkedPublicationView:
        origin = self.origin(listed.publication.span, listed.publication.key)
        assert origin is not None
        return LinkedPublicationView(
            number=listed.number,
            title=listed.title,
            authors=listed.authors,
            citation=listed.citation,
            links=tuple((link.label, Url(link.url)) for link in listed.links),
            origin=origin,
        )

    def origin(self, span: Span | None, key: str = "") -> Origin | None:
        if span is None:
            return None
        path = span.source.path
        if Path(path).exists():
            path = Path(os.path.relpath(path, self.base)).as_posix()
        return Origin(path, span.position.line, key)


def _contact(person: Person) -> tuple[tuple[ContactView, ...], ...]:
    """A line for where the person is and how to reach them, one for where they are on the web."""
    phone = "".join(c for c in person.phone if c.isdigit() or c == "+")
    reached = (
        ContactView("address", person.address, Url("")),
        ContactView("location", person.location, Url("")),
        ContactView("email", person.email, Url(f"mailto:{person.email}")),
        ContactView("phone", person.phone, Url(f"tel:{phone}")),
    )
    found = (
        *(ContactView(link.network, link.label, Url(link.url)) for link in person.links),
        ContactView("website", _without_scheme(person.website), Url(person.website)),
        ContactView("orcid", _orcid(person.orcid), Url(f"https://orcid.org/{person.orcid}")),
    )
    lines = (tuple(contact for contact in line if contact.text) for line in (reached, found))
    return tuple(line for line in lines if line)


def _orcid(orcid: str) -> str:
    return f"ORCID\u00a0{orcid}" if orcid else ""


def _shapes(numbers: Iterable[str]) -> tuple[str, ...]:
    """One number for each width that they may have: `J00` stands for `J12` and `J34`."""
    return tuple(dict.fromkeys(re.sub(r"\d", "0", number) for number in numbers if number))


def photo_name(person: Person) -> str:
    """What the photo is called beside the .tex file: a name that TeX takes, whatever the file's."""
    return f"photo{Path(person.photo).suffix.lower()}" if person.photo else ""


def _without_scheme(url: str) -> str:
    return url.removeprefix("https://").removeprefix("http://").removesuffix("/")
