"""The kinds of text that profile.toml asks for, checked: dates, addresses, identifiers."""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from cvtex.reading.networks import is_url
from cvtex.reading.values import orcid_check_character, orcid_digits, read_moment

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE_HELP = 'dates are "2023", "2023-09", "2023-09-14" or "present"'


def _moment(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, str | int | date):
        raise PydanticCustomError("wrong-type", "expected a date", {"help": _DATE_HELP})
    if read_moment(value) is None:
        raise PydanticCustomError(
            "bad-date",
            "'{text}' is no date",
            {"text": str(value), "help": _suggest_date(str(value)) or _DATE_HELP},
        )
    return value


def _suggest_date(text: str) -> str:
    """What was meant, where people write dates in another order or with words."""
    word = re.search(r"[^\W\d_]+", text)
    years, numbers = re.findall(r"\d{4}", text), re.findall(r"(?<!\d)\d{1,2}(?!\d)", text)
    if word and word.group().casefold() in {"now", "today", "current", "ongoing", "date"}:
        return 'write: "present"'
    if len(years) != 1:
        return ""
    if word and word.group()[:3].casefold() in _MONTHS:
        return f'write: "{years[0]}-{_MONTHS.index(word.group()[:3].casefold()) + 1:02}"'
    if not word and len(numbers) == 1 and 1 <= int(numbers[0]) <= 12:
        return f'write: "{years[0]}-{int(numbers[0]):02}"'
    if not word and (month := re.match(r"\d{4}-(\d{2})", text)):
        return "there is no such day" if 1 <= int(month[1]) <= 12 else "months are 01 to 12"
    return ""


def _email(text: str) -> str:
    if not re.fullmatch(r"[^@\s<>,;:]+@[^@\s<>,;:]+\.[^@\s<>,;:.]+", text.strip()):
        raise PydanticCustomError(
            "bad-email",
            "'{text}' is no e-mail address",
            {"text": text, "help": "write it as: name@example.org"},
        )
    return text


def _url(text: str) -> str:
    if not is_url(text.strip()):
        raise PydanticCustomError(
            "bad-url",
            "'{text}' is no web address",
            {"text": text, "help": "write it as: https://example.org/page"},
        )
    return text


def _orcid(text: str) -> str:
    digits = orcid_digits(text)
    if not digits:
        raise PydanticCustomError(
            "bad-orcid",
            "'{text}' is no ORCID iD",
            {"text": text, "help": "it has four groups of four: 0000-0002-1825-0097"},
        )
    if digits[15] != orcid_check_character(digits):
        raise PydanticCustomError(
            "bad-orcid",
            "the check character of ORCID iD '{text}' is wrong",
            {"text": text, "help": "one of its digits is mistyped; copy it from orcid.org"},
        )
    return text


Moment = Annotated[
    str,
    PlainValidator(_moment),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"^(\d{4}(-\d{1,2}(-\d{1,2})?)?|[Pp]resent|)$"},
                {"type": "integer", "minimum": 1000, "maximum": 9999},
            ]
        }
    ),
]
Email = Annotated[str, AfterValidator(_email)]
Url = Annotated[str, AfterValidator(_url)]
Orcid = Annotated[str, AfterValidator(_orcid)]
