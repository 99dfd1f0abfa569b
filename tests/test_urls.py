"""URLs that a CV may link to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.urls import LINKED_SCHEMES, linkable, target


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
        ("https://May.org/x", "//may.org/x"),
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
