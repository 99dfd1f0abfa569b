"""Venues by their short names."""

import time
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from cvtex import venues
from cvtex.publications.venue_print import print_venue
from cvtex.reading.latex import read_latex
from cvtex.richtext import Rich
from cvtex.venue_names import normal_form
from cvtex.venues import Venues, is_meeting, shipped_venues

TABLE = Path(__file__).with_name("venues.txt")


def read_table() -> list[tuple[str, str, bool]]:
    cases = []
    for block in TABLE.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        cases += [(lines[0], x.removeprefix("- "), not x.startswith("- ")) for x in lines[1:]]
    return cases


@pytest.mark.parametrize(("short", "spelling", "same"), read_table())
def test_a_venue_is_told_by_its_name_and_only_by_that(
    short: str, spelling: str, same: bool
) -> None:
    name = read_latex(spelling)[0].plain()
    assert (Venues.of({}).find(name) == short) is same


def test_the_table_is_written_in_normal_form() -> None:
    assert [form for form in shipped_venues() if normal_form(form) != form] == []


def test_no_two_venues_have_the_same_short_name() -> None:
    tables = tomllib.loads(Path(str(venues.__file__)).with_name("venues.toml").read_text("utf-8"))
    names = Counter(name for kind in tables.values() for field in kind.values() for name in field)
    assert [name for name, count in names.items() if count > 1] == []


def test_the_table_knows_at_least_150_venues() -> None:
    assert len(set(shipped_venues().values())) >= 150


def test_the_cv_s_own_table_stands_above_the_shipped_one() -> None:
    own = Venues.of({"Advances in Neural Information Processing Systems": "NIPS"})
    assert own.find("Advances in Neural Information Processing Systems 25") == "NIPS"


def test_the_cv_s_own_table_takes_names_as_they_stand_in_the_bibliography() -> None:
    name = "2019 IEEE Workshop on Unheard-Of Things (WUT), Oslo, Norway, May 2019"
    assert Venues.of({name: "WUT"}).find(name) == "WUT"


@pytest.mark.parametrize(
    "name", ["; " * 50_000, "(" * 100_000, "a, " * 30_000 + "on", "a " * 9_000, "A " * 499 + "B"]
)
def test_what_is_no_name_is_looked_at_no_longer_than_one(name: str) -> None:
    start = time.perf_counter()
    Venues.of({}).find(name)
    print_venue(Rich.of(f"{name}x."))
    assert time.perf_counter() - start < 20  # it took minutes when it grew with the square


def test_an_unknown_venue_has_no_short_name() -> None:
    assert Venues.of({}).find("Journal of West African Languages") == ""


@pytest.mark.parametrize("name", ["", "2019", "Proceedings of the", "(", "IEEE", "the 3rd", "on"])
def test_a_name_of_which_nothing_remains_is_no_venue(name: str) -> None:
    assert Venues.of({}).find(name) == ""


@pytest.mark.parametrize(
    ("written", "printed"),
    [(".NET Journal", ".NET Journal"), (". Journal of X", "Journal of X"), (", - X", "X")],
)
def test_a_period_that_begins_a_name_stays(written: str, printed: str) -> None:
    assert print_venue(Rich.of(written)).plain() == printed


def test_a_series_of_books_is_no_venue_and_has_a_short_name_of_its_own() -> None:
    name = "Lecture notes of computer science (LNCS)"
    assert (Venues.of({}).find(name), Venues.of({}).find_series(name)) == ("", "LNCS")


@pytest.mark.parametrize(
    ("name", "meeting"),
    [
        ("Proceedings of the 36th AAAI Conference on Artificial Intelligence", True),
        ("Advances in Neural Information Processing Systems", True),
        ("Proceedings of the IEEE", False),
        ("Proceedings of the VLDB Endowment", False),
        ("Proceedings of Machine Learning Research", False),
        ("Proceedings of the National Academy of Sciences", False),
        ("Proc. ACM Hum.-Comput. Interact.", False),
        ("Things", False),
    ],
)
def test_the_table_tells_a_conference_from_a_journal(name: str, meeting: bool) -> None:
    assert is_meeting(name) is meeting
