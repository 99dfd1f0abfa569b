"""Author lists as they are printed, and what their marks mean."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from cvtex.frozen import Frozen
from cvtex.model import Contributor, ListOptions, Mark, Name
from cvtex.publications.initials import initials, spell_given
from cvtex.publications.names import PARTICLES, is_asian, is_body, is_suffix, plain_word
from cvtex.richtext import Rich, Style, join
from cvtex.words import Words

SYMBOLS = {Mark.EQUAL: "*", Mark.CORRESPONDING: "†", Mark.ADVISEE: "‡"}
"""What is printed after a name; `HIGHLIGHT` is a matter of the name's own style."""

_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_ENDS_IN_INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,3}\.$")
_NO_BREAK = "\u00a0"
_STYLES = {"bold": Style.STRONG, "underline": Style.UNDERLINE}


class AuthorList(Frozen):
    """An author list without its final period, and the marks that occur in it."""

    text: Rich
    marks: frozenset[Mark]


def list_authors(
    authors: Sequence[Contributor],
    owner: int | None,
    options: ListOptions,
    words: Words,
    *,
    cut: bool,
) -> AuthorList:
    """The authors as the section's options want them; `owner` is the index of the CV's owner.

    A list longer than `max_authors` is shortened to its first names and the owner, and says how
    many it left out; one that the bibliography itself cut can't know that and says `et al.`.
    """
    shown = _shown(len(authors), owner, options.max_authors)
    between = "; " if options.names == "family-first" else ", "
    names: list[Rich] = []
    for place, index in enumerate(shown):
        gap = index > (shown[place - 1] + 1 if place else 0)
        name = _author(authors[index], options, is_owner=index == owner)
        names.append(Rich.of(f"…{between}") + name if gap else name)
    text = join(between, names)
    left_out = len(authors) - len(shown)
    if cut or left_out:
        others = words["others.unknown"] if cut else words.counted("others", left_out)
        text = join(between if len(shown) > 1 else " ", (text, Rich.of(others)))
    marks = frozenset(mark for index in shown for mark in authors[index].marks)
    return AuthorList(text, marks)


@lru_cache(maxsize=65536)
def write_name(name: Name, form: str) -> str:
    """A name in one of the forms `initials`, `full` and `family-first`.

    No line ends in an initial or a particle, nor begins with a suffix; an apostrophe is one.
    """
    return _APOSTROPHE.sub("’", _tied(_in_form(name, form)))


def _in_form(name: Name, form: str) -> str:
    if is_body(name) or not name.given:
        return name.full()
    if is_asian(name.family):
        return name.family + name.given
    family = " ".join(filter(None, (name.particle, name.family)))
    given = initials(name.given) if form == "initials" else spell_given(name.given)
    if form == "family-first":
        return ", ".join(filter(None, (family, given, name.suffix)))
    return " ".join(filter(None, (given, family, name.suffix)))


def _tied(name: str) -> str:
    words = name.split(" ")
    tied = words[0]
    for previous, word in pairwise(words):
        close = (
            _ENDS_IN_INITIAL.search(previous)
            or is_suffix(word)
            or plain_word(previous) in PARTICLES
            or (previous.endswith(",") and _ENDS_IN_INITIAL.search(word))
        )
        tied += f"{_NO_BREAK if close else ' '}{word}"
    return tied


def write_legend(marks: Collection[Mark], words: Words) -> Rich:
    """What the symbols of these marks mean: `* equal contribution, † corresponding author`."""
    explained = (
        Rich.of(f"{symbol}{_NO_BREAK}{words[f'legend.{mark.value}']}")
        for mark, symbol in SYMBOLS.items()
        if mark in marks
    )
    return join("; ", explained)


def _shown(count: int, owner: int | None, most: int) -> list[int]:
    if most <= 0 or count <= most:
        return list(range(count))
    if owner is None or owner < most:
        return list(range(most))
    return [*range(most - 1), owner]


def _author(author: Contributor, options: ListOptions, *, is_owner: bool) -> Rich:
    text = Rich.of(write_name(author.name, options.names))
    style = _STYLES.get(options.mark_me)
    if style and (is_owner or Mark.HIGHLIGHT in author.marks):
        text = Rich.styled(style, text)
    symbols = "".join(symbol for mark, symbol in SYMBOLS.items() if mark in author.marks)
    return text + Rich.of(symbols) if symbols else text
