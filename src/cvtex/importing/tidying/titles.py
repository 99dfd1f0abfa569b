"""Titles: what an export escaped twice, ended with a period, or wrote in capitals."""

import re

from cvtex import maths
from cvtex.importing.record import Record
from cvtex.importing.tidying.rule import Change, Rule, quote, replaced

_PROSE = ("title", "booktitle", "journal", "abstract")
_TAG = re.compile(
    r"<\s*(?P<tag>sub|sup|inf|i|em|b|strong)\s*>\s*(?P<text>[^<]*?)\s*<\s*/\s*(?P=tag)\s*>",
    re.IGNORECASE,
)
_COMMANDS = {
    "sub": "textsubscript",
    "inf": "textsubscript",
    "sup": "textsuperscript",
    "i": "emph",
    "em": "emph",
    "b": "textbf",
    "strong": "textbf",
}
_ENTITY = re.compile(r"\\{1,2}(?:\\#|#)\s?(\d{2,5});")
# DBLP's formulas.
_SPELLED_FORMULA = re.compile(r"\{\\textdollar\}(.*?)\{\\textdollar\}", re.DOTALL)
_SPELLED_SIGNS = {r"{\textbackslash}": "\\", r"{\^{}}": "^", r"{\_}": "_", r"\_": "_"}
_SPELLED_SIGNS |= {r"\{": "{", r"\}": "}"}
_SPELLED_SIGN = re.compile("|".join(map(re.escape, _SPELLED_SIGNS)))
_SCRIPT = re.compile(r"\s?(?P<mark>\\_|\\\^(?:\{\})?)\s?(?P<script>\{[^{}]*\}|\w)")
_ABBREVIATION = re.compile(
    r"(?:\.\.|\b(?:etc|vs|jr|sr|inc|ltd|corp|co|al|cf|no|vol|pt|dept|univ|proc|conf|sp|spp|ssp|subsp|nov|ed|eds)"
    r"|\b[A-Za-z](?:\.[A-Za-z])*)\.$",
    re.IGNORECASE,
)
_LOWER_CASE = re.compile(r"[a-z]")
_ACRONYM = re.compile(
    r"\$[^$]*\$|\\(?:[A-Za-z]+|.)|\{|\}"
    r"|(?P<word>(?<![\w\\{}])(?:(?:[^\W\d_]\.){2,}|[^\W_]*[^\W\d_][^\W_]*)(?![\w{}\\]))"
)


def undo_double_escapes(record: Record) -> Change | None:
    r"""`N\_ $\{$2$\}$` is `N$_{2}$` escaped once too often, `{\textdollar}` is a `$`."""
    changed = record.map(_PROSE, lambda value: _unescaped(_with_formulas(value)))
    return replaced(record, changed, "title")


def _with_formulas(value: str) -> str:
    """Formulas that an export has spelled out sign by sign, where they are formulas again."""
    return _SPELLED_FORMULA.sub(_formula, value) if "textdollar" in value else value


def _formula(found: re.Match[str]) -> str:
    tex = _SPELLED_SIGN.sub(lambda sign: _SPELLED_SIGNS[sign[0]], found[1])
    is_formula = re.search(r"[\\^_]", tex) and maths.check(tex) is None
    return f"${tex}$" if is_formula else found[0]


def _unescaped(value: str) -> str:
    if "$\\{$" not in value and "$\\backslash$" not in value:
        return value
    text = value.replace("$\\{$", "{").replace("$\\}$", "}")
    text = re.sub(r"\$\\backslash\$\s?", lambda _: "\\", text)
    text = _ENTITY.sub(lambda m: chr(int(m[1])), text)
    pieces = text.split("$")
    if len(pieces) % 2 == 0:
        return value
    for i, piece in enumerate(pieces):
        if i % 2:
            maths = piece.replace("\\_", "_").replace("\\^{}", "^").strip()
            pieces[i] = re.sub(r"([_^])\s+", r"\1", maths)
        else:
            pieces[i] = _SCRIPT.sub(_as_maths, piece)
    text = "$".join(pieces)
    text = re.sub(r"(?<=\})\$\$(?=[_^])", "", text)
    # A subscript belongs to the word before it.
    text = re.sub(r"(?<=\w) (?=\$[_^])", "", text)
    return text if text.count("{") == text.count("}") else value


def _as_maths(found: re.Match[str]) -> str:
    mark = "_" if found["mark"] == "\\_" else "^"
    return f"${mark}{found['script']}$"


def read_markup(record: Record) -> Change | None:
    """`N< sub> 2</sub>` as LaTeX."""
    changed = record.map(
        _PROSE,
        lambda value: _TAG.sub(_as_command, value) if "<" in value else value,
    )
    return replaced(record, changed, "title")


def _as_command(found: re.Match[str]) -> str:
    command = _COMMANDS[found["tag"].lower()]
    # Scholar leaves no space before a tag: that of a word of its own needs one.
    before = found.string[: found.start()]
    space = " " if before[-1:].isalnum() and not command.startswith("textsu") else ""
    return f"{space}\\{command}{{{found['text']}}}"


def drop_period(record: Record) -> Change | None:
    """A title is no sentence: its final period goes, and a comma that ends a venue."""
    title = record.get("title")
    changed = record
    bare = title.replace("{", "").replace("}", "")
    if title.endswith(".") and not _ABBREVIATION.search(bare) and len(title) > 1:
        changed = changed.put("title", title[:-1].rstrip())
    for name in ("title", "booktitle", "journal"):
        value = changed.get(name)
        if value.endswith((",", ";")) and value[:-1].strip() and not value.endswith("\\,"):
            changed = changed.put(name, value[:-1].rstrip())
    if changed == record:
        return None
    names = [n for n, v in record.fields if changed.get(n) != v]
    return Change(changed, f"nothing behind the end of {' and '.join(names)}")


def protect_acronyms(record: Record) -> Change | None:
    """Words with capitals inside get braces, so that no style makes `{DNA}` a `dna`."""
    title = record.get("title")
    if not title or is_shouted(title):
        return None
    protected: list[str] = []
    depth = 0

    def protect(found: re.Match[str]) -> str:
        nonlocal depth
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        word = found["word"]
        if word is None or depth > 0 or not _is_acronym(word, first=found.start() == 0):
            return found[0]
        protected.append(word)
        return f"{{{word}}}"

    changed = _ACRONYM.sub(protect, title)
    if not protected:
        return None
    return Change(record.put("title", changed), f"braces around {', '.join(protected)}")


def _is_acronym(word: str, *, first: bool) -> bool:
    """Whether lower case would spoil a word: `DNA`, `iPad`, `N3`, the `T` of 9.4 T."""
    if "." in word:
        return word.isupper()
    if len(word) == 1:
        return word.isupper() and not first and word not in "AEIOUY"
    return word[1:] != word[1:].lower() or (word[0].isupper() and word[1:].isdigit())


def is_shouted(title: str) -> bool:
    """Whether a title of several words is written in capitals throughout."""
    if len(_LOWER_CASE.findall(title)) * 4 > len(title):
        return False
    bare = re.sub(r"\\[A-Za-z]+|[\\{}$]", "", title)
    letters = [c for c in bare if c.isalpha() and c.upper() != c.lower()]
    return (
        len(bare.split()) >= 2
        and len(letters) >= 12
        and sum(c.isupper() for c in letters) >= 0.8 * len(letters)
    )


def propose_case(record: Record) -> Change | None:
    """A title in capitals is only pointed at: which words are names, no program knows."""
    title = record.get("title")
    if not is_shouted(title):
        return None
    quiet = title[:1] + re.sub(r"(?<!\\)[^\W\d_]+", lambda m: m[0].lower(), title[1:])
    return Change(record, f"the title is all capitals; perhaps {quote(quiet)}")


RULES = (
    Rule("double-escapes", r"`N\_ $\{$2$\}$` as `N$_{2}$`", undo_double_escapes),
    Rule("markup", "`< sub> 2</sub>` as LaTeX", read_markup),
    Rule("final-period", "no period behind a title, no comma behind a venue", drop_period),
    Rule(
        "acronyms", "braces around words with capitals inside; no case is changed", protect_acronyms
    ),
    Rule("capitals", "points at a title in capitals; changes nothing", propose_case),
)
