"""The CV as JSON Resume (the schema of jsonresume.org, version 1.0.0), for tools that read that.

What the schema has no key for stands where a reader of such a résumé would look for it: in a
summary, a description, or the list of an education's courses.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from cvtex.dates import Date
from cvtex.diagnostics import Diagnostic, note
from cvtex.model import Cv, Entry, Person, Profile, Publication, Section
from cvtex.publications.owners import displayed_name
from cvtex.richtext import Rich
from cvtex.writing.listing import PublicationView, list_publications

Value = str | Sequence["Value"] | Mapping[str, "Value"]
Record = Mapping[str, Value]

_SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def write_json(cv: Cv) -> str:
    """The CV as a JSON document."""
    resume: dict[str, Value] = {"$schema": _SCHEMA, "basics": _basics(cv.profile)}
    for section in cv.profile.sections:
        name, records = _records(section)
        if records:
            resume[name] = [*resume.get(name, ()), *records]
    resume["publications"] = list(_publications(cv))
    return json.dumps(_without_blanks(resume), indent=2, ensure_ascii=False) + "\n"


def _records(section: Section) -> tuple[str, Sequence[Record]]:
    if section.kind == "list":
        keywords = _plain(section.items)
        return "interests", [_without_blanks({"name": section.title, "keywords": keywords})]
    if section.kind in _WRITERS:
        name, write = _WRITERS[section.kind]
        return name, [_without_blanks(write(entry, section)) for entry in section.entries]
    return "", []


def find_left_out(profile: Profile) -> tuple[Diagnostic, ...]:
    """A note that tells what JSON Resume has no place for, if there is anything."""
    introduced = [
        f"'{section.title or section.id}'"
        for section in profile.sections
        if section.kind != "text" and any(section.body)
    ]
    if not introduced:
        return ()
    message = f"JSON Resume has no place for the introductory text of {', '.join(introduced)}"
    return (note("left-out", message, help='a section of its own, kind = "text", is kept'),)


def _basics(profile: Profile) -> Record:
    person = profile.person
    return _without_blanks(
        {
            "name": displayed_name(person.name),
            "label": person.headline.plain(),
            "image": person.photo,
            "email": person.email,
            "phone": person.phone,
            "url": person.website,
            "summary": "\n\n".join(_texts(profile.sections)),
            "location": _without_blanks({"address": person.address, "city": person.location}),
            "profiles": list(_profiles(person)),
        }
    )


def _texts(sections: Sequence[Section]) -> Iterator[str]:
    """The text sections; one that opens the CV says what it is without its title."""
    for index, section in enumerate(sections):
        if section.kind == "text":
            text = "\n".join(paragraph.plain() for paragraph in section.body)
            yield f"{section.title}: {text}" if section.title and index else text


def _profiles(person: Person) -> Iterator[Record]:
    for link in person.links:
        yield {"network": link.network, "url": link.url}
    if person.orcid:
        url = f"https://orcid.org/{person.orcid}"
        yield {"network": "ORCID", "username": person.orcid, "url": url}


def _work(entry: Entry, _: Section) -> Record:
    return {
        "name": entry.piece("organization").plain(),
        "position": entry.piece("role").plain(),
        "location": entry.place.plain(),
        "url": entry.url,
        **_dates(entry),
        "summary": _lines(entry.term, *entry.body, *_details(entry)),
        "highlights": _plain(entry.highlights),
    }


def _course(entry: Entry, _: Section) -> Record:
    """A course taught is work for the institution."""
    institution, course = entry.piece("institution").plain(), entry.piece("course").plain()
    position = [entry.piece("role").plain(), course if institution else ""]
    term = entry.term or entry.piece("term").plain()
    return {
        "name": institution or course,
        "position": ", ".join(filter(None, position)),
        "location": entry.place.plain(),
        "url": entry.url,
        **_dates(entry),
        "summary": _lines(term, *entry.body, *_details(entry)),
        "highlights": _plain(entry.highlights),
    }


def _education(entry: Entry, _: Section) -> Record:
    return {
        "institution": entry.piece("institution").plain(),
        "studyType": entry.piece("degree").plain(),
        "location": entry.place.plain(),
        "url": entry.url,
        **_dates(entry),
        "courses": [*_plain(entry.body), *_plain(entry.highlights), *_details(entry)],
    }


def _award(entry: Entry, _: Section) -> Record:
    start, end = _dates(entry).values()
    span = f"{start}/{end}" if start else ""
    about = (entry.place, *entry.body, *entry.highlights)
    return {
        "title": entry.piece("title").plain(),
        "awarder": entry.piece("organization").plain(),
        "date": end or start,
        "url": entry.url,
        "summary": _lines(entry.piece("amount"), span, *about, *_details(entry)),
    }


def _volunteer(entry: Entry, _: Section) -> Record:
    return {
        "organization": entry.piece("organization").plain(),
        "position": entry.piece("role").plain(),
        "url": entry.url,
        **_dates(entry),
        "summary": _lines(entry.place, *entry.body, *_details(entry)),
        "highlights": _plain(entry.highlights),
    }


def _skill(entry: Entry, _: Section) -> Record:
    texts = entry.body[1:] if entry.items else entry.body
    keywords = [*_plain(entry.items), *_plain(texts), *_plain(entry.highlights), *_details(entry)]
    return {"name": entry.piece("name").plain(), "keywords": keywords}


def _reference(entry: Entry, _: Section) -> Record:
    about = (entry.subheading, entry.place, *entry.body, *entry.highlights)
    return {"name": entry.piece("name").plain(), "reference": _lines(*about, *_details(entry))}


def _project(entry: Entry, section: Section) -> Record:
    """A grant, a talk, somebody advised or anything else; `type` says which."""
    named = ("title", "name", "role", "agency", "event", "institution", "type")
    rest = (text for key, text in entry.pieces if key not in named)
    entity = (entry.piece(key).plain() for key in ("agency", "event", "institution"))
    return {
        "name": (entry.piece("title") or entry.piece("name")).plain(),
        "type": entry.piece("type").plain() or section.title,
        "entity": next(filter(None, entity), ""),
        "roles": _plain([entry.piece("role")]),
        "url": entry.url,
        **_dates(entry),
        "description": _lines(*rest, entry.place, *entry.body, *_details(entry)),
        "highlights": _plain(entry.highlights),
    }


_WRITERS: Mapping[str, tuple[str, Callable[[Entry, Section], Record]]] = {
    "experience": ("work", _work),
    "teaching": ("work", _course),
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


def _publications(cv: Cv) -> Iterator[Record]:
    """What the sections list, once if several list it."""
    told: set[tuple[str, int]] = set()
    for section in cv.profile.sections:
        if section.listing is None:
            continue
        for group in list_publications(cv, section.listing).groups:
            for listed in group.publications:
                span = listed.publication.span
                place = span.source.path, span.start
                if place not in told:
                    told.add(place)
                    yield _publication(listed)


def _publication(listed: PublicationView) -> Record:
    publication = listed.publication
    summary = f"{listed.authors.plain()} {listed.citation.plain()}".strip()
    return _without_blanks(
        {
            "name": publication.title.plain(),
            "publisher": publication.venue.plain(),
            "releaseDate": publication.date.isoformat() if publication.date else "",
            "url": _best_link(publication),
            # What keeps words on one line of a page is no part of the text.
            "summary": summary.replace("\u00a0", " "),
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


def _details(entry: Entry) -> list[str]:
    return [f"{label}: {text.plain()}" for label, text in entry.details]


def _plain(texts: Sequence[Rich]) -> list[str]:
    return [text.plain() for text in texts if text]


def _lines(*texts: Rich | str) -> str:
    """The texts that say something, one under the other."""
    return "\n".join(text if isinstance(text, str) else text.plain() for text in texts if text)


def _without_blanks(record: Record) -> Record:
    return {name: value for name, value in record.items() if value}
