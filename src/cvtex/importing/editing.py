"""Changes to a .bib file that leave every other character where it stands."""

import re
from collections.abc import Sequence

from cvtex.frozen import Frozen
from cvtex.importing.merging import Merge, predecessor
from cvtex.importing.record import Record
from cvtex.importing.style import Style, style_of
from cvtex.model import BibEntry, BibField
from cvtex.source import Source

_COMMENT = re.compile(r"[ \t]*,[ \t]*%[^\r\n]*(?=[\r\n])")


class Edit(Frozen):
    """The replacement of `text[start:end]`; where both are the same, an insertion."""

    start: int
    end: int
    text: str


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """The text after edits that are in order and don't overlap."""
    pieces = []
    position = 0
    for edit in edits:
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    pieces.append(text[position:])
    return "".join(pieces)


def edit_entry(entry: BibEntry, merge: Merge) -> tuple[Edit, ...] | None:
    """The edits that bring a merge into the entry's text, None where it is too broken for that."""
    source = entry.span.source
    text = source.text
    own = entry.fields[: entry.own]
    if not _is_sound(entry):
        return None
    style = style_of(source, [entry])
    edits: list[Edit] = []
    if merge.retyped:
        start = text.index(text[entry.span.start + 1 :].lstrip()[:1], entry.span.start + 1)
        edits.append(Edit(start, start + len(entry.type), style.type_case(merge.retyped)))
    fields = {field.name: field for field in own}
    for old, new in merge.replaced:
        field = fields[old]
        if new != old:
            edits.append(Edit(field.name_start, field.name_start + len(old), style.name_case(new)))
        edits.append(
            Edit(
                field.value_span.start,
                field.value_span.end,
                style.value(new, merge.record.get(new)),
            )
        )
        fields[new] = field
    added: dict[int, list[str]] = {}
    renamed = dict(merge.replaced)
    placed = tuple((renamed.get(n, n), v) for n, v in Record.of(entry).fields)
    for name in merge.filled:
        value = merge.record.get(name)
        blank = fields.get(name)
        if blank is not None:
            edits.append(_fill(text, blank, style.value(name, value), value))
            continue
        # The predecessor is looked for among what stands in the file, for that has a place there.
        standing = Record(entry.type, entry.key, tuple(f for f in placed if f[0] != name))
        before = predecessor(standing, name)
        at = fields[before].value_span.end if before in fields else own[-1].value_span.end
        added.setdefault(at, []).append(style.field(name, value))
    between = text[_after_key(entry) : own[0].name_start]
    separator = f",{between if style.one_line else style.newline + style.indent}"
    for at, lines in added.items():
        comment = _COMMENT.match(text, at)
        if comment:
            # What is said of a field stays on its line.
            new = "".join(f"{separator[1:]}{line}," for line in lines)
            edits.append(Edit(comment.end(), comment.end(), new))
        else:
            edits.append(Edit(at, at, "".join(f"{separator}{line}" for line in lines)))
    return tuple(sorted(edits, key=lambda e: (e.start, e.end)))


def append_entries(source: Source, style: Style, records: Sequence[Record]) -> Edit | None:
    """The edit that adds entries behind everything else; None where there are none."""
    if not records:
        return None
    text = source.text
    blank = style.newline * style.between
    lead = ""
    if text.strip("\ufeff \t\r\n"):
        if not text.endswith(("\n", "\r")):
            lead = style.newline
        trailing = len(text) - len(text.rstrip(" \t\r\n"))
        lines = text[len(text) - trailing :].count("\n") or text[len(text) - trailing :].count("\r")
        lead += style.newline * max(0, style.between - max(lines - 1, 0))
    entries = f"{style.newline}{blank}".join(style.entry(record) for record in records)
    return Edit(len(text), len(text), f"{lead}{entries}{style.newline}")


def _after_key(entry: BibEntry) -> int:
    """Where the white space before the first field begins."""
    head = entry.span.source.text[entry.span.start : entry.fields[0].name_start]
    return entry.span.start + len(head.rstrip())


def _is_sound(entry: BibEntry) -> bool:
    """Whether the entry is closed and each of its values ends at its own delimiter."""
    text = entry.span.source.text
    if not entry.own or text[entry.span.end - 1] not in "})":
        return False
    for field in entry.fields[: entry.own]:
        written = field.value_span.text
        end = field.value_span.end
        if not written or end >= entry.span.end or text[end].strip(" \t\r\n,})%"):
            return False
        if written[0] == "{" and not written.endswith("}"):
            return False
        if written[0] == '"' and (len(written) < 2 or not written.endswith('"')):
            return False
    return True


def _fill(text: str, blank: BibField, written: str, value: str) -> Edit:
    start, end = blank.value_span.start, blank.value_span.end
    if text[start : start + 1] in {"{", '"'} and written[:1] in {"{", '"'} and '"' not in value:
        return Edit(start + 1, start + 1, written[1:-1])
    return Edit(start, end, written)
