"""What must hold for every bibliography and every export."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from cvtex.importing.incoming import read_incoming
from cvtex.importing.intake import take_in
from cvtex.importing.memory import Memory
from cvtex.importing.outcome import Intake
from cvtex.importing.proof import prove
from cvtex.reading.bibtex import BibFile, read_bibtex
from cvtex.reading.citationkeys import with_unique_keys
from cvtex.source import Source

TITLES = st.sampled_from(
    [
        "HaLoop: Efficient Iterative Data Processing",
        "{HaLoop}: efficient iterative data processing.",
        "The Mamba in the Llama",
        'Die Gr{\\"o}{\\ss}e der W{\\"u}rfel, Teil I',
        "Die Größe der Würfel, Teil II",
        "DOUBLE CORE HOLES IN N\\_ $\\{$2$\\}$",
        "",
    ]
)  # fmt: skip
VALUES = st.one_of(
    st.sampled_from(
        [
            "",
            "arXiv preprint arXiv:2110.01554",
            "Proceedings of the 36th AAAI Conference on Artificial Intelligence",
            "Medical Imaging, 2013 IEEE Symposium on",
            "Bu, Yingyi and Howe, Bill and others",
            "Bill Howe, Yingyi Bu, Magdalena Balazinska",
            "HOWE, B and Bu, Y",
            "Springer International Publishing Cham",
            "https://doi.org/10.1145/1234.5678",
            "2110.01554",
            "285-296",
            "2010",
            "Feb",
        ]
    ),
    st.text(
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters='{}\\"@%'), max_size=30
    ),
)
NAMES = st.sampled_from(
    ["author", "editor", "journal", "booktitle", "year", "month", "pages", "doi", "eprint", "url",
     "note", "publisher", "organization", "howpublished", "show", "keywords", "author+an", "volume"]
)  # fmt: skip
DELIMITERS = st.sampled_from([("{", "}"), ('"', '"')])
BETWEEN = st.sampled_from(
    ["\n\n", "\n% a comment\n", "\r\n", "\n@string{x = {y}}\n", " ", "\n@comment{z}\n"]
)


@st.composite
def entries(draw: st.DrawFn) -> str:
    fields = draw(st.lists(st.tuples(NAMES, VALUES), max_size=6, unique_by=lambda f: f[0]))
    fields.insert(draw(st.integers(0, len(fields))), ("title", draw(TITLES)))
    type_ = draw(st.sampled_from(["article", "Misc", "inproceedings", "BOOK", "unpublished"]))
    opening, closing = draw(DELIMITERS)
    indent = draw(st.sampled_from(["\n  ", "\n\t", " ", ""]))
    equals = draw(st.sampled_from(["=", " = ", "   =  "]))
    body = ",".join(f"{indent}{n}{equals}{opening}{v}{closing}" for n, v in fields)
    end = draw(st.sampled_from(["\n}", ",\n}", "}", " }"]))
    return f"@{type_}{{{draw(st.sampled_from(['a', 'b', 'howe2010', 'x:1']))},{body}{end}"


@st.composite
def files(draw: st.DrawFn) -> str:
    pieces = [text + draw(BETWEEN) for text in draw(st.lists(entries(), max_size=5))]
    return draw(st.sampled_from(["", "% mine\n"])) + "".join(pieces)


def read_own(text: str) -> BibFile:
    file = read_bibtex(Source("publications.bib", text))
    # A property of cvtex, not of the file: other entries are known by made-up keys.
    return BibFile(
        file.source,
        file.blocks,
        with_unique_keys(file.entries)[0],
        file.strings,
        file.rejected,
        file.diagnostics,
    )


NOTHING = Memory()


def take(own: str, export: str, memory: Memory = NOTHING) -> Intake:
    return take_in(read_own(own), [read_incoming(Source("export.bib", export))], memory)


@settings(max_examples=200)
@given(files(), files())
def test_no_field_that_the_user_wrote_changes_or_disappears(own: str, export: str) -> None:
    intake = take(own, export)
    before, after = read_own(own), read_own(intake.text)
    for old, new in zip(before.entries, after.entries, strict=False):
        assert new.key_span.text == old.key_span.text
        values = {field.name: field.value for field in new.fields}
        for field in old.fields:
            if field.value.strip() and field.name not in intake.replaced.get(old.key, ()):
                assert values[field.name] == field.value
    assert len(after.entries) == len(before.entries) + len(intake.added)
    assert prove(before, intake) == ()


@settings(max_examples=200)
@given(files(), files())
def test_only_the_place_and_year_of_a_preprint_are_ever_replaced(own: str, export: str) -> None:
    intake = take(own, export)
    old = {entry.key: entry for entry in read_own(own).entries}
    for key, names in intake.replaced.items():
        for name in names:
            value = old[key].get(name)
            assert value is not None
            assert name == "year" or re.search(r"arxiv|corr|xiv|osf|ssrn", value.value.lower())


@settings(max_examples=200)
@given(files(), files())
def test_the_second_import_changes_nothing(own: str, export: str) -> None:
    first = take(own, export)
    second = take(first.text, export, first.memory)
    assert second.text == first.text
    assert second.memory == first.memory


@settings(max_examples=200)
@given(files(), files())
def test_every_entry_of_an_export_goes_to_one_place(own: str, export: str) -> None:
    intake = take(own, export)
    places = (intake.added, intake.updated, intake.unchanged, intake.proposals, intake.rejected)
    assert sum(map(len, places)) == intake.read
    assert intake.read == len(read_bibtex(Source("export.bib", export)).entries)


@settings(max_examples=100)
@given(files(), files(), files())
def test_a_newer_export_keeps_every_edit(own: str, export: str, newer: str) -> None:
    first = take(own, export)
    edited = re.sub(r"(?m)^  title = \{", "  show = {false},\n  title = {My own ", first.text)
    second = take(edited, export + newer, first.memory)
    before, after = read_own(edited), read_own(second.text)
    for old, new in zip(before.entries, after.entries, strict=False):
        kept = second.replaced.get(old.key, frozenset())
        values = {field.name: field.value for field in new.fields}
        assert {
            f.name: f.value for f in old.fields if f.value.strip() and f.name not in kept
        }.items() <= (values.items())
