"""Waiting until files change."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from watchfiles import watch

from cvtex.compiling.freshness import Stamp, stamp

# Milliseconds: how long files must be left alone before a change counts, how long a burst of
# changes may hold it up, and how often to look although nothing was reported.
_STEP, _BURST, _LOOK = 10, 200, 1000


State = Mapping[Path, Stamp]


def states(files: Iterable[Path]) -> State:
    """The state that files are in."""
    return {file: stamp(file) for file in files}


def wait_for_change(known: State) -> None:
    """Return as soon as any of the files is in another state; raises `KeyboardInterrupt` on Ctrl-C.

    Folders are watched, since editors put a new file in an old one's place as often as they write
    into it. What changed before the watch began shows in the stamps.
    """
    folders = {folder for file in known if (folder := file.absolute().parent).is_dir()}
    events = watch(
        *sorted(folders),
        recursive=False,
        watch_filter=None,
        step=_STEP,
        debounce=_BURST,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        raise_interrupt=True,
    )
    while not any(stamp(file) != then for file, then in known.items()):
        next(events)
