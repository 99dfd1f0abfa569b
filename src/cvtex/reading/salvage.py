"""What is right in a profile that has mistakes, so that the rest can be looked at all the same."""

from copy import deepcopy

from pydantic import ValidationError

from cvtex.reading.overlay import Layers
from cvtex.reading.problems import path_of
from cvtex.reading.profile_schema import ProfileKeys
from cvtex.reading.toml import Path, Table, Value

# A table that lost a key may break a rule that it kept before, but not many times over.
_ROUNDS = 5


def leave_out_mistakes(layers: Layers) -> Layers | None:
    """The layers without what the schema doesn't allow; None where they lack what it asks for.

    Sections and entries keep their places, so that spans stay right.
    """
    table = deepcopy(layers.table)
    for _ in range(_ROUNDS):
        try:
            ProfileKeys.model_validate(table)
        except ValidationError as invalid:
            for detail in invalid.errors(include_url=False):
                if detail["type"] == "missing":
                    return None
                _leave_out(table, path_of(detail))
        else:
            return Layers(table, layers.origins)
    return None


def _leave_out(table: Table, path: Path) -> None:
    """Take away what a path leads to; of other lists than those of sections and entries, all."""
    while isinstance(path[-1], int) and path[-2] not in ("section", "entry"):
        path = path[:-1]
    parent: Value = table
    for step in path[:-1]:
        try:
            parent = parent[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return
    last = path[-1]
    if isinstance(parent, dict) and isinstance(last, str):
        parent.pop(last, None)
    elif isinstance(parent, list) and isinstance(last, int):
        parent[last] = {} if path[-2] == "entry" else {"kind": "text"}
