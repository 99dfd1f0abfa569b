"""Bibliographies that were read before, kept until their files or cvtex itself change."""

import hashlib
import os
import pickle
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from cvtex import __version__
from cvtex.model import Bibliography

_KEPT = 8
_CODE = Path(__file__).resolve().parent


def recall_bibliography(paths: Sequence[Path], memory: Path | None) -> Bibliography:
    """What `read_bibliography` gives, out of the folder `memory` if it was read before.

    What is loaded from the folder is trusted like cvtex's own code: it has to be one that nobody
    but the user can write to, as `cache_folder` sees to.
    """
    if memory is None or not all(path.is_file() for path in paths):
        return _read(paths)
    kept = memory / f"{_key(paths)}.pickle"
    # Whatever is wrong with what was kept, reading the files anew mends it.
    with suppress(Exception):
        remembered = pickle.loads(kept.read_bytes())  # noqa: S301 - see above
        if isinstance(remembered, Bibliography):
            return remembered
    bibliography = _read(paths)
    with suppress(OSError):
        _keep(kept, bibliography)
    return bibliography


def _read(paths: Sequence[Path]) -> Bibliography:
    from cvtex.reading.bibliography import read_bibliography

    return read_bibliography(paths)


def _keep(kept: Path, bibliography: Bibliography) -> None:
    new = kept.with_suffix(f".{os.getpid()}")
    new.write_bytes(pickle.dumps(bibliography, pickle.HIGHEST_PROTOCOL))
    new.replace(kept)
    others = sorted(kept.parent.glob("*.pickle"), key=lambda path: path.stat().st_mtime_ns)
    for old in others[:-_KEPT]:
        old.unlink(missing_ok=True)


def _key(paths: Sequence[Path]) -> str:
    """A hash of the files, of the names they are known by, and of the code that reads them."""
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(_code()):
        status = path.stat()
        digest.update(f"\0{path.name} {status.st_mtime_ns} {status.st_size}".encode())
    for path in paths:
        digest.update(f"\0{path}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


def _code() -> Iterable[Path]:
    yield from _CODE.glob("*.py")
    yield from _CODE.parent.glob("*.py")
    yield _CODE.parent / "venues.toml"
