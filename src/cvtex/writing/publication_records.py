"""Publication lists as JSON, for other programs."""

import json
from collections.abc import Iterable

from cvtex.model import Contributor, Publication, Section
from cvtex.writing.listing import ListView, PublicationView

Record = dict[str, object]


def as_json(lists: Iterable[tuple[Section, ListView]]) -> str:
    """A JSON array with an object per publication and section that lists it, in printed order."""
    records = [
        _record(section, group.title, view)
        for section, listed in lists
        for group in listed.groups
        for view in group.publications
    ]
    return json.dumps(records, indent=2, ensure_ascii=False)


def _record(section: Section, group: str, view: PublicationView) -> Record:
    publication = view.publication
    date = publication.date
    return {
        "key": publication.key,
        "type": publication.kind.value,
        "title": _text(view.title.plain()),
        "authors": _people(publication.authors, view.owner),
        "editors": _people(publication.editors, None if publication.authors else view.owner),
        "authors_text": _text(view.authors.plain()),
        "venue": _text(view.venue.plain()),
        "venue_full": _text(publication.venue.plain()),
        "citation": _text(view.citation.plain()),
        "year": date.year if date else None,
        "month": date.month if date else None,
        "state": view.state.value if view.state else "published",
        "remark": _text(publication.remark.plain()),
        "number": view.number,
        "group": group,
        "section": section.id,
        "links": _links(publication),
        "keywords": list(publication.keywords),
        "selected": publication.selected,
    }


def _people(people: Iterable[Contributor], owner: int | None) -> list[Record]:
    return [_person(person, is_owner=i == owner) for i, person in enumerate(people)]


def _person(person: Contributor, *, is_owner: bool) -> Record:
    name = person.name
    return {
        "given": name.given,
        "family": " ".join(filter(None, (name.particle, name.family))),
        "suffix": name.suffix,
        "me": is_owner,
        "marks": sorted(mark.value for mark in person.marks),
    }


def _links(publication: Publication) -> list[Record]:
    return [{"kind": link.kind, "url": link.url, "text": link.text} for link in publication.links]


def _text(text: str) -> str:
    """Text to be searched and compared: a blank is a blank."""
    return text.replace("\u00a0", " ")
