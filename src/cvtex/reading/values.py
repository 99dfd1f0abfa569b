"""Small values of profile.toml as text or number: moments, selectors, ORCID iDs."""

import re
from datetime import date
from typing import Literal

from cvtex.dates import PRESENT, Date, parse_date
from cvtex.model import Selector


def read_moment(value: object) -> Date | Literal["present"] | None:
    """A date: text, a year as a number, or a TOML date; None for anything else."""
    if isinstance(value, date):
        return Date(value.year, value.month, value.day)
    if isinstance(value, int) and not isinstance(value, bool):
        return Date(value) if 1000 <= value <= 9999 else None
    if not isinstance(value, str):
        return None
    text = value.strip()
    return PRESENT if text.casefold() == PRESENT else parse_date(text)


def read_selector(text: str) -> Selector | None:
    """One condition of `select`; None where it is none."""
    by, colon, value = (part.strip() for part in text.partition(":"))
    match by:
        case "all" | "selected" | "first-author" if not colon:
            return Selector(by)
        case "keyword" | "type" | "key" if value:
            return Selector(by, value)
        case "since" if re.fullmatch(r"\d{4}", value):
            return Selector("since", value)
    return None


def orcid_digits(text: str) -> str:
    """The sixteen characters of an ORCID iD, given as such or as its URL; '' for anything else."""
    match = re.fullmatch(
        r"(?:https?://)?(?:orcid\.org/)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])/?", text.strip()
    )
    return "".join(match.groups()).upper() if match else ""


def orcid_check_character(digits: str) -> str:
    """The last character of an ORCID iD, from the fifteen before it (ISO 7064, MOD 11-2)."""
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    remainder = (12 - total % 11) % 11
    return "X" if remainder == 10 else str(remainder)
