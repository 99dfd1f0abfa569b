"""Whatever a field holds, lists are made and checks are done, and in time."""

import time
from collections.abc import Callable, Sequence

import pytest

from cvtex.model import Cv, ListOptions
from cvtex.publications.checks import check_bibliography
from cvtex.publications.ownership import check_owners
from cvtex.writing.listing import list_publications
from cvtex.writing.markdown import write

CvOf = Callable[..., Cv]

FIELDS = (
    *("author", "editor", "title", "year", "date", "month", "volume", "number", "issue", "pages"),
    *("eid", "journal", "booktitle", "series", "publisher", "school", "institution", "chapter"),
    *("organization", "howpublished", "note", "addendum", "type", "edition", "version", "doi"),
    *("eprint", "archiveprefix", "url", "website", "ee", "code", "preprint", "pdf", "keywords"),
    *("collaboration", "page", "vol", "pubstate", "shortvenue", "eventtitle"),
)
TYPES = (
    *("article", "inproceedings", "incollection", "misc", "techreport", "phdthesis"),
    *("unpublished", "manual", "patent", "proceedings", "book", "talk"),
)
OTHERS = {
    "author": "Avner May and Chris Ré",
    "title": "On Things",
    "journal": "Nature",
    "booktitle": "Proceedings of ICML",
    "volume": "3",
    "year": "2019",
}

ODD = [
    *("", "{}", "{{}}", "0", "null", "-", "--", "*", "$*$", "\\", "\u0131", "\u202b\u05d0\u05d1"),
    *("'", '\\"', "``", "(", "(in press)", "and", "and and", "others", "...", ", ,", ",,,,"),
    *("\u0661\u0662--\u0663", "\u00b2--\u00b3", "9" * 5000, "2" * 5000 + "--" + "1" * 5000),
    *("10.", "10.1/", "10/abc", "doi:", "https://", "http://[::1", "www.", "//", "%", "arXiv:"),
    *("May", "submitted to", "R package version", "TR99-1", "de", "van der van", "{J. De} L"),
    *("(for)", "(for them)", "' '", "'90s", "`"),
]
"""What stands in no field of a tidy file."""

PIECES = [
    *("a", "A", "1", " ", "~", "-", ".", ",", "(", "(a)", "[", "'", "a ", "A ", "A. ", "a.", "Aa "),
    *(
        "in ",
        "de ",
        "1st ",
        " and ",
        "et al ",
        "... ",
        "\\ldots ",
        "\\url{a}",
        "https://a.",
        "10.1/",
    ),
    *("10.1/", "ICML 2019, ", "(special issue ", "Advances in ", "arXiv ", "vol 1 ", "x: ", " - "),
]
"""What a long text may be made of, over and over."""


def entries(value: str, types: Sequence[str] = TYPES) -> str:
    """Entries of these types, with every field in turn holding the value."""
    written = []
    for i, type_ in enumerate(types):
        for j, field in enumerate(FIELDS):
            fields = (OTHERS if (i + j) % 2 else {"title": "On Things"}) | {field: value}
            text = ", ".join(f"{name} = {{{text}}}" for name, text in fields.items())
            written.append(f"@{type_}{{k{i}-{j}, {text}}}")
    return "\n".join(written)


def list_and_check(cv: Cv) -> None:
    keys = sorted(publication.key for publication in cv.bibliography.publications)
    assert keys
    long = ListOptions(group="type", number="prefixed", names="full", max_authors=1, venue="full")
    for options in (long, ListOptions(links=("doi", "eprint", "url"))):
        views = [p for group in list_publications(cv, options).groups for p in group.publications]
        assert sorted(view.publication.key for view in views) == keys
        for view in views:
            write(view.authors + view.title + view.citation)
    check_bibliography(cv.bibliography, cv.profile)
    check_owners(cv.bibliography.publications, cv.profile.person)


@pytest.mark.parametrize("value", ODD)
def test_any_field_may_hold_any_value(cv_of: CvOf, value: str) -> None:
    list_and_check(cv_of(entries(value), locale="de"))


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_no_field_is_too_long_for_any_pattern(cv_of: CvOf, piece: str) -> None:
    start = time.perf_counter()
    list_and_check(cv_of(entries(f"A{piece * (4000 // len(piece))}!", TYPES[:4])))
    assert time.perf_counter() - start < 20  # it took minutes when it grew with the cube
