"""Writing a file so that at any moment either the old or the new one is there."""

import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cvtex.diagnostics import Diagnostic, InputError, error, warning

_PATIENCE = 10.0


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other imports away from a file; raises `InputError` where one doesn't come to its end.

    The lock is on the folder and ends with the process, so that none is ever left over.
    """
    if not path.resolve().parent.is_dir():
        raise InputError([error("file", f"{path}: there is no folder for it")])
    folder = os.open(path.resolve().parent, os.O_RDONLY)
    try:
        deadline = time.monotonic() + _PATIENCE
        while True:
            try:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as busy:
                if time.monotonic() > deadline:
                    message = f"another import is at work on {path}"
                    raise InputError(
                        [error("locked", message, help="wait for it to end, or end it")]
                    ) from busy
                time.sleep(0.05)
            except OSError:
                # Some network file systems have no locks; the check before replacing remains.
                break
        yield
    finally:
        os.close(folder)


def read_bytes(path: Path) -> bytes | None:
    """The bytes of a file, None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def store(path: Path, data: bytes, expected: bytes | None) -> None:
    """Replace a file's bytes atomically, following links and keeping its mode.

    Raises `InputError` where the file no longer holds the `expected` bytes (None: is not there),
    or is not to be written.
    """
    target = path.resolve()
    mode = 0o644 & ~_umask()
    owner = None
    if expected is not None:
        status = target.stat()
        mode = stat.S_IMODE(status.st_mode)
        owner = (status.st_uid, status.st_gid)
        if not os.access(target, os.W_OK):
            raise InputError([error("read-only", f"{path} is not to be written: it is read-only")])
    # Always the same name, so that what a crash left is overwritten by the next import.
    temporary = target.with_name(f".{target.name}.cvtex-new")
    with suppress(OSError):
        temporary.unlink()
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as problem:
        # The name of the file that could not be made beside it would tell nobody anything.
        message = f"{path} can't be written in its folder: {problem.strerror}"
        raise InputError([error("file", message)]) from problem
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), mode)
            if owner is not None:
                with suppress(PermissionError):
                    os.fchown(file.fileno(), *owner)
            os.fsync(file.fileno())
        _check_unchanged(path, expected)
        temporary.replace(target)
    except BaseException:
        with suppress(FileNotFoundError):
            temporary.unlink()
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _check_unchanged(path: Path, expected: bytes | None) -> None:
    if read_bytes(path) != expected:
        message = f"{path} was changed by another program meanwhile; nothing was written"
        raise InputError([error("changed-meanwhile", message, help="run the import again")])


def editor_locks(path: Path) -> tuple[Diagnostic, ...]:
    """A warning where an editor has the file open: Emacs and Vim leave a mark beside it."""
    target = path.resolve()
    marks = {
        "Emacs": target.with_name(f".#{target.name}"),
        "Vim": target.with_name(f".{target.name}.swp"),
        "LibreOffice": target.with_name(f".~lock.{target.name}#"),
    }
    return tuple(
        warning(
            "open-in-editor",
            f"{path} is open in {editor}; what is not saved there is not seen",
            help="load the file anew in the editor afterwards",
        )
        for editor, mark in marks.items()
        if os.path.lexists(mark)
    )


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
