"""Where a publication appeared, in one sentence."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvtex.model import Bibliography, Cv, ListOptions, Person, Profile, Settings
from cvtex.publications.sentences import with_period, without_period
from cvtex.reading.bibtex import read_bibtex
from cvtex.reading.publications import read_publication
from cvtex.richtext import Rich, Style
from cvtex.source import Source
from cvtex.writing.listing import PublicationView, list_publications

CvOf = Callable[..., Cv]


def view(cv: Cv, venue: str = "short") -> PublicationView:
    listed = list_publications(cv, ListOptions(venue="full" if venue == "full" else "short"))
    ((group,)) = listed.groups
    return group.publications[0]


TABLE = Path(__file__).with_name("citations.txt")


def read_table() -> list[tuple[str, str]]:
    """The entries of the table, each with its citation."""
    _, *blocks = TABLE.read_text(encoding="utf-8").strip().split("\n\n")
    parts = [block.partition("\n=") for block in blocks]
    return [(entry, citation.strip()) for entry, _, citation in parts]


@pytest.mark.parametrize(("entry", "citation"), read_table())
def test_every_type_reads_well(cv_of: CvOf, entry: str, citation: str) -> None:
    assert view(cv_of(entry)).citation.plain().replace("\u00a0", " ") == citation


FULL = [
    ("@inproceedings{k, booktitle = {Advances in Things}, volume = 32, year = 2019}",
     "Advances in Things 32, 2019."),
    ("@inproceedings{k, booktitle = {Advances in Things Unheard Of}, series = {ATUO}, volume = 35}",
     "Advances in Things Unheard Of 35 (ATUO)."),
    ("@inproceedings{k, booktitle = {Conference on Machine Learning}, series = {ICML'13}}",
     "Conference on Machine Learning (ICML’13)."),
    ("@inproceedings{k, booktitle = {Findings of the ACL 2025}, series = {ACL}, year = 2025}",
     "Findings of the ACL 2025."),
    ("@incollection{k, booktitle = {Learning Theory}, editor = {A}, publisher = {B}, volume = 7}",
     "Learning Theory, vol. 7."),
    ("@article{k, journal = {Scientific Reports}, volume = 20, pages = {1--9}, year = 2019}",
     "Scientific Reports 20:1–9, 2019."),
    ("@inproceedings{k, shortvenue = {WoT}, year = 2019}", "WoT 2019."),
    ("@incollection{k, booktitle = {Buch}, pages = {28,29}, year = 2019}",
     "In Buch, pp. 28, 29, 2019."),
    ("@article{k, journal = {J}, volume = 3, pages = {10,143--10,162}, year = 2019}",
     "J 3:10,143–10,162, 2019."),
    ("@article{k, journal = {J}, volume = {16 (Suppl 1)}, number = {Suppl 1}, year = 2019}",
     "J 16 (Suppl 1), 2019."),
    ("@article{k, journal = {J}, volume = 16, number = 6, year = 2019}", "J 16(6), 2019."),
    ("@article{k, journal = {J}, note = {(Submitted)}, year = 2019}", "J, 2019, submitted."),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "citation"), FULL)
def test_a_full_venue_comes_with_volume_and_pages(cv_of: CvOf, entry: str, citation: str) -> None:
    assert view(cv_of(entry), "full").citation.plain().replace("\u00a0", " ") == citation


def test_a_list_by_type_says_in_its_heading_that_a_talk_is_one(cv_of: CvOf) -> None:
    entry = "@talk{k, eventtitle = {Days of Things}, year = 2021}"
    ((group,)) = list_publications(cv_of(entry), ListOptions(group="type")).groups
    assert group.title == "Talks"
    assert group.publications[0].citation.plain() == "Days of Things,\u00a02021."


def test_a_list_by_type_says_in_its_heading_what_a_data_set_is(cv_of: CvOf) -> None:
    entry = "@dataset{k, publisher = {Zenodo}, year = 2021} @dataset{l, year = 2020}"
    ((group,)) = list_publications(cv_of(entry), ListOptions(group="type")).groups
    assert [p.citation.plain() for p in group.publications] == [
        "Zenodo,\u00a02021.",
        "Data set,\u00a02020.",
    ]


@pytest.mark.parametrize(
    ("entry", "together"),
    [
        ("@article{k, journal = {Things}, volume = 76, number = 8}", "Things\u00a076(8)"),
        ("@inproceedings{k, booktitle = {Things}, series = {LNCS}, volume = 7}", "LNCS\u00a07"),
        ("@techreport{k, number = {TR-7}, year = 2019}", "Technical report\u00a0TR-7"),
        ("@article{k, journal = {Journal of Things B}, year = 2019}", "Things\u00a0B,"),
        ("@inproceedings{k, booktitle = {Things (RecSys '23)}}", "(RecSys\u00a0’23)"),
        ("@inproceedings{k, booktitle = {Things, MFCS 2015, Rome}}", "MFCS\u00a02015,"),
        ("@article{k, journal = {Things}, pubstate = {inpress}}", "in\u00a0press."),
        ("@article{k, journal = {Things}, note = {In press}, year = 2020}", "in\u00a0press."),
    ],
)
def test_a_line_does_not_begin_with_the_figure_of_what_ends_the_last(
    cv_of: CvOf, entry: str, together: str
) -> None:
    assert together in view(cv_of(entry)).citation.plain()


@pytest.mark.parametrize(
    ("locale", "citation"),
    [
        ("en", "In T. Dao (ed.), Buch, 2nd ed., pp. 1–2, 2019, in press."),
        ("de", "In T. Dao (Hrsg.), Buch, 2. Aufl., S. 1–2, 2019, im Druck."),
        ("fr", "Dans T. Dao (éd.), Buch, 2ᵉ éd., p. 1–2, 2019, sous presse."),
        ("pt-BR", "Em T. Dao (ed.), Buch, 2.ª ed., pp. 1–2, 2019, no prelo."),
        ("ja", "T. Dao (編), Buch 所収, 第 2 版, 1–2 頁, 2019, 印刷中."),
        ("tlh", "In T. Dao (ed.), Buch, 2nd ed., pp. 1–2, 2019, in press."),
    ],
)
def test_a_citation_is_in_the_cv_s_language(cv_of: CvOf, locale: str, citation: str) -> None:
    entry = (
        "@incollection{k, editor = {Dao, Tri}, booktitle = {Buch}, edition = 2, "
        "pages = {1--2}, year = 2019, pubstate = {inpress}}"
    )
    plain = view(cv_of(entry, locale=locale)).citation.plain()
    assert plain.replace("\u00a0", " ") == citation


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("A title.", "A title"),
        ("A title", "A title"),
        ("When are they worth it?", "When are they worth it?"),
        ("Life in the U.S.", "Life in the U.S."),
        ("And so on ...", "And so on ..."),
        ("Foo et al.", "Foo et al."),
    ],
)
def test_a_title_loses_its_final_period_and_nothing_else(title: str, printed: str) -> None:
    assert without_period(Rich.of(title)).plain() == printed


def test_a_final_period_inside_markup_is_found() -> None:
    title = Rich.of("On ") + Rich.styled(Style.EMPHASIS, Rich.of("E. coli."))
    assert without_period(title).plain() == "On E. coli"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("A", "A."),
        ("A.", "A."),
        ("A?", "A?"),
        ("A!”", "A!”"),
        ("A (B.)", "A (B.)."),
        ("论文。", "论文。"),
    ],
)
def test_a_sentence_gets_one_end(text: str, sentence: str) -> None:
    assert with_period(Rich.of(text)).plain() == sentence


TYPES = [
    *("article", "inproceedings", "incollection", "inbook", "book", "collection", "proceedings"),
    *("thesis", "phdthesis", "techreport", "report", "patent", "dataset", "software"),
    *("unpublished", "talk", "misc", "online"),
]
FIELDS = {
    "author": "May, Avner and Dao, Tri",
    "editor": "Ré, Christopher",
    "title": "What?",
    "journal": "Nature",
    "booktitle": "Handbook",
    "year": "2019",
    "month": "may",
    "volume": "3",
    "number": "4",
    "pages": "5--6",
    "publisher": "Springer",
    "school": "MIT",
    "institution": "MIT",
    "series": "LNCS",
    "edition": "2",
    "chapter": "7",
    "version": "1.0",
    "howpublished": "Online",
    "note": "Oral.",
    "award": "Best paper",
    "pubstate": "inpress",
    "eprint": "2101.00001",
    "eprinttype": "arxiv",
    "eventtitle": "Day",
    "location": "Rome",
    "type": "Thing",
}
_STRAY = re.compile(r"^[\s,.;:)]|\s[,.;:)]|,\s*[,.;:]|\(\s*\)|\.\.|[,;:]$|\s\s|\(\s|\s$")


@settings(max_examples=300)
@given(st.sampled_from(TYPES), st.sets(st.sampled_from(sorted(FIELDS))), st.booleans())
def test_no_missing_piece_leaves_a_stray_comma_or_period(
    entry_type: str, names: set[str], full: bool
) -> None:
    fields = ", ".join(f"{name} = {{{FIELDS[name]}}}" for name in sorted(names))
    (entry,) = read_bibtex(Source("a.bib", f"@{entry_type}{{k, {fields}}}")).entries
    publication, _ = read_publication(entry)
    profile = Profile(Person("Avner May"), Settings(), ())
    cv = Cv(profile, Bibliography((publication,), (), ()))
    shown = view(cv, "full" if full else "short")
    for text in (shown.citation.plain(), shown.authors.plain()):
        assert not _STRAY.search(text), text
        assert not text or text.endswith((".", "?", "!"))
