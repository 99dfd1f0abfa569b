"""How a .bib file is written, so that new entries look like those that are there."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from cvtex.frozen import Frozen
from cvtex.importing.record import Record
from cvtex.importing.tidying.details import MONTHS
from cvtex.model import BibEntry
from cvtex.source import Source

_SAMPLE = 200
_T = TypeVar("_T")


class Style(Frozen):
    """The way in which entries are written.

    `type_case` and `name_case` change a word's case; `equals` is where the equals sign stands,
    counted from the start of the name (0: right behind it), `space` what is around it.
    `closing` stands between the last field and the brace that ends the entry.
    """

    newline: str = "\n"
    indent: str = "  "
    opening: str = "{"
    closing: str = "}"
    equals: int = 0
    before_equals: str = " "
    after_equals: str = " "
    type_case: Callable[[str], str] = str.lower
    name_case: Callable[[str], str] = str.lower
    last_comma: bool = True
    one_line: bool = False
    brace_on_last_line: bool = False
    between: int = 1

    def field(self, name: str, value: str) -> str:
        """A field without indent and comma."""
        written = self.name_case(name)
        padding = " " * max(0, self.equals - len(written) - len(self.before_equals))
        return (
            f"{written}{padding}{self.before_equals}={self.after_equals}{self.value(name, value)}"
        )

    def value(self, name: str, value: str) -> str:
        """A value between this style's delimiters."""
        if name == "month" and value in MONTHS:
            return value
        value = _balanced(value)
        if self.opening == '"' and '"' not in value:
            return f'"{value}"'
        return f"{{{value}}}"

    def entry(self, record: Record) -> str:
        """A whole entry, without the line end behind it."""
        lines = [self.field(name, value) for name, value in record.fields]
        head = f"@{self.type_case(record.type)}{{{record.key},"
        if not lines:
            return f"{head}{self.newline}}}"
        comma = "," if self.last_comma else ""
        if self.one_line:
            end = "}" if self.brace_on_last_line else " }"
            return f"{head} {', '.join(lines)}{comma}{end}"
        body = f",{self.newline}{self.indent}".join(lines)
        end = "}" if self.brace_on_last_line else f"{self.newline}}}"
        return f"{head}{self.newline}{self.indent}{body}{comma}{end}"


def style_of(source: Source, entries: Sequence[BibEntry]) -> Style:
    """The style that most of a file's entries have, the house's where there are none."""
    newline = _newline(source.text)
    sample = [entry for entry in entries if entry.own][-_SAMPLE:]
    if not sample:
        return Style(newline=newline)
    text = source.text
    indents: list[str] = []
    places: list[tuple[int, str, str]] = []
    for entry in sample:
        for field in entry.fields[: entry.own]:
            line_start = _line_start(text, field.name_start)
            lead = text[line_start : field.name_start]
            if not lead.strip():
                indents.append(lead)
            gap = text[field.name_start + len(field.name) : field.value_span.start]
            before, _, after = gap.partition("=")
            places.append((len(field.name) + len(before), before, after))
    indent = _most(indents, "  ")
    equals, before, after = _alignment(places)
    openings = [
        text[f.value_span.start]
        for e in sample
        for f in e.fields[: e.own]
        if text[f.value_span.start : f.value_span.start + 1] in {"{", '"'}
    ]
    tails = [_tail(text, entry) for entry in sample]
    return Style(
        newline=newline,
        indent=indent,
        opening=_most(openings, "{"),
        equals=equals,
        before_equals=before,
        after_equals=after,
        type_case=_case(text[e.span.start + 1 : e.span.start + 1 + len(e.type)] for e in sample),
        name_case=_case(
            text[f.name_start : f.name_start + len(f.name)]
            for e in sample
            for f in e.fields[: e.own]
        ),
        last_comma=_most([tail.lstrip().startswith(",") for tail in tails], default=True),
        one_line=not indents,
        brace_on_last_line=_most(
            [not tail.endswith((" ", "\t", "\n", "\r")) for tail in tails], default=False
        ),
        between=_most(_gaps(text, sample), 1),
    )


def _newline(text: str) -> str:
    crlf = text.count("\r\n")
    if crlf:
        return "\r\n" if crlf * 2 >= text.count("\n") else "\n"
    return "\r" if "\r" in text and "\n" not in text else "\n"


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _alignment(places: Sequence[tuple[int, str, str]]) -> tuple[int, str, str]:
    """Where the equals sign stands, and what is before and behind it."""
    after = _most([after for _, _, after in places if "\n" not in after], " ")
    columns = Counter(column for column, _, _ in places)
    column, hits = columns.most_common(1)[0]
    befores = Counter(before for _, before, _ in places)
    before, alike = befores.most_common(1)[0]
    if alike * 2 > len(places) or hits * 2 <= len(places):
        return 0, before if "\n" not in before else " ", after
    least = min((len(b) for _, b, _ in places), default=0)
    return column, " " * min(least, 1), after


def _tail(text: str, entry: BibEntry) -> str:
    last = entry.fields[entry.own - 1].value_span.end
    return text[last : entry.span.end - 1]


def _gaps(text: str, entries: Sequence[BibEntry]) -> list[int]:
    gaps = []
    for one, next_ in pairwise(entries):
        gap = text[one.span.end : next_.span.start]
        if not gap.strip():
            gaps.append(max(gap.count("\n") or gap.count("\r"), 1) - 1)
    return gaps


def _case(written: Iterable[str]) -> Callable[[str], str]:
    cases = Counter(
        "upper" if w.isupper() and len(w) > 1 else "title" if w[:1].isupper() else "lower"
        for w in written
    )
    most = cases.most_common(1)[0][0] if cases else "lower"
    return {"upper": str.upper, "title": _titled, "lower": str.lower}[most]


def _titled(word: str) -> str:
    known = {"inproceedings": "InProceedings", "incollection": "InCollection", "doi": "Doi"}
    return known.get(word, word[:1].upper() + word[1:])


def _most(values: Iterable[_T], default: _T) -> _T:
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else default


def _balanced(value: str) -> str:
    """The value without braces that have no partner: they would end it, and the entry."""
    if "{" not in value and "}" not in value:
        return value
    stack: list[int] = []
    lonely: set[int] = set()
    for place in (m.start() for m in re.finditer(r"[{}]", value)):
        if value[place] == "{":
            stack.append(place)
        elif stack:
            stack.pop()
        else:
            lonely.add(place)
    lonely.update(stack)
    return "".join(c for i, c in enumerate(value) if i not in lonely) if lonely else value
