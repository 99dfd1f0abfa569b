"""A theme's options, as its theme.toml declares them, and what a profile makes of them."""

import re
from collections.abc import Mapping
from typing import Literal, get_args

from cvtex.diagnostics import Diagnostic, InputError, error
from cvtex.frozen import Frozen
from cvtex.reading.suggestions import did_you_mean
from cvtex.reading.toml import Value, parse_document
from cvtex.source import Source, Span

OptionKind = Literal["choice", "number", "length", "colour", "switch"]
StyleValue = str | bool
GivenValue = str | int | float | bool

_KINDS: Mapping[str, OptionKind] = {kind: kind for kind in get_args(OptionKind)}
_LENGTH = re.compile(r"(?P<number>[0-9]{1,6}(\.[0-9]{1,6})?)(?P<unit>pt|mm|cm|in|em|ex|pc|bp)")
_POINTS = {"pt": 1, "bp": 1, "mm": 2.8, "cm": 28, "in": 72, "em": 12, "ex": 6, "pc": 12}
# More is off any page, and a little more is beyond what TeX can count.
_MOST_POINTS = 1000
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")


class StyleOption(Frozen):
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
            case "length", str() if (match := _LENGTH.fullmatch(value)) is not None:
                points = float(match["number"]) * _POINTS[match["unit"]]
                return value if points <= _MOST_POINTS else None
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

    Raises `InputError` with every option that can't be read.
    """
    document = parse_document(source)
    declared = document.table.get("style", {})
    options: list[StyleOption] = []
    findings: list[Diagnostic] = []
    for name, row in declared.items() if isinstance(declared, dict) else ():
        try:
            options.append(_read_option(name, row))
        except KeyError as problem:
            message = f"the option '{name}' has no {problem}"
        except (ValueError, TypeError) as problem:
            message = str(problem)
        else:
            continue
        findings.append(error("theme", message, document.places["style", name].value))
    if findings:
        raise InputError(findings)
    return str(document.table.get("description", "")), tuple(options)


def _read_option(name: str, row: Value) -> StyleOption:
    """One option; raises `KeyError`, `ValueError` or `TypeError` where it is declared wrongly."""
    if not isinstance(row, dict):
        raise TypeError(f"the option '{name}' is a table: [style.{name}]")
    kind, default, choices = _KINDS.get(str(row["kind"])), row["default"], row.get("choices", [])
    if kind is None:
        raise ValueError(f"'{row['kind']}' is no kind of option: {', '.join(_KINDS)}")
    if not (isinstance(choices, list) and isinstance(default, GivenValue)):
        raise TypeError(f"the option '{name}' has a default or choices of a wrong type")
    minimum, maximum = row.get("minimum", 0), row.get("maximum", 1000)
    if not (isinstance(minimum, int | float) and isinstance(maximum, int | float)):
        raise TypeError(f"the limits of the option '{name}' are numbers")
    texts = tuple(str(choice) for choice in choices)
    option = StyleOption(name, kind, default, str(row["help"]), texts, minimum, maximum)
    option.initial  # noqa: B018 - raises where the default is wrong
    return option


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
            message = f"the theme has no option '{name}'"
            meant = did_you_mean(name, list(by_name)) if by_name else "it has none at all"
            found.append(error("unknown-style", message, spans.get(name), meant))
            continue
        value = by_name[name].read(given)
        if value is None:
            message = f"the style option '{name}' is {by_name[name].values}"
            found.append(error("style-value", message, spans.get(name)))
        else:
            values[name] = value
    return values, tuple(found)
