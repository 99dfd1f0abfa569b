"""`cvtex schema`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cvtex.cli.commands import Command

if TYPE_CHECKING:
    from cvtex.writing.style import StyleOption


@click.command(
    "schema",
    cls=Command,
    examples={"cvtex schema > profile.schema.json": "for '#:schema ./profile.schema.json'"},
)
def schema() -> None:
    """Print the JSON Schema of profile.toml.

    With it, an editor completes keys, explains them and marks mistakes. A profile whose first line
    is '#:schema ./profile.schema.json' names the schema to editors that know Taplo's convention.
    """
    click.echo(schema_text(), nl=False)


def schema_text() -> str:
    """The schema with the options of the themes there are, as it stands in a file."""
    from cvtex.reading.json_schema import json_schema
    from cvtex.writing.theme import load_theme, theme_names

    options = [
        option for name in theme_names(Path()) for option in load_theme(name, Path()).options
    ]
    style = {option.name: _option_schema(option) for option in options}
    return json.dumps(json_schema(style), indent=2, ensure_ascii=False) + "\n"


def _option_schema(option: "StyleOption") -> dict[str, object]:
    about = {"description": f"{option.help} Takes {option.values}.", "default": option.default}
    match option.kind:
        case "choice":
            return {"type": "string", "enum": list(option.choices), **about}
        case "number":
            limits = {"minimum": option.minimum, "maximum": option.maximum}
            return {"type": "number", **limits, **about}
        case "switch":
            return {"type": "boolean", **about}
        case "length" | "colour":
            return {"type": "string", **about}
