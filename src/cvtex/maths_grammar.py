"""The grammar of formulas: what TeX's maths may hold, parsed into its parts."""

import re
import unicodedata
from collections.abc import Sequence

from cvtex.frozen import Frozen
from cvtex.maths_symbols import (
    ACCENTS,
    ALIASES,
    CHARACTERS,
    DELIMITERS,
    DOUBLE_STRUCK,
    FONT_SWITCHES,
    FONTS,
    IGNORED,
    NAMED_OPERATORS,
    SIZES,
    SPACES,
    SYMBOLS,
    TEXT_FONTS,
    TYPED,
    Role,
)
from cvtex.maths_text import Piece, write_line, write_script

_MAX_DEPTH = 12

_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|\s+|.", re.DOTALL)
_CAPITALS = re.compile("[A-Z ]*")
_LETTERS_OF_FONTS = {
    "mathcal": _CAPITALS,
    "mathbb": _CAPITALS,
    "mathfrak": re.compile("[A-Za-z0-9 ]*"),
}
_GREEK_FORMS = {"ϵ": "ε", "ϕ": "φ"}


class MathsProblem(Frozen):
    """What keeps a formula from being set as one, and where in its source that stands."""

    offset: int
    text: str
    message: str


class MathsError(Exception):
    """What a formula holds that it must not, or lacks."""

    def __init__(self, problem: MathsProblem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def parse_formula(tex: str) -> list[Piece]:
    """The parts of a formula; raises `MathsError` where not all of it may pass."""
    return _Parser(tex).pieces("")


class _Parser:
    def __init__(self, tex: str) -> None:
        self.lexemes = [(m[0], m.start()) for m in _TOKEN.finditer(tex)]
        self.place = 0
        self.depth = 0
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

    def fail(self, lexeme: str, offset: int, message: str) -> MathsError:
        return MathsError(MathsProblem(offset, lexeme, message))

    # --- lists of pieces ---

    def pieces(self, closer: str) -> list[Piece]:
        """Everything up to the closing lexeme, which is taken too."""
        self.depth += 1
        found: list[Piece] = []
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

    def script(self, found: list[Piece], lexeme: str, offset: int) -> None:
        """Put a sub- or superscript on the last piece."""
        base = found.pop() if found and found[-1].role is not None else Piece("{}", "")
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
                text += write_script("^", script.text)
        else:
            script = self.argument()
            tex, text = f"{side}{{{script.tex}}}", write_script(side, script.text)
        found.append(Piece(base.tex + tex, base.text + text, base.role, base.scripts | {side}))

    def argument(self) -> Piece:
        """What a command or a script applies to: a group or one symbol."""
        lexeme, offset = self.next()
        if lexeme == "{":
            inner = self.pieces("}")
            return Piece("".join(p.tex for p in inner), write_line(inner, tight=True))
        if lexeme in ("", "}", "^", "_", "'", r"\over", r"\right"):
            raise self.fail(lexeme, offset, "something is missing in the formula")
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise self.fail(lexeme, offset, "the formula is nested too deeply")
        found = self.piece(lexeme, offset)
        self.depth -= 1
        return Piece("".join(p.tex for p in found), write_line(found, tight=True))

    # --- single pieces ---

    def piece(self, lexeme: str, offset: int) -> list[Piece]:
        """What one lexeme, with its arguments, comes to."""
        if lexeme in CHARACTERS:
            return [Piece(lexeme, "−" if lexeme == "-" else lexeme, CHARACTERS[lexeme])]
        if lexeme == "{":
            inner = self.pieces("}")
            return [Piece("{" + "".join(p.tex for p in inner) + "}", write_line(inner))]
        if lexeme in TYPED:
            name = TYPED[lexeme]
            if name in CHARACTERS:
                return [Piece(name, lexeme, CHARACTERS[name])]
            return [self.named(name)]
        name = lexeme[1:] if lexeme[0] == "\\" and len(lexeme) > 1 else lexeme
        if name in SPACES and (lexeme[0] == "\\" or lexeme == "~"):
            return [Piece(SPACES[name], " ", None)]
        if lexeme[0] == "\\":
            name = name.rstrip("*")
            return self.command(ALIASES.get(name, name), lexeme, offset)
        raise self.fail(lexeme, offset, f"'{lexeme}' may not stand in a formula")

    def named(self, name: str) -> Piece:
        symbol = SYMBOLS[name]
        space = " " if name.isalpha() else ""
        text = _GREEK_FORMS.get(symbol.character, symbol.character)
        return Piece(f"\\{name}{space}", text, symbol.role)

    def command(self, name: str, lexeme: str, offset: int) -> list[Piece]:
        if name in SYMBOLS:
            return [self.named(name)]
        # Upright Greek (the upgreek package) is Greek.
        if name.removeprefix("up") in SYMBOLS:
            return [self.named(name.removeprefix("up"))]
        if name in NAMED_OPERATORS:
            return [Piece(f"\\{name} ", name, Role.OPERATOR)]
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

    def rarer_command(self, name: str, lexeme: str, offset: int) -> list[Piece]:
        if name == "sqrt":
            return [self.root()]
        if name == "left":
            return self.fence()
        if name in SIZES:
            tex, text = self.delimiter()
            return [Piece(f"\\{name}{tex}", text)]
        if name == "not":
            negated = self.argument()
            text = unicodedata.normalize("NFC", negated.text + "\u0338")
            return [Piece(rf"\not {negated.tex}", text, Role.RELATION)]
        if name in ("bmod", "mod"):
            return [Piece(r"\bmod ", "mod", Role.BINARY)]
        if name == "pmod":
            modulus = self.argument()
            return [Piece(rf"\pmod{{{modulus.tex}}}", f" (mod {modulus.text})")]
        if name in ("stackrel", "overset"):
            above, below = self.argument(), self.argument()
            return [Piece(rf"\stackrel{{{above.tex}}}{{{below.tex}}}", below.text, Role.RELATION)]
        if name in ("degree", "textdegree"):
            return [Piece(r"{{}^{\circ }}", "°")]
        raise self.fail(lexeme, offset, f"'{lexeme}' may not stand in a formula")

    def accent(self, name: str) -> Piece:
        base = self.argument()
        text = base.text + ACCENTS[name] if len(base.text) == 1 else base.text
        return Piece(rf"\{name}{{{base.tex}}}", unicodedata.normalize("NFC", text))

    def font(self, name: str, content: Sequence[Piece]) -> Piece:
        tex, text = "".join(p.tex for p in content), write_line(content)
        if name == "operatorname":
            return Piece(rf"\mathop{{\mathrm{{{tex}}}}}", text, Role.OPERATOR)
        if name == "mathbb":
            text = "".join(DOUBLE_STRUCK.get(c, c) for c in text)
        # Where these fonts have other signs, they are not letters.
        if name in _LETTERS_OF_FONTS and not _LETTERS_OF_FONTS[name].fullmatch(tex):
            return Piece(f"{{{tex}}}", text)
        return Piece(rf"\{name}{{{tex}}}", text)

    def words(self, font: str) -> Piece:
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
        return Piece(rf"\{font}{{{''.join(tex)}}}", text)

    def fraction(self, over: str, above: Sequence[Piece], below: Sequence[Piece]) -> Piece:
        tex = ["".join(p.tex for p in part) for part in (above, below)]
        texts = [write_line(part) for part in (above, below)]
        if over == r"\over":
            text = "/".join(t if re.fullmatch(r"[\w.]*", t) else f"({t})" for t in texts)
            return Piece(rf"\frac{{{tex[0]}}}{{{tex[1]}}}", text)
        return Piece(
            rf"{{{{{tex[0]}}}{over} {{{tex[1]}}}}}",
            f"({texts[0]} {over[1:]} {texts[1]})",
        )

    def root(self) -> Piece:
        index = Piece("", "")
        if self.peek() == "[":
            self.next()
            inner = self.pieces("]")
            index = Piece(
                "[{" + "".join(p.tex for p in inner) + "}]", write_script("^", write_line(inner))
            )
        radicand = self.argument()
        text = radicand.text if len(radicand.text) == 1 else f"({radicand.text})"
        return Piece(rf"\sqrt{index.tex}{{{radicand.tex}}}", f"{index.text}√{text}")

    def fence(self) -> list[Piece]:
        left, left_text = self.delimiter()
        inner = self.pieces(r"\right")
        right, right_text = self.delimiter()
        tex = "".join(p.tex for p in inner)
        return [
            Piece(rf"\left{left}{tex}\right{right}", left_text + write_line(inner) + right_text)
        ]

    def delimiter(self) -> tuple[str, str]:
        lexeme, offset = self.next()
        if lexeme not in DELIMITERS:
            raise self.fail(lexeme, offset, f"'{lexeme}' is no delimiter")
        if lexeme == ".":
            return lexeme, ""
        if len(lexeme) == 1:
            return lexeme, lexeme
        return (f"{lexeme} " if lexeme[1:].isalpha() else lexeme), SYMBOLS[lexeme[1:]].character
