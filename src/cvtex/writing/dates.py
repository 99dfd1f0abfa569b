"""Dates as a CV prints them in its language."""

import tomllib
from functools import cache
from pathlib import Path

from cvtex.dates import Date, DateRange
from cvtex.frozen import Frozen


class DateStyle(Frozen):
    """How one language writes dates; `month` and `day` are the patterns of a date that exact."""

    months: tuple[str, ...]
    month: str
    day: str
    present: str

    def write(self, date: Date) -> str:
        """The date as exact as it is known: `2023`, `Sep. 2023`, `Sep. 14, 2023`."""
        if date.month is None:
            return str(date.year)
        pattern = self.month if date.day is None else self.day
        return pattern.format(
            year=date.year,
            month=self.months[date.month - 1],
            number=date.month,
            day=date.day,
        )

    def write_range(self, dates: DateRange) -> str:
        """From when until when, `Sep. 2023 – present`; one date where there is but one."""
        start = self.write(dates.start) if dates.start else ""
        match dates.end:
            case None:
                end = ""
            case Date() as date:
                end = self.write(date)
            case _:
                end = self.present
        if start and end and start != end:
            return f"{start} – {end}"
        return start or end


def date_style(locale: str) -> DateStyle:
    """The style of a locale (`de`, `pt-BR`), or English where its language isn't known."""
    styles = _styles()
    language = locale.replace("_", "-").partition("-")[0].lower()
    return styles.get(language) or styles["en"]


@cache
def _styles() -> dict[str, DateStyle]:
    text = Path(__file__).with_name("dates.toml").read_text("utf-8")
    return {
        language: DateStyle(tuple(row["months"]), row["month"], row["day"], row["present"])
        for language, row in tomllib.loads(text).items()
    }
