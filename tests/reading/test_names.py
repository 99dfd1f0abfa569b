import re
from pathlib import Path

import pytest

from cvtex.model import BibField, Mark
from cvtex.reading.names import split_names
from cvtex.source import Source


def field(value: str, name: str = "author") -> BibField:
    source = Source("publications.bib", f"{name} = {{{value}}}")
    start = len(name) + 3
    span = source.span(start, start + len(value) + 2)
    return BibField(name, value, 0, span, start + 1)


def people(value: str) -> list[str]:
    contributors, cut, _ = split_names(field(value))
    return [c.name.full() for c in contributors] + ["…"] * cut


def codes(value: str) -> list[str]:
    return [d.code for d in split_names(field(value))[2]]


def test_names_are_joined_by_and_outside_of_braces() -> None:
    value = "May, Avner and\n  {Barnes and Noble} AND Tri Dao"
    assert people(value) == ["Avner May", "Barnes and Noble", "Tri Dao"]
    assert codes(value) == []


def test_each_contributor_knows_its_place() -> None:
    contributors, _, _ = split_names(field("May, Avner and  R{\\'e}, Chris and others"))
    assert [c.span.text for c in contributors if c.span] == ["May, Avner", "R{\\'e}, Chris"]


@pytest.mark.parametrize(
    "value",
    [
        "May, A. and others",
        "May, A. and {others}",
        "May, A. and et al.",
        "May, A., et al.",
        "A. May \\textit{et al.}",
        "May, A. and ...",
        "May, A. and Co-authors",
        "May, A. and {...}",
        "May, A. and \\ldots",
        "May, A. and {\\ldots}",
        "May, A. and \\dots{}",
    ],
)
def test_a_cut_list_is_told_from_its_last_name(value: str) -> None:
    assert people(value) == ["A. May", "…"]


@pytest.mark.parametrize("dots", ["...", "{...}", "{\\ldots}", "…", "\\dots", "others"])
def test_names_left_out_within_a_list_are_left_out_there(dots: str) -> None:
    contributors, cut, findings = split_names(field(f"Barry, O. and {dots} and May, A. and Ré, C."))
    assert [c.name.family for c in contributors if c.gap] == ["May"]
    assert (len(contributors), cut, findings) == (3, False, ())


# Lists without `and`, where there is one way to read them.
LISTS = {
    "May, Avner; Dao, Tri; Ré, Chris": "Avner May|Tri Dao|Chris Ré",
    "A. May, T. Dao and C. Ré": "A. May|T. Dao|C. Ré",
    "Lee KH, Reveille JD": "K.H. Lee|J.D. Reveille",
    "A.B. Garakani, A. May": "A.B. Garakani|A. May",
    "May, A., Dao, T., Ré, C.": "A. May|T. Dao|C. Ré",
    "Avner May, Tri Dao, Christopher Ré": "Avner May|Tri Dao|Christopher Ré",
    "Avner May, Tri Dao, and Christopher Ré": "Avner May|Tri Dao|Christopher Ré",
    "May, Avner and Dao, Tri, Ré, Chris": "Avner May|Tri Dao|Chris Ré",
    "May, A., T. Dao, and C. Ré": "A. May|T. Dao|C. Ré",
    "Caffo, B Jones, C and Smith, D": "B Caffo|C Jones|D Smith",
    "{May, Avner and Dao, Tri}": "Avner May|Tri Dao",
    "{A. May and T. Dao}": "A. May|T. Dao",
}


# Lists as indexes of journals write them, and such as only look like it.
INDEXED = {
    "Lee KH and Reveille JD": "K.H. Lee|J.D. Reveille",
    "Lee KH and M{\\'a}rquez R and Davis JC Jr": "K.H. Lee|R. Márquez|J.C. Davis Jr",
    "van der Heijde D and Lee K-H and Davis, John C": "D. van der Heijde|K.H. Lee|John C Davis",
    "Reveille JD and {The Study Group} and others": "Reveille JD|The Study Group|…",
    "Bo LI and Jun MA": "Bo LI|Jun MA",
    "Bo LI and Wei WANG and Li XU": "Bo LI|Wei WANG|Li XU",
    "John Smith MD and Ann Doe MD": "John Smith MD|Ann Doe MD",
    "William M and Baldwin III": "William M|Baldwin III",
    "Lee KH and Avner May": "Lee KH|Avner May",
}


@pytest.mark.parametrize("value", INDEXED)
def test_initials_after_the_family_name_are_read_where_the_whole_list_has_them(value: str) -> None:
    assert people(value) == INDEXED[value].split("|")
    assert codes(value) == []


@pytest.mark.parametrize("value", LISTS)
def test_lists_without_and_are_repaired_where_that_is_unambiguous(value: str) -> None:
    assert people(value) == LISTS[value].split("|")
    assert len(codes(value)) == 1


def test_two_family_names_and_two_given_names_are_one_person() -> None:
    assert people("García Márquez, Gabriel José") == ["Gabriel José García Márquez"]


def test_a_name_with_too_many_commas_is_flagged() -> None:
    assert codes("Tukey, J, W. and May, A.") == ["too-many-commas"]
    assert codes("First, Middle, Prefix, Last, More") == ["too-many-commas"]
    assert codes("King, Jr., Martin and Roy E. Lave, Jr.") == []


def test_a_semicolon_of_an_html_entity_separates_nothing() -> None:
    assert people("Garc&iacute;a, Ana") == ["Ana García"]


@pytest.mark.parametrize(
    "name",
    [
        "May*, Avner",
        "May, Avner*",
        "Avner May*",
        "*Avner May",
        "Avner May$^*$",
        "Avner May$^{\\ast}$",
        "Avner May\\textsuperscript{*}",
        "Avner May{*}",
        "Avner May<sup>*</sup>",
        "\\textbf{Avner May*}",
    ],
)
def test_a_star_on_a_name_means_equal_contribution(name: str) -> None:
    contributors, _, findings = split_names(field(name + " and Dao, Tri"))
    assert [(c.name.full(), c.marks) for c in contributors] == [
        ("Avner May", {Mark.EQUAL}),
        ("Tri Dao", frozenset()),
    ]
    assert findings == ()


@pytest.mark.parametrize("mark", ["§", "\\textsuperscript{1}", "‡"])
def test_another_mark_on_a_name_is_taken_off_and_told(mark: str) -> None:
    assert people(f"Avner May{mark} and Dao, Tri") == ["Avner May", "Tri Dao"]
    assert codes(f"Avner May{mark}") == ["mark-on-name"]


def test_long_lists_take_no_longer_than_their_length() -> None:
    assert len(people(" and ".join(["May, A."] * 20_000))) == 20_000
    assert len(people("; ".join(["May, A."] * 20_000))) == 20_000
    assert len(people("May, A., " * 20_000)) == 20_000


def test_the_documentation_shows_how_names_are_read() -> None:
    page = Path(__file__).parent.parent.parent / "docs" / "bibliography.md"
    section = page.read_text(encoding="utf-8").partition("## Names")[2].partition("##")[0]
    rows = re.findall(r"^\| `([^`]+)` \| ([A-Z][^|]+) \|$", section, re.MULTILINE)
    assert len(rows) == 17
    assert [(written, ", ".join(people(written))) for written, _ in rows] == [
        (written, read.replace("*", "")) for written, read in rows
    ]
