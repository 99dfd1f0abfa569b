r"""The LaTeX of a BibTeX field, read into rich text.

A closed language: accents, characters, a few styles, links and formulas. Everything else, `\input`
no less than a typo, is the characters that stand in the file, and a warning says where. The reader
walks through a value once, keeps what is open on a stack of its own and never gives up, so a value
of any length and depth costs time in proportion to its length.
"""

import re
import unicodedata
from collections.abc import Callable

from cvtex import maths
from cvtex.diagnostics import Diagnostic, warning
from cvtex.reading.latex_commands import (
    ACCENTS,
    BELOW,
    CHARACTERS,
    CHARACTERS_IN_MATHS,
    DOTTED,
    JOINED,
    LINKS,
    PLAIN_ARGUMENTS,
    SIGNS,
    SPACING,
    STYLE_SWITCHES,
    STYLED_ARGUMENTS,
    UNPRINTED_ARGUMENTS,
)
from cvtex.reading.latex_groups import BRACE, Group, match_braces
from cvtex.reading.latex_quotes import find_quotes
from cvtex.richtext import Inline, Link, Maths, Rich, Style, Styled, Text
from cvtex.source import Span

Locate = Callable[[int, int], Span]

# What stands between two equal characters is printed as it is.
_DELIMITED = frozenset(("path", "url", "verb", "nolinkurl"))
_VERBATIM = re.compile(r"([|!+\"/])([^\n{}]{0,1000}?)\1")
# Within a tabbing LaTeX writes \a'e for \'e, and PubMed's exports do everywhere.
_TABBING_ACCENTS = frozenset("'`=")
# What a primitive of TeX has before its group: \write18{...}, \hbox to 3cm{...}.
_OPERAND = re.compile(r"[0-9]+(?=\{)")
# The American Physical Society exports \ifmmode \check{c}\else \v{c}\fi{}.
_TEXT_BRANCH = re.compile(r"[^{}$]{0,40}(?:\{[^{}$]{0,40}\}[^{}$]{0,40})?\\else\b\s*")
_TOKEN = re.compile(
    r"""\\(?P<word>[A-Za-z]+)(?P<gap>[ \t\r\n]*)
    | \\(?P<sign>.)
    | (?P<space>[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+)
    | (?P<brace>[{}])
    | (?P<maths>\$\$?)
    | (?P<joined>---?|``|''|`|'|"|~|[?!]`|,,(?=[^\W\d_]))
    | (?P<control>[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]+)
    | (?P<text>[^\\{}$\-`'"~?!,\x00-\x20\x7f-\x9f\u2028-\u202e\u2066-\u2069]+|.)
    """,
    re.DOTALL | re.VERBOSE,
)
_SPECIAL = re.compile(r"[\\{}$\-`'\"~,?!\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]|  |^ | $")
_BLANKS = re.compile(r"[ \t\r\n]*")
_ESCAPED_IN_URL = re.compile(r"\\([%#&_~${}\\^])")

# Deeper nesting is read, but what is deeper is not styled any more.
_MAX_DEPTH = 30
# So many accents on one letter are a stack; more are an attack.
_MAX_MARKS = 8
# After so many findings in one field the reader only counts.
_MAX_FINDINGS = 20


def read_latex(value: str, locate: Locate | None = None) -> tuple[Rich, tuple[Diagnostic, ...]]:
    r"""Read a field's LaTeX; white space is collapsed, accents are composed (NFC).

    `locate` gives the place of `value[start:end]` in the user's file for what is found. The
    conventions are those of LaTeX text: `~` is a no-break space, `--` a dash, quotes are typed as
    accents and apostrophes, or straight in pairs. `&`, `#`, `%`, `_` and `^` without a backslash
    are the characters that they are in exports.

    >>> read_latex(r"{\'E}lan {\em vital}")[0].plain()
    'Élan vital'
    """
    if _SPECIAL.search(value) is None:
        return Rich.of(_compose(value)), ()
    reader = _Reader(value, locate)
    return reader.read(), tuple(reader.findings)


def read_latex_text(value: str) -> str:
    """The characters alone that a field's LaTeX prints."""
    return read_latex(value)[0].plain()


def _compose(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _accented(text: str, marks: str) -> str:
    """The text with combining characters on its first letter."""
    letter, rest = text[:1], text[1:]
    if any(mark not in BELOW for mark in marks):
        letter = DOTTED.get(letter, letter)
    return unicodedata.normalize("NFC", letter + marks) + rest


class _Reader:
    """One walk through one value."""

    def __init__(self, value: str, locate: Locate | None) -> None:
        self.value = value
        self.locate = locate
        self.findings: list[Diagnostic] = []
        self.position = 0
        self.frames = [Group()]
        # Groups inside the deepest frame: whether each prints its braces.
        self.flat: list[bool] = []
        self.quotes = find_quotes(value)
        self.closing = match_braces(value)
        self.closers = frozenset(self.closing.values())
        # White space is printed only between what is printed.
        self.blank = False
        self.printed = False
        # Accents that wait for their letter, the innermost first, and a style for one character.
        self.marks = ""
        self.style: Style | None = None

    def read(self) -> Rich:
        end = len(self.value)
        while self.position < end:
            match = _TOKEN.match(self.value, self.position)
            assert match is not None
            self.position = match.end()
            self.read_token(match)
        self.end_marks()
        return Rich(self.frames[0].content())

    def read_token(self, match: re.Match[str]) -> None:
        token, start = match[0], match.start()
        match match.lastgroup:
            case "text":
                self.print(token)
            case "space":
                self.blank = True
            case "joined":
                self.print(self.quotes.get(start) or JOINED[token])
            case "brace":
                self.read_brace(token, start)
            case "maths":
                self.read_maths(start, start + len(token), token)
            case "sign":
                self.read_sign(match["sign"], start)
            case "control":
                self.warn("control-character", "a control character is left out", start, start + 1)
            case _:
                self.read_word(match["word"], match["gap"], start)

    # --- printing ---

    def print(self, text: str) -> None:
        """Add characters, with the accents and the style that wait for them."""
        if not text:
            return
        if self.marks and not text[0].isalpha():
            self.end_marks()
        if not text.isascii() or self.marks:
            text = _accented(text, self.marks)
            self.marks = ""
        self.end_blank()
        if self.style is not None:
            style, self.style = self.style, None
            self.frames[-1].add(Styled(style, (Text(text[0]),)))
            text = text[1:]
        if text:
            self.frames[-1].run.append(text)

    def add(self, inline: Inline) -> None:
        self.end_marks()
        self.end_blank()
        self.style = None
        self.frames[-1].add(inline)

    def end_blank(self) -> None:
        if self.blank and self.printed:
            self.frames[-1].run.append(" ")
        self.blank = False
        self.printed = True

    def end_marks(self) -> None:
        """Print accents that found no letter by themselves."""
        if self.marks:
            marks, self.marks = self.marks, ""
            self.print("".join(SPACING.get(mark, "\xa0" + mark) for mark in marks))

    # --- groups ---

    def read_brace(self, brace: str, start: int) -> None:
        if brace == "{" and start in self.closing:
            special = self.value.startswith("\\", start + 1) or self.marks
            self.open_group(start, Group(None if special else Style.PROTECTED))
        elif brace == "}" and start in self.closers:
            self.close_group()
        else:
            self.warn("unbalanced-brace", f"'{brace}' has no counterpart", start, start + 1)
            self.print(brace)

    def open_group(self, start: int, frame: Group) -> None:
        self.position = start + 1
        if len(self.frames) < _MAX_DEPTH:
            self.frames.append(frame)
        else:
            self.flat.append(frame.literal)

    def close_group(self) -> None:
        self.end_marks()
        self.style = None
        if self.flat:
            literal = self.flat.pop()
        else:
            frame = self.frames.pop()
            literal = frame.literal
            outer = self.frames[-1]
            for inline in frame.closed():
                outer.add(inline)
        if literal:
            self.print("}")
            self.open_literal()

    def open_literal(self) -> None:
        """Print the brace of an unknown command's argument, where one follows."""
        if self.position in self.closing:
            self.print("{")
            self.open_group(self.position, Group(literal=True))

    def open_argument(self, frame: Group) -> bool:
        """Open the argument in braces that a command has, if it has."""
        start = self.skip_blanks()
        if start not in self.closing:
            return False
        self.open_group(start, frame)
        return True

    def raw_argument(self) -> str:
        """Take the argument in braces that a command has, if it has, as it stands."""
        start = self.skip_blanks()
        if start not in self.closing:
            return ""
        end = self.closing[start]
        self.position = end + 1
        return self.value[start + 1 : end]

    def skip_blanks(self) -> int:
        match = _BLANKS.match(self.value, self.position)
        assert match is not None
        return match.end()

    # --- commands ---

    def read_sign(self, sign: str, start: int) -> None:
        if sign in ACCENTS:
            self.read_accent(ACCENTS[sign])
        elif sign in SIGNS:
            self.print(SIGNS[sign])
        elif sign == "\\":
            self.blank = True
        elif sign in "([":
            self.read_maths(start, self.position, "\\)" if sign == "(" else "\\]")
        else:
            self.read_unknown("\\" + sign, start)

    def read_word(self, word: str, gap: str, start: int) -> None:
        if word in ACCENTS:
            self.read_accent(ACCENTS[word])
        elif word in CHARACTERS:
            self.read_character(CHARACTERS[word])
        elif word in STYLED_ARGUMENTS:
            if not self.open_argument(Group(STYLED_ARGUMENTS[word])):
                self.style = STYLED_ARGUMENTS[word]
        elif word in STYLE_SWITCHES:
            if not self.flat:
                self.frames[-1].switch(STYLE_SWITCHES[word])
        elif word in PLAIN_ARGUMENTS:
            self.open_argument(Group())
        else:
            self.read_rarer_word(word, gap, start)

    def read_rarer_word(self, word: str, gap: str, start: int) -> None:
        brace = self.skip_blanks()
        following = self.value[self.position : self.position + 1]
        if word in UNPRINTED_ARGUMENTS:
            self.raw_argument()
        elif word == "a" and following in _TABBING_ACCENTS:
            self.position += 1
            self.read_accent(ACCENTS[following])
        elif word == "ifmmode" and (text := _TEXT_BRANCH.match(self.value, self.position)):
            self.position = text.end()
        elif word == "ensuremath" and brace in self.closing:
            self.read_maths(start, brace + 1, "}", self.closing[brace])
        elif word in LINKS and brace in self.closing:
            self.read_link(word)
        elif word in _DELIMITED and (verbatim := _VERBATIM.match(self.value, self.position)):
            self.position = verbatim.end()
            self.print(verbatim[2])
        elif symbol := maths.symbol(word):
            self.print(symbol)
        else:
            self.read_unknown("\\" + word, start)
            self.blank = bool(gap)
            if operand := _OPERAND.match(self.value, self.position):
                self.position = operand.end()
                self.print(operand[0])
            self.open_literal()

    def read_character(self, text: str) -> None:
        if text == " ":
            self.blank = True
        else:
            self.print(text)

    def read_accent(self, mark: str) -> None:
        if len(self.marks) >= _MAX_MARKS:
            self.end_marks()
        self.marks = mark + self.marks
        if not self.open_argument(Group()):
            self.position = self.skip_blanks()

    def read_unknown(self, command: str, start: int) -> None:
        self.warn(
            "unknown-command",
            f"'{command}' is no command that a field may hold; it is printed as it stands",
            start,
            start + len(command),
        )
        self.print(command)

    def read_link(self, word: str) -> None:
        url = _ESCAPED_IN_URL.sub(r"\1", "".join(self.raw_argument().split()))
        if word == "href" and self.open_argument(Group(url=url)):
            return
        if word in ("href", "url"):
            self.add(Link(url, (Text(url),)))
        else:
            self.print(url)

    # --- formulas ---

    def read_maths(self, start: int, inside: int, closer: str, end: int = -1) -> None:
        """Read a formula that begins at `inside`, after its delimiter at `start`."""
        if end < 0:
            end = _maths_end(self.value, inside, closer)
        if end < 0 or not self.is_balanced(inside, end):
            opener = self.value[start:inside]
            self.warn(
                "unbalanced-maths", f"'{opener}' opens no formula; it is printed", start, inside
            )
            self.print(opener)
            return
        tex = " ".join(self.value[inside:end].split())
        problem = maths.check(tex)
        self.position = end + len(closer)
        if problem is None:
            self.add_formula(tex)
            return
        whole = self.value[start : self.position]
        place = self.value.find(problem.text, inside, end)
        place = start if place < 0 else place
        self.warn(
            "maths",
            f"{problem.message}; the formula is printed as it stands",
            place,
            place + len(problem.text),
        )
        self.print(" ".join(whole.split()))

    def is_balanced(self, start: int, end: int) -> bool:
        """Whether every group between two places opens and closes there."""
        depth = 0
        for match in BRACE.finditer(self.value, start, end):
            depth += {"{": 1, "}": -1}.get(match[1], 0)
            if depth < 0:
                return False
        return depth == 0

    def add_formula(self, tex: str) -> None:
        text = maths.as_text(tex)
        if tex in CHARACTERS_IN_MATHS:
            self.print(CHARACTERS_IN_MATHS[tex])
        elif text:
            self.add(Maths(tex, text))

    # --- findings ---

    def warn(self, code: str, message: str, start: int, end: int) -> None:
        if len(self.findings) < _MAX_FINDINGS:
            self.findings.append(
                warning(code, message, self.locate(start, end) if self.locate else None)
            )


def _maths_end(value: str, start: int, closer: str) -> int:
    """Where a formula's closing delimiter begins, -1 if it isn't near."""
    place = start
    limit = start + maths.MAX_LENGTH + 2
    while (place := value.find(closer, place, limit)) >= 0:
        if closer != "$" or value[place - 1] != "\\":
            return place
        place += 1
    return -1
