"""When a publication appeared, and how far it is, from the fields that say so."""

import re

from cvtex.dates import Date, parse_date
from cvtex.diagnostics import Diagnostic, warning
from cvtex.model import BibEntry, BibField, State
from cvtex.reading.latex import read_latex_text
from cvtex.reading.leftovers import remark_in

_STATES = {
    "inpreparation": State.IN_PREPARATION,
    "inprep": State.IN_PREPARATION,
    "workinprogress": State.IN_PREPARATION,
    "submitted": State.SUBMITTED,
    "underreview": State.SUBMITTED,
    "inreview": State.SUBMITTED,
    "underrevision": State.SUBMITTED,
    "prepublished": State.PREPUBLISHED,
    "preprint": State.PREPUBLISHED,
    "forthcoming": State.FORTHCOMING,
    "accepted": State.FORTHCOMING,
    "toappear": State.FORTHCOMING,
    "inpress": State.IN_PRESS,
    "aheadofprint": State.IN_PRESS,
}
_PHRASES = (
    (State.IN_PREPARATION, r"in\s+prep(?:aration|\b)|(?:work|manuscript)\s+in\s+progress|draft\b"),
    (State.SUBMITTED, r"(?:under|in)\s+(?:[\w-]+\s+)?(?:review|revision)|submitted|R&R\b"),
    (State.SUBMITTED, r"revise\s+and\s+resubmit|(?:major|minor)\s+revision"),
    (State.IN_PRESS, r"in[\s-]+press|in\s+production|at\s+press|online\s+first|just\s+accepted"),
    (State.IN_PRESS, r"advance\s+online(?:\s+publication)?|early\s+(?:access|view)"),
    (State.IN_PRESS, r"(?:epub\s+|online\s+)?ahead\s+of\s+print"),
    (State.FORTHCOMING, r"to\s+appear|(?:conditionally\s+)?accepted|forthcoming|in\s+publication"),
    (State.PREPUBLISHED, r"pre-?print\W*$|pre-?published"),
)
_STATE_PHRASE = re.compile(
    r"\W*+(?:currently|manuscript|paper|article|published)?\s*+(?:"
    + "|".join(f"(?P<{state.name}_{i}>{phrase})" for i, (state, phrase) in enumerate(_PHRASES))
    + ")",
    re.IGNORECASE,
)

# Fields in which only a state and nothing else is one; Google Scholar's books have it as publisher.
_OTHERS = ("pages", "number", "issue", "publisher")

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?",
    re.IGNORECASE,
)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
# Month names in other languages where their first three letters are not the English ones.
_FOREIGN_MONTHS = {
    "mär": 3, "mrz": 3, "mai": 5, "okt": 10, "dez": 12, "fév": 2, "fev": 2, "avr": 4, "jui": 6,
    "aoû": 8, "aou": 8, "déc": 12, "ene": 1, "abr": 4, "ago": 8, "dic": 12, "gen": 1, "mag": 5,
    "giu": 6, "lug": 7, "set": 9, "ott": 10, "out": 10, "mei": 5, "maa": 3,
}  # fmt: skip
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_EDTF = re.compile(r"(?P<start>-?\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?)(?:T[\d:.Z+-]+)?[?~%]*(?:/.*)?")
_SLASHED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_NO_YEAR = re.compile(
    r"\W*+(?:n\.?\s*d\.?|s\.?\s*d\.?|no\s+date|unknown|undated|unpublished.*)\W*", re.IGNORECASE
)


def state_of(entry: BibEntry) -> tuple[State | None, BibField | None]:
    """The state that an entry is in, None for published, and the field that says so.

    `pubstate` comes first (BibLaTeX manual, 2.2.2); then a phrase such as `under review`,
    `submitted` or `to appear` that opens `note`, `year` or another field in which people put it.
    """
    field = entry.get("pubstate", "pubstatus", "status")
    if field is not None:
        state = _STATES.get(re.sub(r"[\W_]", "", field.value.lower())) or state_phrase(field.value)
        if state is not None or field.name == "pubstate":
            return state, field
    for name in ("note", "year", "date", "howpublished", "journal", "journaltitle", "volume",
                 "booktitle", "addendum", *_OTHERS):  # fmt: skip
        field = entry.get(name)
        if field is None:
            continue
        text = remark_in(field.value) if name == "note" else field.value
        state = state_phrase(text)
        if name in _OTHERS and (state is State.PREPUBLISHED or not is_bare_state(text)):
            continue  # `Preprint` is how some journals number what is out online
        if state is not None:
            return state, field
    return None, None


def is_bare_state(text: str) -> bool:
    """Whether a text is a phrase for a state and nothing else, such as `(in press)`."""
    text = read_latex_text(text) if "\\" in text else text
    match = _STATE_PHRASE.match(text.strip(" {}"))
    return match is not None and not _WORD.search(text.strip(" {}"), match.end())


def state_phrase(text: str) -> State | None:
    """The state that a text opens with, such as `Under review at ICML`."""
    text = read_latex_text(text) if "\\" in text else text
    match = _STATE_PHRASE.match(text.strip(" {}"))
    if match is None or match.lastgroup is None:
        return None
    return State[match.lastgroup.rpartition("_")[0]]


def date_of(entry: BibEntry) -> tuple[Date | None, tuple[Diagnostic, ...]]:
    """The date of publication: `date` as BibLaTeX reads it, else `year`, `month` and `day`."""
    field = entry.get("date")
    if field is not None:
        date = _read_date(field.value)
        if date is not None:
            return date, ()
    year = entry.get("year")
    if year is None:
        if field is None or _says_no_date(field.value):
            return None, ()
        return None, _no_year(field)
    found = _YEAR.search(year.value)
    if found is None or found[1] == "0000":
        return None, () if _says_no_date(year.value) else _no_year(year)
    number = int(found[1])
    month_field = entry.get("month")
    if month_field is None:
        return Date(number), ()
    month, day = _read_month(month_field.value)
    if month is None:
        return Date(number), (
            warning(
                "bad-month",
                f"'{month_field.value.strip()}' is no month",
                month_field.value_span,
                "write a name or a number: month = sep",
            ),
        )
    if day is None and (day_field := entry.get("day")) is not None:
        day_text = day_field.value.strip()
        day = int(day_text) if re.fullmatch(r"[0-9]{1,2}", day_text) else None
    exact = parse_date(f"{number:04}-{month}-{day}") if day else None
    return exact or Date(number, month), ()


def _read_date(text: str) -> Date | None:
    text = text.strip(" {}")
    edtf = _EDTF.fullmatch(text)
    if edtf is not None:
        return parse_date(edtf["start"])
    slashed = _SLASHED.fullmatch(text)
    if slashed is not None and int(slashed[2]) > 12:
        return parse_date(f"{slashed[3]}-{slashed[1]}-{slashed[2]}")
    if slashed is not None and int(slashed[1]) > 12:
        return parse_date(f"{slashed[3]}-{slashed[2]}-{slashed[1]}")
    year = _YEAR.search(text)
    if year is None or not int(year[1]):
        return None
    month, day = _read_month(text.replace(year[1], " ", 1)) if _WORD.search(text) else (None, None)
    if month is not None and day is not None:
        return parse_date(f"{year[1]}-{month}-{day}") or Date(int(year[1]), month)
    return Date(int(year[1]), month)


def _read_month(text: str) -> tuple[int | None, int | None]:
    """The first month and day in a text such as `January`, `1`, `jan/feb` or `3--5 May`."""
    text = text.lower().replace("~", " ")
    for word in _WORD.findall(text):
        start = word[:3]
        month = _SEASONS.get(word) or _FOREIGN_MONTHS.get(start)
        if start in _MONTHS:
            month = _MONTHS.index(start) + 1
        if start == "jui":
            month = 7 if word.startswith("juil") else 6
        if month is not None:
            days = [int(d) for d in _DAY.findall(text) if 1 <= int(d) <= 31]
            return month, days[0] if days else None
    numbers = [int(d) for d in _DAY.findall(text)]
    if numbers and 1 <= numbers[0] <= 12:
        return numbers[0], None
    return None, None


def is_month(text: str) -> bool:
    """Whether a text is the English name of a month, or an abbreviation of it."""
    return _MONTH.fullmatch(text.strip(" {}")) is not None


def _says_no_date(text: str) -> bool:
    return _NO_YEAR.fullmatch(text) is not None or state_phrase(text) is not None


def _no_year(field: BibField) -> tuple[Diagnostic, ...]:
    place = field.value_span
    if place.text[:1] not in ("{", '"') and not place.text.isdecimal():
        return ()  # `20x0` and `soon` without braces have been told as what they are
    message = f"there is no year in '{field.value.strip()}'"
    help = "a year has four digits; what is not out yet has a pubstate"
    return (warning("bad-year", message, place, help),)
