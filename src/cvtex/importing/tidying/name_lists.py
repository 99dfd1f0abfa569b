"""Lists of names that are not separated by `and`."""

import re

from cvtex.importing.record import Record
from cvtex.importing.tidying.rule import Change, Rule, quote, replaced

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_SUFFIX = re.compile(
    r"\{?(?:jr|sr|[ivx]{1,4}|\d(?:st|nd|rd|th)|ph\.?d|m\.?d|esq)\.?\}?", re.IGNORECASE
)
_FAMILY_INITIALS = re.compile(r"(?P<family>[^\W\d_][\w'’ -]+) (?P<initials>(?:[^\W\d_]\.?-?){1,3})")


def separate_names(record: Record) -> Change | None:
    """Names between semicolons or commas get `and` where there is only one way to read them."""
    for name in ("author", "editor"):
        value = record.get(name)
        if not value or ("{" in value.strip("{}") and value.count("{") > value.count("\\")):
            continue
        names = _read(value)
        if names is not None:
            return replaced(record, record.put(name, " and ".join(names)), name)
    return None


def report_commas(record: Record) -> Change | None:
    """Point at names with more commas than BibTeX knows what to do with."""
    for name in ("author", "editor"):
        for person in _AND.split(record.get(name)):
            parts = person.split(",")
            if "{" in person:
                continue
            if len(parts) > 3 or (len(parts) == 3 and not _SUFFIX.fullmatch(parts[1].strip())):
                return Change(record, f"too many commas in the {name} {quote(person.strip())}")
    return None


def _read(value: str) -> list[str] | None:
    if ";" in value and not re.search(r"[&\\]\w+;", value):
        parts = [part for part in re.split(r"\s*;\s*(?:and\s+)?|\s+and\s+", value) if part.strip()]
        return [part.strip(" ,") for part in parts] if len(parts) > 1 else None
    ands = _AND.split(value)
    if len(ands) == 1 or (len(ands) == 2 and ands[0].count(",") >= 1 and "," not in ands[1]):
        # `A B, C D, and E F`: with fewer than three names a comma may stand inside one.
        listed = [part.strip() for part in ands[0].split(",")] + ands[1:]
        listed = [part for part in listed if part]
        if len(listed) >= 3 and all(_is_whole(part) for part in listed if part != "others"):
            return [_in_order(part) for part in listed]
    # A comma before `and`, as in `Hutter, Christine, and Michels, Niklas`.
    trimmed = [part.strip().rstrip(",").strip() for part in ands]
    if len(ands) > 1 and [p.strip() for p in ands] != trimmed:
        return [part for part in trimmed if part]
    return None


def _is_whole(part: str) -> bool:
    """Whether a part is a full name, not a family name alone or given names alone."""
    words = part.split()
    if len(words) < 2 or _SUFFIX.fullmatch(words[0]):
        return False
    if _FAMILY_INITIALS.fullmatch(part):
        return True
    return len(words[-1].strip(".")) > 2


def _in_order(part: str) -> str:
    found = _FAMILY_INITIALS.fullmatch(part)
    if found and found["initials"].isupper() and len(found["family"]) > 2:
        return f"{found['family']}, {found['initials']}"
    return part


RULES = (
    Rule("name-lists", "names between `;` or `,` get `and` between them", separate_names),
    Rule("name-commas", "points at names with too many commas; changes nothing", report_commas),
)
