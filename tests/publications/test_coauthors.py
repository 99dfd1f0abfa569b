"""Co-authors as people."""

from collections.abc import Callable

import pytest

from cvtex.dates import Date
from cvtex.model import Cv
from cvtex.publications.coauthors import Coauthor, active_since, list_coauthors
from cvtex.publications.names import full_name
from cvtex.publications.owners import Owner

CvOf = Callable[..., Cv]


def people(cv: Cv, affiliations: dict[str, str] | None = None) -> tuple[Coauthor, ...]:
    owner = Owner.of(cv.profile.person)
    return list_coauthors(cv.bibliography.publications, owner, affiliations or {})


def entries(*authors: str) -> str:
    return "\n".join(
        f"@misc{{k{number}, author = {{May, Avner and {names}}}, year = {2010 + number}}}"
        for number, names in enumerate(authors)
    )


def spellings(cv: Cv) -> list[tuple[str, ...]]:
    return [person.spellings for person in people(cv)]


@pytest.mark.parametrize(
    "names",
    [
        ("Rush, Alexander M.", "A. Rush", "Rush, A. M.", "Alexander Rush"),
        ("Müller, Jörg", "Mueller, J.", "J. Muller"),
        ("van der Berg, Jan", "Berg, J.", "Jan Van Der Berg"),
        ("Serre, Jean-Pierre", "J.-P. Serre", "JP Serre"),
        ("Wang, Xiaoming", "Xiao-Ming Wang", "X. Wang"),
        ("王, 小明", "小明 王"),
    ],
)
def test_spellings_of_one_person_are_joined(cv_of: CvOf, names: tuple[str, ...]) -> None:
    assert len(spellings(cv_of(entries(*names)))) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("Wang, Yi", "Wang, Yu"),
        ("Rush, Alexander M.", "Rush, Alexander K."),
        ("Serre, Jean", "Serre, Jean-Pierre"),
        ("Smith, Jr., John", "Smith, Sr., John"),
        ("Berg, Jan van der", "Berg, Jan von"),
    ],
)
def test_namesakes_are_not(cv_of: CvOf, names: tuple[str, ...]) -> None:
    assert len(spellings(cv_of(entries(*names)))) == len(names)


def test_initials_that_could_be_two_people_s_stay_by_themselves(cv_of: CvOf) -> None:
    cv = cv_of(entries("Wang, Yi", "Wang, Yu", "Y. Wang"))
    assert len(spellings(cv)) == 3


def test_the_fullest_spelling_is_the_name(cv_of: CvOf) -> None:
    (person,) = people(cv_of(entries("A. Rush", "Rush, Alexander M.", "Rush, Alexander")))
    assert full_name(person.name) == "Alexander M. Rush"


def test_the_last_joint_work_is_the_latest_of_all_spellings(cv_of: CvOf) -> None:
    (person,) = people(cv_of(entries("Rush, Alexander", "A. Rush", "A. M. Rush")))
    assert (person.last, len(person.publications)) == (Date(2012), 3)


def test_the_owner_societies_and_other_people_s_work_are_left_out(cv_of: CvOf) -> None:
    text = """
    @misc{a, author = {May, Avner and {The ATLAS Collaboration} and Dao, Tri}, year = 2020}
    @misc{b, author = {Chen, Zhuoming and Ré, Christopher}, year = 2020}
    """
    assert spellings(cv_of(text)) == [("Tri Dao",)]


def test_hidden_work_is_joint_work(cv_of: CvOf) -> None:
    cv = cv_of("@misc{a, author = {May, A. and Dao, Tri}, show = {false}}")
    assert spellings(cv) == [("Tri Dao",)]


def test_people_come_by_family_name_whatever_its_accents(cv_of: CvOf) -> None:
    cv = cv_of(entries("Zou, James", "Ábel, Anna", "Øster, Ole", "Bie, Fan"))
    assert [p.name.family for p in people(cv)] == ["Ábel", "Bie", "Øster", "Zou"]


def test_affiliations_are_found_by_name(cv_of: CvOf) -> None:
    (person,) = people(cv_of(entries("T. Dao")), {"Tri Dao": "Princeton University"})
    assert person.affiliation == "Princeton University"


def test_since_keeps_a_year_whose_month_is_not_known_and_work_under_way(cv_of: CvOf) -> None:
    text = """
    @misc{a, author = {May, A. and Early, E.}, year = 2022, month = oct}
    @misc{b, author = {May, A. and Late, L.}, year = 2022, month = nov}
    @misc{c, author = {May, A. and Sometime, S.}, year = 2022}
    @misc{d, author = {May, A. and Past, P.}, year = 2021}
    @misc{e, author = {May, A. and Soon, S.}, pubstate = {submitted}}
    """
    recent = active_since(people(cv_of(text)), Date(2022, 11))
    assert [person.name.family for person in recent] == ["Late", "Sometime", "Soon"]
