"""Where every failure of a command becomes a message and an exit status."""

from __future__ import annotations

import errno
import gc
import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

import click

from cvtex.cli.commands import cvtex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cvtex.diagnostics import Diagnostic

DONE, AT_FAULT, WRONG_USAGE = 0, 1, 2

_ADVICE = {
    errno.EACCES: "its permissions, or those of the folder it is in, don't let you do that",
    errno.EROFS: "nothing can be written there; work on a copy of the CV in another place",
    errno.EISDIR: "name a file, not a folder",
    errno.ENOTDIR: "it is a file, so nothing can be in it",
    errno.ENAMETOOLONG: "choose a shorter name",
}


def run(arguments: Sequence[str]) -> int:
    """Run one command and give the exit status.

    Raises nothing but `KeyboardInterrupt`.
    """
    _prepare_output()
    # Looking for cycles each time that 700 objects more are there takes a good part of the time
    # of a large bibliography, and finds next to nothing.
    gc.set_threshold(100_000)
    if "_CVTEX_COMPLETE" in os.environ:
        cvtex.main(list(arguments), prog_name="cvtex")
    try:
        status = _invoke(arguments)
        # While something can still be said about it.
        sys.stdout.flush()
    except click.UsageError as mistake:
        return _tell_usage(mistake, arguments)
    except click.Abort:
        raise KeyboardInterrupt from None
    except BrokenPipeError:
        # Who read our output has seen enough.
        _drop_output()
        return DONE
    except Exception as failure:  # noqa: BLE001 - whatever it is, no traceback reaches a user
        return _tell_failure(failure)
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
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - pathlib takes long to import


def _tell_failure(failure: Exception) -> int:
    # Imported when there is something to tell: help and version need none of it.
    from cvtex.cli.messages import report
    from cvtex.diagnostics import InputError, error

    match failure:
        case InputError():
            report(failure.diagnostics)
        case OSError(filename=None):
            # Only what is open already has no name any more: our own output.
            _drop_output()
            report([error("file", f"the output can't be written: {failure.strerror}")])
        case OSError():
            path, advice = os.fsdecode(failure.filename), _ADVICE.get(failure.errno or 0, "")
            report([error("file", f"{path}: {failure.strerror}", help=advice)])
        case _:
            report([_describe_bug(failure)])
    return AT_FAULT


def _tell_usage(mistake: click.UsageError, arguments: Sequence[str]) -> int:
    from cvtex.cli.messages import print_message
    from cvtex.cli.usage import explain

    print_message(explain(mistake, arguments))
    return WRONG_USAGE


def _describe_bug(failure: Exception) -> Diagnostic:
    if os.environ.get("CVTEX_DEBUG"):
        raise failure
    import tempfile
    import traceback

    from cvtex.diagnostics import error

    with tempfile.NamedTemporaryFile(
        "w", prefix="cvtex-error-", suffix=".txt", delete=False, encoding="utf-8"
    ) as report:
        traceback.print_exception(failure, file=report)
    return error(
        "internal-error",
        f"cvtex itself went wrong ({type(failure).__name__}); this is a bug, not your mistake",
        help=f"please report it together with {report.name}",
    )
