"""Where every failure of a command becomes a message and an exit status."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

import click

from cvtex.cli.commands import cvtex
from cvtex.diagnostics import Diagnostic, InputError, error

DONE, AT_FAULT, WRONG_USAGE = 0, 1, 2


def run(arguments: Sequence[str]) -> int:
    """Run one command and give the exit status.

    Raises nothing but `KeyboardInterrupt` and `BrokenPipeError`.
    """
    _write_utf8()
    if "_CVTEX_COMPLETE" in os.environ:
        cvtex.main(list(arguments), prog_name="cvtex")
    try:
        with cvtex.make_context("cvtex", list(arguments)) as context:
            cvtex.invoke(context)
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.UsageError as mistake:
        return _tell_usage(mistake, arguments)
    except InputError as failure:
        return _tell(*failure.diagnostics)
    except click.Abort:
        raise KeyboardInterrupt from None
    except BrokenPipeError:
        raise
    except OSError as failure:
        if failure.filename is None:
            return _tell_bug(failure)
        name = os.fsdecode(failure.filename)
        return _tell(error("file", f"{name}: {failure.strerror}"))
    except Exception as failure:  # noqa: BLE001 - whatever it is, no traceback reaches a user
        return _tell_bug(failure)
    return DONE


def _write_utf8() -> None:
    """Make what goes into a file or pipe the same bytes under every locale."""
    if isinstance(sys.stdout, TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")


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
