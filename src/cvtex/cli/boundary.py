"""Where every failure of a command becomes a message and an exit status."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

import click

from cvtex.cli.commands import cvtex
from cvtex.diagnostics import Diagnostic, InputError, error

DONE, AT_FAULT, WRONG_USAGE = 0, 1, 2


def run(arguments: Sequence[str]) -> int:
    """Run one command and give the exit status.

    Raises nothing but `KeyboardInterrupt`.
    """
    _prepare_output()
    if "_CVTEX_COMPLETE" in os.environ:
        cvtex.main(list(arguments), prog_name="cvtex")
    try:
        status = _invoke(arguments)
        # While something can still be said about it.
        sys.stdout.flush()
    except click.UsageError as mistake:
        return _tell_usage(mistake, arguments)
    except InputError as failure:
        return _tell(*failure.diagnostics)
    except click.Abort:
        raise KeyboardInterrupt from None
    except BrokenPipeError:
        # Who read our output has seen enough.
        _drop_output()
        return DONE
    except OSError as failure:
        if failure.filename is None:
            # Only what is open already has no name any more: our own output.
            _drop_output()
            return _tell(error("file", f"the output can't be written: {failure.strerror}"))
        name = os.fsdecode(failure.filename)
        return _tell(error("file", f"{name}: {failure.strerror}"))
    except Exception as failure:  # noqa: BLE001 - whatever it is, no traceback reaches a user
        return _tell_bug(failure)
    return status


def _invoke(arguments: Sequence[str]) -> int:
    try:
        with cvtex.make_context("cvtex", list(arguments)) as context:
            cvtex.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    return DONE


def _drop_output() -> None:
    """Leave what is not yet written to stdout unwritten, and the interpreter silent about it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _prepare_output() -> None:
    """Make what goes into a file or pipe the same bytes under every locale."""
    # A stream that the caller closed is None.
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    if isinstance(sys.stdout, TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _tell(*diagnostics: Diagnostic) -> int:
    from cvtex.cli.messages import report

    report(diagnostics)
    return AT_FAULT


def _tell_usage(mistake: click.UsageError, arguments: Sequence[str]) -> int:
    from cvtex.cli.messages import print_message
    from cvtex.cli.usage import explain

    print_message(explain(mistake, arguments))
    return WRONG_USAGE


def _tell_bug(failure: Exception) -> int:
    if os.environ.get("CVTEX_DEBUG"):
        raise failure
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="cvtex-error-", suffix=".txt", delete=False, encoding="utf-8"
    ) as report:
        traceback.print_exception(failure, file=report)
    return _tell(
        error(
            "internal-error",
            f"cvtex itself went wrong ({type(failure).__name__}); this is a bug, not your mistake",
            help=f"please report it together with {Path(report.name)}",
        )
    )
