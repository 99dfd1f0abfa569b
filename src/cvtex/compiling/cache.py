"""The folder where cvtex keeps what it can make again."""

from pathlib import Path

import platformdirs


def cache_folder(name: str) -> Path | None:
    """A folder of the user's cache, made if need be; None where there can't be one."""
    folder = platformdirs.user_cache_path("cvtex", appauthor=False) / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder
