"""Files that are whole or not there, and folders that one process works in at a time."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path
from threading import get_native_id


def replace_file(path: Path, content: bytes) -> None:
    """Write a file, its folder included, so that nobody ever sees a part of it.

    Raises `OSError`, with the name of what is in the way.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError as obstacle:
        raise NotADirectoryError(
            errno.ENOTDIR, os.strerror(errno.ENOTDIR), obstacle.filename
        ) from None
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # A device or a pipe must not become a file.
        return
    beside = path.with_name(f".{path.name}.{get_native_id()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def update_file(path: Path, content: bytes) -> bool:
    """Write a file unless that is what it says already, so that nobody sees a change in it.

    Returns whether there was one.
    """
    if path.exists() and path.read_bytes() == content:
        return False
    path.write_bytes(content)
    return True


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep a folder to oneself, which is made if need be; waits until it is free.

    The lock (flock(2)) goes with the process, however that ends.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("ab") as file:
        flock(file, LOCK_EX)
        yield
