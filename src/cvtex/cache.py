"""Where cvtex keeps what it could make again at any time."""

from pathlib import Path


def cache_folder(name: str = "") -> Path | None:
    """A folder under cvtex's own in the user's cache, made if need be; None where none can be."""
    import platformdirs

    folder = platformdirs.user_cache_path("cvtex", appauthor=False) / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder
