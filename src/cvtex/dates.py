"""Calendar dates as a CV knows them: a year, a month or a day, and the time between two."""

import re
from datetime import date
from typing import Literal

from cvtex.frozen import Frozen

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


class Date(Frozen):
    """A date as exact as it was given: `month` (1–12) and `day` (1–31) may be unknown."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Orders dates; what is unknown comes before all that is known."""
        return (self.year, self.month or 0, self.day or 0)

    def isoformat(self) -> str:
        """`2023`, `2023-09` or `2023-09-14`."""
        text = f"{self.year:04}"
        if self.month is not None:
            text += f"-{self.month:02}"
            if self.day is not None:
                text += f"-{self.day:02}"
        return text


PRESENT: Literal["present"] = "present"


class DateRange(Frozen):
    """From `start` to `end`; a point in time has an `end` alone."""

    start: Date | None = None
    end: Date | Literal["present"] | None = None

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Orders by the end, then by nothing; what goes on is last."""
        if self.end == PRESENT:
            return (9999, 12, 31)
        moment = self.end or self.start
        return moment.sort_key if isinstance(moment, Date) else (0, 0, 0)


NO_DATE = DateRange()


def parse_date(text: str) -> Date | None:
    """Read `2023`, `2023-09` or `2023-09-14`; None for anything else, `2023-13` included.

    >>> parse_date("2023-09")
    Date(year=2023, month=9, day=None)
    """
    match = _ISO.fullmatch(text.strip())
    if match is None:
        return None
    year = int(match[1])
    month, day = (int(group) if group else None for group in match.group(2, 3))
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return Date(year, month, day)
