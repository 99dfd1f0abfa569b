"""The CV as JSON Resume (the schema of jsonresume.org, version 1.0.0), for tools that read that."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from cvtex.dates import Date
from cvtex.model import Cv, Entry, Person, Publication, Section
from cvtex.writing.listing import PublicationView, list_publications

Value = str | Sequence["Value"] | Mapping[str, "Value"]
Record = Mapping[str, Value]

_SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def write_json(cv: Cv) -> str:
    """The CV as a JSON document; what the schema has no place for is left out."""
    resume: dict[str, Value] = {"$schema": _SCHEMA, "basics": _basics(cv.profile.person)}
    for section in cv.profile.sections:
        name, records = _section(section, cv)
        if records:
            resume[name] = [*resume.get(name, ()), *records]
    return json.dumps(resume, indent=2, ensure_ascii=False) + "\n"


def _section(section: Section, cv: Cv) -> tuple[str, Sequence[Record]]:
    if section.kind == "publications" and section.listing is not None:
        listed = list_publications(cv, section.listing)
        return "publications", [_publication(p) for g in listed.groups for p in g.publications]
    if section.kind not in _WRITERS:
        return "", []
    name, write = _WRITERS[section.kind]
    return name, [_without_blanks(write(entry)) for entry in section.entries]


def _basics(person: Person) -> Record:
    return _without_blanks(
        {
            "name": person.name,
            "label": person.headline.plain(),
            "image": person.photo,
            "email": person.email,
            "phone": person.phone,
            "url": person.website,
            "location": _without_blanks({"address": person.address, "city": person.location}),
            "profiles": [{"network": link.network, "url": link.url} for link in person.links],
        }
    )


def _work(entry: Entry) -> Record:
    return {
        "name": entry.heading.plain(),
        "position": entry.subheading.plain(),
        "location": entry.place.plain(),
        "url": entry.url,
        **_dates(entry),
        "summary": _summary(entry),
        "highlights": [highlight.plain() for highlight in entry.highlights],
    }


def _education(entry: Entry) -> Record:
    return {
        "institution": entry.heading.plain(),
        "studyType": entry.subheading.plain(),
        "url": entry.url,
        **_dates(entry),
        "courses": [f"{label}: {text.plain()}" for label, text in entry.details],
    }


def _award(entry: Entry) -> Record:
    return {
        "title": entry.heading.plain(),
        "awarder": entry.subheading.plain(),
        "date": _dates(entry).get("endDate", ""),
        "summary": _summary(entry),
    }


def _volunteer(entry: Entry) -> Record:
    return {
        "organization": entry.heading.plain(),
        "position": entry.subheading.plain(),
        "url": entry.url,
        **_dates(entry),
        "summary": _summary(entry),
        "highlights": [highlight.plain() for highlight in entry.highlights],
    }


def _skill(entry: Entry) -> Record:
    keywords = [text.plain() for text in (*entry.highlights, *entry.body)]
    return {"name": entry.heading.plain(), "keywords": keywords}


def _reference(entry: Entry) -> Record:
    return {"name": entry.heading.plain(), "reference": _summary(entry)}


def _project(entry: Entry) -> Record:
    return {
        "name": entry.heading.plain(),
        "entity": entry.subheading.plain(),
        "url": entry.url,
        **_dates(entry),
        "description": _summary(entry),
        "highlights": [highlight.plain() for highlight in entry.highlights],
    }


_WRITERS: Mapping[str, tuple[str, Callable[[Entry], Record]]] = {
    "experience": ("work", _work),
    "teaching": ("work", _work),
    "education": ("education", _education),
    "awards": ("awards", _award),
    "service": ("volunteer", _volunteer),
    "skills": ("skills", _skill),
    "references": ("references", _reference),
    "grants": ("projects", _project),
    "talks": ("projects", _project),
    "advising": ("projects", _project),
    "entries": ("projects", _project),
}


def _publication(listed: PublicationView) -> Record:
    publication = listed.publication
    return _without_blanks(
        {
            "name": publication.title.plain(),
            "publisher": publication.venue.plain(),
            "releaseDate": publication.date.isoformat() if publication.date else "",
            "url": _best_link(publication),
            "summary": f"{listed.authors.plain()} {listed.citation.plain()}".strip(),
        }
    )


def _best_link(publication: Publication) -> str:
    """The first link in the order in which readers trust them."""
    urls = {link.kind: link.url for link in publication.links}
    found = (urls[kind] for kind in ("doi", "url", "eprint", "pdf", "website") if kind in urls)
    return next(found, "")


def _dates(entry: Entry) -> Mapping[str, str]:
    """ISO dates; what still goes on has no end."""
    start, end = entry.when.start, entry.when.end
    return {
        "startDate": start.isoformat() if start else "",
        "endDate": end.isoformat() if isinstance(end, Date) else "",
    }


def _summary(entry: Entry) -> str:
    details: Iterable[str] = (f"{label}: {text.plain()}" for label, text in entry.details)
    return "\n".join([*(paragraph.plain() for paragraph in entry.body), *details])


def _without_blanks(record: Record) -> Record:
    return {name: value for name, value in record.items() if value}
