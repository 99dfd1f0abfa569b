"""Venues by the short names that a field knows them by."""

import json
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path

from cvtex.cache import cache_folder
from cvtex.frozen import Frozen
from cvtex.model import Kind, Publication
from cvtex.richtext import EMPTY, Rich
from cvtex.venue_names import LONGEST, PARTS, normal_form, normal_forms

# What a meeting says is short for it: `, MFCS 2015, Milan`, `(SSDBM ’11)`, `(UMAP)`.
_TOLD = re.compile(
    r"(?:[,(:]|\s[\u2010-\u2015-])\s*(?P<short>[A-Z][\w&/+-]+)\s*"
    r"(?P<year>['’‘]?\s*(?:19|20)?\d\d)?\s*(?P<end>[,):]|\s[\u2010-\u2015-]|$)"
)
# Two meetings of different fields may share their letters, and words like these besides.
_COMMON_WORDS = frozenset({
    "conference", "symposium", "meeting", "workshop", "joint", "international", "proceedings",
})  # fmt: skip
_FEWEST_SHARED = 2


class Venues(Frozen):
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
        name = publication.venue.plain()
        # What is no conference paper has not appeared in the conference of that name.
        if publication.kind is Kind.ARTICLE and is_meeting(name):
            return Rich.of(self.own.get(normal_form(name), ""))
        return Rich.of(self.find(name))

    def find(self, name: str) -> str:
        """The short name of a venue's name, empty if there is none.

        >>> Venues.of({}).find("Proceedings of the 36th Int. Conference on Machine Learning, 2019")
        'ICML'
        """
        if len(name) > LONGEST:
            return ""
        if self.own:
            for form in normal_forms(name):
                if form in self.own:
                    return self.own[form]
        return _find(name)

    def find_series(self, name: str) -> str:
        """The short name of a series of books: its own letters where it is one of those."""
        form = normal_form(name)
        return self.own.get(form) or shipped_series().get(form, "")


def is_meeting(name: str) -> bool:
    """Whether the table that comes with cvtex knows the name, and as that of a conference."""
    return _is_listed(name, "meetings")


def is_journal(name: str) -> bool:
    """Whether the table that comes with cvtex knows the name, and as that of a journal."""
    return _is_listed(name, "journals")


def _is_listed(name: str, kind: str) -> bool:
    short = _find(name) if len(name) <= LONGEST else ""
    return bool(short) and short in _short_names(kind)


@lru_cache(maxsize=16384)
def _find(name: str) -> str:
    """The short name by cvtex's own table."""
    shipped = shipped_venues()
    for form in normal_forms(name):
        if form in shipped:
            return shipped[form]
    # `Conference on Intelligent Robots and Systems IROS`
    start, _, acronym = name.rpartition(" ")
    if acronym.isupper() and any(shipped.get(form) == acronym for form in normal_forms(start)):
        return acronym
    return _find_by_letters(name)


@cache
def shipped_venues() -> Mapping[str, str]:
    """The table that comes with cvtex: short names by normal form."""
    return {form: short for kind in ("meetings", "journals") for form, short in _rows(kind)}


@cache
def shipped_series() -> Mapping[str, str]:
    """The series of books that cvtex knows: short names by normal form."""
    letters = {
        normal_form(short): short for names in _shipped()["series"].values() for short in names
    }
    return letters | dict(_rows("series"))


@cache
def _short_names(kind: str) -> frozenset[str]:
    return frozenset(short for _, short in _rows(kind))


def _rows(kind: str) -> Iterator[tuple[str, str]]:
    for names in _shipped()[kind].values():
        for short, forms in names.items():
            for form in forms:
                yield form, short


@cache
def _shipped() -> Mapping[str, Mapping[str, Mapping[str, list[str]]]]:
    """The table as it stands in its file, which is parsed once and kept in the user's cache."""
    file, folder = Path(__file__).with_name("venues.toml"), cache_folder("tables")
    kept = folder / "venues.json" if folder else None
    state = [file.stat().st_mtime_ns, file.stat().st_size]
    if kept is not None:
        with suppress(OSError, ValueError):
            told, tables = json.loads(kept.read_bytes())
            if told == state:
                return tables  # type: ignore[no-any-return]
    tables = tomllib.loads(file.read_text("utf-8"))
    if kept is not None:
        with suppress(OSError):
            new = kept.with_suffix(f".{os.getpid()}")
            new.write_text(json.dumps([state, tables]), "utf-8")
            new.replace(kept)
    return tables


@cache
def _meetings_by_letters() -> Mapping[str, tuple[str, list[frozenset[str]]]]:
    """By its letters in lower case, a meeting's short name and the words of its long ones."""
    meetings: dict[str, tuple[str, list[frozenset[str]]]] = {}
    for form, short in _rows("meetings"):
        meetings.setdefault(short.casefold(), (short, []))[1].append(_telling_words(form))
    return meetings


def _find_by_letters(name: str) -> str:
    """The meeting whose letters a name tells, if it also has most of the words of that meeting."""
    if PARTS.search(name):
        return ""
    words: frozenset[str] | None = None
    for told in _TOLD.finditer(name):
        short, forms = _meetings_by_letters().get(told["short"].casefold(), ("", []))
        if not short or not (told["year"] or told["end"] == ")"):
            continue
        words = words or _telling_words(normal_form(name))
        for form in forms:
            shared = len(form & words)
            if shared >= _FEWEST_SHARED and 2 * shared >= len(form):
                return short
    return ""


def _telling_words(form: str) -> frozenset[str]:
    return frozenset(word for word in form.split() if len(word) > 3) - _COMMON_WORDS
