"""Citation keys in the manner of a file that has some already."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet

from cvtex.importing.fingerprint import letters, words
from cvtex.importing.record import Record

# Words that Google Scholar passes over at the beginning of a title.
_PASSED_OVER = frozenset({
    "a", "an", "the", "on", "of", "in", "for", "to", "and", "with", "from", "by", "at", "is",
    "are", "how", "what", "do", "does",
})  # fmt: skip

KeyStyle = Callable[[Record], str]


def _family(record: Record) -> str:
    first = re.split(r"\s+and\s+", record.get("author") or record.get("editor"))[0]
    family = first.partition(",")[0] if "," in first else first.rpartition(" ")[2]
    return "".join(c for c in letters(family) if c.isascii())


def _year(record: Record) -> str:
    found = re.search(r"\d{4}", record.get("year", "date"))
    return found[0] if found else ""


def _word(record: Record) -> str:
    split = [w for w in words(record.get("title")) if w.isascii()]
    return next((w for w in split if w not in _PASSED_OVER), split[0] if split else "")


_STYLES: dict[str, KeyStyle] = {
    "may2014filter": lambda r: f"{_family(r)}{_year(r)}{_word(r)}",
    "May2014Filter": lambda r: f"{_family(r).title()}{_year(r)}{_word(r).title()}",
    "may2014": lambda r: f"{_family(r)}{_year(r)}",
    "May2014": lambda r: f"{_family(r).title()}{_year(r)}",
    "may14": lambda r: f"{_family(r)}{_year(r)[2:]}",
    "May14": lambda r: f"{_family(r).title()}{_year(r)[2:]}",
    "may:2014": lambda r: f"{_family(r)}:{_year(r)}",
    "May:2014": lambda r: f"{_family(r).title()}:{_year(r)}",
    "may:14": lambda r: f"{_family(r)}:{_year(r)[2:]}",
    "may_2014": lambda r: f"{_family(r)}_{_year(r)}",
    "May_2014": lambda r: f"{_family(r).title()}_{_year(r)}",
    "may-2014": lambda r: f"{_family(r)}-{_year(r)}",
    "may_filter_2014": lambda r: f"{_family(r)}_{_word(r)}_{_year(r)}",
    "may_2014_filter": lambda r: f"{_family(r)}_{_year(r)}_{_word(r)}",
    "may:2014:filter": lambda r: f"{_family(r)}:{_year(r)}:{_word(r)}",
    "filter2014": lambda r: f"{_word(r)}{_year(r)}",
}
_SCHOLAR = _STYLES["may2014filter"]


def key_style(own: Iterable[Record]) -> KeyStyle | None:
    """The manner in which most keys of a file are made, None where none is or the keys are few."""
    hits: Counter[str] = Counter()
    seen = 0
    for record in own:
        seen += 1
        stem = re.sub(r"(?<=\d)[a-z]{1,2}$|-\d+$", "", record.key)
        hits.update(n for n, style in _STYLES.items() if style(record) in {record.key, stem})
        if seen == 500:
            break
    if seen < 3 or not hits:
        return None
    name, most = hits.most_common(1)[0]
    return _STYLES[name] if most * 2 > seen else None


def make_key(record: Record, style: KeyStyle | None, taken: AbstractSet[str]) -> str:
    """A key for a new entry that no other one has, not even in another case.

    Without a style the key that the entry came with is kept.
    """
    key = style(record) if style and _family(record) and _year(record) else record.key
    if not key or key.startswith("unnamed-"):
        key = _SCHOLAR(record) or "unnamed"
    key = re.sub(r"[\s,{}\"#%'()=~\\@]+", "-", key).strip("-") or "unnamed"
    if key.lower() not in taken:
        return key
    for suffix in _suffixes():
        if f"{key}{suffix}".lower() not in taken:
            return f"{key}{suffix}"
    raise AssertionError("suffixes never end")


def _suffixes() -> Iterable[str]:
    yield from "bcdefghijklmnopqrstuvwxyz"
    number = 27
    while True:
        yield f"-{number}"
        number += 1
