"""Lists of names in author and editor fields."""

import re
from collections.abc import Iterator

from cvtex.diagnostics import Diagnostic, warning
from cvtex.model import BibField, Contributor, Mark
from cvtex.reading.nameforms import are_indexed, is_suffix, parse_indexed_name, parse_name
from cvtex.source import Span

Place = tuple[int, int]

_AND = re.compile(r"[{}]|(?<!\s)\s++and(?=\s|$)|^and(?=\s)", re.IGNORECASE)
_ET_AL = r"(?:\\(?:textit|emph)\s*\{|\{\s*\\(?:it|em)\s+|\{)?\s*et\.?[\s~]*al\b\.?\s*,?\s*\}?"
_DOTS = r"(?:\.\.\.+|…|\\l?dots\b\s*(?:\{\})?)"
_OTHERS = re.compile(
    rf"(?:others|\{{others\}}|{_ET_AL}|\{{?\s*{_DOTS}\s*\}}?|co-?authors|colleagues|\d*\s*others?)[.,]?",
    re.IGNORECASE,
)
_ENDS_IN_OTHERS = re.compile(rf"(?<![\s,])[\s,]++(?:{_ET_AL}|{_DOTS})[\s,.]*$", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?[\s-]*){1,4}")
_INITIALS_AND_FAMILY = re.compile(r"((?:[^\W\d_a-z]\.?[\s-]*){1,3})\s([^\W\d_a-z][^\s.].*)")

_SIGN = r"(?:\*|†|‡|§|¶|\\dag(?:ger)?(?![a-z])|\\ddag(?:ger)?(?![a-z])|\\ast(?![a-z]))"
_MARK = re.compile(
    rf"""(?<![\s*†‡§¶])\s*+(?:
        \\textsuperscript\s*\{{[^{{}}]*\}}
      | \$\s*\^?\s*\{{?\s*(?:{_SIGN}|[\d,\s])+\}}?\s*\$
      | \{{\s*{_SIGN}++\s*\}}
      | <sup>[^<]*</sup>
      | {_SIGN}++(?:\{{\}})?
    )(?=\s*(?:,|\}}?\s*$))""",
    re.VERBOSE,
)
_SIGNS = {"*": "*", "\\ast": "*", "†": "†", "\\dag": "†", "‡": "‡", "\\ddag": "‡", "§": "§"}
# They mean what a CV prints them for.
_SIGN_MARKS = {"*": Mark.EQUAL, "†": Mark.CORRESPONDING}
_SIGN_HINT = re.compile(r"[*†‡§¶$]|\\textsup|\\d?dag|<sup")


def split_names(field: BibField) -> tuple[tuple[Contributor, ...], bool, tuple[Diagnostic, ...]]:
    """The contributors in a field of names, whether its end is cut (`and others`), and findings.

    Besides names joined by `and`, lists that are separated by semicolons are read, and those
    separated by commas where there is but one way to read them (`A. May, T. Dao`; `May, A., Dao,
    T.`).
    """
    contributors: list[Contributor] = []
    places, diagnostics = _divide(field)
    gap = False
    bare = [field.value[slice(*place)] for place in places]
    indexed = are_indexed([text for text in bare if _is_bare(text)])
    for start, end in places:
        text = field.value[start:end]
        if _OTHERS.fullmatch(text):
            gap = True
            continue
        et_al = _ENDS_IN_OTHERS.search(text)
        if et_al is not None:
            text = text[: et_al.start()]
        signs, unmarked = _take_signs(text)
        read = parse_indexed_name if indexed and _is_bare(unmarked) else parse_name
        name = read(unmarked)
        if not name.family:
            continue
        span = field.locate(start, start + len(text))
        marks = frozenset(_SIGN_MARKS[sign] for sign in signs if sign in _SIGN_MARKS)
        contributors.append(Contributor(name, marks, span, gap))
        gap = et_al is not None
        unknown = sorted(signs - _SIGN_MARKS.keys())
        if unknown:
            diagnostics.append(
                warning(
                    "mark-on-name",
                    f"what '{''.join(unknown)}' after this name means is not known; it is left out",
                    span,
                    f"say it in a field: {field.name}+an = {{{len(contributors)}=corresponding}}",
                )
            )
        if text.count(",") > 1 and "=" not in text:
            diagnostics += _too_many_commas(text, span)
    return tuple(contributors), gap, tuple(diagnostics)


def _is_bare(text: str) -> bool:
    """Whether nothing but its own words says how a name is divided."""
    return not ("," in text or text.startswith("{") or _OTHERS.fullmatch(text))


def _too_many_commas(text: str, span: Span) -> Iterator[Diagnostic]:
    parts = [text[slice(*place)] for place in _between(text, 0, len(text), ",")]
    if len(parts) > 3:
        message = "this name has more than two commas"
    elif len(parts) == 3 and not any(is_suffix(part.split()) for part in parts[1:]):
        message = f"'{parts[1].strip()}' stands where only Jr. and the like can stand"
    else:
        return
    help = "write 'Family, Given' and put 'and' between two people"
    yield warning("too-many-commas", message, span, help)


def _take_signs(text: str) -> tuple[set[str], str]:
    """The signs that are stuck to a name, and the name without them."""
    signs: set[str] = set()
    if _SIGN_HINT.search(text) is None:
        return signs, text

    def take(match: re.Match[str]) -> str:
        found = {sign for written, sign in _SIGNS.items() if written in match.group()}
        signs.update(found or {match.group().strip(" {}$^\\")})
        return ""

    if text.startswith("*"):
        signs.add("*")
        text = text.lstrip("* ")
    return signs, _MARK.sub(take, text)


# --- lists -------------------------------------------------------------------------------------


def _divide(field: BibField) -> tuple[list[Place], list[Diagnostic]]:
    """The places of the names in a field's value, and what is wrong between them."""
    value = field.value
    diagnostics = []
    pieces = _around_and(value, 0, len(value))
    if len(pieces) == 1 and (inner := _list_in_braces(value)):
        diagnostics.append(
            warning(
                "names-in-braces",
                f"the names in '{field.name}' are in braces, as if they were one",
                field.value_span,
                "leave out the inner braces",
            )
        )
        pieces = inner
    if ";" in value:
        separated = [p for start, end in pieces for p in _between(value, start, end, ";")]
        if len(separated) > len(pieces):
            diagnostics.append(_without_and(field, "semicolons"))
            pieces = separated
    if "," in value:
        commas = [value.count(",", *piece) for piece in pieces]
        paired = 1 in commas and all(count % 2 for count in commas)
        lists = [
            _comma_list(value, piece, paired=paired) if count else [piece]
            for piece, count in zip(pieces, commas, strict=True)
        ]
        if any(len(names) > 1 for names in lists):
            diagnostics.append(_without_and(field, "commas"))
            pieces = [name for names in lists for name in names]
    places = []
    for piece in pieces:
        place = _stripped(value, piece)
        if place is not None:
            places.append(place)
        elif len(pieces) > 1:
            diagnostics.append(_empty_name(field, piece))
    return places, diagnostics


def _empty_name(field: BibField, piece: Place) -> Diagnostic:
    end = piece[0] or len("and")
    message = f"there is no name between two separators in '{field.name}'"
    span = field.locate(end - len("and"), end)
    return warning("empty-name", message, span, "delete one of them")


def _stripped(value: str, place: Place) -> Place | None:
    start, end = place
    text = value[start:end]
    begin = start + len(text) - len(text.lstrip(" \t\r\n,~"))
    end = start + len(text.rstrip(" \t\r\n,~"))
    return (begin, end) if begin < end else None


def _list_in_braces(value: str) -> list[Place]:
    """The names of a list that stands in braces as a whole; none where it is a corporate author."""
    text = value.strip()
    if not (text.startswith("{") and text.endswith("}")) or "\\" in text[:2]:
        return []
    start = value.index("{") + 1
    pieces = _around_and(value, start, value.rindex("}"))
    names = [value[slice(*piece)].strip() for piece in pieces]
    if len(names) > 3 or (
        len(names) > 1 and all("," in name or _is_initials_and_family(name) for name in names)
    ):
        return pieces
    return []


def _around_and(value: str, start: int, end: int) -> list[Place]:
    places = []
    depth = 0
    for mark in _AND.finditer(value, start, end):
        character = mark.group()
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
        elif depth == 0:
            places.append((start, mark.start()))
            start = mark.end()
    return [*places, (start, end)]


def _between(value: str, start: int, end: int, separator: str) -> list[Place]:
    """The places between separators that stand in no braces and end no HTML entity."""
    places = []
    depth = 0
    begin = start
    for mark in re.finditer(rf"[{{}}]|&#?\w+;|{separator}", value[start:end]):
        character = mark.group()
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
        elif character == separator and depth == 0:
            places.append((begin, start + mark.start()))
            begin = start + mark.end()
    places.append((begin, end))
    return [place for place in places if value[slice(*place)].strip()]


def _comma_list(value: str, piece: Place, *, paired: bool) -> list[Place]:
    """The names in a piece with commas, where it can only be a list of names; else the one name.

    `paired` says that other names in the field are written `Family, Given`.
    """
    text = value[slice(*piece)]
    if are_indexed(text.rstrip(" ,").split(",")):
        return _between(value, *piece, ",")
    family, _, given = text.partition(",")
    if "." not in family and "," not in given and not text.rstrip().endswith(","):
        return [piece]
    places = _between(value, *piece, ",")
    parts = [value[slice(*place)].strip() for place in places]
    given_first = [_is_initials_and_family(part) for part in parts]
    if len(parts) < 2 or "=" in text or any(is_suffix([part]) for part in parts):
        return [piece]
    if all(given_first):
        return places
    if all(given_first[2:]) and len(parts) > 2 and _is_initials(parts[1]):
        return [(places[0][0], places[1][1]), *places[2:]]
    ends_in_comma = text.rstrip().endswith(",")
    if len(parts) + ends_in_comma > 2 and all(len(part.split()) > 1 for part in parts):
        return places
    if len(parts) == 3 and _is_initials(parts[2]):
        middle = _INITIALS_AND_FAMILY.fullmatch(parts[1])
        if middle is not None:
            between = value.index(parts[1], places[1][0]) + middle.start(2)
            return [(piece[0], between), (between, piece[1])]
    pairs = [(a, b) for (a, _), (_, b) in zip(places[::2], places[1::2], strict=False)]
    if len(parts) > 3 and len(parts) % 2 == 0:
        initials = [_is_initials(part) for part in parts]
        if paired or (all(initials[1::2]) and not any(initials[::2])):
            return pairs
    return [piece]


def _is_initials(text: str) -> bool:
    return text.isupper() and _INITIALS.fullmatch(text) is not None


def _is_initials_and_family(text: str) -> bool:
    """Whether it reads `A. May` or `A.B. Garakani`, which is no family name."""
    first, _, rest = text.partition(" ")
    return bool(rest.strip()) and first.endswith(".") and _is_initials(first)


def _without_and(field: BibField, separator: str) -> Diagnostic:
    return warning(
        "names-without-and",
        f"the names in '{field.name}' are separated by {separator}",
        field.value_span,
        "put 'and' between two people",
    )
