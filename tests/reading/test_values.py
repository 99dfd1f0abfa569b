"""Small values of profile.toml."""

import datetime as dt
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.dates import PRESENT, Date
from cvtex.model import Selector
from cvtex.reading.values import orcid_check_character, orcid_digits, read_moment, read_selector


@pytest.mark.parametrize(
    "orcid",
    [
        "0000-0002-1825-0097",
        "0000-0001-5109-3700",
        "0000-0002-1694-233X",
        "https://orcid.org/0000-0002-1694-233x",
        "000000021694233X",
    ],
)
def test_the_check_character_of_an_orcid_id_is_known(orcid: str) -> None:
    digits = orcid_digits(orcid)
    assert orcid_check_character(digits) == digits[15]


@given(st.text(string.digits, min_size=15, max_size=15), st.integers(0, 14), st.integers(1, 9))
def test_one_mistyped_digit_of_an_orcid_id_is_noticed(digits: str, place: int, by: int) -> None:
    wrong = str((int(digits[place]) + by) % 10)
    mistyped = digits[:place] + wrong + digits[place + 1 :]
    assert orcid_check_character(mistyped) != orcid_check_character(digits)


@pytest.mark.parametrize(
    "text", ["", "0000-0002-1825", "0000-0002-1825-00977", "X000-0002-1825-0097"]
)
def test_what_is_no_orcid_id_has_no_digits(text: str) -> None:
    assert orcid_digits(text) == ""


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        (2023, Date(2023)),
        ("2023-9", Date(2023, 9)),
        (" Present ", PRESENT),
        (dt.date(2023, 9, 14), Date(2023, 9, 14)),
        (dt.datetime(2023, 9, 14, 12, tzinfo=dt.UTC), Date(2023, 9, 14)),
        ("2023-13", None),
        ("2023-02-30", None),
        (True, None),
        (20, None),
        (2023.5, None),
        ("", None),
    ],
)
def test_moments(value: object, moment: object) -> None:
    assert read_moment(value) == moment


@pytest.mark.parametrize(
    ("text", "selector"),
    [
        ("all", Selector("all")),
        (" first-author ", Selector("first-author")),
        ("keyword: deep: learning", Selector("keyword", "deep: learning")),
        ("since:2020", Selector("since", "2020")),
        ("since:20", None),
        ("selected:yes", None),
        ("key:", None),
        ("best", None),
        ("", None),
    ],
)
def test_selectors(text: str, selector: Selector | None) -> None:
    assert read_selector(text) == selector
