"""Files whose bytes don't say what characters they mean."""

from collections.abc import Iterator

from cvtex.diagnostics import Diagnostic, warning
from cvtex.source import Source


def check_encoding(source: Source) -> Iterator[Diagnostic]:
    """A warning at the first character that had to be guessed."""
    if source.guessed:
        first = next((i for i, c in enumerate(source.text) if not c.isascii()), 0)
        message = f"this file is not UTF-8; it is read as {source.encoding}"
        span = source.span(first, first + 1)
        yield warning("guessed-encoding", message, span, "save it as UTF-8")
