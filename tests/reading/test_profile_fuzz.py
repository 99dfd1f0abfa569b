"""Whatever stands in a profile: no exception but findings, and each finding has its place."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from cvtex.diagnostics import InputError
from cvtex.reading.profile import read_profile

PROJECT = Path(__file__).parents[2]
GOOD = (PROJECT / "profile.toml").read_text(encoding="utf-8")

WORDS = """
    person cv section style venue variant check coauthors name kind title id text entry items
    experience publications list skills start end date url email orcid links select sort present
    sections theme paper max_pages bibliography details highlights 2023-09 2023-13 short
"""
words = st.sampled_from(WORDS.split())
scalars = (
    words
    | st.text(max_size=8)
    | st.integers(-2, 3000)
    | st.booleans()
    | st.floats(allow_nan=False, allow_infinity=False, width=16)
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words | st.text(max_size=3), inner),
    max_leaves=12,
)


def toml(value: object) -> str:
    match value:
        case str():
            return json.dumps(value)
        case list():
            return f"[{', '.join(toml(item) for item in value)}]"
        case dict():
            return f"{{{', '.join(f'{json.dumps(key)} = {toml(value[key])}' for key in value)}}}"
        case _:
            return str(value).lower()


def read(text: str, variant: str = "", assignments: tuple[str, ...] = ()) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "profile.toml"
        path.write_text(text, encoding="utf-8", newline="")
        path.with_name("publications.bib").touch()
        try:
            _, findings = read_profile(path, variant=variant, assignments=assignments)
        except InputError as failure:
            findings = failure.diagnostics
            assert findings
    for finding in findings:
        assert finding.span
        line, column = finding.span.position
        assert column <= len(finding.span.source.line(line)) + 1


@given(table=st.dictionaries(words, values, max_size=5))
def test_any_table(table: dict[str, object]) -> None:
    text = "".join(f"{key} = {toml(value)}\n" for key, value in table.items())
    read(text)


@given(section=st.dictionaries(words, values, max_size=4), variant=values)
def test_any_section_and_variant(section: object, variant: object) -> None:
    text = f'person.name = "A"\nsection = [{toml(section)}]\nvariant.short = {toml(variant)}\n'
    read(text, variant="short")


@given(value=values, at=st.integers(0, 40))
def test_any_value_in_the_place_of_a_good_one(value: object, at: int) -> None:
    lines = GOOD.splitlines()
    pairs = [i for i, line in enumerate(lines) if " = " in line and '"""' not in line]
    chosen = pairs[at % len(pairs)]
    lines[chosen] = f"{lines[chosen].partition(' = ')[0]} = {toml(value)}"
    read("\n".join(lines))


@given(st.data())
def test_a_good_profile_with_characters_changed(data: st.DataObject) -> None:
    text = GOOD
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 4))
        text = (
            text[:start] + data.draw(st.text(max_size=4) | st.sampled_from('[]"=.\n')) + text[end:]
        )
    read(text)


@given(keys=st.lists(words | st.text(max_size=3), max_size=4), value=st.text(max_size=6) | words)
def test_any_assignment(keys: list[str], value: str) -> None:
    text = 'person.name = "A"\n[[section]]\nid = "list"\nitems = ["a"]\n'
    read(text, assignments=(f"{'.'.join(keys)}={value}",))
