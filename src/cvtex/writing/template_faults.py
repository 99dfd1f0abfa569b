"""What is wrong in a template, in words of its author's: Jinja's own are about its insides."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from cvtex.diagnostics import Diagnostic, error
from cvtex.frozen import Frozen
from cvtex.source import Source, Span
from cvtex.writing import view

_TAGS = ("block", "call", "extends", "for", "from", "if", "import", "include", "macro", "set")
_GIVEN = ("cv", "style", "type")
FILTERS = ("first", "last", "length")
"""The filters that templates have: others change text, and what is escaped must stay as it is."""


def explain_fault(path: str, line: int, message: str) -> Diagnostic:
    """The error for a template's line, from what Jinja or Python said about it."""
    sentence, name, advice = _plain(message)
    return error("template", sentence, _place(Source.read(Path(path)), line, name), advice)


def _plain(message: str) -> tuple[str, str, str]:
    """The message in plain words, the name it is about, and what to do."""
    if match := re.search(r"'(?:[\w.]+\.)?(\w+) object' has no attribute '(\w+)'", message):
        kind, name = match.groups()
        return f"a {kind} has no '{name}'", name, _meant(name, _parts(kind))
    if match := re.match(r"'(\w+)' is undefined", message):
        name = match[1]
        return f"there is no '{name}'", name, _meant(name, _GIVEN)
    if match := re.match(r"No (filter|test) named '(\w+)'", message):
        kind, name = match.groups()
        known = FILTERS if kind == "filter" else ("defined",)
        return f"there is no {kind} '{name}'", name, _meant(name, known)
    if match := re.match(r"Encountered unknown tag '(\w+)'", message):
        name = match[1]
        return f"there is no tag '{name}'", name, _meant(name, _TAGS)
    if match := re.match(r"Unexpected end of template.*tags: (.*?)\. .* is '(\w+)'", message):
        wanted, name = match.groups()
        return f"'{name}' is not closed: there is no {wanted} after it", "", ""
    if re.match(r"unexpected char", message):
        advice = "write << for an expression and >> after it, <% and %> around a tag"
        return "an expression is not closed, or has a character that is none of Jinja's", "", advice
    return message[:1].lower() + message[1:].rstrip("."), "", ""


def _parts(kind: str) -> Iterable[str]:
    data = getattr(view, kind, None)
    return data.__struct_fields__ if isinstance(data, type) and issubclass(data, Frozen) else ()


def _meant(name: str, known: Iterable[str]) -> str:
    known = list(known)
    close = get_close_matches(name, known)
    if close:
        return f"did you mean '{close[0]}'?"
    return f"there is {', '.join(known)}" if known else ""


def _place(source: Source, line: int, name: str) -> Span:
    text = source.line(line)
    start = source.offset(line, 1)
    found = re.search(rf"\b{re.escape(name)}\b", text) if name else None
    if found is None:
        indent = len(text) - len(text.lstrip())
        return source.span(start + indent, start + len(text.rstrip()))
    return source.span(start + found.start(), start + found.end())
