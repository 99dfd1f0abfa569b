"""The JSON Schema: valid itself, at one with what reading accepts, and helpful at every key."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from cvtex.cli.schema import schema_text

PROJECT = Path(__file__).parents[2]
SCHEMA = json.loads(schema_text())
VALIDATOR = Draft202012Validator(SCHEMA)


def errors_in(toml: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(tomllib.loads(toml))]


def described_keys(schema: dict[str, object]) -> Iterator[tuple[str, dict[str, object]]]:
    for definition in (schema, *schema["$defs"].values()):  # type: ignore[attr-defined]
        yield from definition["properties"].items() if "properties" in definition else ()


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_projects_own_profile_is_valid() -> None:
    assert errors_in((PROJECT / "profile.toml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "toml",
    [
        "",
        "[[section]]\ntext = 'a section without a kind'",
        "[[section]]\nitems = ['a']",
        "[style]\nfont = 'pagella'",
        "[person.links]\nlinkedin = 'a'\nBlog = 'https://x.org'",
        "[variant.short]\nsections = ['b']\nsection.b.select = 'selected'\nperson.headline = 'B'",
    ],
)
def test_good_profiles_are_valid(toml: str) -> None:
    assert errors_in("person.name = 'A'\n" + toml) == []


@pytest.mark.parametrize(
    "toml",
    [
        "person.nam = 'B'",
        "[[section]]\nkind = 'experience'\n[[section.entry]]\norganisation = 'B'",
        "[[section]]\nkind = 'experience'\n[[section.entry]]\nstart = 'May'",
        "[[section]]\nkind = 'publications'\nsort = 'random'",
        "[[section]]\nkind = 'publications'\nselect = 'best'",
        "[variant.short]\nsection.b.selct = 'selected'",
        "[variant.short.cv]\npaper = 'a5'",
    ],
)
def test_bad_profiles_are_not(toml: str) -> None:
    assert errors_in("person.name = 'A'\n" + toml)


def test_a_profile_without_a_name_is_not_valid() -> None:
    assert errors_in("[person]")


def test_every_key_is_described_and_has_an_example_or_a_closed_set_of_values() -> None:
    for key, schema in described_keys(SCHEMA):
        if key in {"kind", "person", "entry", "check", "variant", "cv", "style"}:
            continue
        assert schema.get("description") or "$ref" in schema, key
        closed = "enum" in schema or schema.get("type") == "boolean" or key == "section"
        assert closed or "examples" in schema or "$ref" in schema, key
