"""What the schema finds wrong in a profile, said in the words of its author."""

import json
import re
from typing import Annotated, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from cvtex.diagnostics import Diagnostic, error
from cvtex.reading.list_schema import PublicationsSection
from cvtex.reading.networks import find_network
from cvtex.reading.overlay import Layers, sections_of
from cvtex.reading.profile_schema import (
    CvKeys,
    PersonKeys,
    ProfileKeys,
    section_kinds,
    section_models,
)
from cvtex.reading.section_schema import EntryKeys, SectionKeys
from cvtex.reading.suggestions import did_you_mean, key_meant
from cvtex.reading.toml import Path, Table

_EXPECTED = {
    "string_type": "text in quotes",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
    "wrong-type": "a date",
}
_WHOLE_NUMBER = re.compile(r"\s*\d{1,9}(?:\.0*)?\s*")
_TRUTHS = {"true": True, "yes": True, "on": True, "1": True}
_TRUTHS |= {"false": False, "no": False, "off": False, "0": False}
_NO_ENTRIES = 'a section of this kind has no entries; one that has is: kind = "entries"'


def find_problems(layers: Layers) -> list[Diagnostic]:
    """Everything in a profile that the schema doesn't allow."""
    try:
        ProfileKeys.model_validate(layers.table)
    except ValidationError as invalid:
        found = invalid.errors(include_url=False)
        return [_diagnose(detail, path_of(detail), layers) for detail in found]
    return []


def path_of(detail: ErrorDetails) -> Path:
    """The place in the TOML table: the error's location without the name of a section's kind."""
    location = detail["loc"]
    if location[:1] == ("section",) and len(location) > 2:
        return (*location[:2], *location[3:])
    return location


def _diagnose(detail: ErrorDetails, path: Path, layers: Layers) -> Diagnostic:
    kind, context = detail["type"], detail.get("ctx", {})
    key = _key_name(path)
    if kind in _EXPECTED:
        return _wrong_type(kind, path, layers, detail["input"])
    match kind:
        case "extra_forbidden":
            model, (_, there) = _model_at(path[:-1], layers.table), layers.origin(path)
            message = f"unknown key '{key}' in {_table_name(there[:-1])}"
            home = _home(key, model)
            advice = f"it belongs under {home}" if home else key_meant(key, [*model.model_fields])
            if key == "entry":
                advice = _NO_ENTRIES
            return error("unknown-key", message, layers.key_span(path), advice)
        case "missing":
            document, there = layers.origin(path[:-1])
            message = f"{_table_name(there)} has no '{key}'"
            span = layers.span(path[:-1]) or document.source.span(0, 0)
            advice = "a profile begins with: [person]" if key == "person" else f'add: {key} = "..."'
            return error("missing-key", message, span, advice)
        case "union_tag_invalid":
            tag = str(context["tag"])
            message, meant = f"there is no section kind '{tag}'", did_you_mean(tag, section_kinds())
            return error("unknown-kind", message, layers.span((*path, "kind")), meant)
        case "literal_error":
            choices = get_args(_field_at(path, layers.table).annotation)
            if get_origin(choices[0]):
                choices = get_args(choices[0])
            message = f"'{detail['input']}' is no value of '{key}'"
            meant = did_you_mean(str(detail["input"]), choices)
            return error("wrong-value", message, layers.span(path), meant)
        case "greater_than_equal":
            message = f"'{key}' can't be less than {context['ge']}"
            return error("wrong-value", message, layers.span(path))
    if isinstance(context.get("key"), str):
        path = (*path, context["key"])
    return error(kind, detail["msg"], layers.span(path), str(context.get("help", "")))


def _wrong_type(kind: str, path: Path, layers: Layers, value: object) -> Diagnostic:
    is_item = isinstance(path[-1], int)
    message = f"'{_key_name(path)}' {'holds' if is_item else 'is'} {_shown(value)}"
    message += f", expected {_EXPECTED[kind]}"
    advice = f"write it as: {_example(kind, path, layers, value)}"
    return error("wrong-type", message, layers.span(path), advice)


def _example(kind: str, path: Path, layers: Layers, value: object) -> str:
    """What is meant: the value at hand where it is only written as another type, or an example."""
    field, key = _field_at(path, layers.table), _key_name(path)
    if key == "sections" and isinstance(value, dict):
        return "[[section]]"
    if _model_of(field):
        header = ".".join(str(name) for name in path if isinstance(name, str))
        return f"[[{header}]]" if get_origin(field.annotation) is list else f"[{header}]"
    example: object = next(iter(field.examples or []), True)
    if kind == "string_type":
        text = example if isinstance(example, str) else "text"
        example = text if isinstance(value, bool | str | list | dict) else str(value)
    elif kind == "list_type" and isinstance(value, str):
        example = [value]
    elif kind == "int_type" and _WHOLE_NUMBER.fullmatch(str(value)):
        example = int(float(str(value)))
    elif kind == "bool_type" and str(value).lower() in _TRUTHS:
        example = _TRUTHS[str(value).lower()]
    return _toml(example) if isinstance(path[-1], int) else f"{key} = {_toml(example)}"


def _toml(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_toml(item) for item in value)}]"
    if isinstance(value, dict):
        pairs = (f"{key} = {_toml(item)}" for key, item in value.items())
        return f"{{ {', '.join(pairs)} }}"
    return json.dumps(value, ensure_ascii=False)


def _key_name(path: Path) -> str:
    """The key that an index in a list belongs to, or the key itself."""
    return next((key for key in reversed(path) if isinstance(key, str)), "")


def _table_name(path: Path) -> str:
    """The header that a table stands under in its file."""
    names = [key for key in path if isinstance(key, str)]
    if not names:
        return "the profile"
    brackets = "[[{}]]" if isinstance(path[-1], int) else "[{}]"
    return brackets.format(".".join(names))


def _shown(value: object) -> str:
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


def _home(key: str, model: type[BaseModel]) -> str:
    """The header under which an unknown key would be a known one, near the table it stands in."""
    if issubclass(model, EntryKeys):
        return "[[section]]" if key in PublicationsSection.model_fields else ""
    if "entry" in model.model_fields:
        entry = _model_of(model.model_fields["entry"])
        return "[[section.entry]]" if entry and key in entry.model_fields else ""
    if issubclass(model, SectionKeys):
        return ""
    if model is PersonKeys and find_network(key):
        return "[person.links]"
    homes: dict[str, type[BaseModel]] = {"[person]": PersonKeys, "[cv]": CvKeys}
    return next((home for home, keys in homes.items() if key in keys.model_fields), "")


# --- where a path leads in the schema ----------------------------------------------------------


def _model_at(path: Path, table: Table) -> type[BaseModel]:
    """The keys of the table at a path; those of a section by its kind."""
    model: type[BaseModel] = ProfileKeys
    if path[:1] == ("section",) and len(path) > 1:
        kind = sections_of(table)[int(path[1])].get("kind")
        model = section_models()[section_kinds().index(str(kind))]
        path = path[2:]
    for key in path:
        if key in model.model_fields:
            model = _model_of(model.model_fields[str(key)]) or model
    return model


def _field_at(path: Path, table: Table) -> FieldInfo:
    """The key at a path, or the one whose list or table the path leads into."""
    keys = [index for index, key in enumerate(path) if isinstance(key, str)]
    for index in reversed(keys):
        fields = _model_at(path[:index], table).model_fields
        if path[index] in fields:
            return fields[str(path[index])]
    raise KeyError(path)


def _model_of(field: FieldInfo) -> type[BaseModel] | None:
    """The tables that a key holds, if they have keys of their own."""
    annotation: object = field.annotation
    if get_origin(annotation) is list:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) is Annotated:
        return SectionKeys
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return None
