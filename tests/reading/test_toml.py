"""TOML values and their places."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.diagnostics import InputError
from cvtex.reading.toml import Path as Keys
from cvtex.reading.toml import Value, parse_document
from cvtex.source import Source

PROJECT = Path(__file__).parents[2]
TANGLED = """
top = 1 # one
"quoted key".'x.y'."é" = "ö ü" # dotted
[a.b] # table
list = [ # comment
  "x", [2, 3],
  { deep.key = 'y', "z" = [true] },
]
[[s]]
name = "first"
[[s.e]]
[[s.e]]
k = 2023-09-14
[s.t]
u = 1
[[s]]
name = \"\"\"
日本 = [not = "a key"]
\"\"\"
[[s.e]]
k.m = 1.5
[a.c]
"""


def leaves(value: Value, path: Keys = ()) -> Iterator[tuple[Keys, Value]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(item, (*path, index))
    else:
        yield path, value


def check_places(text: str) -> None:
    document = parse_document(Source("profile.toml", text))
    found = list(leaves(document.table))
    for path, value in found:
        place = document.places[path]
        assert tomllib.loads(f"x = {place.value.text}")["x"] == value
        if isinstance(path[-1], str):
            assert list(tomllib.loads(f"{place.key.text} = 0")) == [path[-1]]


@pytest.mark.parametrize("text", [TANGLED, (PROJECT / "profile.toml").read_text(encoding="utf-8")])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_value_is_found_where_it_stands(text: str, line_end: str) -> None:
    check_places(text.replace("\n", line_end))


def test_tables_are_found_by_their_headers() -> None:
    places = parse_document(Source("profile.toml", TANGLED)).places
    assert places["a", "b"].value.text == "[a.b]"
    assert places["s", 1].value.position.line == 16
    assert places["s", 0, "e", 1].value.text == "[[s.e]]"
    assert places["s", 0, "e", 1].value.position.line == 12
    assert places["s", 1, "e", 0].key.text == "e"
    assert places["s", 0, "t"].value.text == "[s.t]"


keys = st.text(max_size=4)
scalars = st.text(max_size=6) | st.integers(-9, 9) | st.booleans()
values = st.recursive(
    scalars, lambda v: st.lists(v, max_size=3) | st.dictionaries(keys, v, max_size=3)
)


def inline(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    if isinstance(value, dict):
        pairs = (f"{quoted(key)} = {inline(item)}" for key, item in value.items())
        return f"{{{', '.join(pairs)}}}"
    return quoted(value) if isinstance(value, str) else json.dumps(value)


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


@given(st.lists(st.tuples(st.lists(keys, min_size=1, max_size=3), st.dictionaries(keys, values))))
def test_every_value_of_any_document_is_found(
    tables: list[tuple[list[str], dict[str, object]]],
) -> None:
    text = "".join(
        f"[[{'.'.join(map(quoted, path))}]]\n"
        + "".join(f"{quoted(key)} = {inline(value)}\n" for key, value in table.items())
        for path, table in tables
    )
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    check_places(text)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a = 1\nb 2", 2, 3),
        ("a = [1\n", 1, 7),
        ('a = "x\n', 1, 7),
        ("a = 1\r\na = 2\r\n", 2, 1),
        ("[a]\n  [a]\n", 2, 3),
        ('"é" = 1 日', 1, 9),
    ],
)
def test_a_syntax_error_has_its_place(text: str, line: int, column: int) -> None:
    with pytest.raises(InputError) as failure:
        parse_document(Source("profile.toml", text))
    (finding,) = failure.value.diagnostics
    assert finding.span is not None
    assert finding.span.position == (line, column)


@pytest.mark.parametrize(
    "text",
    ["a = " + "[" * 9999, "a = " + "{b=" * 999 + "1" + "}" * 999, ".".join("a" * 999) + "=1"],
)
def test_what_is_nested_without_end_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="nested too deeply"):
        parse_document(Source("profile.toml", "x = 1\n" + text))
