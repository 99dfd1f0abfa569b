"""What is wrong with the user's input, as values that are collected and told together."""

from collections.abc import Iterable
from enum import Enum

from cvtex.frozen import Frozen
from cvtex.source import Span


class Severity(Enum):
    """How bad it is: an error stops the work, a warning and a note don't."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Diagnostic(Frozen):
    """One finding.

    `code` names the kind of finding (`undefined-macro`); it is what documentation lists and
    `[check] ignore` takes. `message` is one sentence without a final period. `help` says what
    to do. A finding about no file in particular (TeX is not installed) has no span.
    """

    severity: Severity
    code: str
    message: str
    span: Span | None = None
    help: str = ""


def error(code: str, message: str, span: Span | None = None, help: str = "") -> Diagnostic:
    """An error, see `Diagnostic`."""
    return Diagnostic(Severity.ERROR, code, message, span, help)


def warning(code: str, message: str, span: Span | None = None, help: str = "") -> Diagnostic:
    """A warning, see `Diagnostic`."""
    return Diagnostic(Severity.WARNING, code, message, span, help)


def note(code: str, message: str, span: Span | None = None, help: str = "") -> Diagnostic:
    """A note, see `Diagnostic`."""
    return Diagnostic(Severity.NOTE, code, message, span, help)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of the findings stops the work."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


class InputError(Exception):
    """The work can't go on; carries every finding, also the lesser ones, for the user to see."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("; ".join(d.message for d in self.diagnostics))
