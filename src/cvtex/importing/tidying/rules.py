"""All tidying rules in the order in which they are applied."""

from collections.abc import Set as AbstractSet

from cvtex.frozen import Frozen
from cvtex.importing.record import Record
from cvtex.importing.tidying import (
    details,
    entry_types,
    identifiers,
    name_lists,
    publishers,
    titles,
    venues,
)
from cvtex.importing.tidying.rule import Rule

_BY_NAME = {
    rule.name: rule
    for module in (details, titles, name_lists, identifiers, entry_types, venues, publishers)
    for rule in module.RULES
}
# What is escaped twice hides what later rules look for; a type needs the venue in its natural
# order; acronyms come last, for their braces would be in the way of everything else.
_ORDER = (
    "empty-fields",
    "double-escapes",
    "markup",
    "name-lists",
    "name-commas",
    "doi",
    "arxiv",
    "identifiers",
    "patent",
    "thesis",
    "report",
    "preprint",
    "venue-order",
    "venue-tail",
    "conference",
    "journal",
    "venue-year",
    "publisher-noise",
    "publisher-place",
    "pages",
    "months",
    "final-period",
    "cut-fields",
    "cut-authors",
    "non-papers",
    "no-venue",
    "capitals",
    "acronyms",
)
RULES: tuple[Rule, ...] = tuple(_BY_NAME[name] for name in _ORDER)


class Remark(Frozen):
    """What a rule says of an entry; `changed` is False where it only points at something."""

    rule: str
    message: str
    changed: bool


class Tidied(Frozen):
    """An entry after the rules, and what they did."""

    record: Record
    remarks: tuple[Remark, ...]


def tidy(record: Record, without: AbstractSet[str] = frozenset()) -> Tidied:
    """Apply every rule but those named in `without`."""
    remarks: list[Remark] = []
    for rule in RULES:
        if rule.name in without:
            continue
        change = rule.apply(record)
        if change is not None:
            remarks.append(Remark(rule.name, change.message, change.record != record))
            record = change.record
    return Tidied(record, tuple(remarks))
