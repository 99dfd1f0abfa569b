"""Files that are whole or not there."""

import errno
import os
from pathlib import Path


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
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
