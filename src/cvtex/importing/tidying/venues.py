"""Names of venues the way they are printed: not inverted, without the year and leftovers."""

import re

from cvtex.importing.record import Record
from cvtex.importing.tidying.rule import Change, Rule, quote, replaced
from cvtex.venue_order import natural_order

_LEADING_YEAR = re.compile(r"^(?P<year>(?:19|20)\d\d)(?:\s+|,\s*)(?=\S)")
_TRAILING_YEAR = re.compile(r"[\s,(]+(?P<year>(?:19|20)\d\d)\)?\.?$")
_TAIL = re.compile(
    r"(?P<kept>(?:Proceedings|(?:Part|Volume|Vol\.) [IVXLC\d]+|[a-z] [IVX]{2,}|[A-Z]{3,} 20\d\d)"
    r"\)?) \d{1,3}$"
)
_VENUES = ("booktitle", "journal")
_SAYING_WHERE = (
    "journal", "journaltitle", "booktitle", "howpublished", "eprint", "crossref", "xdata",
    "school", "institution", "eventtitle", "venue", "_venue",
)  # fmt: skip


def turn_round(record: Record) -> Change | None:
    """`Robotics and Automation, 2013 IEEE Conference on` in its natural order."""
    for name in _VENUES:
        value = record.get(name)
        if "," not in value:
            continue
        turned = natural_order(value)
        if turned:
            return replaced(record, record.put(name, turned), name)
    return None


def drop_year(record: Record) -> Change | None:
    """The year before or behind a conference's name, where it is the year of the entry."""
    value = record.get("booktitle")
    year = record.get("year")
    if not value or not year or year not in value:
        return None
    shorter = value
    leading = _LEADING_YEAR.match(value)
    if leading and leading["year"] == year:
        shorter = value[leading.end() :]
    trailing = _TRAILING_YEAR.search(shorter)
    if trailing and trailing["year"] == year and not _is_date(shorter[: trailing.start()]):
        shorter = shorter[: trailing.start()]
        if shorter.count("(") > shorter.count(")"):
            shorter = value
    if not re.search(r"\w{2}", shorter):
        return None
    return replaced(record, record.put("booktitle", shorter), "booktitle")


def _is_date(text: str) -> bool:
    """Whether a year behind the text would end a date or a place and date."""
    return (
        re.search(
            r"(?:\d|\b(?:winter|spring|summer|fall|autumn"
            r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?))$",
            text.rstrip(" ,("),
            re.IGNORECASE,
        )
        is not None
        or re.search(r",[^,]+,[^,]+$", text) is not None
    )


def drop_tail(record: Record) -> Change | None:
    """The number that Scholar sets behind `Proceedings` or `Part II`."""
    value = record.get("booktitle")
    found = _TAIL.search(value)
    if found is None:
        return None
    shorter = value[: found.end("kept")]
    shorter = re.sub(r"[.,]\s+Proceedings$", "", shorter)
    return replaced(record, record.put("booktitle", shorter), "booktitle")


def report_missing(record: Record) -> Change | None:
    """Point at a paper that says nowhere where it appeared."""
    if record.type not in {"article", "inproceedings", "incollection"}:
        return None
    if record.get(*_SAYING_WHERE):
        return None
    said = record.get("publisher", "organization", "note")
    more = f"; all it says is {quote(said)}" if said else ""
    return Change(record, f"it says nowhere where it appeared{more}")


RULES = (
    Rule("venue-order", "`Robotics, 2013 IEEE Conference on` in its natural order", turn_round),
    Rule("venue-tail", "no number behind `Proceedings` and `Part II`", drop_tail),
    Rule("venue-year", "no year around a booktitle that is the entry's own", drop_year),
    Rule("no-venue", "points at a paper without a venue; changes nothing", report_missing),
)
