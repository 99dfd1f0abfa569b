"""Characters that the engine of a CV can't set, told without TeX."""

import unicodedata
from collections.abc import Iterator

from cvtex.compiling.origins import Origins
from cvtex.diagnostics import Diagnostic, error
from cvtex.source import Span
from cvtex.writing.characters import TexEngine, describe, unsettable


def check_characters(origins: Origins, engine: TexEngine) -> tuple[Diagnostic, ...]:
    """An error for each character of a .tex file that pdfLaTeX can't set.

    Some Latin letters it may put together from a letter and an accent; those are left out. What
    the other engines can set depends on the fonts of the machine, and what a theme of the user's
    own can on its packages: then there is nothing to tell.
    """
    if engine != "pdflatex" or origins.theme is not None:
        return ()
    return tuple(_findings(origins))


def _findings(origins: Origins) -> Iterator[Diagnostic]:
    # A comment says where things come from; nobody sets it.
    lines = origins.tex.text.splitlines()
    shown = "".join(line for line in lines if not line.lstrip().startswith("%"))
    for character in sorted(filter(_is_certain, unsettable(shown))):
        yield cannot_set(character, origins.of_text(character))


def _is_certain(character: str) -> bool:
    is_mark = unicodedata.category(character)[0] == "M"
    return not is_mark and not unicodedata.name(character, "").startswith("LATIN ")


def cannot_set(character: str, span: Span | None) -> Diagnostic:
    """That pdfLaTeX can't set a character, and which engine can."""
    return error(
        "missing-character",
        f"pdfLaTeX can't set {describe(character)}",
        span,
        'with engine = "auto" in [cv] LuaLaTeX sets it',
    )
