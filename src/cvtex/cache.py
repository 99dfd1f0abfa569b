"""Where cvtex keeps what it could make again at any time."""

from pathlib import Path


def cache_folder() -> Path:
    """The folder for such files under the user's own cache folder; it may not exist yet."""
    from platformdirs import user_cache_path

    return user_cache_path("cvtex", appauthor=False)
