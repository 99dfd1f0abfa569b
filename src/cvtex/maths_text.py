"""A formula as a line of text: its parts, and the spaces and scripts between them."""

from collections.abc import Sequence

from cvtex.frozen import Frozen
from cvtex.maths_symbols import SUBSCRIPTS, SUPERSCRIPTS, Role


class Piece(Frozen):
    """A part of a formula in both forms; `role` None is a space. Scripts can be added to it."""

    tex: str
    text: str
    role: Role | None = Role.ORDINARY
    scripts: frozenset[str] = frozenset()


def write_script(side: str, text: str) -> str:
    """A script as characters that are one, or after `^` or `_`."""
    table = SUBSCRIPTS if side == "_" else SUPERSCRIPTS
    if text and all(c in table for c in text):
        return "".join(table[c] for c in text)
    if not text:
        return ""
    return side + (text if len(text) == 1 or text.isalnum() else f"({text})")


_BEFORE_BINARY = (Role.ORDINARY, Role.CLOSING)


def write_line(pieces: Sequence[Piece], *, tight: bool = False) -> str:
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
