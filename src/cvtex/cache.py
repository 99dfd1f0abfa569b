"""Where cvtex keeps what it could make again at any time."""

import os
from pathlib import Path

_WRITABLE_BY_OTHERS = 0o022


def cache_folder(name: str = "") -> Path | None:
    """A folder under cvtex's own in the user's cache, made if need be.

    None where none can be made, or where others might have put something into it: what lies
    there is trusted like cvtex's own code.
    """
    import platformdirs

    top = platformdirs.user_cache_path("cvtex", appauthor=False)
    folder = top / name
    try:
        top.mkdir(0o700, parents=True, exist_ok=True)
        folder.mkdir(exist_ok=True)
        # Nobody else can take the place of a folder in one that is the user's own.
        status = top.stat()
    except OSError:
        return None
    is_own = status.st_uid == os.geteuid() and not status.st_mode & _WRITABLE_BY_OTHERS
    return folder if is_own else None
