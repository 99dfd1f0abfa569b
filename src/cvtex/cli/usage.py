"""What is said to wrong usage: one sentence, and the nearest right thing."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

import click

from cvtex.diagnostics import Diagnostic, error

_NO_NUMBER = re.compile(r"is not a valid (?:float|integer)(?: range)?")


class UnknownCommandError(click.UsageError):
    """A command that isn't there; `known` are those that are."""

    def __init__(self, name: str, known: list[str], context: click.Context) -> None:
        super().__init__(f"there is no command '{name}'", context)
        self.possibilities = get_close_matches(name, known)


def explain(mistake: click.UsageError, arguments: Sequence[str]) -> Diagnostic:
    """The message for a mistake on the command line, whose arguments are given."""
    match mistake:
        case click.NoSuchOption():
            message = f"there is no option '{mistake.option_name}'"
            close = list(mistake.possibilities or ())
        case UnknownCommandError():
            message, close = mistake.message, mistake.possibilities
        case _:
            message, close = _NO_NUMBER.sub("is no number", mistake.format_message()), []
            message = message.rstrip(".")
    meant = f"did you mean '{close[0]}'? " if close else ""
    advice = f"{meant}'{_command(mistake, arguments)} --help' tells what there is"
    return error("usage", f"{message[:1].lower()}{message[1:]}", help=advice)


def _command(mistake: click.UsageError, arguments: Sequence[str]) -> str:
    if mistake.ctx is not None:
        return mistake.ctx.command_path
    # A mistake in how options are written is found before there is a context.
    return " ".join(["cvtex", *(a for a in arguments[:1] if a.isalpha())])
