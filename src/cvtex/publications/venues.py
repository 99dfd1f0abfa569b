"""Venues by the short names that a field knows them by."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from cvtex.model import Publication
from cvtex.richtext import EMPTY, Rich

_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
# `Robotics and Automation (ICRA), 2013 IEEE International Conference on`
_INVERTED = re.compile(r"^(?P<rest>.*\S)\s*,\s*(?P<start>[^,]*\b(?:on|of|for|in)(?: the)?)\s*$")
# `..., ICML 2019, 9-15 June 2019, Long Beach, California, USA` and `... - ICML '19`
_ANNOUNCEMENT = re.compile(
    r"\s*[,:;.\u2010-\u2015-]\s*[A-Z][\w&/'+-]*(?: [A-Z][\w&/'+-]*)?[\s-]*"
    r"(?:['’]|\b(?:19|20))\d\d\b.*$"
)
_PARTS = re.compile(
    r"workshop|companion|findings|adjunct|demo|abstract|poster|tutorial|doctoral|student|track"
    r"|extended|supplement|satellite|industr|late.breaking|short|challenge",
    re.IGNORECASE,
)
_VOLUME = re.compile(
    r"\s*[,:(]?\s*\bvol(?:ume|\.)?\s*\d+\s*"
    r"(?::?\s*\(?(?:long papers|main (?:volume|conference))\)?)?\s*\)?\s*$"
    r"|\s*[,:(]\s*(?:long papers|main (?:volume|conference))\s*\)?\s*$",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[\w&/'’+ -]{0,24}")
_WORD = re.compile(r"[^\W_]+")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)?|\d+o|\d+a")
_ORDINAL_WORDS = frozenset({
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth",
    "seventieth", "eightieth", "ninetieth", "hundredth",
})  # fmt: skip
_TENS_FIRST = frozenset({
    "twenty", "thirty", "forty", "fourty", "fifty", "sixty", "seventy", "eighty", "ninety",
})  # fmt: skip
_SPONSORS = frozenset(["ieee", "acm", "cvf", "rsj", "aaai", "usenix", "iapr", "ifip", "aps"])
_SKIPPED = frozenset(["the", "annual"])
_MEETINGS = frozenset(["conference", "symposium", "meeting", "joint"])
_OPENINGS = (
    ("in",),
    ("proceedings", "of"),
    ("proc", "of"),
    ("conference", "proceedings", "of"),
    ("proceedings",),
    ("proc",),
)
# How meetings and journals are abbreviated in front of what they are about.
_ABBREVIATIONS = {
    "conf": "conference", "int": "international", "intl": "international", "symp": "symposium",
    "trans": "transactions", "j": "journal", "intern": "international",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Venues:
    """Short names by the normal forms of long ones: the CV's own and those that cvtex knows."""

    own: Mapping[str, str]

    @staticmethod
    def of(table: Mapping[str, str]) -> "Venues":
        """The venues of a CV whose `[venue]` table is given."""
        return Venues({normal_form(name): short for name, short in table.items()})

    def short(self, publication: Publication) -> Rich:
        """The short name by the entry, the CV or cvtex's table, in this order; empty if none."""
        if publication.short_venue:
            return publication.short_venue
        if not publication.venue:
            return EMPTY
        return Rich.of(self.find(publication.venue.plain()))

    def find(self, name: str) -> str:
        """The short name of a venue's name, empty if there is none.

        >>> Venues.of({}).find("Proceedings of the 36th Int. Conference on Machine Learning, 2019")
        'ICML'
        """
        form = normal_form(name)
        return self.own.get(form) or shipped_venues().get(form, "")


@lru_cache(maxsize=16384)
def normal_form(name: str) -> str:
    """What remains of a venue's name when all is gone that varies from year to year.

    Years, ordinals, sponsors, `Proceedings of`, an acronym in brackets and the place fall away,
    and an inverted name is turned. Words that say that it is a part of a meeting (`Workshop`,
    `Findings`) never do.

    >>> normal_form("Robotics and Automation (ICRA), 2013 IEEE International Conference on")
    'conference on robotics and automation'
    """
    text = unicodedata.normalize("NFKC", name).replace("\u00a0", " ")
    text = _BRACKETS.sub(_keep_bracket, text)
    text = _without_announcement(text)
    text = _VOLUME.sub("", text)
    if inverted := _INVERTED.match(text):
        text = f"{inverted['start']} {inverted['rest']}"
    words = [_ABBREVIATIONS.get(word, word) for word in _words(text)]
    words = _without_opening([word for word in words if word not in _SKIPPED])
    told = [word for word in words if word not in _SPONSORS]
    # `Proceedings of the IEEE` and `Journal of the ACM` are nothing without their publisher.
    if len([word for word in told if len(word) > 3]) > 1 or not words:
        words = told
    return " ".join(_without_international(words))


@cache
def shipped_venues() -> Mapping[str, str]:
    """The table that comes with cvtex: short names by normal form."""
    file = resources.files("cvtex.publications").joinpath("venues.toml")
    tables: dict[str, dict[str, list[str]]] = tomllib.loads(file.read_text("utf-8"))
    return {
        form: short for table in tables.values() for short, forms in table.items() for form in forms
    }


def _keep_bracket(match: re.Match[str]) -> str:
    inside = (match[1] or match[2] or "").strip()
    if _VOLUME.fullmatch(f"({inside})"):
        return " "
    if _ACRONYM.fullmatch(inside) and not _PARTS.search(inside) and len(inside.split()) <= 2:
        return " "
    return f" {inside} "


def _without_announcement(text: str) -> str:
    match = _ANNOUNCEMENT.search(text)
    if match is None or not match.start() or _PARTS.search(match[0]):
        return text
    return text[: match.start()]


def _words(text: str) -> list[str]:
    folded = "".join(
        c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c)
    )
    words: list[str] = []
    for word in _WORD.findall(folded.replace("&", " and ").replace("'", "").replace("’", "")):
        if _ORDINAL.fullmatch(word):
            continue
        if word in _ORDINAL_WORDS:
            if words and words[-1] in _TENS_FIRST:
                words.pop()
            continue
        words.append(word)
    return words


def _without_opening(words: list[str]) -> list[str]:
    for opening in _OPENINGS:
        if tuple(words[: len(opening)]) == opening and len(words) > len(opening) + 1:
            return _without_opening(words[len(opening) :])
    return words


def _without_international(words: list[str]) -> list[str]:
    """Without `international` where a meeting follows; journals keep it."""
    return [
        word
        for i, word in enumerate(words)
        if word != "international" or not _MEETINGS.intersection(words[i + 1 : i + 3])
    ]
