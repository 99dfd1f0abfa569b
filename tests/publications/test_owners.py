"""Whose CV it is."""

from pathlib import Path

import pytest

from cvtex.model import Contributor, Person
from cvtex.publications.owners import Owner, displayed_name, is_owner
from cvtex.reading.bibtex import read_bibtex
from cvtex.reading.publications import read_publication
from cvtex.source import Source

TABLE = Path(__file__).with_name("owners.txt")


def read_table() -> list[tuple[str, str, bool]]:
    """Every line of the table: the owner with aliases, an author as written, marked or not."""
    cases = []
    for block in TABLE.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        cases += [(lines[0], line[2:], line.startswith("+")) for line in lines[1:]]
    return cases


CASES = read_table()


def read_authors(text: str) -> tuple[Contributor, ...]:
    (entry,) = read_bibtex(Source("test.bib", f"@misc{{key,\n author = {{{text}}}}}")).entries
    return read_publication(entry)[0].authors


@pytest.mark.parametrize(("names", "author", "marked"), CASES)
def test_the_owner_is_marked_and_nobody_else(names: str, author: str, marked: bool) -> None:
    name, _, aliases = names.partition(" = ")
    owner = Owner.of(Person(name, tuple(aliases.split(", ")) if aliases else ()))
    (contributor,) = read_authors(author)
    assert is_owner(contributor.name, owner) is marked


def test_the_table_holds_at_least_150_cases() -> None:
    assert len(CASES) >= 150


@pytest.mark.parametrize(
    ("name", "displayed"),
    [
        ("Calero Valdez, André", "André Calero Valdez"),
        ("García Márquez, Gabriel J.", "Gabriel J. García Márquez"),
        ("Ángeles, María de los", "María de los Ángeles"),
        ("Avner May", "Avner May"),
        ("Avner May, PhD", "Avner May, PhD"),
        ("Avner May, M.D.", "Avner May, M.D."),
        ("Avner May, MPhil", "Avner May, MPhil"),
        ("Avner May, Jr.", "Avner May, Jr."),
        ("Avner May, Esq.", "Avner May, Esq."),
        ("May, Jr., Avner", "May, Jr., Avner"),
        ("王, 小明", "王, 小明"),
        ("May, a", "May, a"),
        ("May,", "May,"),
        (", Avner", ", Avner"),
    ],
)
def test_a_name_divided_by_a_comma_is_displayed_given_name_first(name: str, displayed: str) -> None:
    assert displayed_name(name) == displayed
