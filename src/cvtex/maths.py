"""Formulas: what of TeX's maths may pass, and how a formula reads as plain text."""

import re
from dataclasses import dataclass

_PLAIN = re.compile(r"[A-Za-z0-9+\-=()|!/.,:;<> ]*")


MAX_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class MathsProblem:
    """What keeps a formula from being typeset as one, and where in its source that stands."""

    offset: int
    text: str
    message: str


def check(tex: str) -> MathsProblem | None:
    """The first thing in a formula that may not pass to TeX."""
    match = _PLAIN.match(tex)
    end = match.end() if match else 0
    if end == len(tex):
        return None
    return MathsProblem(end, tex[end], f"'{tex[end]}' can't stand in a formula")


def as_text(tex: str) -> str:
    """A formula as readable characters."""
    return tex


def symbol(name: str) -> str:
    """The character that a command of maths prints; nothing for any other command."""
    return {"alpha": "α"}.get(name, "")
