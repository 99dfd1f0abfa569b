from itertools import pairwise
from textwrap import dedent

import pytest

from cvtex.reading.bibtex import BibFile, read_bibtex
from cvtex.source import Source


def read(text: str) -> BibFile:
    return read_bibtex(Source("publications.bib", dedent(text)))


def fields(text: str) -> dict[str, str]:
    (entry,) = read(text).entries
    return {field.name: field.value for field in entry.fields}


def findings(text: str) -> list[str]:
    """What is found, as `line:column code [the place in the file]`."""
    return [
        "{}:{} {} [{}]".format(*d.span.position, d.code, d.span.text)
        for d in read(text).diagnostics
        if d.span is not None
    ]


def test_an_entry_has_its_type_key_and_fields_in_file_order() -> None:
    (entry,) = read('@Article{May2020, Title = {A {B}}, year = 2020, note = "x"}').entries
    assert (entry.type, entry.key, entry.key_span.text) == ("article", "May2020", "May2020")
    assert [(f.name, f.value) for f in entry.fields] == [
        ("title", "A {B}"),
        ("year", "2020"),
        ("note", "x"),
    ]


@pytest.mark.parametrize("value", ["{A {B} C}", '"A {"}B{"} C"', "2020", "{A}", "{A {B {C}} D}"])
def test_a_value_knows_where_it_stands(value: str) -> None:
    text = f"\n@misc{{a, title  =  {value} , note = {{n}}}}"
    (entry,) = read(text).entries
    title = entry.fields[0]
    assert title.value_span.text == value
    assert title.locate(0, len(title.value)).text == title.value
    assert text[title.name_start :].startswith("title")


def test_strings_are_replaced_and_parts_joined() -> None:
    text = '@string{acm = "ACM"} @misc{a, publisher = acm # { } # "Press", month = 3 # "~" # jan}'
    assert fields(text) == {"publisher": "ACM Press", "month": "3~January"}
    joined = read(text).entries[0].fields[0]
    assert joined.text_start is None
    assert joined.locate(0, 3).text == 'acm # { } # "Press"'


def test_strings_of_another_file_and_of_the_standard_styles_are_known() -> None:
    file = read_bibtex(Source("x", "@misc{a, journal = JMLR, note = jacm}"), {"jmlr": "J. ML Res."})
    assert [f.value for f in file.entries[0].fields] == ["J. ML Res.", "Journal of the ACM"]


def test_a_string_without_a_definition_stands_for_itself() -> None:
    assert fields("@misc{a, month = March}") == {"month": "March"}
    assert findings("@misc{a, month = March}") == ["1:18 undefined-macro [March]"]


def test_strings_made_of_strings_do_not_grow_without_end() -> None:
    names = "abcdefghi"
    doubled = "".join(
        f"@string{{{new} = {' # '.join(old * 10)}}}\n" for old, new in pairwise(names)
    )
    text = f"@string{{a = {{xxxxxxxxxx}}}}\n{doubled}@misc{{k, title = i, month = jan}}"
    assert len("".join(fields(text).values())) <= 10_000_000
    assert fields(text)["month"] == "January"
    assert any("too-many-strings" in finding for finding in findings(text))


def test_names_in_other_scripts_and_with_signs_are_names() -> None:
    assert fields("@misc{a, 著者 = {夏目}, author+an = {1=equal}, bdsk-url-1 = {x}}") == {
        "著者": "夏目",
        "author+an": "1=equal",
        "bdsk-url-1": "x",
    }


def test_comment_lines_and_doubled_commas_between_fields_are_passed_by() -> None:
    text = "@misc{a,\n  % note = {old},\n  title = {A},,\n  year = 1,\n}"
    assert fields(text) == {"title": "A", "year": "1"}
    assert findings(text) == []


# What is malformed, what is read of it, and what is said about it.
MALFORMED = {
    "a comma is missing": (
        "@misc{a,\n  title = {A}\n  year = 2000\n}",
        {"title": "A", "year": "2000"},
        ["2:13 missing-comma [}]"],
    ),
    "a comma is missing after the key": (
        "@misc{a\n  title = {A},\n}",
        {"title": "A"},
        ["1:7 missing-comma [a]"],
    ),
    "an equals sign is missing": (
        "@misc{a, title {A}, year = 2000}",
        {"title": "A", "year": "2000"},
        ["1:15 missing-equals [ ]"],
    ),
    "a value lacks its closing brace": (
        "@misc{a,\n  title = {A {B},\n  year = {2000},\n}\n@misc{b}",
        {"title": "A {B}", "year": "2000"},
        ["2:16 unclosed-value [}]"],
    ),
    "a value lacks its closing quote": (
        '@misc{a,\n  title = "A,\n  year = "2000",\n  note = {n}\n}',
        {"title": "A", "year": "2000", "note": "n"},
        ["2:12 unclosed-value [A]"],
    ),
    "the entry lacks its closing brace": (
        "@misc{a,\n  title = {A},\n  year = {2000}\n\n@misc{b}",
        {"title": "A", "year": "2000"},
        ["3:15 missing-brace [}]"],
    ),
    "a value and its entry lack a closing brace": (
        "@misc{a,\n  title = {A,\n  year = {2000}\n\n@misc{b}",
        {"title": "A", "year": "2000"},
        ["2:12 unclosed-value [A]", "3:15 missing-brace [}]"],
    ),
    "a closing brace is one too many": (
        "@misc{a,\n  title = {A}},\n  year = {2000}\n}",
        {"title": "A", "year": "2000"},
        ["2:14 stray-brace [}]"],
    ),
    "a closing brace after the entry": (
        "@misc{a, title = {A}}\n}\n",
        {"title": "A"},
        ["2:1 stray-brace [}]"],
    ),
    "an opening brace in quotes is never closed": (
        '@misc{a,\n  note = "see {",\n  year = 2000\n}\n@misc{b}',
        {"note": "see ", "year": "2000"},
        ["2:15 unclosed-brace [{]"],
    ),
    "quotation marks in quotation marks": (
        '@misc{a, title = "The "best" of all", year = 2000}',
        {"title": 'The "best" of all', "year": "2000"},
        ['1:23 quote-in-quotes ["]'],
    ),
    "a number with letters": (
        "@misc{a,\n  year   = 20x0,\n  note = {n}}",
        {"year": "20x0", "note": "n"},
        ["2:14 unquoted-value [x]"],
    ),
    "several words without braces": (
        "@misc{a, journal = Nature Physics, year = 2000}",
        {"journal": "Nature Physics", "year": "2000"},
        ["1:27 unquoted-value [P]"],
    ),
    "pages without braces": (
        "@misc{a, pages = 12--15, year = 2000}",
        {"pages": "12--15", "year": "2000"},
        ["1:20 unquoted-value [-]"],
    ),
    "no value": (
        "@misc{a, month = , year = 2000}",
        {"month": "", "year": "2000"},
        ["1:17 missing-value [ ]"],
    ),
    "something that is no field": (
        "@misc{a, title = {A}, ???, year = 2000}",
        {"title": "A", "year": "2000"},
        ["1:23 unreadable-text [???]"],
    ),
    "a field given twice": (
        "@misc{a, title = {A}, title = {B}}",
        {"title": "A"},
        ["1:23 duplicate-field [title]"],
    ),
    "a blank field given again": (
        "@misc{a, title = {}, title = {B}}",
        {"title": "B"},
        [],
    ),
}


@pytest.mark.parametrize("case", MALFORMED)
def test_what_is_malformed_is_read_as_well_as_can_be_and_told(case: str) -> None:
    text, expected, said = MALFORMED[case]
    file = read(text)
    assert {field.name: field.value for field in file.entries[0].fields} == expected
    assert findings(text) == said
    assert not file.rejected


def test_the_message_about_a_bare_value_says_what_to_write() -> None:
    (finding,) = read("@misc{a, year = 20x0}").diagnostics
    assert finding.message == "expected '}' after the value of 'year'"
    assert finding.help == "put the value in braces: {20x0}"


def test_entries_without_a_key_or_with_one_of_several_words_can_be_reached() -> None:
    file = read("@misc{, title={A}} @misc{title={B}} @misc{May et al 2020, title={C}}")
    assert [entry.key for entry in file.entries] == ["unnamed-1", "unnamed-2", "May-et-al-2020"]
    assert [entry.key_span.text for entry in file.entries] == ["", "", "May et al 2020"]
    assert [d.code for d in file.diagnostics] == ["missing-key", "missing-key", "odd-key"]


def test_entries_with_the_same_key_are_both_kept() -> None:
    file = read("@misc{a, title={A}}\n@misc{a, title={B}}\n@misc{a, title={C}}")
    assert [entry.key for entry in file.entries] == ["a", "a-2", "a-3"]
    assert [d.message for d in file.diagnostics] == ["the key 'a' is already used in line 1"] * 2


def test_a_key_made_unique_is_not_one_that_comes_later() -> None:
    file = read("@misc{a}\n@misc{a}\n@misc{a-2}")
    assert [entry.key for entry in file.entries] == ["a", "a-3", "a-2"]


def test_a_block_with_nothing_in_it_is_rejected_with_its_text() -> None:
    file = read("@article{}\n@misc{b}")
    assert [(r.span.text, r.reason) for r in file.rejected] == [
        ("@article{}", "there is no citation key and no field in it")
    ]
    assert len(file.entries) == 1


def test_a_file_that_is_not_utf_8_is_read_and_told() -> None:
    file = read_bibtex(Source.decode("@misc{a, author={Garc\xeda}}".encode("cp1252"), "x.bib"))
    assert file.entries[0].fields[0].value == "García"
    assert [d.code for d in file.diagnostics] == ["guessed-encoding"]


def test_windows_line_ends_stay_in_values_and_keep_positions() -> None:
    text = "@misc{a,\r\n  title = {A\r\n B},\r\n  year = 20x0\r\n}\r\n"
    assert fields(text) == {"title": "A\r\n B", "year": "20x0"}
    assert findings(text) == ["4:12 unquoted-value [x]"]


@pytest.mark.parametrize(
    "value",
    [
        "{" * 10_000 + "}" * 10_000,
        "{" + "{a}" * 100_000 + "}",
        '"' + "{a}" * 100_000 + '"',
        '"' + "{" * 50_000,
        "{" * 50_000,
        "{" + "x" * 1_000_000 + "}",
        "{x,\n a = " * 20_000,
        '"x" ' * 20_000,
        "x # " * 20_000,
        "x " * 100_000,
        "= " * 50_000,
    ],
    ids=lambda value: value[:6],
)
def test_hostile_values_take_no_longer_than_their_length(value: str) -> None:
    assert len(read("@misc{a, title = " + value + "\n}\n@misc{b, year = 2000}").entries) == 2
