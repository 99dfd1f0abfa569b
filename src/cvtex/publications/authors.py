"""Author lists as they are printed, and what their marks mean."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from cvtex.frozen import Frozen
from cvtex.model import Contributor, ListOptions, Mark, Name
from cvtex.publications.initials import initials, spell_given
from cvtex.publications.names import PARTICLES, is_asian, is_body, is_suffix, plain_word
from cvtex.richtext import EMPTY, Rich, Style, join
from cvtex.words import Words

SYMBOLS = {Mark.EQUAL: "*", Mark.CORRESPONDING: "†", Mark.ADVISEE: "‡"}
"""What is printed after a name; `HIGHLIGHT` is a matter of the name's own style."""

_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_ENDS_IN_INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,3}\.$")
_NO_BREAK = "\u00a0"
_STAR = re.compile(r"\*|\\ast")
_BODY = re.compile(
    r"Collaborat|Group|Consorti|Team|Committee|Initiative|Network|Project", re.IGNORECASE
)
_COLLABORATION = re.compile(r"\bcollaborations?$", re.IGNORECASE)
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

    A list longer than `max_authors` is shortened to its first names and the owner, and says where
    it left out how many; what the bibliography itself leaves out can't be counted (`…`, `et al.`).
    Whom the authors write for stands in brackets after them.
    """
    listed, groups = _apart(authors)
    if owner is not None:
        owner = next((i for i, author in enumerate(listed) if author is authors[owner]), None)
    between = "; " if options.names == "family-first" else ", "
    shown = _shown(listed, owner, options.max_authors, cut=cut)
    names: list[Rich] = []
    before = -1
    for index in shown:
        left_out = _left_out(listed, before, index, cut=cut)
        gap = _gap(left_out, words)
        if left_out is None and names:
            names[-1] += Rich.of(f"{between.rstrip()}{_NO_BREAK}{gap}")  # no line begins with it
        elif left_out != 0:
            names.append(Rich.of(gap))
        names.append(_author(listed[index], options, is_owner=index == owner))
        before = index
    text = join(between, names)
    left_out = _left_out(listed, before, len(listed), cut=cut)
    if left_out != 0:
        several = len(names) > 1 and words["others.comma"]
        others = Rich.of(_others(left_out, words))
        text = join(between if several else " ", (text, others))
    text = join(" ", (text, *(Rich.of(group) for group in groups)))
    marks = {mark for index in shown for mark in listed[index].marks}
    if lone_star(authors) and not cut:
        marks.discard(Mark.EQUAL)
    return AuthorList(text, frozenset(marks))


def list_editors(
    editors: tuple[Contributor, ...], owner: int | None, options: ListOptions, words: Words
) -> Rich:
    """The editors as they are printed: `A. May, B. Chen (eds.)`."""
    names = list_authors(editors, owner, options, words, cut=False).text
    word = words["editors.one" if len(editors) == 1 else "editors.many"]
    return names + Rich.of(f" {word}") if names else EMPTY


def in_collaboration(authors: Rich, collaboration: Rich) -> Rich:
    """The authors with the collaboration they belong to (REVTeX's field): `(STAR Collaboration)`.

    A collaboration that is among the authors itself isn't told twice.
    """
    name = collaboration.plain().strip()
    if not name or name in authors.plain():
        return authors
    if _BODY.search(name) is None:
        several = "," in name or " and " in name
        collaboration += Rich.of(" Collaborations" if several else " Collaboration")
    if not authors:
        return collaboration
    return join(" ", (authors, Rich.of("(") + collaboration + Rich.of(")")))


def lone_star(authors: Sequence[Contributor]) -> Contributor | None:
    """The one author whose name bears a `*`, with whom nobody contributes equally.

    Somebody who does may be among those that the file leaves out between two.
    """
    equal = [author for author in authors if Mark.EQUAL in author.marks]
    if len(equal) != 1 or equal[0].span is None or any(author.gap for author in authors):
        return None
    return equal[0] if _STAR.search(equal[0].span.text) else None


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


def _apart(authors: Sequence[Contributor]) -> tuple[list[Contributor], list[str]]:
    """The authors, and in brackets whom they write for.

    `(for the LIGO Scientific Collaboration)` among them says so, and so does a collaboration that
    comes after people.
    """
    listed = list(authors)
    groups: list[str] = []
    while (
        len(listed) > 1
        and not is_body(listed[0].name)
        and not listed[-1].gap
        and is_body(listed[-1].name)
        and _COLLABORATION.search(listed[-1].name.full())
    ):
        groups.insert(0, f"({listed.pop().name.full()})")
    within = [a for a in listed if a.name.corporate and a.name.family.startswith("(")]
    groups = [*(author.name.family for author in within), *groups]
    return [author for author in listed if author not in within], groups


def _shown(
    authors: Sequence[Contributor], owner: int | None, most: int, *, cut: bool
) -> Sequence[int]:
    """The indices of the authors that are named: a single one left out would take no less room."""
    count = len(authors)
    if most <= 0 or count <= most:
        return range(count)
    first = most if owner is None or owner < most else most - 1
    chosen = [*range(first), *([] if owner is None or owner < first else [owner])]
    if authors[-1].gap and not cut and chosen[-1:] != [count - 1]:
        chosen.append(count - 1)  # `…, D. Dd` is no longer than `et al.`
    single = [
        start + 1
        for start, end in pairwise((-1, *chosen, count))
        if _left_out(authors, start, end, cut=cut) == 1
    ]
    return sorted(chosen + single)


def _left_out(authors: Sequence[Contributor], start: int, end: int, *, cut: bool) -> int | None:
    """How many authors are left out between two that are named; None where nobody knows."""
    if cut and end == len(authors):
        return None
    return None if any(a.gap for a in authors[start + 1 : end + 1]) else end - start - 1


def _gap(count: int | None, words: Words) -> str:
    if count is None:
        return "…"
    return f"… ({words.counted('others.within', count)})".replace(" ", _NO_BREAK)


def _others(count: int | None, words: Words) -> str:
    known = words["others.unknown"] if count is None else words.counted("others.counted", count)
    return known.replace(" ", _NO_BREAK)


def _author(author: Contributor, options: ListOptions, *, is_owner: bool) -> Rich:
    text = Rich.of(write_name(author.name, options.names))
    style = _STYLES.get(options.mark_me)
    if style and (is_owner or Mark.HIGHLIGHT in author.marks):
        text = Rich.styled(style, text)
    symbols = "".join(symbol for mark, symbol in SYMBOLS.items() if mark in author.marks)
    return text + Rich.of(symbols) if symbols else text
