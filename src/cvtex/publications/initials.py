"""Given names abbreviated to initials, in any script that has them."""

import re
import unicodedata
from functools import lru_cache

from cvtex.publications.names import PARTICLES, is_glued

_NICKNAME = re.compile(r"\([^)]*\)|\"[^\"]*\"|“[^”]*”")
_SEPARATOR = re.compile("([-\u2010\u2011])")
_ABBREVIATED = re.compile(r"[^\W\d_]{1,3}\.")
_RUN = re.compile(r"[^.]+\.?")


@lru_cache(maxsize=65536)
def initials(given: str) -> str:
    """The initials of given names, without spaces between them.

    Hyphens stay, and so do particles and what is an abbreviation already. Scripts without capital
    letters have no initials: there the name stays whole.

    >>> initials("Alireza Bagheri"), initials("Jean-Pierre"), initials("AB"), initials("Yu.")
    ('A.B.', 'J.-P.', 'A.B.', 'Yu.')
    >>> initials("María de los Ángeles")
    'M. de los Á.'
    """
    text = unicodedata.normalize("NFC", _NICKNAME.sub(" ", given))
    short = ""
    for word in text.split():
        if short and word.islower() and word in PARTICLES:
            short += f" {word}"
        elif " " in short and not short.endswith("."):
            short += f" {_initials_of(word)}"
        else:
            short += _initials_of(word)
    return short or given


def _initials_of(word: str) -> str:
    if is_glued(word):
        return "".join(f"{letter}." for letter in word)
    parts = _SEPARATOR.split(word)
    return "".join(
        part if separator else "".join(map(_initial, _RUN.findall(part)))
        for separator, part in ((i % 2, part) for i, part in enumerate(parts))
    )


def _initial(name: str) -> str:
    if _ABBREVIATED.fullmatch(name):
        return name
    letters = name.lstrip("'’‘`\"0123456789*")
    if not letters[:1].isalpha():
        return ""
    if letters[0].lower() == letters[0].upper():
        return name
    size = 2 if letters.startswith("IJ") else 1
    while size < len(letters) and unicodedata.combining(letters[size]):
        size += 1
    return f"{letters[:size]}."
