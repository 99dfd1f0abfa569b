"""Values of fields between their delimiters, read as well as can be where those are wrong."""

import re
from collections.abc import Iterator
from functools import cached_property

from cvtex.diagnostics import Diagnostic, error, warning
from cvtex.frozen import Frozen
from cvtex.reading.blocks import Block
from cvtex.source import Span

# What BibTeX takes for a name (of a field, a string, a type), see id_class in bibtex.web.
NAME = r"""[^\s"#%'(),={}\d][^\s"#%'(),={}]*"""
FIELD = re.compile(rf"({NAME})\s*=")

_FIELD_AHEAD = re.compile(rf'[,\n]\s*{NAME}\s*=\s*(?:["{{\d]|\w+\s*[,#\n}}])')
_BARE_RUN = re.compile(r'[^,#{}"\n]*')
_BRACE = re.compile(r"[{}]")
_QUOTE_OR_BRACE = re.compile(r'["{}]')
_CLOSING_QUOTE = re.compile(rf'"(?=\s*(?:,\s*(?:{NAME}\s*=|[}})%]|$)|[}})]\s*$|\n\s*{NAME}\s*=))')
_OPENED_BY_PARENTHESIS = re.compile(r"@\s*[^\s({]+\s*\(")


class Value(Frozen):
    """The content of a value: `text` begins at `start` of the block, `end` is after the value.

    Braces in `text` are balanced. `exact` says that it stands in the block just so.
    """

    text: str
    start: int
    end: int
    exact: bool = True


class BlockText:
    """The text of a block, closed where the file leaves it open, and what is found in it."""

    def __init__(self, block: Block) -> None:
        text = block.span.text
        self.closed = block.closed
        # A brace alone on the last line closes the block, whatever else is open in it.
        self.ends_itself = block.closed or text.rpartition("\n")[2].strip() in ("}", ")")
        if not self.ends_itself:
            text += "\n)" if _OPENED_BY_PARENTHESIS.match(text) else "\n}"
        self.text = text
        self.source = block.span.source
        self.last = len(text) - 1
        self.diagnostics: list[Diagnostic] = []
        self._block = block

    def span(self, start: int, end: int) -> Span:
        """The place in the file of a stretch of the text."""
        offset, limit = self._block.span.start, self._block.span.end
        end = min(offset + end, limit)
        return self.source.span(min(offset + start, end), end)

    def warn(self, code: str, message: str, start: int, end: int, help: str = "") -> None:
        """Note a warning about a stretch of the text."""
        if start >= len(self._block.span.text):
            start = len(self._block.span.text) - 1
        self.diagnostics.append(warning(code, message, self.span(start, end), help))

    @cached_property
    def _partners(self) -> dict[int, int]:
        """Where each brace is closed, of those that are closed before the end of the block."""
        return dict(_pairs(self.text, 0, self.last))

    def braced(self, start: int, name: str) -> Value:
        """The value of the field `name` that opens with the brace at `start`."""
        end = self._partners.get(start)
        if end is None or (not self.closed and _FIELD_AHEAD.search(self.text, start, end)):
            return self._unclosed(start, "}", name)
        return Value(self.text[start + 1 : end], start + 1, end + 1)

    def quoted(self, start: int, name: str) -> Value:
        """The value of the field `name` that opens with the quotation mark at `start`."""
        position = start + 1
        while (mark := _QUOTE_OR_BRACE.search(self.text, position)) is not None:
            if mark.group() == '"':
                return self._after_quote(start, mark.start(), name)
            if mark.group() == "}":
                break
            position = self._partners.get(mark.start(), mark.start()) + 1
            if position == mark.end():
                self.warn("unclosed-brace", "this brace is never closed", *mark.span(), "delete it")
        return self._unclosed(start, '"', name)

    def bare(self, start: int, name: str) -> Value:
        """A value of several words, or of digits and letters, that lacks its braces."""
        run = _BARE_RUN.match(self.text, start)
        assert run is not None
        following = FIELD.search(run.group() + self.text[run.end() : run.end() + 1])
        value = run.group()[: following.start() if following else None].rstrip()
        if start >= self.last or not value:
            self.warn("missing-value", f"'{name}' has no value", start - 1, start)
            return Value("", start, start)
        number_or_name = re.match(rf"\d+|{NAME}", value)
        odd = number_or_name.end() if number_or_name else 0
        while odd < len(value) - 1 and value[odd].isspace():
            odd += 1
        odd = start + min(odd, len(value) - 1)
        self.diagnostics.append(
            error(
                "unquoted-value",
                f"expected '}}' after the value of '{name}'",
                self.span(odd, odd + 1),
                f"put the value in braces: {{{value}}}",
            )
        )
        return Value(value, start, start + len(value))

    def _after_quote(self, start: int, end: int, name: str) -> Value:
        """Settle whether the quote at `end` closes the value, or one before or after it does."""
        rest = self.text[end + 1 : end + 200].lstrip()
        if not rest or rest[0] in ",#})" or FIELD.match(rest):
            return self._balanced(start + 1, end, end + 1)
        if _FIELD_AHEAD.search(self.text, start, end + 1):
            return self._unclosed(start, '"', name)
        closing = _CLOSING_QUOTE.search(self.text, end + 1)
        field = _FIELD_AHEAD.search(self.text, end + 1)
        if closing is None or (field is not None and field.start() < closing.start()):
            return self._balanced(start + 1, end, end + 1)
        self.warn(
            "quote-in-quotes",
            "a quotation mark inside a value that stands in quotation marks",
            end,
            end + 1,
            "put the value in braces instead",
        )
        return self._balanced(start + 1, closing.start(), closing.end())

    def _unclosed(self, start: int, delimiter: str, name: str) -> Value:
        """Read a value that is never closed, up to the next field or the end of the block."""
        ahead = _FIELD_AHEAD.search(self.text, start + 1)
        end = ahead.start() if ahead else self.last
        content = self.text[start + 1 : end].rstrip(" \t\r\n,")
        content_end = start + 1 + len(content)
        self.warn(
            "unclosed-value",
            f"expected '{delimiter}' at the end of the value of '{name}'",
            content_end - 1,
            content_end,
        )
        return self._balanced(start + 1, content_end, end)

    def _balanced(self, start: int, end: int, following: int) -> Value:
        """The text without the braces that have no partner in it."""
        text = self.text[start:end]
        paired = {place - start for pair in _pairs(self.text, start, end) for place in pair}
        if len(paired) == text.count("{") + text.count("}"):
            return Value(text, start, following)
        kept = (c for i, c in enumerate(text) if c not in "{}" or i in paired)
        return Value("".join(kept), start, following, exact=False)


def _pairs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of braces that belong together in `text[start:end]`."""
    stack = []
    for brace in _BRACE.finditer(text, start, end):
        if brace.group() == "{":
            stack.append(brace.start())
        elif stack:
            yield stack.pop(), brace.start()
