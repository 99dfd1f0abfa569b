"""Profiles that were found to be without fault, so that they need no second look.

The schema is checked with pydantic, which takes longer to load than everything else that reading
a profile needs. Of a table that passed, a digest is kept; the same table passes again as long as
the schema is the same.
"""

import hashlib
import os
from pathlib import Path

from cvtex.cache import cache_folder
from cvtex.reading.toml import Table

_SCHEMA = ("formats.py", "list_schema.py", "networks.py", "profile_schema.py", "section_schema.py")
_KEPT = 200


def was_accepted(table: Table) -> bool:
    """Whether this very table has passed this very schema before."""
    try:
        return _digest(table) in _file().read_text("ascii").split()
    except (OSError, UnicodeDecodeError):
        return False


def remember_accepted(table: Table) -> None:
    """Note that a table passed; where it can't be noted, it is checked again next time."""
    file = _file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        known = file.read_text("ascii").split() if file.exists() else []
        new = file.with_name(f"{file.name}.{os.getpid()}")
        new.write_text("\n".join([*known[1 - _KEPT :], _digest(table), ""]), "ascii")
        new.replace(file)
    except (OSError, UnicodeDecodeError):
        return


def _file() -> Path:
    return cache_folder() / "accepted-profiles"


def _digest(table: Table) -> str:
    here = Path(__file__).parent
    schema = [(name, (here / name).stat().st_mtime_ns) for name in _SCHEMA]
    return hashlib.sha256(repr((schema, table)).encode("utf-8", "surrogatepass")).hexdigest()
