"""What is said to wrong usage: one sentence, and the nearest right thing."""

from difflib import get_close_matches

import click

from cvtex.diagnostics import Diagnostic, error


class UnknownCommandError(click.UsageError):
    """A command that isn't there; `known` are those that are."""

    def __init__(self, name: str, known: list[str], context: click.Context) -> None:
        super().__init__(f"there is no command '{name}'", context)
        self.possibilities = get_close_matches(name, known)


def explain(mistake: click.UsageError) -> Diagnostic:
    """The message for a mistake on the command line."""
    command = mistake.ctx.command_path if mistake.ctx else "cvtex"
    match mistake:
        case click.NoSuchOption():
            message = f"there is no option '{mistake.option_name}'"
            close = list(mistake.possibilities or ())
        case UnknownCommandError():
            message, close = mistake.message, mistake.possibilities
        case _:
            message, close = mistake.format_message().rstrip("."), []
    meant = f"did you mean '{close[0]}'? " if close else ""
    text = f"{message[:1].lower()}{message[1:]}"
    return error("usage", text, help=f"{meant}'{command} --help' tells what there is")
