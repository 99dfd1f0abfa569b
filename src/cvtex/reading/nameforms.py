"""One person's name as BibTeX, BibLaTeX and people write it."""

import re
from collections.abc import Sequence
from functools import cache
from html import unescape
from unicodedata import normalize

from cvtex.frozen import replace
from cvtex.model import Name
from cvtex.reading.latex import read_latex_text

_SPECIAL = re.compile(r"[\\{}$~^_<&=]")
# `JR` and `SR` without a period are initials as likely as not.
_SUFFIX = re.compile(r"[JjSs]r\.?|[JS]R\.|I{2,3}|IV|2nd|3rd|[4-6]th|Esq\.?")
_GLUED_INITIALS = re.compile(r"[A-Z]{2,3}")
_EXTENDED = re.compile(r'(family|given|prefix|suffix)(-i)?\s*=\s*(?:"([^"]*)"|([^,]*))')
_SETTING = re.compile(r"\\(?:textbf|textit|textsc|textrm|emph|underline|uline|mbox)\s*(?=\{)")
_SWITCH = re.compile(r"\{\s*\\(?:bf|it|em|sc|bfseries|itshape|scshape)(?![a-zA-Z])\s*")
_TAG = re.compile(r"</?\w+>")
_MARK = re.compile(r"\\(?:[A-Za-z]+\s*|.)|[{},\s~]")
# What catalogues and people add to a name: the years of a life, `(Ed.)`.
_ADDITION = re.compile(r"\s*\((?:\d{3,4}\??\s*-[^()]*|[Ee]ds?\.?)\)")
# How the American Physical Society writes an accent: for maths, and otherwise.
_IN_MATHS_OR_NOT = re.compile(
    r"\\ifmmode\b(?:[^\\]++|\\(?!else\b|ifmmode\b))*+\\else\b"
    r"((?:[^\\]++|\\(?!fi\b|ifmmode\b))*+)\\fi(?![A-Za-z])(?:\{\})?"
)
_GLUED_NAME = re.compile(r"((?:[^\W\d_a-z]\.-?)+)([^\W\d_a-z][^\W\d_.]+)")
_INITIAL = re.compile(r"(?:[^\W\d_a-z]\.-?)+")
_INITIAL_OR_LETTER = re.compile(rf"{_INITIAL.pattern}|[^\W\d_a-z]")
# `Lee KH`, `van der Heijde D`, `Davis JC Jr`.
_INDEXED = re.compile(
    r"(?P<family>[^,.\d]*[^\W\d_A-Z][^,.\d]*)\s(?P<initials>[A-Z](?:-?[A-Z]){0,2})\.?"
    rf"(?:\s(?:{_SUFFIX.pattern}))?"
)
_ENDS_IN_CAPITALS = re.compile(rf"[\s~}}][A-Z-]{{1,5}}\.?(?:\s(?:{_SUFFIX.pattern}))?\s*$")
_SYLLABLE = re.compile(r"[AEIOUY]|^NG$")
# `(for the LIGO Scientific Collaboration)` among the authors.
_FOR_OTHERS = re.compile(r"\([^(),]{3,}\)")
# An accent takes the place of the point, so the letter is an `i` for all that search or sort it.
_ACCENTED_I = re.compile("\u0131([\u0300-\u0304\u0306\u0308\u030c])")
# `{J. De} Leeuw`: braces that hide where the family name begins.
_INITIALS_AND_PARTICLE = re.compile(
    r"\{((?:[A-Z]\.\s*)+(?:(?:[Vv]an|[Vv]on|[Dd]e[rn]?|[Dd]i)\s*)+)\}"
)
# `Jansen-van Vuuren`, in which no hyphen joins given names.
_HYPHENED_PARTICLE = re.compile(r"[^\W\d_][^-]*-(?:van|von|de[rn]?|d[aiu]|del)")
_CAPITAL_PARTICLES = frozenset({"Van", "Von", "De", "Di", "Da", "Del", "Du", "Le", "La", "Ten"})
# At the end of given names only these are nobody's given name.
_TRAILING_PARTICLES = frozenset({
    "van", "von", "vom", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "ten",
    "ter", "zu", "zum", "zur",
})  # fmt: skip
_TRAILING_CAPITALS = frozenset({
    ("De",), ("Del",), ("Della",), ("Di",), ("Von",), ("Van", "De"), ("Van", "Den"), ("Van", "Der"),
})  # fmt: skip
_WORDS_OF_BODIES = frozenset({"of", "for", "the"})


# In their own script these names have the family first, whatever BibTeX thinks; a single character
# after several is a family that somebody put at BibTeX's place for it.
_LETTERS = r"[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+"


@cache
def _east_asian() -> re.Pattern[str]:
    # Wide classes of characters take milliseconds to compile.
    return re.compile(rf"({_LETTERS})[ \u3000]({_LETTERS})")


def parse_name(text: str) -> Name:
    """Read one name in any of BibTeX's forms, its LaTeX included.

    The forms are `First von Last`, `von Last, First` and `von Last, Jr, First` (BibTeXing, 4),
    BibLaTeX's `given=..., family=...`, and a corporate author in braces.

    >>> parse_name("van der Berg, Jr., J. P.")
    Name(family='Berg', given='J. P.', particle='van der', suffix='Jr.', corporate=False)
    """
    text = text.strip()
    if "(" in text:
        if _FOR_OTHERS.fullmatch(text):
            return Name(read_latex_text(text), corporate=True)
        text = _ADDITION.sub("", text)
    if "\u0131" in text:
        text = _ACCENTED_I.sub(lambda i: normalize("NFC", f"i{i[1]}"), text)
    if not text.isascii() and (written := _east_asian().fullmatch(text)):
        first, last = written.groups()
        if not len(last) == 1 < len(first):
            return Name(first, given=last)
    if _SPECIAL.search(text) is None:
        return _from_parts([part.split() for part in text.split(",")])
    text = _IN_MATHS_OR_NOT.sub(lambda m: m[1].strip(), unescape(_TAG.sub("", text)))
    text = _INITIALS_AND_PARTICLE.sub(r"\1", _without_setting(text))
    if text.startswith("{") and not text.startswith("{\\") and _closes_at_end(text, 0):
        return Name(read_latex_text(text[1:-1]).strip(), corporate=True)
    if _EXTENDED.match(text):
        return _from_assignments(text)
    return _from_parts([[_Word.read(word) for word in part if word] for part in _words(text)])


def parse_indexed_name(text: str) -> Name:
    """Read a name as PubMed and other indexes of journals write it.

    >>> parse_indexed_name("Davis JC Jr")
    Name(family='Davis', given='J.C.', particle='', suffix='Jr', corporate=False)
    """
    words, suffix = _without_suffix(read_latex_text(text).split(), at_least=3)
    initials = re.findall("[A-Z]", words[-1])
    return replace(_family_first(words[:-1]), given=".".join(initials) + ".", suffix=suffix)


def are_indexed(names: Sequence[str]) -> bool:
    """Whether names can only be read as `Lee KH`: all end in initials, and some in no syllable.

    `Bo LI` ends in a family name in capitals, and in a list of it and `Jun MA` nobody can tell.
    """
    if len(names) < 2 or not all(_ENDS_IN_CAPITALS.search(name) for name in names):
        return False
    found = [_INDEXED.fullmatch(read_latex_text(name).strip()) for name in names]
    return all(match and not is_suffix([match["initials"]]) for match in found) and any(
        match is not None and " " not in match["family"] and not _SYLLABLE.search(match["initials"])
        for match in found
    )


class _Word(str):
    """A word of a name as characters; `low` says that BibTeX takes it for a particle."""

    __slots__ = ("low",)
    low: bool

    @classmethod
    def read(cls, latex: str) -> "_Word":
        word = cls(read_latex_text(latex).strip())
        word.low = word[:1].islower() and (latex[0] != "{" or latex.startswith("{\\"))
        return word


def _from_parts(parts: Sequence[Sequence[str]]) -> Name:
    """A name from its parts between commas, each a list of words."""
    parts = [words for part in parts if (words := [word for word in part if word])]
    if not parts:
        return Name("")
    if len(parts) == 1:
        return _given_first(parts[0])
    if len(parts) == 2 and is_suffix(parts[1]):
        return replace(_given_first(parts[0]), suffix=parts[1][0])
    middle = _initials_before(parts[0]) if len(parts[0]) > 1 else 0
    name = _family_first(parts[0][middle:])
    given, suffix = _without_suffix(parts[1], at_least=2)
    if suffix and len(parts) == 2:
        name = replace(name, suffix=suffix)
    elif len(parts) > 2:
        suffixes, given = (parts[2], parts[1]) if is_suffix(parts[2]) else (parts[1], parts[2])
        name = replace(name, suffix=" ".join(suffixes))
        given = [*given, *(word for part in parts[3:] for word in part)]
    return _with_given(name, [*given, *parts[0][:middle]])


def _initials_before(words: Sequence[str]) -> int:
    """How many initials stand before a family name: one in `C. Besley, John`, John C. Besley."""
    return next((i for i, word in enumerate(words) if not _INITIAL.fullmatch(word)), 0)


def _with_given(name: Name, words: Sequence[str]) -> Name:
    """The family name with its given names, of which a particle at their end is its own.

    Catalogues write `Jong, S. de` and `Credico, A. Di`.
    """
    start = len(words)
    while start > 1 and words[start - 1] in _TRAILING_PARTICLES:
        start -= 1
    particle = " ".join(words[start:])
    if particle and not name.particle:
        return replace(name, given=_given(words[:start], name.family), particle=particle)
    if len(words) > 1 and _INITIAL_OR_LETTER.fullmatch(words[0]):
        letters = (bool(_INITIAL_OR_LETTER.fullmatch(word)) for word in words)
        start = next((i for i, letter in enumerate(letters) if not letter), 0)
        if tuple(words[start:]) in _TRAILING_CAPITALS:
            family = " ".join((*words[start:], name.family))
            return replace(name, given=_given(words[:start], name.family), family=family)
    return replace(name, given=_given(words, name.family))


def is_suffix(words: Sequence[str]) -> bool:
    """Whether the words between two commas are `Jr.` or the like."""
    return len(words) == 1 and _SUFFIX.fullmatch(words[0]) is not None


def _given_first(words: Sequence[str]) -> Name:
    words, suffix = _without_suffix(words, at_least=3)
    if len(words) > 1 and _INITIAL.fullmatch(words[-1]) and not _INITIAL.fullmatch(words[0]):
        return _initials_last(words)
    if (glued := _GLUED_NAME.fullmatch(words[-1])) is not None:
        words = [*words[:-1], *glued.groups()]
    low = [i for i, word in enumerate(words[:-1]) if _is_low(word)]
    if not low and (start := _capital_particle(words)):
        family = " ".join(words[start:])
        return Name(family, _given(words[:start], family), "", suffix)
    if not low or (len(low) == len(words) - 1 and _is_low(words[-1])):
        return Name(words[-1], _given(words[:-1], words[-1]), "", suffix)
    if not _WORDS_OF_BODIES.isdisjoint(words):
        return Name(" ".join(words), corporate=True)
    first, last = low[0], low[-1] + 1
    if first > 1 and words[first - 1] in _CAPITAL_PARTICLES:
        first -= 1
    family = " ".join(words[last:])
    return Name(family, _given(words[:first], family), " ".join(words[first:last]), suffix)


def _capital_particle(words: Sequence[str]) -> int:
    """Where `Van Horn` begins in `Earl C. Van Horn`; 0 where no initial says that it does."""
    for i, word in enumerate(words[1:-1], 1):
        if word in _CAPITAL_PARTICLES and _INITIAL_OR_LETTER.fullmatch(words[i - 1]):
            return i
        if "-" in word and _HYPHENED_PARTICLE.fullmatch(word):
            return i
    return 0


def _initials_last(words: Sequence[str]) -> Name:
    """`Kuhn H. W.`, as some indexes write, for no family name is an initial with a period."""
    first = len(words)
    while first > 1 and _INITIAL.fullmatch(words[first - 1]):
        first -= 1
    family = _family_first(words[:first])
    return replace(family, family=family.family.rstrip("."), given=" ".join(words[first:]))


def _family_first(words: Sequence[str]) -> Name:
    words, suffix = _without_suffix(words, at_least=2)
    low = 0
    while low < len(words) - 1 and _is_low(words[low]):
        low += 1
    return Name(" ".join(words[low:]), "", " ".join(words[:low]), suffix)


def _without_suffix(words: Sequence[str], at_least: int) -> tuple[Sequence[str], str]:
    if len(words) >= at_least and is_suffix(words[-1:]):
        return words[:-1], words[-1]
    return words, ""


def _is_low(word: str) -> bool:
    low = word.low if isinstance(word, _Word) else word[:1].islower()
    return low and word[1:] != "."


def _given(words: Sequence[str], family: str) -> str:
    """Given names; initials written as one word (`AB`) get their periods, as in `A.B.`."""
    if not family.isupper():
        words = [".".join(w) + "." if _GLUED_INITIALS.fullmatch(w) else w for w in words]
    return " ".join(words)


def _from_assignments(text: str) -> Name:
    """A name in BibLaTeX's extended format (BibLaTeX manual, 3.5)."""
    parts = {}
    for part, initial, quoted, bare in _EXTENDED.findall(text):
        if not initial:
            parts[part] = read_latex_text(quoted or bare).strip()
    family = parts.get("family", "")
    return Name(family, parts.get("given", ""), parts.get("prefix", ""), parts.get("suffix", ""))


# --- braces ------------------------------------------------------------------------------------


def _words(text: str) -> list[list[str]]:
    """The words of each part between commas; what stands in braces is never divided."""
    parts = [[""]]
    depth = start = 0
    for mark in _MARK.finditer(text):
        character = mark.group()
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
        elif depth == 0 and not character.startswith("\\"):
            parts[-1].append(text[start : mark.start()])
            start = mark.end()
            if character == ",":
                parts.append([])
    parts[-1].append(text[start:])
    return parts


def _without_setting(text: str) -> str:
    r"""The text without a command that sets all of it: `\textbf{A. May}`, `{\bf A. May}`."""
    while True:
        switch = _SWITCH.match(text)
        setting = _SETTING.match(text)
        if switch is not None and _closes_at_end(text, 0):
            text = text[switch.end() : -1].strip()
        elif setting is not None and _closes_at_end(text, setting.end()):
            text = text[setting.end() + 1 : -1].strip()
        else:
            return text


def _closes_at_end(text: str, opening: int) -> bool:
    """Whether the brace at `opening` is closed by the last character."""
    depth = 0
    for brace in re.finditer(r"[{}]", text[opening:]):
        depth += 1 if brace.group() == "{" else -1
        if depth == 0:
            return opening + brace.end() == len(text)
    return False
