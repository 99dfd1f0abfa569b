"""What is said to wrong usage: one sentence, and the nearest right thing."""

import click

from cvtex.diagnostics import Diagnostic, error


def explain(mistake: click.UsageError) -> Diagnostic:
    """The message for a mistake on the command line."""
    command = mistake.ctx.command_path if mistake.ctx else "cvtex"
    message = mistake.format_message().rstrip(".")
    return error("usage", f"{message[:1].lower()}{message[1:]}", help=f"see '{command} --help'")
