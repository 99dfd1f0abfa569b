r"""Formulas: what of TeX's maths may pass to TeX, and how a formula reads as plain text.

A formula is parsed against a closed grammar, and what goes to TeX is written anew from what was
understood: nothing that isn't on the list gets there, and nothing that would make TeX stop
(a script twice, a fraction without its parts).
"""

from functools import lru_cache

from cvtex.frozen import Frozen
from cvtex.maths_grammar import MathsError, MathsProblem, parse_formula
from cvtex.maths_symbols import SYMBOLS
from cvtex.maths_text import write_line

__all__ = ["MAX_LENGTH", "Formula", "MathsProblem", "as_text", "check", "read_formula", "symbol"]

MAX_LENGTH = 2000


class Formula(Frozen):
    """A formula as it was understood: source that is safe for TeX, and readable text."""

    tex: str
    text: str


@lru_cache(maxsize=2000)
def read_formula(tex: str) -> Formula | MathsProblem:
    """Parse a formula's source without its delimiters; a problem where not all of it may pass."""
    if len(tex) > MAX_LENGTH:
        return MathsProblem(0, tex[:20], f"a formula has at most {MAX_LENGTH} characters")
    try:
        pieces = parse_formula(tex)
    except MathsError as error:
        return error.problem
    return Formula("".join(piece.tex for piece in pieces), write_line(pieces))


def check(tex: str) -> MathsProblem | None:
    """The first thing in a formula that may not pass to TeX."""
    formula = read_formula(tex)
    return formula if isinstance(formula, MathsProblem) else None


def as_text(tex: str) -> str:
    r"""A formula as readable characters; its source where it is none that may pass.

    >>> as_text(r"O(n \log n)"), as_text("H_2O")
    ('O(n log n)', 'H₂O')
    """
    formula = read_formula(tex)
    return tex if isinstance(formula, MathsProblem) else formula.text


def symbol(name: str) -> str:
    """The character that a command of maths prints; nothing for any other command."""
    found = SYMBOLS.get(name)
    return found.character if found else ""
