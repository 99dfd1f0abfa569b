"""What the schema finds wrong in a profile, said in the words of its author."""

from collections.abc import Iterable
from typing import get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cvtex.diagnostics import Diagnostic, error
from cvtex.reading.overlay import Layers
from cvtex.reading.profile_schema import ProfileKeys, section_kinds, section_models
from cvtex.reading.suggestions import did_you_mean
from cvtex.reading.toml import Path, Table, Value

_EXPECTED = {
    "string_type": ("text in quotes", '"text"'),
    "int_type": ("a whole number", "2"),
    "int_from_float": ("a whole number", "2"),
    "bool_type": ("true or false", "true"),
    "list_type": ("a list", '["text"]'),
    "dict_type": ("a table", '{ name = "text" }'),
    "model_type": ("a table", '{ name = "text" }'),
    "model_attributes_type": ("a table", '{ name = "text" }'),
}


def find_problems(layers: Layers) -> list[Diagnostic]:
    """Everything in a profile that the schema doesn't allow."""
    try:
        ProfileKeys.model_validate(layers.table)
    except ValidationError as invalid:
        found = invalid.errors(include_url=False)
        return [_diagnose(detail, _path(detail, layers.table), layers) for detail in found]
    return []


def _path(detail: ErrorDetails, table: Table) -> Path:
    """The place in the TOML table: the error's location without the names of union members."""
    path: Path = ()
    value: Value = table
    location = detail["loc"]
    for index, key in enumerate(location):
        is_last = index == len(location) - 1
        if isinstance(value, dict) and isinstance(key, str) and (key in value or is_last):
            path, value = (*path, key), value.get(key, "")
        elif isinstance(value, list) and isinstance(key, int) and key < len(value):
            path, value = (*path, key), value[key]
    return path


def _diagnose(detail: ErrorDetails, path: Path, layers: Layers) -> Diagnostic:
    kind, context = detail["type"], detail.get("ctx", {})
    key = str(path[-1]) if path else ""
    match kind:
        case "extra_forbidden":
            known = list(_keys_at(path[:-1], layers.table))
            return error(
                "unknown-key",
                f"unknown key '{key}' in {_table_name(path[:-1])}",
                layers.key_span(path),
                did_you_mean(key, known),
            )
        case "missing":
            return error(
                "missing-key",
                f"{_table_name(path[:-1])} has no '{key}'",
                layers.span(path[:-1]) or layers.origin(())[0].source.span(0, 0),
                f'add: {key} = "..."',
            )
        case "union_tag_invalid":
            tag = str(context["tag"])
            return error(
                "unknown-kind",
                f"there is no section kind '{tag}'",
                layers.span((*path, "kind")),
                did_you_mean(tag, section_kinds()),
            )
        case "literal_error":
            choices = [part.strip("'") for part in _choices(str(context["expected"]))]
            return error(
                "wrong-value",
                f"{_shown(detail['input'])} is no value of '{_key_name(path)}'",
                layers.span(path),
                did_you_mean(str(detail["input"]), choices),
            )
        case "greater_than_equal":
            return error(
                "wrong-value",
                f"'{_key_name(path)}' can't be less than {context['ge']}",
                layers.span(path),
            )
    if kind in _EXPECTED or kind == "wrong-type":
        wanted, example = _EXPECTED.get(kind, ("a date", '"2023-09"'))
        return error(
            "wrong-type",
            f"'{_key_name(path)}' is {_shown_type(detail['input'])}, expected {wanted}",
            layers.span(path),
            f"write it as: {_key_name(path)} = {_example(path, detail['input'], example)}",
        )
    if isinstance(context.get("key"), str):
        path = (*path, context["key"])
    advice = context.get("help", "")
    return error(kind, detail["msg"], layers.span(path), str(advice))


def _choices(expected: str) -> list[str]:
    return expected.replace(" or ", ", ").split(", ")


def _key_name(path: Path) -> str:
    """The key that an index in a list belongs to, or the key itself."""
    return str(next((key for key in reversed(path) if isinstance(key, str)), ""))


def _table_name(path: Path) -> str:
    names = [str(key) for key in path if isinstance(key, str)]
    if not names:
        return "the profile"
    return f"[[{'.'.join(names)}]]" if isinstance(path[-1], int) else f"[{'.'.join(names)}]"


def _shown(value: object) -> str:
    return f"'{value}'" if isinstance(value, str) else _shown_type(value)


def _shown_type(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f"the text '{value}'" if len(value) <= 30 else "a text"
        case int() | float():
            return f"the number {value}"
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return f"the date {value}"


def _example(path: Path, value: object, example: str) -> str:
    """What is meant, with the value at hand where it only needs quotes or brackets."""
    if example == '"text"' and isinstance(value, int | float) and not isinstance(value, bool):
        text = f'"{value}"'
    elif example == '["text"]' and isinstance(value, str):
        text = f'["{value}"]'
    else:
        text = example
    return f"[{text}]" if isinstance(path[-1], int) else text


def _keys_at(path: Path, table: Table) -> Iterable[str]:
    """The keys that the table at a path may have."""
    model: type[BaseModel] | None = ProfileKeys
    value: Value = table
    for key in path:
        if isinstance(key, int):
            value = value[key] if isinstance(value, list) else value
            if model is None and isinstance(value, dict):
                kind = value.get("kind")
                model = next(
                    (
                        m
                        for m in section_models()
                        if kind in get_args(m.model_fields["kind"].annotation)
                    ),
                    None,
                )
            continue
        value = value.get(key, {}) if isinstance(value, dict) else {}
        model = _model_of(model, key) if model else None
    return model.model_fields if model else ()


def _model_of(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    """The model of the tables under a key; None for a section's, which its kind decides."""
    field = model.model_fields.get(key)
    annotation = field.annotation if field else None
    if get_origin(annotation) is list:
        annotation = get_args(annotation)[0]
    return (
        annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None
    )
