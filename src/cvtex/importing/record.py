"""An entry as plain data, freed from the file that it was read from."""

import re
from collections.abc import Callable

from cvtex.frozen import Frozen, replace
from cvtex.model import BibEntry
from cvtex.source import Span

_BLANKS = re.compile(r"\s+")


class Record(Frozen):
    """An entry's type, key and fields, in order; values are LaTeX without delimiters.

    >>> Record("misc", "k", (("title", "T"),)).put("year", "2024").get("year")
    '2024'
    """

    type: str
    key: str
    fields: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, entry: BibEntry) -> "Record":
        """The entry with its own fields, white space within values made single spaces."""
        fields = tuple((f.name, _BLANKS.sub(" ", f.value).strip()) for f in entry.fields)
        return cls(entry.type, entry.key, fields)

    def get(self, *names: str) -> str:
        """The first value that is not blank of the named fields, `""` where there is none."""
        if len(names) == 1:
            wanted = names[0]
            for name, value in self.fields:
                if name == wanted:
                    return value
            return ""
        return next((value for name in names if (value := self.get(name))), "")

    def put(self, name: str, value: str, after: str = "") -> "Record":
        """The record with the field set in its place, else behind the field `after`, else last."""
        names = [n for n, _ in self.fields]
        if name in names:
            return replace(
                self, fields=tuple((n, value if n == name else v) for n, v in self.fields)
            )
        place = names.index(after) + 1 if after in names else len(names)
        return replace(self, fields=(*self.fields[:place], (name, value), *self.fields[place:]))

    def drop(self, *names: str) -> "Record":
        """The record without the named fields."""
        return replace(self, fields=tuple(f for f in self.fields if f[0] not in names))

    def rename(self, old: str, new: str) -> "Record":
        """The record with a field renamed in its place; one that had the new name goes."""
        fields = [f for f in self.fields if f[0] != new]
        return replace(self, fields=tuple((new if n == old else n, v) for n, v in fields))

    def retype(self, type_: str) -> "Record":
        """The record as another type of entry."""
        return replace(self, type=type_)

    def map(self, names: tuple[str, ...], change: Callable[[str], str]) -> "Record":
        """The record with the values of the named fields changed; itself where nothing changes."""
        fields = tuple((n, change(v) if n in names else v) for n, v in self.fields)
        return self if fields == self.fields else replace(self, fields=fields)


class Item(Frozen):
    """One entry of a foreign file, and where it stands there.

    `name` tells it from the others of its file; the record's key may be one that is repeated.
    """

    name: str
    record: Record
    span: Span
