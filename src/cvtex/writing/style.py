"""A theme's options, as its theme.toml declares them, and what a profile makes of them."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from cvtex.diagnostics import Diagnostic, InputError, error
from cvtex.source import Source, Span

OptionKind = Literal["choice", "number", "length", "colour", "switch"]
StyleValue = str | bool
GivenValue = str | int | float | bool

_LENGTH = re.compile(r"\d+(\.\d+)?(pt|mm|cm|in|em|ex|pc|bp)")
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")


@dataclass(frozen=True, slots=True)
class StyleOption:
    """One option of a theme; `choices` belongs to a choice, `minimum` and `maximum` to a number."""

    name: str
    kind: OptionKind
    default: GivenValue
    help: str
    choices: tuple[str, ...] = ()
    minimum: float = 0
    maximum: float = 1000

    def read(self, value: GivenValue) -> StyleValue | None:
        """The value as templates get it, or None if it is none of the option's."""
        match self.kind, value:
            case "switch", bool():
                return value
            case _, bool():
                return None
            case "choice", str() if value in self.choices:
                return value
            case "number", int() | float() if self.minimum <= value <= self.maximum:
                return f"{value:g}"
            case "length", str() if _LENGTH.fullmatch(value):
                return value
            case "colour", str() if (match := _COLOUR.fullmatch(value)) is not None:
                return match[1].upper()
        return None

    @property
    def initial(self) -> StyleValue:
        """The default as templates get it; raises `ValueError` if it is none of the option's."""
        value = self.read(self.default)
        if value is None:
            raise ValueError(f"the default of '{self.name}' is not {self.values}")
        return value

    @property
    def values(self) -> str:
        """What the option takes, for people."""
        match self.kind:
            case "choice":
                return " or ".join(f'"{choice}"' for choice in self.choices)
            case "number":
                return f"a number from {self.minimum:g} to {self.maximum:g}"
            case "length":
                return 'a length such as "2.5cm" or "0.9in"'
            case "colour":
                return 'six hexadecimal digits such as "1F4E79"'
            case "switch":
                return "true or false"


def read_options(source: Source) -> tuple[str, tuple[StyleOption, ...]]:
    """What a theme.toml says of its theme, and the options that it declares.

    Raises `InputError` where it can't be read.
    """
    try:
        table = tomllib.loads(source.text)
        options = tuple(
            StyleOption(
                name,
                kind=row["kind"],
                default=row["default"],
                help=row["help"],
                choices=tuple(row.get("choices", ())),
                minimum=row.get("minimum", 0),
                maximum=row.get("maximum", 1000),
            )
            for name, row in table.get("style", {}).items()
        )
        for option in options:
            option.initial  # noqa: B018 - raises where the default is wrong
    except KeyError as problem:
        message = f"an option of the theme has no {problem}"
    except (ValueError, TypeError, AttributeError) as problem:
        message = f"the theme's options can't be read: {problem}"
    else:
        return str(table.get("description", "")), options
    raise InputError([error("theme", message, source.span(0, 0))])


def read_style(
    options: tuple[StyleOption, ...],
    style: Mapping[str, GivenValue],
    spans: Mapping[str, Span],
) -> tuple[Mapping[str, StyleValue], tuple[Diagnostic, ...]]:
    """Every option's value: the profile's where it is a right one, else the theme's own."""
    by_name = {option.name: option for option in options}
    values = {option.name: option.initial for option in options}
    found: list[Diagnostic] = []
    for name, given in style.items():
        if name not in by_name:
            close = get_close_matches(name, by_name)
            meant = f"did you mean '{close[0]}'?" if close else f"it has {', '.join(by_name)}"
            message = f"the theme has no option '{name}'"
            found.append(error("unknown-style", message, spans.get(name), meant))
            continue
        value = by_name[name].read(given)
        if value is None:
            message = f"the style option '{name}' is {by_name[name].values}"
            found.append(error("style-value", message, spans.get(name)))
        else:
            values[name] = value
    return values, tuple(found)
