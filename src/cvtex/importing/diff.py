"""Edits as a unified diff that `patch` accepts."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from cvtex.frozen import Frozen
from cvtex.importing.editing import Edit, apply_edits

_CONTEXT = 3


class _Hunk(Frozen):
    """Neighbouring edits: lines from `first` up to `last`, counted from 0, become other ones."""

    first: int
    last: int
    edits: tuple[Edit, ...]


def unified_diff(text: str, edits: Sequence[Edit], path: str, *, exists: bool = True) -> str:
    """The edits as a diff of whole lines; `""` where there are none."""
    edits = [edit for edit in edits if text[edit.start : edit.end] != edit.text]
    if not edits:
        return ""
    lines = _lines(text)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    pieces = [f"--- {path if exists else '/dev/null'}\n+++ {path}\n"]
    shift = 0
    for hunk in _hunks(edits, lines, starts):
        begin, end = starts[hunk.first], starts[hunk.last]
        inside = [Edit(e.start - begin, e.end - begin, e.text) for e in hunk.edits]
        after = _lines(apply_edits(text[begin:end], inside))
        before = lines[hunk.first : hunk.last]
        alike = _alike_at_start(before, after)
        tail = _alike_at_start(before[alike:][::-1], after[alike:][::-1])
        change = slice(hunk.first + alike, hunk.last - tail)
        # As many lines before as behind: `patch` takes fewer for the beginning or end of the file.
        first, last = max(0, change.start - _CONTEXT), min(len(lines), change.stop + _CONTEXT)
        old, new = last - first, last - first - len(before) + len(after)
        pieces.append(f"@@ -{_range(first, old)} +{_range(first + shift, new)} @@\n")
        pieces += _marked(" ", lines[first : change.start])
        pieces += _changed(lines[change], after[alike : len(after) - tail])
        pieces += _marked(" ", lines[change.stop : last])
        shift += len(after) - len(before)
    return "".join(pieces)


def _hunks(edits: Sequence[Edit], lines: Sequence[str], starts: Sequence[int]) -> Iterator[_Hunk]:
    count = len(lines)
    ends_whole = not lines or lines[-1].endswith("\n")
    group: list[Edit] = []
    first = last = 0
    for edit in edits:
        begin = _line_at(edit.start, starts, count, ends_whole)
        end = (
            begin
            if begin == count
            else _line_at(max(edit.start, edit.end - 1), starts, count, ends_whole) + 1
        )
        if group and begin - last <= 2 * _CONTEXT:
            last = max(last, end)
        else:
            if group:
                yield _Hunk(first, last, tuple(group))
            group, first, last = [], begin, end
        group.append(edit)
    yield _Hunk(first, last, tuple(group))


def _line_at(offset: int, starts: Sequence[int], count: int, ends_whole: bool) -> int:  # noqa: FBT001
    """The line that an offset is in; behind a last line that is ended begins a new one."""
    if offset == starts[-1]:
        return count if ends_whole else count - 1
    return bisect_right(starts, offset) - 1


def _alike_at_start(before: Sequence[str], after: Sequence[str]) -> int:
    pairs = zip(before, after, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(before), len(after)))


def _changed(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from _marked(" ", before[i:j])
        else:
            yield from _marked("-", before[i:j])
            yield from _marked("+", after[k:m])


def _marked(mark: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield (
            mark + line if line.endswith("\n") else f"{mark}{line}\n\\ No newline at end of file\n"
        )


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    kept = [line + "\n" for line in lines[:-1]]
    return [*kept, lines[-1]] if lines[-1] else kept


def _range(first: int, count: int) -> str:
    # POSIX: a range of no lines is named by the line before it.
    start = first if count == 0 else first + 1
    return f"{start}" if count == 1 else f"{start},{count}"
