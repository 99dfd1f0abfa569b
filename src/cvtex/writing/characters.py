"""Which engine can set a text, and what it has to be told for it.

pdfLaTeX sets what the T1 and TS1 encodings have a slot for, and maths symbols. A letter that it
would have to put together from two is left to LuaLaTeX: read back from the PDF it would be two.
"""

import unicodedata
from collections.abc import Iterable
from typing import Literal

from cvtex.frozen import Frozen
from cvtex.maths_symbols import SYMBOLS, TYPED
from cvtex.model import Engine
from cvtex.richtext import Maths, Rich

TexEngine = Literal["pdflatex", "lualatex", "xelatex"]

# Beyond ASCII, what LaTeX's own t1enc.dfu and ts1enc.dfu set from one slot of a TeX Gyre font.
_SLOTS = frozenset(
    "¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"
    "ĂăĄąĆćČčĎďđĘęĚěĞğİıĲĳĹĺĽľŁłŃńŇňŊŋŐőŒœŔŕŘřŚśŞşŠšŢţŤťŮůŰűŸŹźŻżŽžȷˇ˘˙˛˝"
    "–—‘’‚“”„†‡•…‰‹›※‽⁄₡₤₩₫€℃№™℮␣◦♪ﬀﬁﬂﬃﬄ"
)
# What the preamble defines (latex_templates/common/fonts.tex.j2): spaces, and marks never seen.
_SPACES = frozenset("\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f")
_INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f")
_PDFLATEX = _SLOTS | _SPACES | _INVISIBLE | {"\xa0", "\xad"}
# What pdfLaTeX sets as a symbol of maths: the source of its formula. Greek capitals that look like
# Latin ones have no command of their own.
_SYMBOLS = {
    character: rf"\{name}"
    for character, name in TYPED.items()
    if name in SYMBOLS and "ʰ" <= character <= "\uffff" and character not in _SLOTS
} | {
    greek: rf"\mathrm{{{latin}}}"
    for greek, latin in zip("ΑΒΕΖΗΙΚΜΝΟΡΤΧ", "ABEZHIKMNOPTX", strict=True)
}

# Signs that pdfLaTeX would set as others; as symbols they are copied as what they are.
_LOOKALIKES = {"‐": "-", "‑": "-", "‒": "–", "―": "—"}

# By the first word of a character's name: scripts that a Noto CJK collection holds, and the
# OpenType tags of those that are not set letter by letter.
_HAN_SCRIPTS = frozenset(
    ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "BOPOMOFO", "FULLWIDTH", "HALFWIDTH")
)
_SHAPED_SCRIPTS = {
    "ARABIC": "arab",
    "BENGALI": "bng2",
    "DEVANAGARI": "dev2",
    "GUJARATI": "gjr2",
    "GURMUKHI": "gur2",
    "HEBREW": "hebr",
    "KANNADA": "knd2",
    "KHMER": "khmr",
    "LAO": "lao",
    "MALAYALAM": "mlm2",
    "MYANMAR": "mym2",
    "ORIYA": "ory2",
    "SINHALA": "sinh",
    "SYRIAC": "syrc",
    "TAMIL": "tml2",
    "TELUGU": "tel2",
    "THAI": "thai",
    "TIBETAN": "tibt",
}
_EUROPEAN = frozenset(("LATIN", "GREEK", "CYRILLIC", "COMBINING", "MODIFIER"))
# The faces of a Noto CJK collection, which hold the same characters in each country's forms.
_COLLECTION = {"ja": 0, "ko": 1, "zh": 2}


class FallbackFont(Frozen):
    """Font files by what comes before and after the name of a style (`Regular`, `BoldItalic`).

    `script` is the OpenType script that they are to be set in, if they need to be told.
    """

    stem: str
    ending: str = ".ttf"
    script: str = ""


_LAST = tuple(
    FallbackFont(stem)
    for stem in ("NotoSansSymbols-", "NotoSansSymbols2-", "NotoSansMath-", "Symbola", "DejaVuSans")
)


class DeclaredSymbol(Frozen):
    """A character that pdfLaTeX doesn't know by itself: its code point, and what it is set as."""

    character: str
    code: str
    meaning: Rich


class Typesetting(Frozen):
    """How a text is set: by which engine, and what the preamble has to say for it.

    `fallback` are fonts for what the text font lacks, in the order in which they are asked.
    `right_to_left` says that there is Hebrew, Arabic or the like.
    """

    engine: TexEngine = "pdflatex"
    symbols: tuple[DeclaredSymbol, ...] = ()
    fallback: tuple[FallbackFont, ...] = ()
    right_to_left: bool = False


def typesetting(text: str, engine: Engine, locale: str) -> Typesetting:
    """What it takes to set a text; `auto` is pdfLaTeX where it can set all of it."""
    characters = sorted(c for c in set(text) if not c.isascii())
    if engine == "auto":
        engine = "lualatex" if unsettable(characters) else "pdflatex"
    if engine == "pdflatex":
        # A theme may set a title in capitals.
        declarable = _SYMBOLS.keys() | _LOOKALIKES.keys()
        needed = sorted({*characters, *map(str.upper, characters)} & declarable)
        return Typesetting("pdflatex", tuple(_declared(c) for c in needed))
    return Typesetting(
        engine,
        fallback=_fallback_fonts(characters, locale),
        right_to_left=any(unicodedata.bidirectional(c) in ("R", "AL") for c in characters),
    )


def unsettable(characters: Iterable[str]) -> frozenset[str]:
    """Those of the characters that pdfLaTeX can't set."""
    settable = _PDFLATEX | _SYMBOLS.keys() | _LOOKALIKES.keys()
    return frozenset(c for c in characters if not c.isascii() and c not in settable)


def describe(character: str) -> str:
    """A character as messages name it: `U+1F980 CRAB`."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def is_chinese_japanese_or_korean(character: str) -> bool:
    """Whether a character belongs to the scripts that a Noto CJK collection holds."""
    return _script(character) in _HAN_SCRIPTS


def _script(character: str) -> str:
    """The first word of a character's name."""
    return unicodedata.name(character, "").split(" ")[0]


def _declared(character: str) -> DeclaredSymbol:
    if character in _SYMBOLS:
        meaning = Rich((Maths(_SYMBOLS[character], character),))
    else:
        meaning = Rich.of(_LOOKALIKES[character])
    return DeclaredSymbol(character, f"{ord(character):04X}", meaning)


def _fallback_fonts(characters: Iterable[str], locale: str) -> tuple[FallbackFont, ...]:
    fonts = [FallbackFont("NotoSerif-"), FallbackFont("NotoSans-")]
    scripts = set(map(_script, characters))
    letters = (c for c in characters if unicodedata.category(c)[0] in "LM")
    for script in sorted(set(map(_script, letters)) - _EUROPEAN - _HAN_SCRIPTS):
        families = ("NotoNaskh", "NotoSans") if script == "ARABIC" else ("NotoSerif", "NotoSans")
        tag = _SHAPED_SCRIPTS.get(script, "")
        fonts += (FallbackFont(f"{family}{script.title()}-", script=tag) for family in families)
    if scripts & _HAN_SCRIPTS:
        language = "ja" if scripts & {"HIRAGANA", "KATAKANA"} else locale[:2]
        ending = f".ttc({_COLLECTION.get(language, 2)})"
        fonts += (FallbackFont("NotoSerifCJK-", ending), FallbackFont("NotoSansCJK-", ending))
    return (*fonts, *_LAST)
