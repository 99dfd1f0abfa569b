"""Lists of names in author and editor fields, as BibTeX, BibLaTeX and people write them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html import unescape

from cvtex.diagnostics import Diagnostic, warning
from cvtex.model import BibField, Contributor, Mark, Name
from cvtex.reading.latex import read_latex_text

_SPECIAL = re.compile(r"[\\{}$~^_<&]")
_AND = re.compile(r"[{}]|\s+and(?=\s)|^and(?=\s)", re.IGNORECASE)
_AND_ALONE = re.compile(r"\s+and(?=\s|$)|^and(?=\s)", re.IGNORECASE)
_OTHERS = re.compile(r"(?:others|et\.?\s+al\.?|\.\.\.|…|\\ldots)", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV|Esq\.?)", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]*){1,3}")
_GLUED_INITIALS = re.compile(r"[A-Z]{2,3}")
_EXTENDED = re.compile(r'(family|given|prefix|suffix)(-i)?\s*=\s*(?:"([^"]*)"|([^,]*))')
_SETTING = re.compile(r"\\(?:textbf|textit|textsc|textrm|emph|underline|uline|mbox)\s*(?=\{)")
_SWITCH = re.compile(r"\{\s*\\(?:bf|it|em|sc|bfseries|itshape|scshape)(?![a-zA-Z])\s*")
_SIGN = r"(?:\*|†|‡|§|¶|\\dag(?:ger)?(?![a-z])|\\ddag(?:ger)?(?![a-z])|\\ast(?![a-z]))"
_MARK = re.compile(
    rf"""\s*(?:
        \\textsuperscript\s*\{{[^{{}}]*\}}
      | \$\s*\^?\s*\{{?\s*(?:{_SIGN}|[\d,\s])+\}}?\s*\$
      | \{{\s*{_SIGN}+\s*\}}
      | <sup>[^<]*</sup>
      | {_SIGN}+(?:\{{\}})?
    )(?=\s*(?:,|\}}?\s*$))""",
    re.VERBOSE,
)
_LEADING_STAR = re.compile(r"\s*\*+\s*")
_ANNOTATION = re.compile(r"\s*(\d*)\s*(?::\s*([\w-]+)\s*)?=\s*(.*)", re.DOTALL)
_ANNOTATION_VALUE = re.compile(r'"[^"]*"|[^,"]+')
_MARKS = {
    "equal": Mark.EQUAL,
    "equally": Mark.EQUAL,
    "equalcontribution": Mark.EQUAL,
    "equalcontrib": Mark.EQUAL,
    "cofirst": Mark.EQUAL,
    "joint": Mark.EQUAL,
    "jointfirst": Mark.EQUAL,
    "corresponding": Mark.CORRESPONDING,
    "correspondingauthor": Mark.CORRESPONDING,
    "correspondence": Mark.CORRESPONDING,
    "corr": Mark.CORRESPONDING,
    "advisee": Mark.ADVISEE,
    "student": Mark.ADVISEE,
    "mentee": Mark.ADVISEE,
    "highlight": Mark.HIGHLIGHT,
}

Names = tuple[tuple[Contributor, ...], bool, tuple[Diagnostic, ...]]


def split_names(field: BibField) -> Names:
    """The contributors in a field of names, whether the list is cut (`and others`), and findings.

    Besides names joined by `and`, lists that are separated by semicolons are read, and those
    separated by commas where there is but one way to read them (`A. May, T. Dao`; `May, A., Dao,
    T.`).
    """
    contributors: list[Contributor] = []
    diagnostics: list[Diagnostic] = []
    cut = False
    for start, end in _split_list(field, diagnostics):
        text = field.value[start:end]
        if _OTHERS.fullmatch(text):
            cut = True
            continue
        marks, unmarked = _take_marks(text)
        unknown = sorted(marks - _KNOWN_SIGNS.keys())
        if unknown:
            diagnostics.append(
                warning(
                    "mark-on-name",
                    f"what '{', '.join(unknown)}' after this name means is not"
                    " known; it is left out",
                    field.locate(start, end),
                    f"say it in a field: {field.name}+an = {{{len(contributors) + 1}=equal}}",
                )
            )
        name = parse_name(unmarked)
        if not name.family:
            continue
        contributors.append(
            Contributor(
                name,
                frozenset(_KNOWN_SIGNS[sign] for sign in marks if sign in _KNOWN_SIGNS),
                field.locate(start, end),
            )
        )
        if _count_commas(unmarked) > 2 and "=" not in unmarked:
            diagnostics.append(
                warning(
                    "too-many-commas",
                    "this name has more than two commas",
                    field.locate(start, end),
                    "write 'Family, Given' and put 'and' between two people",
                )
            )
    return tuple(contributors), cut, tuple(diagnostics)


def annotate(
    contributors: tuple[Contributor, ...], annotation: BibField
) -> tuple[tuple[Contributor, ...], tuple[Diagnostic, ...]]:
    """The contributors with the marks that an annotation field gives them.

    Annotations are written `1=equal,corresponding; 3=advisee` (BibLaTeX manual, 3.7); those of a
    name's part and those in quotation marks are for others to read and pass by.
    """
    marked = list(contributors)
    diagnostics = []
    position = 0
    for item in annotation.value.split(";"):
        start, position = position, position + len(item) + 1
        place = annotation.locate(
            start + len(item) - len(item.lstrip()), start + len(item.rstrip())
        )
        match = _ANNOTATION.fullmatch(item)
        if match is None:
            if item.strip():
                diagnostics.append(
                    warning(
                        "bad-annotation",
                        f"'{item.strip()}' is no annotation",
                        place,
                        "write the number of the name, '=' and the annotation: 1=equal",
                    )
                )
            continue
        number, part, values = match.groups()
        if not number or part:
            continue
        if not 1 <= int(number[:6]) <= len(marked):
            diagnostics.append(
                warning(
                    "bad-annotation",
                    f"there is no name {number} in '{annotation.name.partition('+')[0]}', which "
                    f"has {len(marked)}",
                    place,
                    "names are counted from 1",
                )
            )
            continue
        marks = set()
        for value in _ANNOTATION_VALUE.findall(values):
            if value.startswith('"') or not value.strip():
                continue
            mark = _MARKS.get(re.sub(r"[\s_-]", "", value.lower()))
            if mark is None:
                diagnostics.append(
                    warning(
                        "bad-annotation",
                        f"'{value.strip()}' is not an annotation that cvtex knows",
                        place,
                        "there are equal, corresponding, advisee and highlight",
                    )
                )
            else:
                marks.add(mark)
        who = marked[int(number) - 1]
        marked[int(number) - 1] = replace(who, marks=who.marks | marks)
    return tuple(marked), tuple(diagnostics)


def parse_name(text: str) -> Name:
    """Read one name in any of BibTeX's forms, its LaTeX included.

    The forms are `First von Last`, `von Last, First` and `von Last, Jr, First` (BibTeXing, 4),
    BibLaTeX's `given=..., family=...`, and a corporate author in braces.

    >>> parse_name("van der Berg, Jr., J. P.")
    Name(family='Berg', given='J. P.', particle='van der', suffix='Jr.', corporate=False)
    """
    text = text.strip()
    if _SPECIAL.search(text) is not None:
        return _parse_marked_up(text)
    return _parse_parts([part.split() for part in text.split(",")])


def _parse_marked_up(text: str) -> Name:
    text = _plain_setting(unescape(re.sub(r"</?\w+>", "", text)))
    inner = _unbraced(text)
    if inner is not None:
        return Name(read_latex_text(inner).strip(), corporate=True)
    if _EXTENDED.match(text):
        return _parse_extended(text)
    parts = [
        [_Token(read_latex_text(token), token) for token in _split_at(part, str.isspace)]
        for part in _split_at(text, ",".__eq__)
    ]
    return _parse_parts([[t for t in part if t] for part in parts])


class _Token(str):
    """A word of a name as characters, which knows how it was written."""

    __slots__ = ("written",)
    written: str

    def __new__(cls, text: str, written: str) -> "_Token":
        token = super().__new__(cls, text.strip())
        token.written = written
        return token


def _parse_parts(parts: Sequence[Sequence[str]]) -> Name:
    """A name from its parts between commas, each a list of words."""
    parts = [part for part in parts if part] or [[""]]
    if len(parts) >= 3 and not _is_suffix(parts[1]) and _is_suffix(parts[2]):
        parts = [parts[0], parts[2], parts[1], *parts[3:]]
    if len(parts) == 2 and _is_suffix(parts[1]):
        return replace(_given_first(parts[0]), suffix=parts[1][0])
    if len(parts) == 1:
        return _given_first(parts[0])
    family = _family_first(parts[0])
    if len(parts) == 2:
        return replace(family, given=_given(parts[1], family.family))
    suffix = " ".join(parts[1])
    given = _given([word for part in parts[2:] for word in part], family.family)
    return replace(family, suffix=suffix, given=given)


def _is_suffix(words: Sequence[str]) -> bool:
    return len(words) == 1 and _SUFFIX.fullmatch(words[0]) is not None


def _given_first(words: Sequence[str]) -> Name:
    suffix = ""
    if len(words) >= 3 and _SUFFIX.fullmatch(words[-1]):
        suffix, words = words[-1], words[:-1]
    low = [i for i, word in enumerate(words[:-1]) if _is_low(word)]
    if not low or len(low) == len(words) - 1 and _is_low(words[-1]):
        family, given, particle = words[-1:], words[:-1], []
    else:
        first, last = low[0], low[-1]
        family, given, particle = words[last + 1 :], words[:first], words[first : last + 1]
    name = " ".join(family)
    return Name(name, _given(given, name), " ".join(particle), suffix)


def _family_first(words: Sequence[str]) -> Name:
    suffix = ""
    if len(words) >= 2 and _SUFFIX.fullmatch(words[-1]):
        suffix, words = words[-1], words[:-1]
    low = 0
    while low < len(words) - 1 and _is_low(words[low]):
        low += 1
    return Name(" ".join(words[low:]), "", " ".join(words[:low]), suffix)


def _is_low(word: str) -> bool:
    """Whether BibTeX takes the word for a particle: it begins in lower case, not in braces."""
    written = word.written if isinstance(word, _Token) else word
    if written.startswith("{") and not written.startswith("{\\"):
        return False
    return word[:1].islower()


def _given(words: Sequence[str], family: str) -> str:
    """Given names; initials written as one word (`AB`) get their periods, as in `A.B.`."""
    if not family.isupper():
        words = [
            ".".join(word) + "." if _GLUED_INITIALS.fullmatch(word) else word for word in words
        ]
    return " ".join(words)


def _parse_extended(text: str) -> Name:
    parts = {}
    for match in _EXTENDED.finditer(text):
        if match[2] is None:
            value = match[3] if match[3] is not None else match[4]
            parts[match[1]] = read_latex_text(value).strip()
    return Name(
        parts.get("family", ""),
        parts.get("given", ""),
        parts.get("prefix", ""),
        parts.get("suffix", ""),
    )


# --- marks -------------------------------------------------------------------------------------

# A CV prints these for the same.
_KNOWN_SIGNS = {"*": Mark.EQUAL, "†": Mark.CORRESPONDING}
_SIGNS = {
    "*": "*",
    "\\ast": "*",
    "†": "†",
    "\\dag": "†",
    "‡": "‡",
    "\\ddag": "‡",
    "§": "§",
    "¶": "¶",
}


def _take_marks(text: str) -> tuple[frozenset[str], str]:
    """The signs that are stuck to a name, and the name without them."""
    if not any(c in text for c in "*†‡§¶$") and "\\textsup" not in text and "<sup" not in text:
        if "\\dag" not in text and "\\ddag" not in text:
            return frozenset(), text
    signs: set[str] = set()

    def take(match: re.Match[str]) -> str:
        found = {sign for written, sign in _SIGNS.items() if written in match.group()}
        signs.update(found or {match.group().strip(" {}$^\\")})
        return ""

    leading = _LEADING_STAR.match(text)
    if leading:
        signs.add("*")
        text = text[leading.end() :]
    unmarked = _MARK.sub(take, text)
    return frozenset(signs), unmarked


# --- lists -------------------------------------------------------------------------------------


def _split_list(field: BibField, diagnostics: list[Diagnostic]) -> Iterator[tuple[int, int]]:
    """The places of the names in a field's value, without the blanks around them."""
    value = field.value
    pieces = list(_split_on_and(value))
    if ";" in value:
        separated = [piece for start, end in pieces for piece in _pieces(value, start, end, ";")]
        if len(separated) > len(pieces):
            diagnostics.append(_repaired(field, "semicolons"))
            pieces = separated
    if "," in value:
        separated = [piece for start, end in pieces for piece in _comma_list(value, start, end)]
        if len(separated) > len(pieces):
            diagnostics.append(_repaired(field, "commas"))
            pieces = separated
    for start, end in pieces:
        text = value[start:end]
        stripped = text.strip()
        if stripped:
            begin = start + len(text) - len(text.lstrip())
            yield begin, begin + len(stripped)


def _split_on_and(value: str) -> Iterator[tuple[int, int]]:
    depth = 0
    start = 0
    separators = (_AND if "{" in value else _AND_ALONE).finditer(value)
    for mark in separators:
        character = mark.group()
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
        elif depth == 0:
            yield start, mark.start()
            start = mark.end()
    yield start, len(value)


def _pieces(value: str, start: int, end: int, separator: str) -> Iterator[tuple[int, int]]:
    depth = 0
    entity = separator == ";"
    for i in range(start, end):
        character = value[i]
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
        elif (
            character == separator
            and depth == 0
            and not (entity and re.search(r"&#?\w+$", value[max(start, i - 10) : i]))
        ):
            yield start, i
            start = i + 1
    yield start, end


def _comma_list(value: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names between commas, where the text can only be a list of names; else the one name."""
    text = value[start:end]
    whole = [(start, end)]
    if text.count(",") == 0 or "=" in text:
        return whole
    pieces = [(a, b) for a, b in _pieces(value, start, end, ",") if value[a:b].strip()]
    words = [value[a:b].strip() for a, b in pieces]
    if len(pieces) >= 2 and all(_is_given_first(word) for word in words):
        return pieces
    if (
        len(pieces) >= 4
        and len(pieces) % 2 == 0
        and all(_INITIALS.fullmatch(word) for word in words[1::2])
        and not any(_INITIALS.fullmatch(word) for word in words[::2])
    ):
        return [(a, b) for (a, _), (_, b) in zip(pieces[::2], pieces[1::2], strict=True)]
    if len(pieces) >= 4 and all(len(word.split()) >= 2 for word in words):
        return pieces
    return whole


def _is_given_first(text: str) -> bool:
    """Whether it reads `A. May` or `A.B. Garakani`, which is no family name."""
    first, _, rest = text.partition(" ")
    return bool(rest.strip()) and first.endswith(".") and bool(_INITIALS.fullmatch(first))


def _repaired(field: BibField, separator: str) -> Diagnostic:
    return warning(
        "names-without-and",
        f"the names in '{field.name}' are separated by {separator}",
        field.value_span,
        "put 'and' between two people",
    )


def _count_commas(text: str) -> int:
    return sum(1 for _ in _pieces(text, 0, len(text), ",")) - 1


# --- braces ------------------------------------------------------------------------------------


def _plain_setting(text: str) -> str:
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


def _unbraced(text: str) -> str | None:
    """What stands in the braces, where one pair of them holds the whole text."""
    if text.startswith("{") and not text.startswith("{\\") and _closes_at_end(text, 0):
        return text[1:-1]
    return None


def _closes_at_end(text: str, opening: int) -> bool:
    depth = 0
    for i in range(opening, len(text)):
        if text[i] == "{":
            depth += 1
        elif text[i] == "}":
            depth -= 1
            if depth == 0:
                return i == len(text) - 1
    return False


def _split_at(text: str, separates: Callable[[str], bool]) -> list[str]:
    """The pieces between separators that stand in no braces; `~` is a blank."""
    pieces = [""]
    depth = 0
    for character in text.replace("~", " ") if "~" in text else text:
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
        elif depth <= 0 and separates(character):
            pieces.append("")
            continue
        pieces[-1] += character
    return pieces
