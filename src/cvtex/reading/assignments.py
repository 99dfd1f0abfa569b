"""`--set KEY=VALUE` as a small TOML document."""

import tomllib
from functools import cached_property

from cvtex.diagnostics import InputError, error
from cvtex.reading.toml import Document, Path, Place, Table, Value, check_depth
from cvtex.source import Source


class Assignment(Document, eq=False):
    """One `--set` option; every value in it stands behind its equals sign."""

    keys: Path = ()
    equals: int = 0

    @cached_property
    def places(self) -> dict[Path, Place]:
        """The place of every value, by the keys that lead to it."""
        key = self.source.span(0, self.equals)
        value = self.source.span(self.equals + 1, len(self.source.text))
        return {self.keys[: i + 1]: Place(key, value) for i in range(len(self.keys))}

    def as_text(self) -> "Assignment":
        """The same option with its value taken for text, whatever it looks like."""
        text = self.source.text[self.equals + 1 :]
        return Assignment(self.source, _nested(self.keys, text), self.keys, self.equals)


def parse_assignment(option: str) -> Assignment:
    """Parse `key.key=VALUE`: VALUE is TOML, or text where it is none.

    Raises `InputError` where there is no key before an equals sign, or one without end.
    """
    source = Source("--set", option)
    for equals in (i for i, character in enumerate(option) if character == "="):
        try:
            keys = _flat(tomllib.loads(f"{option[:equals]} = 0"))
        except tomllib.TOMLDecodeError:
            continue
        if keys:
            table = _nested(keys, _value(option[equals + 1 :]))
            check_depth(source, table)
            return Assignment(source, table, keys, equals)
    message = "there is no '='" if "=" not in option else "this is no key"
    advice = 'write it as: --set person.headline="Text"'
    raise InputError([error("bad-assignment", message, source.span(0, len(option)), advice)])


def _flat(table: Table) -> Path:
    keys: Path = ()
    value: Value = table
    while isinstance(value, dict) and value:
        key, value = next(iter(value.items()))
        keys = (*keys, key)
    return keys


def _nested(keys: Path, value: Value) -> Table:
    *outer, last = keys
    table: Table = {str(last): value}
    for key in reversed(outer):
        table = {str(key): table}
    return table


def _value(text: str) -> Value:
    if "\n" in text:
        return text
    try:
        return tomllib.loads(f"value = {text}")["value"]  # type: ignore[no-any-return]
    except (tomllib.TOMLDecodeError, RecursionError):
        return text
