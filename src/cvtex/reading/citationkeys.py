"""Citation keys by which every entry can be reached."""

from collections.abc import Sequence

from cvtex.diagnostics import Diagnostic, warning
from cvtex.frozen import replace
from cvtex.model import BibEntry


def with_unique_keys(
    entries: Sequence[BibEntry],
) -> tuple[tuple[BibEntry, ...], tuple[Diagnostic, ...]]:
    """The entries, those whose key is used before them or left out under a key of their own.

    A key that is made never takes the place of one that is written somewhere.
    """
    taken = {entry.key for entry in entries}
    seen: dict[str, BibEntry] = {}
    numbers: dict[str, int] = {}
    unique = []
    diagnostics = []
    for entry in entries:
        if entry.key and entry.key not in seen:
            seen[entry.key] = entry
            unique.append(entry)
            continue
        number = numbers.get(entry.key, 2 if entry.key else 1)
        while (key := f"{entry.key or 'unnamed'}-{number}") in taken:
            number += 1
        numbers[entry.key] = number + 1
        taken.add(key)
        unique.append(replace(entry, key=key))
        if entry.key:
            first = seen[entry.key].key_span
            path = first.source.path
            line = first.position.line
            same_file = first.source is entry.span.source
            diagnostics.append(
                warning(
                    "duplicate-key",
                    f"the key '{entry.key}' is already used in "
                    + (f"line {line}" if same_file else f"{path}:{line}"),
                    entry.key_span,
                    f"this entry is known as '{key}' until it gets a key of its own",
                )
            )
    return tuple(unique), tuple(diagnostics)
