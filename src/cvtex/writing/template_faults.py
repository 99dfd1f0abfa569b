"""What is wrong in a template, in words of its author's: Jinja's own are about its insides."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from cvtex.diagnostics import Diagnostic, error
from cvtex.frozen import Frozen
from cvtex.source import Source, Span
from cvtex.writing import view
from cvtex.writing.theme import FILTERS

_TAGS = ("block", "call", "extends", "for", "from", "if", "import", "include", "macro", "set")
_CLOSINGS = {"<%": "%>", "<<": ">>", "<#": "#>"}
_OPENING = re.compile("|".join(_CLOSINGS))
_KINDS = {"int": "a number", "str": "text", "Latex": "text", "tuple": "a list", "CvView": "the CV"}
_GIVEN = ("cv", "style", "type")


def explain_fault(path: str, line: int, message: str, options: Iterable[str]) -> Diagnostic:
    """The error for a template's line, from what Jinja or Python said about it.

    `options` are those of the theme, which templates have as `style`.
    """
    source = Source.read(Path(path))
    if re.match(r"(un)?expected ", message) and (opening := _unclosed(source, line)):
        sentence = f"'{opening.text}' is not closed"
        return error("template", sentence, opening, f"write {_CLOSINGS[opening.text]} after it")
    sentence, name, advice = _plain(message, options)
    return error("template", sentence, _place(source, line, name), advice)


def _unclosed(source: Source, line: int) -> Span | None:
    """An opening sign that lacks its closing one: of the two before a line's end, the later."""
    end = source.offset(line, 1) + len(source.line(line))
    for opening in list(_OPENING.finditer(source.text, 0, end))[:-3:-1]:
        closing = source.text.find(_CLOSINGS[opening[0]], opening.end())
        following = _OPENING.search(source.text, opening.end())
        if closing < 0 or (following is not None and following.start() < closing):
            return source.span(opening.start(), opening.end())
    return None


def _plain(message: str, options: Iterable[str]) -> tuple[str, str, str]:
    """The message in plain words, the name it is about, and what to do."""
    if match := re.match(r"'dict object' has no attribute '(\w+)'", message):
        name = match[1]
        return f"there is no option '{name}'", name, _meant(name, options)
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
    if sentence := _plain_type(message):
        return sentence, "", ""
    return _plain_syntax(message)


def _plain_type(message: str) -> str:
    """What Python says about values that don't go together; '' if it is about something else."""
    between = re.match(r"unsupported operand .* for (\S+): '(.+)' and '(.+)'", message)
    between = between or re.match(r"'(\S+)' not supported .* '(.+)' and '(.+)'", message)
    between = between or re.match(r"can only (concatenate) (\w+) \(not \"(.+)\"\)", message)
    if between:
        sign = between[1].replace("concatenate", "+")
        return f"'{sign}' can't stand between {_kind(between[2])} and {_kind(between[3])}"
    if match := re.match(r"bad operand type for unary (\S+): '(.+)'", message):
        return f"'{match[1]}' can't stand before {_kind(match[2])}"
    if match := re.match(r"'(.+)' object is not callable", message):
        return f"{_kind(match[1])} takes no arguments"
    if match := re.search(r"'(.+)'(?: object)? is not iterable", message):
        return f"{_kind(match[1])} is no list"
    return ""


def _kind(name: str) -> str:
    """What a template's author would call the values of a class."""
    name = name.rpartition(".")[2]
    return _KINDS.get(name, f"a {name}")


def _plain_syntax(message: str) -> tuple[str, str, str]:
    """The same for what Jinja can't even read."""
    if match := re.match(r"Encountered unknown tag '(end\w+)'.* is '(\w+)'", message):
        name, opened = match.groups()
        return f"'{name}' does not close '{opened}'", name, f"write 'end{opened}'"
    if match := re.match(r"Encountered unknown tag 'end(\w+)'", message):
        name = match[1]
        return f"there is no '{name}' that 'end{name}' could close", f"end{name}", ""
    if match := re.match(r"Encountered unknown tag '(\w+)'", message):
        name = match[1]
        return f"there is no tag '{name}'", name, _meant(name, _TAGS)
    if match := re.match(r"Unexpected end of template.*tags: (.*?)\. .* is '(\w+)'", message):
        wanted, name = match.groups()
        return f"'{name}' is not closed: there is no {wanted} after it", "", ""
    if match := re.match(r"unexpected char '(.*)' at", message):
        character = match[1].replace("\\\\", "\\")
        return f"no expression can have '{character}' in it", "", ""
    if match := re.match(r"(?:.*, got|unexpected) 'end of .*'", message):
        return "an expression is missing here", "", ""
    if match := re.match(r"expected token 'end of .*', got '(.*)'", message):
        advice = "a comparison is written ==" if match[1] == "=" else ""
        return f"this should end before '{match[1]}'", match[1], advice
    if match := re.match(r"expected token '(.*)', got '(.*)'", message):
        return f"there should be '{match[1]}' before '{match[2]}'", match[2], ""
    if match := re.match(r"unexpected '(.)'", message):
        return f"'{match[1]}' has no place here", "", "is every bracket closed?"
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
