"""Dates are printed as exact as they are known, in the CV's language."""

import pytest

from cvtex.dates import PRESENT, Date, DateRange
from cvtex.writing.dates import date_style


@pytest.mark.parametrize(
    ("date", "text"),
    [
        (Date(2023), "2023"),
        (Date(2023, 9), "Sep. 2023"),
        (Date(2020, 5), "May 2020"),
        (Date(2011, 7), "Jul. 2011"),
        (Date(2009, 6), "Jun. 2009"),
        (Date(2023, 9, 14), "Sep. 14, 2023"),
    ],
)
def test_english(date: Date, text: str) -> None:
    assert date_style("en").write(date) == text


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("de", "Sept. 2023"),
        ("de-AT", "Sept. 2023"),
        ("fr", "sept. 2023"),
        ("es", "sept 2023"),
        ("pt_BR", "set. de 2023"),
        ("ja", "2023年9月"),
        ("zh", "2023年9月"),
        ("hu", "2023. szept."),
        ("tlh", "Sep. 2023"),
    ],
)
def test_other_languages_write_months_in_their_own_way(locale: str, text: str) -> None:
    assert date_style(locale).write(Date(2023, 9)) == text


@pytest.mark.parametrize(
    ("dates", "text"),
    [
        (DateRange(), ""),
        (DateRange(Date(2023, 9), PRESENT), "Sep. 2023 – present"),
        (DateRange(Date(2019), Date(2021, 3)), "2019 – Mar. 2021"),
        (DateRange(Date(2019), Date(2019)), "2019"),
        (DateRange(None, Date(2009, 6)), "Jun. 2009"),
        (DateRange(Date(2009, 6), None), "Jun. 2009"),
    ],
)
def test_a_time_between_two_dates(dates: DateRange, text: str) -> None:
    assert date_style("en").write_range(dates) == text


@pytest.mark.parametrize("locale", ["en", "de", "fr", "es", "it", "pt", "nl", "zh", "ja", "ko"])
def test_every_month_of_a_language_has_a_name_of_its_own(locale: str) -> None:
    style = date_style(locale)
    assert len({style.write(Date(2023, month)) for month in range(1, 13)}) == 12
