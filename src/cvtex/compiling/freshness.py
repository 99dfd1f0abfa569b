"""Whether a PDF is still what would be made again."""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from cvtex import __version__
from cvtex.compiling.files import replace_file

Stamp = list[int] | None


def still_fresh(path: Path, request: Sequence[str]) -> str | None:
    """What was said of the PDF when it was made, None if anything has changed since."""
    try:
        request_then, files, said = json.loads(path.read_bytes())
        if request_then != [__version__, *request]:
            return None
        return said if all(stamp(Path(p)) == then for p, then in files.items()) else None
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def record(path: Path, request: Sequence[str], files: Iterable[Path], said: str) -> None:
    """Note what a PDF was made from; a file that isn't there is noted as missing."""
    stamps = {str(file.absolute()): stamp(file) for file in files}
    with suppress(OSError):
        replace_file(path, json.dumps([[__version__, *request], stamps, said]).encode())


def changed_since(moment: int, files: Iterable[Path]) -> bool:
    """Whether any of the files was written after a moment, in nanoseconds of the system's clock."""
    stamps = (stamp(file) for file in files)
    return any(found is not None and found[0] > moment for found in stamps)


def stamp(path: Path) -> Stamp:
    """What tells one state of a file or folder from another without reading it."""
    try:
        status = path.stat()
    except OSError:
        return None
    return [status.st_mtime_ns, status.st_size, status.st_ino]


def recorded_inputs(path: Path) -> list[Path]:
    """The files that TeX read, from its .fls file; those of the job's own folder are left out."""
    with suppress(OSError):
        lines = path.read_text("utf-8", errors="replace").splitlines()
        names = dict.fromkeys(line[6:] for line in lines if line.startswith("INPUT "))
        return [Path(name) for name in names if name.startswith("/")]
    return []
