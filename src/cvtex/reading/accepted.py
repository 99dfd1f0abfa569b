"""Profiles that were found to be without fault, so that they need no second look.

The schema is checked with pydantic, which takes longer to load than everything else that reading
a profile needs. Of a table that passed, a digest is kept; the same table passes again as long as
the schema is the same.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from cvtex.cache import cache_folder
from cvtex.reading.toml import Table

_SCHEMA = (
    "formats.py",
    "list_schema.py",
    "networks.py",
    "profile_schema.py",
    "section_schema.py",
    "values.py",
)
_FILE = "accepted-profiles"
_KEPT = 200


def was_accepted(table: Table) -> bool:
    """Whether this very table has passed this very schema before."""
    folder = cache_folder()
    return folder is not None and _digest(table) in _known(folder / _FILE)


def remember_accepted(table: Table) -> None:
    """Note that a table passed; where it can't be noted, it is checked again next time."""
    folder = cache_folder()
    if folder is None:
        return
    digests = [*_known(folder / _FILE), _digest(table)][-_KEPT:]
    new = folder / f"{_FILE}.{os.getpid()}"
    with suppress(OSError):
        new.write_text("\n".join(digests), "ascii")
        new.replace(folder / _FILE)


def _known(file: Path) -> list[str]:
    try:
        return file.read_text("ascii").split()
    except (OSError, UnicodeDecodeError):
        return []


def _digest(table: Table) -> str:
    here = Path(__file__).parent
    schema = [(name, (here / name).stat().st_mtime_ns) for name in _SCHEMA]
    return hashlib.sha256(repr((schema, table)).encode("utf-8", "surrogatepass")).hexdigest()
