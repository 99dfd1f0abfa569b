"""Names of the owner that do not go together."""

from pathlib import Path

import pytest

from cvtex.model import Person
from cvtex.publications.ownership import check_owners
from cvtex.reading.bibliography import read_bibliography


def told(person: Person, authors: tuple[str, ...], folder: Path) -> list[tuple[str, str]]:
    """What is told of publications that have one of these authors each, and the help."""
    path = folder / "publications.bib"
    entries = (f"@misc{{k{i}, author = {{{name}}}}}\n" for i, name in enumerate(authors))
    path.write_text("".join(entries), encoding="utf-8")
    found = check_owners(read_bibliography([path]).publications, person)
    return [(d.message, d.help or "") for d in found]


VALDEZ = ("Calero Valdez, André", "Calero-Valdez, A.", "Calero Valdez, A.", "Valdez, André Calero")


def test_an_owner_who_is_printed_under_two_family_names_is_told_the_cure(tmp_path: Path) -> None:
    ((message, help),) = told(Person("André Calero Valdez"), VALDEZ, tmp_path)
    assert message == "you are printed as 'A. Calero Valdez' (2) and as 'A.C. Valdez' (1)"
    cure = "add \"Calero Valdez, André\" to 'aliases' under [person]"
    assert help == f"if your family name is 'Calero Valdez', {cure}"


@pytest.mark.parametrize(
    ("person", "authors"),
    [
        (Person("André Calero Valdez", ("Calero Valdez, André",)), VALDEZ),
        (Person("Calero Valdez, André"), VALDEZ[:3]),
        (Person("André Calero Valdez", ("Valdez, André Calero",)), VALDEZ),
        (Person("André Calero Valdez"), VALDEZ[:3]),
        (Person("Gabriel García Márquez"), ("García Márquez, G.", "García, Gabriel")),
        (Person("Avner J. May"), ("May, A.", "Avner Jacob May", "J. May, Avner")),
        (Person("Jan van der Berg"), ("van der Berg, Jan", "Berg, Jan", "Jan van der Berg")),
    ],
)
def test_there_is_nothing_to_tell_where_a_comma_settles_it_or_nothing_is_cut(
    person: Person, authors: tuple[str, ...], tmp_path: Path
) -> None:
    assert told(person, authors, tmp_path) == []


def test_second_names_that_contradict_each_other_are_told(tmp_path: Path) -> None:
    names = ("Charles Alan Rohde", "Rohde, Charles Alan", "Rohde, Charles August", "C. Rohde")
    ((message, help),) = told(Person("Charles A. Rohde"), names, tmp_path)
    assert message == "'Charles Alan Rohde' and 'Charles August Rohde' are both taken for you"
    assert help.startswith("if 'Charles August Rohde' is somebody else")


@pytest.mark.parametrize(
    ("person", "authors"),
    [
        (Person("Charles A. Rohde"), ("Charles Alan Rohde", "C. A. Rohde", "Charles Rohde")),
        (Person("Charles A. Rohde"), ("Charles Alexander Rohde", "Charles Aleksandr Rohde")),
        (Person("Charles A. Rohde"), ("Charles Alex Rohde", "Charles Alexander Rohde")),
        (
            Person("Charles A. Rohde", ("Charles August Rohde",)),
            ("Charles Alan Rohde", "Charles August Rohde"),
        ),
        (Person("Maria Rossi"), ("Maria Anna Luise Rossi", "Maria Luise Rossi")),
    ],
)
def test_second_names_that_may_be_one_persons_are_not(
    person: Person, authors: tuple[str, ...], tmp_path: Path
) -> None:
    assert told(person, authors, tmp_path) == []
