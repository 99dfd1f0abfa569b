"""The JSON Schema of profile.toml, for editors that complete and check while one types."""

from collections.abc import Mapping
from typing import cast

from cvtex.reading.networks import NETWORKS
from cvtex.reading.profile_schema import ProfileKeys, section_kinds, section_models

Json = dict[str, object]


def json_schema(style: Mapping[str, Json]) -> Json:
    """The schema of a whole profile; `style` has the schemas of the themes' options."""
    schema = cast("Json", _plain(ProfileKeys.model_json_schema()))
    definitions, keys = _below(schema, "$defs"), _below(schema, "properties")
    _below(definitions, "PersonKeys", "properties", "links")["properties"] = _handles()
    _below(keys, "style")["properties"] = style
    definitions["SectionOverlay"] = _section_overlay(definitions)
    definitions["PersonOverlay"] = {**_below(definitions, "PersonKeys"), "required": []}
    definitions["Variant"] = _variant(keys)
    keys["variant"] = {
        "description": "Other CVs from this profile: each table is laid over the rest.",
        "type": "object",
        "additionalProperties": {"$ref": "#/$defs/Variant"},
    }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "cvtex"}


def _plain(schema: object) -> object:
    """The schema without titles, which only repeat the keys, and with `anyOf` for `oneOf`.

    A section that doesn't say its kind may be of several.
    """
    if isinstance(schema, list):
        return [_plain(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        "anyOf" if key == "oneOf" else key: _plain(value)
        for key, value in schema.items()
        if key != "discriminator" and not (key == "title" and isinstance(value, str))
    }


def _handles() -> Json:
    return {
        name: {
            "description": f"Your handle on {name}, or your page's address.",
            "type": "string",
            "examples": [network.example],
        }
        for name, network in NETWORKS.items()
    }


def _section_overlay(definitions: Json) -> Json:
    """What may be laid over a section whose kind isn't known: a key of any kind."""
    keys: Json = {}
    entries: list[object] = []
    for model in section_models():
        for key, schema in _below(definitions, model.__name__, "properties").items():
            if key == "entry":
                entries.append(schema)
            else:
                keys.setdefault(key, schema)
    keys["kind"] = {"type": "string", "enum": section_kinds()}
    keys["entry"] = {"anyOf": entries}
    return {"type": "object", "additionalProperties": False, "properties": keys}


def _variant(keys: Json) -> Json:
    overlay = {"$ref": "#/$defs/SectionOverlay"}
    sections: Json = {
        "description": "Keys of sections by their id, or further sections.",
        "anyOf": [
            {"type": "object", "additionalProperties": overlay},
            {"type": "array", "items": overlay},
        ],
    }
    person: Json = {"$ref": "#/$defs/PersonOverlay"}
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {**keys, "person": person, "section": sections},
    }


def _below(schema: Json, *keys: str) -> Json:
    for key in keys:
        schema = cast("Json", schema[key])
    return schema
