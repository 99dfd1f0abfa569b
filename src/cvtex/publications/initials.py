"""Given names abbreviated to initials, in any script that has them, and initials spelled alike."""

import re
import unicodedata
from functools import lru_cache

from cvtex.publications.names import PARTICLES, is_glued

_NICKNAME = re.compile(r"\([^)]*\)|\"[^\"]*\"|“[^”]*”")
_NICKNAME_SIGN = re.compile('[()"“”]')
_SEPARATOR = re.compile("([-\u2010\u2011])")
_ABBREVIATED = re.compile(r"[^\W\d_]{1,3}\.")
_RUN = re.compile(r"[^.]+\.?")
# What points divide, but for one before a hyphen: `A.` and `B.`, but `J.-P.`.
_POINTED = re.compile("[^.]+(?:\\.[-\u2010\u2011][^.]*)*\\.?")
_MOST_ABBREVIATED = 4


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


@lru_cache(maxsize=65536)
def spell_given(given: str) -> str:
    """Given names in full, with the initials among them each by itself and with its point.

    A syllable of one letter is no initial, and a name that is spelled out takes no point.

    >>> spell_given("Benjamin I.P"), spell_given("I-Ming"), spell_given("Peter. W")
    ('Benjamin I. P.', 'I-Ming', 'Peter W.')
    """
    words = unicodedata.normalize("NFC", given).split()
    return " ".join(piece for word in words for piece in _pieces_of(word))


def _pieces_of(word: str) -> list[str]:
    if _NICKNAME_SIGN.search(word):
        return [word]
    return [_with_point(piece) for piece in _POINTED.findall(word)]


def _with_point(piece: str) -> str:
    name = piece.rstrip(".")
    parts = _SEPARATOR.split(name)
    letters = [part.rstrip(".") for part in parts[::2]]
    if all(len(letter) == 1 and letter.isupper() for letter in letters):
        return "".join(
            part if place % 2 else f"{part.rstrip('.')}." for place, part in enumerate(parts)
        )
    spelled_out = len(name) > _MOST_ABBREVIATED and name[1:].islower()
    return name if spelled_out else piece


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
