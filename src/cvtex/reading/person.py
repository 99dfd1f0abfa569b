"""`[person]` and `[cv]`: validated TOML tables become `Person` and `Settings`."""

from collections.abc import Iterator
from pathlib import Path

from cvtex.frozen import replace
from cvtex.model import Person, ProfileLink, Settings
from cvtex.reading.networks import read_link, with_scheme
from cvtex.reading.overlay import table_at
from cvtex.reading.prose import ProseReader
from cvtex.reading.toml import Table
from cvtex.reading.values import orcid_digits


def read_person(table: Table, prose: ProseReader) -> Person:
    """The person of a profile."""
    person = table_at(table, ("person",))
    website = _line(person, "website")
    digits = orcid_digits(_line(person, "orcid"))
    return Person(
        name=_line(person, "name"),
        aliases=texts(person, "aliases"),
        headline=prose.line(person, "headline", ("person",)),
        location=_line(person, "location"),
        address=", ".join(part.strip(" ,") for part in _text(person, "address").splitlines()),
        email=_line(person, "email"),
        phone=_line(person, "phone"),
        website=with_scheme(website) if website else "",
        orcid="-".join(digits[i : i + 4] for i in range(0, len(digits), 4)),
        photo=_line(person, "photo"),
        links=tuple(_read_links(person)),
        span=prose.layers.span(("person", "name")) or prose.layers.span(("person",)),
    )


def _read_links(person: Table) -> Iterator[ProfileLink]:
    links = person.get("links")
    for network, text in links.items() if isinstance(links, dict) else ():
        link = read_link(network, text) if isinstance(text, str) else None
        if link is not None:
            yield link


def read_settings(table: Table, folder: Path) -> Settings:
    """The settings of a profile in a folder; what it leaves out has its default.

    The default bibliography may be missing, since not every CV has publications.
    """
    given = {
        key: texts({key: value}, key) if isinstance(value, list) else value
        for key, value in table_at(table, ("cv",)).items()
    }
    settings = Settings(**given)  # type: ignore[arg-type]  # the schema has checked their types
    if "bibliography" not in given and not (folder / settings.bibliography[0]).is_file():
        return replace(settings, bibliography=())
    return settings


def texts(table: Table, key: str) -> tuple[str, ...]:
    """A list of texts without the blank ones."""
    values = table.get(key)
    items = values if isinstance(values, list) else []
    return tuple(item.strip() for item in items if isinstance(item, str) and item.strip())


def _text(table: Table, key: str) -> str:
    value = table.get(key, "")
    return value.strip() if isinstance(value, str) else ""


def _line(table: Table, key: str) -> str:
    return " ".join(_text(table, key).split())
