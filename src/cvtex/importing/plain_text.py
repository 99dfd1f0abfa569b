"""Text that is no LaTeX, as fields of an entry want it."""

import re
from collections.abc import Iterable

_ESCAPES = {"\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}"} | {
    character: f"\\{character}" for character in "&%#_$"
}


def as_latex(text: str) -> str:
    r"""The characters of a text as LaTeX prints them, its white space made single spaces.

    >>> as_latex("R&D  at 50 %")
    'R\\&D at 50 \\%'
    """
    return "".join(_ESCAPES.get(c, c) for c in " ".join(text.split()))


def as_names(people: Iterable[str]) -> str:
    """Names as one list; an ellipsis is `others`, and a body with an `and` in it gets braces.

    >>> as_names(["Doe, J", "Centers for Disease Control and Prevention", "..."])
    'Doe, J and {Centers for Disease Control and Prevention} and others'
    """
    return " and ".join(_as_name(person.strip(" ,")) for person in people if person.strip(" ,"))


def _as_name(person: str) -> str:
    if person.lower() in {"...", "…", "others", "et al", "et al."}:
        return "others"
    name = as_latex(person)
    return f"{{{name}}}" if re.search(r"\sand\s", name, re.IGNORECASE) else name
