"""URLs that a CV may link to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.urls import LINKED_SCHEMES, is_page_of, is_pdf, linkable, target


@pytest.mark.parametrize(
    ("typed", "linked"),
    [
        ("https://x.org/a%20b#c", "https://x.org/a%20b#c"),
        ("http://x.org/a b", "http://x.org/a%20b"),
        ("https://x.org/100%", "https://x.org/100%25"),
        ("https://x.org/#a#b", "https://x.org/#a%23b"),
        ("https://x.org/é", "https://x.org/%C3%A9"),
        ("avnermay.github.io", "https://avnermay.github.io"),
        ("www.x.org/~me", "https://www.x.org/~me"),
        ("//x.org", "https://x.org"),
        ("a.b+c@x.org", "mailto:a.b+c@x.org"),
        ("mailto:a@x.org", "mailto:a@x.org"),
        ("tel:+15555550158", "tel:+15555550158"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
    ],
)
def test_an_address_is_linked_as_it_is_meant(typed: str, linked: str) -> None:
    assert linkable(typed) == linked


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        " javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "vbscript:x",
        "run:cmd.exe",
        "/etc/passwd",
        "../secret.pdf",
        "10.1000/182",
        "https:",
        "",
        "see my page",
        "https://x.org/" + "é" * 2000,
    ],
)
def test_what_is_no_address_or_a_dangerous_one_is_not_linked(typed: str) -> None:
    assert linkable(typed) is None


@given(st.text())
def test_a_linked_url_is_ascii_without_spaces_and_of_a_known_scheme(typed: str) -> None:
    url = linkable(typed)
    if url is not None:
        assert url.isascii()
        assert not set(url) & set(' "<>\\^`{|}\n')
        assert url.partition(":")[0].lower() in LINKED_SCHEMES


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://doi.org/10.1000/AB", "http://dx.doi.org/10.1000/ab"),
        ("https://arxiv.org/abs/2301.01234", "http://www.arxiv.org/abs/2301.01234/"),
        ("https://doi.org/10.48550/arXiv.2301.01234", "https://arxiv.org/abs/2301.01234"),
        ("https://arxiv.org/abs/2301.01234v2", "https://arxiv.org/abs/2301.01234"),
        ("http://doi.acm.org/10.1000/a", "https://doi.org/10.1000/A"),
        ("https://zenodo.org/records/123", "https://doi.org/10.5281/zenodo.123"),
        ("https://May.org/x", "//may.org/x"),
        ("https://psyarxiv.com/974vw/", "https://osf.io/preprints/psyarxiv/974vw_v2"),
    ],
)
def test_a_target_is_one_however_it_is_written(one: str, other: str) -> None:
    assert target(one) == target(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://may.org/A", "https://may.org/a"),
        ("https://arxiv.org/pdf/2301.01234", "https://arxiv.org/abs/2301.01234"),
    ],
)
def test_targets_that_only_look_alike(one: str, other: str) -> None:
    assert target(one) != target(other)


@pytest.mark.parametrize(
    ("doi", "url"),
    [
        ("10.1103/PhysRevD.76.082001", "https://link.aps.org/doi/10.1103/PhysRevD.76.082001"),
        ("10.1007/978-3-319-9_9", "https://link.springer.com/chapter/10.1007/978-3-319-9_9"),
        ("10.1002/adma.1", "https://onlinelibrary.wiley.com/doi/abs/10.1002/adma.1"),
        ("10.1162/opmi_a_00147", "https://direct.mit.edu/opmi/doi/10.1162/opmi_a_00147/1/A-Title"),
        (
            "10.1101/2024.08.21.609039",
            "https://www.biorxiv.org/content/10.1101/2024.08.21.609039v1",
        ),
        ("10.1002/(SICI)1:1<1::A>3", "https://a.org/doi/10.1002/%28SICI%291:1%3C1::A%3E3"),
        ("10.31234/osf.io/974vw_v1", "https://psyarxiv.com/974vw"),
        ("10.1038/s41586-020-2649-2", "https://www.nature.com/articles/s41586-020-2649-2"),
        ("10.1016/j.a.2020.1", "https://www.sciencedirect.com/science/article/pii/S0022"),
    ],
)
def test_a_page_that_a_doi_leads_to_is_known_by_its_address(doi: str, url: str) -> None:
    assert is_page_of(doi, url)


@pytest.mark.parametrize(
    ("doi", "url"),
    [
        ("10.1145/1", "https://dl.acm.org/doi/10.1145/12"),
        ("10.1145/1", "https://dl.acm.org/doi/10.1145/1.2"),
        ("10.1145/1", "https://a.edu/1"),
        ("10.1145/1", "https://dl.acm.org/citation.cfm?id=1"),
        ("10.1002/adma.1", "https://onlinelibrary.wiley.com/doi/pdf/10.1002/adma.1"),
        ("10.1021/jp1", "https://pubs.acs.org/doi/suppl/10.1021/jp1"),
    ],
)
def test_other_pages_stay_apart_from_a_doi(doi: str, url: str) -> None:
    assert not is_page_of(doi, url)


def test_a_pdf_is_known_by_its_address() -> None:
    assert is_pdf("https://a.edu/x.pdf?v=1")
    assert is_pdf("https://a.edu/doi/pdf/10.1002/adma.1")
    assert is_pdf("https://openreview.net/pdf?id=3W7vPqWCeM")
    assert is_pdf("https://github.com/may/x/blob/main/x.pdf?raw=true")
    assert not is_pdf("https://github.com/may/x/blob/main/x.pdf")
    assert not is_pdf("https://a.edu/pdf-tools")
