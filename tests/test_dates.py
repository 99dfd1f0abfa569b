"""Dates: what is read as one, and how they are ordered."""

import pytest

from cvtex.dates import PRESENT, Date, DateRange, parse_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023", Date(2023)),
        ("2023-09", Date(2023, 9)),
        (" 2023-9-4 ", Date(2023, 9, 4)),
        ("2024-02-29", Date(2024, 2, 29)),
        ("2023-02-29", None),
        ("2023-13", None),
        ("Sept 2023", None),
        ("23", None),
        ("0000", None),
    ],
)
def test_only_calendar_dates_are_read(text: str, expected: Date | None) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize("text", ["2023", "2023-09", "2023-09-14"])
def test_a_date_is_written_as_it_is_read(text: str) -> None:
    date = parse_date(text)
    assert date is not None
    assert date.isoformat() == text


def test_what_goes_on_comes_after_all_that_has_ended() -> None:
    ranges = [
        DateRange(Date(2023, 9), PRESENT),
        DateRange(Date(2011), Date(2017, 12)),
        DateRange(end=Date(2023)),
    ]
    assert sorted(ranges, key=lambda r: r.sort_key) == [ranges[1], ranges[2], ranges[0]]
