r"""Formulas: what of TeX's maths may pass to TeX, and how a formula reads as plain text.

A formula is parsed against a closed grammar, and what goes to TeX is written anew from what was
understood: nothing that isn't on the list gets there, and nothing that would make TeX stop
(a script twice, a fraction without its parts).
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from cvtex.frozen import Frozen, replace
from cvtex.maths_symbols import (
    ACCENTS,
    AMS_FONTS,
    CHARACTERS,
    DELIMITERS,
    DOUBLE_STRUCK,
    FONT_SWITCHES,
    FONTS,
    IGNORED,
    NAMED_OPERATORS,
    SIZES,
    SPACES,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    SYMBOLS,
    TEXT_FONTS,
    TYPED,
    Role,
)

MAX_LENGTH = 2000
_MAX_DEPTH = 12

_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|\s+|.", re.DOTALL)
_GREEK_FORMS = {"ϵ": "ε", "ϕ": "φ"}


class MathsProblem(Frozen):
    """What keeps a formula from being set as one, and where in its source that stands."""

    offset: int
    text: str
    message: str


class Formula(Frozen):
    """A formula as it was understood: source that is safe for TeX, and readable text."""

    tex: str
    text: str
    ams: bool


@lru_cache(maxsize=2000)
def read_formula(tex: str) -> Formula | MathsProblem:
    """Parse a formula's source without its delimiters; a problem where not all of it may pass."""
    if len(tex) > MAX_LENGTH:
        return MathsProblem(0, tex[:20], f"a formula has at most {MAX_LENGTH} characters")
    parser = _Parser(tex)
    try:
        pieces = parser.pieces("")
    except _ProblemError as problem:
        return problem.args[0]  # type: ignore[no-any-return]
    return Formula("".join(p.tex for p in pieces), _spaced(pieces), parser.ams)


def check(tex: str) -> MathsProblem | None:
    """The first thing in a formula that may not pass to TeX."""
    formula = read_formula(tex)
    return formula if isinstance(formula, MathsProblem) else None


def as_text(tex: str) -> str:
    r"""A formula as readable characters; its source where it is none that may pass.

    >>> as_text(r"O(n \log n)"), as_text("H_2O")
    ('O(n log n)', 'H₂O')
    """
    formula = read_formula(tex)
    return tex if isinstance(formula, MathsProblem) else formula.text


def symbol(name: str) -> str:
    """The character that a command of maths prints; nothing for any other command."""
    found = SYMBOLS.get(name)
    return found.character if found else ""


class _ProblemError(Exception):
    """Carries the `MathsProblem` that ends the parsing of a formula."""


class _Piece(Frozen):
    """A part of a formula in both forms; `role` None is a space. Scripts can be added to it."""

    tex: str
    text: str
    role: Role | None = Role.ORDINARY
    scripts: frozenset[str] = frozenset()


class _Parser:
    def __init__(self, tex: str) -> None:
        self.lexemes = [(m[0], m.start()) for m in _TOKEN.finditer(tex)]
        self.place = 0
        self.depth = 0
        self.ams = False
        self.length = len(tex)

    # --- lexemes ---

    def next(self) -> tuple[str, int]:
        """The next lexeme that is no white space; an empty one at the end."""
        while self.place < len(self.lexemes):
            lexeme, offset = self.lexemes[self.place]
            self.place += 1
            if not lexeme.isspace():
                return lexeme, offset
        return "", self.length

    def peek(self) -> str:
        place = self.place
        lexeme, _ = self.next()
        self.place = place
        return lexeme

    def fail(self, lexeme: str, offset: int, message: str) -> "_ProblemError":
        return _ProblemError(MathsProblem(offset, lexeme, message))

    # --- lists of pieces ---

    def pieces(self, closer: str) -> list[_Piece]:
        """Everything up to the closing lexeme, which is taken too."""
        self.depth += 1
        found: list[_Piece] = []
        while True:
            lexeme, offset = self.next()
            if self.depth > _MAX_DEPTH:
                raise self.fail(lexeme, offset, "the formula is nested too deeply")
            if lexeme == closer:
                break
            if lexeme in ("", "}", r"\right"):
                raise self.fail(
                    lexeme, offset, f"the formula lacks the counterpart of '{lexeme or closer}'"
                )
            if lexeme in ("^", "_", r"\sp", r"\sb", "'"):
                self.script(found, lexeme, offset)
            elif lexeme in (r"\over", r"\choose", r"\atop"):
                found = [self.fraction(lexeme, found, self.pieces(closer))]
                break
            elif lexeme.startswith("\\") and lexeme[1:] in FONT_SWITCHES and self.peek() != "{":
                found.append(self.font(FONT_SWITCHES[lexeme[1:]], self.pieces(closer)))
                break
            else:
                found += self.piece(lexeme, offset)
        self.depth -= 1
        return found

    def script(self, found: list[_Piece], lexeme: str, offset: int) -> None:
        """Put a sub- or superscript on the last piece."""
        base = found.pop() if found and found[-1].role is not None else _Piece("{}", "")
        side = "_" if lexeme in ("_", r"\sb") else "^"
        if side in base.scripts:
            raise self.fail(lexeme, offset, "the formula has a script twice on one symbol")
        if lexeme == "'":
            primes = "'"
            while self.peek() == "'":
                primes += self.next()[0]
            tex, text = "^{" + r"\prime " * len(primes) + "}", "′" * len(primes)
            if self.peek() == "^":
                self.next()
                script = self.argument()
                tex = tex[:-1] + script.tex + "}"
                text += _scripted("^", script.text)
        else:
            script = self.argument()
            tex, text = f"{side}{{{script.tex}}}", _scripted(side, script.text)
        found.append(
            replace(base, tex=base.tex + tex, text=base.text + text, scripts=base.scripts | {side})
        )

    def argument(self) -> _Piece:
        """What a command or a script applies to: a group or one symbol."""
        lexeme, offset = self.next()
        if lexeme == "{":
            inner = self.pieces("}")
            return _Piece("".join(p.tex for p in inner), _spaced(inner, tight=True))
        if lexeme in ("", "}", "^", "_", "'", r"\over", r"\right"):
            raise self.fail(lexeme, offset, "something is missing in the formula")
        found = self.piece(lexeme, offset)
        return _Piece("".join(p.tex for p in found), _spaced(found, tight=True))

    # --- single pieces ---

    def piece(self, lexeme: str, offset: int) -> list[_Piece]:
        """What one lexeme, with its arguments, comes to."""
        if lexeme in CHARACTERS:
            return [_Piece(lexeme, "−" if lexeme == "-" else lexeme, CHARACTERS[lexeme])]
        if lexeme == "{":
            inner = self.pieces("}")
            return [_Piece("{" + "".join(p.tex for p in inner) + "}", _spaced(inner))]
        if lexeme in TYPED:
            name = TYPED[lexeme]
            if name in CHARACTERS:
                return [_Piece(name, lexeme, CHARACTERS[name])]
            return [self.named(name)]
        name = lexeme[1:] if lexeme[0] == "\\" and len(lexeme) > 1 else lexeme
        if name in SPACES and (lexeme[0] == "\\" or lexeme == "~"):
            return [_Piece(SPACES[name], " ", None)]
        if lexeme[0] == "\\":
            return self.command(name.rstrip("*"), lexeme, offset)
        raise self.fail(lexeme, offset, f"'{lexeme}' may not stand in a formula")

    def named(self, name: str) -> _Piece:
        symbol = SYMBOLS[name]
        self.ams = self.ams or symbol.ams
        space = " " if name.isalpha() else ""
        text = _GREEK_FORMS.get(symbol.character, symbol.character)
        return _Piece(f"\\{name}{space}", text, symbol.role)

    def command(self, name: str, lexeme: str, offset: int) -> list[_Piece]:
        if name in SYMBOLS:
            return [self.named(name)]
        # Upright Greek (the upgreek package) is Greek.
        if name.removeprefix("up") in SYMBOLS:
            return [self.named(name.removeprefix("up"))]
        if name in NAMED_OPERATORS:
            return [_Piece(f"\\{name} ", name, Role.OPERATOR)]
        if name in IGNORED:
            return []
        if name in ACCENTS:
            return [self.accent(name)]
        font = FONTS.get(name) or FONT_SWITCHES.get(name)
        if font:
            return [self.font(font, [self.argument()])]
        if name in TEXT_FONTS:
            return [self.words(TEXT_FONTS[name])]
        if name in ("frac", "tfrac", "dfrac", "binom"):
            over = r"\choose" if name == "binom" else r"\over"
            return [self.fraction(over, [self.argument()], [self.argument()])]
        return self.rarer_command(name, lexeme, offset)

    def rarer_command(self, name: str, lexeme: str, offset: int) -> list[_Piece]:
        if name == "sqrt":
            return [self.root()]
        if name == "left":
            return self.fence()
        if name in SIZES:
            tex, text = self.delimiter()
            return [_Piece(f"\\{name}{tex}", text)]
        if name == "not":
            negated = self.argument()
            text = unicodedata.normalize("NFC", negated.text + "\u0338")
            return [_Piece(rf"\not {negated.tex}", text, Role.RELATION)]
        if name in ("bmod", "mod"):
            return [_Piece(r"\bmod ", "mod", Role.BINARY)]
        if name == "pmod":
            modulus = self.argument()
            return [_Piece(rf"\pmod{{{modulus.tex}}}", f" (mod {modulus.text})")]
        if name in ("stackrel", "overset"):
            above, below = self.argument(), self.argument()
            return [_Piece(rf"\stackrel{{{above.tex}}}{{{below.tex}}}", below.text, Role.RELATION)]
        if name in ("degree", "textdegree"):
            return [_Piece(r"{}^{\circ }", "°")]
        raise self.fail(lexeme, offset, f"'{lexeme}' may not stand in a formula")

    def accent(self, name: str) -> _Piece:
        base = self.argument()
        text = base.text + ACCENTS[name] if len(base.text) == 1 else base.text
        return _Piece(rf"\{name}{{{base.tex}}}", unicodedata.normalize("NFC", text))

    def font(self, name: str, content: Sequence[_Piece]) -> _Piece:
        tex, text = "".join(p.tex for p in content), _spaced(content)
        if name == "operatorname":
            return _Piece(rf"\mathop{{\mathrm{{{tex}}}}}", text, Role.OPERATOR)
        if name == "mathbb":
            text = "".join(DOUBLE_STRUCK.get(c, c) for c in text)
        self.ams = self.ams or name in AMS_FONTS
        # The calligraphic font has capitals only; where it has other signs they are not letters.
        if name in ("mathcal", "mathbb") and not re.fullmatch("[A-Z ]*", tex):
            return _Piece(f"{{{tex}}}", text)
        return _Piece(rf"\{name}{{{tex}}}", text)

    def words(self, font: str) -> _Piece:
        """Words in a formula: their spaces count, and a hyphen is none of its minus signs."""
        if self.peek() != "{":
            return self.font(font, [self.argument()])
        self.next()
        tex: list[str] = []
        text = ""
        while (
            lexeme := self.lexemes[self.place][0] if self.place < len(self.lexemes) else ""
        ) != "}":
            offset = self.lexemes[self.place][1] if lexeme else self.length
            self.place += 1
            if lexeme.isspace() or lexeme in (r"\ ", "~"):
                tex.append(r"\ ")
                text += " "
            elif lexeme == "-":
                tex.append(r"\mbox{-}")
                text += lexeme
            elif lexeme in CHARACTERS:
                tex.append(lexeme)
                text += lexeme
            elif lexeme.isalpha():
                tex.append(rf"\mbox{{{lexeme}}}")
                text += lexeme
            elif lexeme in (r"\&", r"\%", r"\_", r"\#", r"\$"):
                tex.append(lexeme)
                text += lexeme[1]
            else:
                raise self.fail(lexeme, offset, f"'{lexeme}' may not stand in a formula's words")
        self.place += 1
        return _Piece(rf"\{font}{{{''.join(tex)}}}", text)

    def fraction(self, over: str, above: Sequence[_Piece], below: Sequence[_Piece]) -> _Piece:
        tex = ["".join(p.tex for p in part) for part in (above, below)]
        texts = [_spaced(part) for part in (above, below)]
        if over == r"\over":
            text = "/".join(t if re.fullmatch(r"[\w.]*", t) else f"({t})" for t in texts)
            return _Piece(rf"\frac{{{tex[0]}}}{{{tex[1]}}}", text)
        return _Piece(
            rf"{{{{{tex[0]}}}{over} {{{tex[1]}}}}}",
            f"({texts[0]} {over[1:]} {texts[1]})",
        )

    def root(self) -> _Piece:
        index = _Piece("", "")
        if self.peek() == "[":
            self.next()
            inner = self.pieces("]")
            index = _Piece(
                "[{" + "".join(p.tex for p in inner) + "}]", _scripted("^", _spaced(inner))
            )
        radicand = self.argument()
        text = radicand.text if len(radicand.text) == 1 else f"({radicand.text})"
        return _Piece(rf"\sqrt{index.tex}{{{radicand.tex}}}", f"{index.text}√{text}")

    def fence(self) -> list[_Piece]:
        left, left_text = self.delimiter()
        inner = self.pieces(r"\right")
        right, right_text = self.delimiter()
        tex = "".join(p.tex for p in inner)
        return [_Piece(rf"\left{left}{tex}\right{right}", left_text + _spaced(inner) + right_text)]

    def delimiter(self) -> tuple[str, str]:
        lexeme, offset = self.next()
        if lexeme not in DELIMITERS:
            raise self.fail(lexeme, offset, f"'{lexeme}' is no delimiter")
        if lexeme == ".":
            return lexeme, ""
        if len(lexeme) == 1:
            return lexeme, lexeme
        return (f"{lexeme} " if lexeme[1:].isalpha() else lexeme), SYMBOLS[lexeme[1:]].character


def _scripted(side: str, text: str) -> str:
    """A script as characters that are one, or after `^` or `_`."""
    table = SUBSCRIPTS if side == "_" else SUPERSCRIPTS
    if text and all(c in table for c in text):
        return "".join(table[c] for c in text)
    if not text:
        return ""
    return side + (text if len(text) == 1 or text.isalnum() else f"({text})")


_BEFORE_BINARY = (Role.ORDINARY, Role.CLOSING)


def _spaced(pieces: Sequence[_Piece], *, tight: bool = False) -> str:
    """The text of a list, with the spaces that TeX would show (The TeXbook, chapter 18)."""
    text = ""
    before: Role | None = Role.OPENING
    for i, piece in enumerate(pieces):
        role = piece.role
        following = pieces[i + 1].role if i + 1 < len(pieces) else Role.CLOSING
        if role is Role.BINARY and (
            before not in _BEFORE_BINARY
            or following in (Role.RELATION, Role.CLOSING, Role.PUNCTUATION)
        ):
            role = Role.ORDINARY
        wide = role in (Role.BINARY, Role.RELATION) and not tight
        named = Role.OPERATOR in (role, before) and role in (Role.ORDINARY, Role.OPERATOR)
        if (
            role is None
            or wide
            or (named and before in (Role.ORDINARY, Role.OPERATOR, Role.CLOSING))
        ):
            text = text.rstrip(" ") + " " if text else text
        text += piece.text.lstrip(" ") if text.endswith(" ") or not text else piece.text
        listed = role is Role.PUNCTUATION and not tight
        in_number = (
            listed
            and text[-2:-1].isdigit()
            and i + 1 < len(pieces)
            and pieces[i + 1].text.isdigit()
        )
        if wide or (listed and not in_number):
            text += " "
        before = role if role is not None else Role.OPENING
    return text.strip(" ")
