"""The command line: the only place that prints or exits.

Each command is a module of its own, imported when it is called. `main` is where everything that
can go wrong ends: in a message and an exit status, never in a traceback.
"""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command and exit: 0 when done, 1 when input or TeX is at fault, 2 on wrong usage."""
    try:
        # Imported here so that an interrupt while it loads ends like any other.
        from cvtex.cli.boundary import run

        status = run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        _die_of_interrupt()
    sys.exit(status)


def _die_of_interrupt() -> NoReturn:
    """End as a program without a handler would, so that a shell's loop around it stops too."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGINT)
    raise AssertionError
