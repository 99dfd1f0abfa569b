r"""Which quotation marks typed as `"` and `'` in a BibTeX field open a quotation.

LaTeX's own marks are told by their form, ``x'' and `x'. Typewriter's are told by what stands around
them, and only where that leaves no doubt: an apostrophe stays one, and so do inches.
"""

import re
from collections.abc import Mapping

# What is none: accents, formulas, LaTeX's own closing marks.
_MARK = re.compile(r"""\\.|\$[^$]*\$|''|["'`]""", re.DOTALL)
# Before an opening mark, and behind a closing one.
_BEFORE = frozenset(" \t\r\n~([{-–—/“‘„«`")
_BEHIND = frozenset(" \t\r\n~)]}-–—/.,;:!?”’…")
# Words that begin with an apostrophe: 'tis, the '90s, rock 'n' roll.
_ELIDED = re.compile(
    r"(?:\d\d(?!\d)|n(?=')|[ts](?=[\s-])|(?:em|til|till|tis|twas|cause|cos|bout|round|neath|gainst|ere|hood)\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d\d(?!\w)")


def find_quotes(value: str) -> Mapping[int, str]:
    """The marks that are printed other than by their form, by their places in the value."""
    if '"' not in value and "'" not in value and "`" not in value:
        return {}
    marks = [match for match in _MARK.finditer(value) if match[0] in {'"', "'", "`"}]
    return {**_double(value, marks), **_single(value, marks)}


def _double(value: str, marks: list[re.Match[str]]) -> Mapping[int, str]:
    """Pairs of `"`, if all of them are pairs."""
    found: dict[int, str] = {}
    is_open = False
    for place in (match.start() for match in marks if match[0] == '"'):
        if not (_closes if is_open else _opens)(value, place):
            return {}
        found[place] = "”" if is_open else "“"
        is_open = not is_open
    return {} if is_open else found


def _single(value: str, marks: list[re.Match[str]]) -> Mapping[int, str]:
    """Apostrophes that open what a later one closes, and the accent of a year: JCDL`11."""
    found: dict[int, str] = {}
    closing = False
    for match in reversed(marks):
        place = match.start()
        if match[0] == "`":
            if value[place - 1 : place].isalpha() and _YEAR.match(value, place + 1):
                found[place] = "’"
        elif match[0] == "'":
            if closing and _opens(value, place) and not _ELIDED.match(value, place + 1):
                found[place] = "‘"
                closing = False
            elif _closes(value, place):
                closing = True
    return found


def _opens(value: str, place: int) -> bool:
    before, behind = value[place - 1 : place] if place else " ", value[place + 1 : place + 2]
    return (before in _BEFORE or before in {'"', "'"}) and _begins(behind)


def _begins(character: str) -> bool:
    return bool(character) and (character.isalnum() or character in "{\\$([¿¡#@&`'\"")


def _closes(value: str, place: int) -> bool:
    before, behind = value[place - 1 : place], value[place + 1 : place + 2] or " "
    return (
        bool(before)
        and not before.isspace()
        and before not in "([~"
        and (behind in _BEHIND or behind in {'"', "'"})
    )
