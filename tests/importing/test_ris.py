import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.importing.incoming import Incoming, read_incoming, rejected_text
from cvtex.importing.record import Record
from cvtex.importing.tidying.rules import tidy
from cvtex.source import Source

SCHOLAR = """\
TY  - CONF
T1  - Learning to Rank & Retrieve with 50% less_data
A1  - Müller, Jörg
A1  - Li, X
A1  - ...
JO  - Proceedings of the 31st International Conference on Machine Learning
SP  - 770
EP  - 778
Y1  - 2014
ER  -\x20

TY  - JOUR
T1  - A preprint
A1  - Li, X
JO  - arXiv preprint arXiv:1706.03762
Y1  - 2017
ER  -\x20
"""


def read(text: str) -> Incoming:
    return read_incoming(Source("scholar.ris", text))


def only(text: str) -> Record:
    (item,) = read(text).items
    return item.record


def test_google_scholar_s_references_become_entries() -> None:
    paper, preprint = read(SCHOLAR).items
    assert paper.record == Record(
        "inproceedings",
        "",
        (
            ("title", r"Learning to Rank \& Retrieve with 50\% less\_data"),
            ("author", "Müller, Jörg and Li, X and others"),
            ("booktitle", "Proceedings of the 31st International Conference on Machine Learning"),
            ("pages", "770--778"),
            ("year", "2014"),
        ),
    )
    assert (paper.name, preprint.name) == ("line-1", "line-12")
    assert tidy(preprint.record).record.get("eprint") == "1706.03762"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(line_end: str) -> None:
    unlike = read("\ufeff" + SCHOLAR.replace("\n", line_end)).items
    assert [i.record for i in unlike] == [i.record for i in read(SCHOLAR).items]


def test_an_encoding_that_was_guessed_is_told() -> None:
    source = Source.decode(SCHOLAR.encode("cp1252"), "scholar.ris")
    file = read_incoming(source)
    assert [d.code for d in file.diagnostics] == ["guessed-encoding"]
    assert file.items[0].record.get("author").startswith("Müller")


def test_what_other_programs_write_has_its_place_too() -> None:
    assert only(
        """\
TY  - CHAP
AU  - King, Martin Luther, Jr.
AU  - Centers for Disease Control and Prevention
A2  - Doe, Jane
TI  - A title
that runs on
T2  - The Book
PY  - 2019/05/12/
VL  - 3
SP  - e17
PB  - Springer
CY  - Cham
SN  - 978-3-030-00001-2
DO  - 10.1000/a_b
UR  - https://example.org/a_b?x=1&y=2
KW  - one
KW  - two
N2  - What it says.
ZZ  - Nobody knows
ER  -
"""
    ).fields == (
        ("title", "A title that runs on"),
        (
            "author",
            "King, Jr., Martin Luther and {Centers for Disease Control and Prevention}",
        ),
        ("editor", "Doe, Jane"),
        ("booktitle", "The Book"),
        ("volume", "3"),
        ("pages", "e17"),
        ("year", "2019"),
        ("month", "may"),
        ("publisher", "Springer"),
        ("address", "Cham"),
        ("isbn", "978-3-030-00001-2"),
        ("abstract", "What it says."),
        ("keywords", "one, two"),
        ("doi", "10.1000/a_b"),
        ("url", "https://example.org/a_b?x=1&y=2"),
    )


@pytest.mark.parametrize(
    ("kind", "type_", "where"),
    [
        ("JOUR", "article", "journal"),
        ("CPAPER", "inproceedings", "booktitle"),
        ("BOOK", "book", "series"),
        ("RPRT", "techreport", ""),
        ("ELEC", "misc", "howpublished"),
    ],
)
def test_the_type_says_what_the_secondary_title_is(kind: str, type_: str, where: str) -> None:
    record = only(f"TY  - {kind}\nTI  - Title\nT2  - Secondary\nER  - \n")
    assert (record.type, record.get(where) if where else "Secondary") == (type_, "Secondary")


def test_an_issn_is_told_from_an_isbn() -> None:
    assert only("TY  - JOUR\nTI  - Title\nSN  - 1234-567X\n").get("issn") == "1234-567X"


def test_a_reference_without_its_end_ends_where_the_next_begins() -> None:
    read_ = read("TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two")
    assert [i.record.get("title") for i in read_.items] == ["One", "Two"]


def test_what_is_no_reference_is_kept_with_the_reason() -> None:
    file = read(
        "TY  - JOUR\nTI  - One\nER  - \n\nTI  - Lost\nER  - \nTY  - JOUR\nAU  - Li, X\nER  - "
    )
    assert file.read == 3
    assert (
        rejected_text(file)
        == """\
% scholar.ris:5: no reference begins here: there is no 'TY  -'
TI  - Lost
ER  -

% scholar.ris:7: this reference has no title
TY  - JOUR
AU  - Li, X
ER  -

"""
    )


def test_a_file_of_endnote_s_is_told_from_an_empty_one() -> None:
    file = read("%0 Journal Article\n%T A title\n")
    (problem,) = file.diagnostics
    assert problem.message == "scholar.ris is a file of EndNote's, which is not read"
    assert "RIS" in str(problem.help)


_LINES = st.lists(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["TY", "ER", "TI", "T1", "AU", "UR", "PY", "SN", "UK", "ZZ", "  "]),
        st.sampled_from(["  - ", "  -", " - ", ""]),
        st.text(max_size=8),
    )
)


@given(lines=_LINES)
def test_every_line_is_read_or_kept(lines: list[str]) -> None:
    text = "\n".join(["TY  - JOUR", *lines])
    file = read(text)
    spans = [item.span for item in file.items] + [r.span for r in file.rejected]
    left = list(text)
    for span in spans:
        left[span.start : span.end] = " " * (span.end - span.start)
    assert not "".join(left).strip()
