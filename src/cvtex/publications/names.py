"""Names compared and abbreviated: what two spellings of one person have in common."""

import re
import unicodedata
from functools import lru_cache

from cvtex.frozen import Frozen
from cvtex.model import Name

PARTICLES = frozenset({
    "al", "am", "ap", "ben", "bin", "da", "dal", "dall", "dalla", "de", "degli", "dei", "del",
    "dela", "della", "dello", "den", "der", "des", "di", "do", "dos", "du", "e", "el", "het", "ibn",
    "la", "las", "le", "lo", "los", "op", "san", "t", "te", "ten", "ter", "tot", "van", "vande",
    "vanden", "vander", "vom", "von", "y", "zu", "zum", "zur",
})  # fmt: skip
"""Words that a family name may begin with or lose."""

SUFFIXES = frozenset(["jr", "jnr", "junior", "sr", "snr", "senior", "ii", "iii", "iv"])
_SENIOR = frozenset(["sr", "snr", "senior"])

# Letters that no decomposition takes apart, left out (`ø` as `o`) or written out (`ø` as `oe`).
_BARE = str.maketrans({
    "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h",
    "ı": "i", "ŋ": "n", "ŧ": "t", "ə": "e", "ĸ": "k",
})  # fmt: skip
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})
_BODIES = frozenset({
    "collaboration", "collaborative", "committee", "consortium", "group", "initiative",
    "investigators", "network", "taskforce", "team",
})  # fmt: skip
_APART = re.compile(r"[\s,;~]+")
_NICKNAME = re.compile(r"\([^)]*\)|\"[^\"]*\"|“[^”]*”|「[^」]*」")
_HYPHENS = re.compile("[-\u2010-\u2015\u2212\u00ad]+")
# As a pattern these ranges would take 3 ms to compile.
_ASIAN = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7af"), ("\uf900", "\ufaff"))
_MOST_GLUED = 3


@lru_cache(maxsize=65536)
def folded(text: str) -> frozenset[str]:
    """The letters of a text without case and accents, and with umlauts written out.

    >>> sorted(folded("Müller-Lüdenscheid"))
    ['muellerluedenscheid', 'mullerludenscheid']
    """
    lower = text.casefold()
    if lower.isascii():
        return frozenset((_letters(lower),))
    composed = unicodedata.normalize("NFKC", lower)
    spellings = (composed, composed.translate(_WRITTEN_OUT))
    return frozenset(_letters(_without_accents(spelling)) for spelling in spellings)


def is_asian(text: str) -> bool:
    """Whether a name is written in Chinese, Japanese or Korean script.

    Such a name has its family name first, no space inside, and no initials.
    """
    if text.isascii():
        return False
    return any(first <= character <= last for character in text for first, last in _ASIAN)


def is_body(name: Name) -> bool:
    """Whether it is no person: a name in braces, or one such as `MuSPAD Study Group`."""
    return name.corporate or (bool(name.given) and name.family.casefold() in _BODIES)


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name, without nicknames in brackets or quotes."""
    return tuple(word for word in _APART.split(_NICKNAME.sub(" ", text)) if any(folded(word)))


def plain_word(word: str) -> str:
    """A word's letters in one folded spelling, for looking it up in a list of words."""
    return min(folded(word))


def is_suffix(word: str) -> bool:
    """Whether a word is `Jr.`, `Sr.`, `II` and the like."""
    return plain_word(word) in SUFFIXES


def suffix_rank(text: str) -> str:
    """A suffix in one spelling (`jr`, `sr`, `iii`); empty for none."""
    word = plain_word(text) if any(folded(text)) else ""
    if word in {"jnr", "junior"}:
        return "jr"
    return "sr" if word in _SENIOR else word


class Family(Frozen):
    """A family name folded: all of it, and what remains without its particles."""

    whole: frozenset[str]
    bare: frozenset[str]

    @property
    def has_particle(self) -> bool:
        """Whether there is a particle that another spelling may lack."""
        return self.whole != self.bare

    def matches(self, other: "Family") -> bool:
        """Whether both may be one name: particles may be missing in one, but not differ."""
        if not self.whole.isdisjoint(other.whole):
            return True
        if self.has_particle and other.has_particle:
            return False
        return not (self.bare.isdisjoint(other.whole) and self.whole.isdisjoint(other.bare))


@lru_cache(maxsize=65536)
def fold_family(text: str) -> Family:
    """Fold a family name with its particles: `van der Berg`, `al-Khwārizmī`, `O’Neill`."""
    whole = folded("".join(name_words(text)))
    words = [piece for word in name_words(text) for piece in _HYPHENS.split(word)]
    while len(words) > 1 and not words[0]:
        del words[0]
    own = list(words)
    while len(own) > 1 and plain_word(own[0]) in PARTICLES:
        del own[0]
    return Family(whole, folded("".join(own)) if len(own) < len(words) else whole)


# A piece of a given name: its folded spellings and whether it is an initial or abbreviated.
class _Piece(Frozen):
    spellings: frozenset[str]
    short: bool

    def matches(self, other: "_Piece") -> bool:
        if self.short or other.short:
            return any(
                a.startswith(b) or b.startswith(a) if self.short and other.short
                else (b.startswith(a) if self.short else a.startswith(b))
                for a in self.spellings
                for b in other.spellings
            )  # fmt: skip
        return not self.spellings.isdisjoint(other.spellings)


_Word = tuple[_Piece, ...]


class Given(Frozen):
    """Given names in pieces: words, and within a word what hyphens join (`Jean-Pierre`)."""

    words: tuple[_Word, ...]

    @property
    def spelled_out(self) -> bool:
        """Whether the first given name is more than an initial."""
        return bool(self.words) and not self.words[0][0].short

    def matches(self, other: "Given") -> bool:
        """Whether both may be one person's: what both have agrees, the first of them included.

        `A.`, `Avner` and `Avner J.` match each other; `Avner J.` and `Avner K.` don't, and neither
        do `Jean` and `Jean-Pierre`.
        """
        if not self.words or not other.words:
            return False
        if _agree(self.words, other.words):
            return True
        mine, theirs = self.pieces(), other.pieces()
        if not (mine[0].short or theirs[0].short) and _same_when_joined(mine, theirs):
            return True  # Xiao-Ming, Xiao Ming, Xiaoming
        shared = min(len(mine), len(theirs))
        return shared > 1 and all(a.matches(b) for a, b in zip(mine, theirs, strict=False))

    def equals(self, other: "Given") -> bool:
        """Whether both are spelled out and the same throughout."""
        mine, theirs = self.pieces(), other.pieces()
        spelled_out = not any(piece.short for piece in mine + theirs)
        return spelled_out and _same_when_joined(mine, theirs)

    def pieces(self) -> tuple[_Piece, ...]:
        """The pieces of all words in a row."""
        return tuple(piece for word in self.words for piece in word)


@lru_cache(maxsize=65536)
def fold_given(text: str) -> tuple[Given, ...]:
    """The ways to read given names; two where `AB` may be a name or the initials of two.

    >>> [len(reading.words) for reading in fold_given("AB")]
    [1, 2]
    """
    words: list[_Word] = []
    glued: list[_Word] = []
    for word in name_words(text):
        parts = tuple(piece for piece in _pieces(word) if any(piece.spellings))
        if not parts:
            continue
        run = parts if _HYPHENS.search(word) else ()
        own = [run] if run else [(piece,) for piece in parts]
        words += own
        if is_glued(word):
            glued += [(_Piece(folded(letter), short=True),) for letter in word]
        else:
            glued += own
    readings = (Given(tuple(words)), Given(tuple(glued)))
    return readings if words != glued else readings[:1]


def is_glued(word: str) -> bool:
    """Whether a word can be initials written together: `AB`, `JPM`, but not `Bo`."""
    return 1 < len(word) <= _MOST_GLUED and word.isalpha() and word.isupper()


def is_spelled_out(word: str) -> bool:
    """Whether a word of a name is no initial and no abbreviation."""
    return not word.endswith(".") and max(map(len, folded(word))) > 1


def _pieces(word: str) -> list[_Piece]:
    pieces = []
    for part in _HYPHENS.split(word):
        runs = re.findall(r"([^.]+)(\.?)", part)
        for letters, point in runs:
            spellings = folded(letters)
            pieces.append(_Piece(spellings, short=bool(point) or max(map(len, spellings)) == 1))
    return pieces


def _agree(some: tuple[_Word, ...], others: tuple[_Word, ...]) -> bool:
    """Whether the shorter sequence lies within the longer one in order, first upon first."""
    shorter, longer = sorted((some, others), key=len)
    if not _same_word(shorter[0], longer[0]):
        return False
    rest = iter(longer[1:])
    return all(any(_same_word(word, other) for other in rest) for word in shorter[1:])


def _same_when_joined(some: _Word, others: _Word) -> bool:
    """Whether both are the same as one word, in any of the spellings of their pieces."""
    # Piece by piece: the number of whole spellings doubles with every umlaut. A state is the side
    # that is behind, how many pieces of both are read, and what the other side has more.
    sides = (some, others)
    states = [(0, (0, 0), "")]
    seen = set()
    while states:
        state = states.pop()
        behind, read, ahead = state
        if read == (len(some), len(others)) and not ahead:
            return True
        if state in seen or read[behind] == len(sides[behind]):
            continue
        seen.add(state)
        now = (read[0] + 1, read[1]) if behind == 0 else (read[0], read[1] + 1)
        for spelling in sides[behind][read[behind]].spellings:
            if spelling.startswith(ahead):
                states.append((1 - behind, now, spelling[len(ahead) :]))
            elif ahead.startswith(spelling):
                states.append((behind, now, ahead[len(spelling) :]))
    return False


def _same_word(word: _Word, other: _Word) -> bool:
    if len(word) == len(other):
        return all(a.matches(b) for a, b in zip(word, other, strict=True))
    single, compound = sorted((word, other), key=len)
    if len(single) > 1:
        return False
    if single[0].short:
        return single[0].matches(compound[0])
    if not all(piece.short for piece in compound):
        return False
    # `J.-W.` may be Jinwoo: its initials stand in it in this order.
    return any(_initials_within(compound, spelling) for spelling in single[0].spellings)


def _initials_within(initials: _Word, name: str) -> bool:
    if not any(name.startswith(first) for first in initials[0].spellings):
        return False
    position = 0
    for piece in initials:
        found = [name.find(spelling, position) for spelling in piece.spellings]
        if max(found) < 0:
            return False
        position = min(place for place in found if place >= 0) + 1
    return True


def _letters(text: str) -> str:
    return text if text.isalpha() else "".join(c for c in text if c.isalpha())


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_BARE))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def full_name(name: Name) -> str:
    """The whole name as it is usually written: given name first, except in East Asian script."""
    if name.corporate:
        return name.family
    if is_asian(name.family):
        return name.family + name.given
    return name.full()
