"""Links of the person, from a handle or an address."""

import pytest

from cvtex.model import ProfileLink
from cvtex.reading.networks import NETWORKS, is_url, read_link


@pytest.mark.parametrize(
    ("name", "text", "url", "label"),
    [
        (
            "linkedin",
            "avnermay",
            "https://www.linkedin.com/in/avnermay/",
            "www.linkedin.com/in/avnermay/",
        ),
        ("linkedin", "linkedin.com/in/a", "https://linkedin.com/in/a", "linkedin.com/in/a"),
        ("GitHub", "ada", "https://github.com/ada", "github.com/ada"),
        ("twitter", "@ada", "https://twitter.com/ada", "twitter.com/ada"),
        ("mastodon", "@ada@hci.social", "https://hci.social/@ada", "@ada@hci.social"),
        (
            "bluesky",
            "ada.example.org",
            "https://bsky.app/profile/ada.example.org",
            "bsky.app/profile/ada.example.org",
        ),
        (
            "scholar",
            "qc6CJjYAAAAJ",
            "https://scholar.google.com/citations?user=qc6CJjYAAAAJ",
            "Google Scholar",
        ),
        (
            "Google-Scholar",
            "https://scholar.google.de/citations?user=x&hl=de",
            "https://scholar.google.de/citations?user=x&hl=de",
            "Google Scholar",
        ),
        ("Blog", "example.org/blog/", "https://example.org/blog/", "example.org/blog"),
    ],
)
def test_a_link_is_read(name: str, text: str, url: str, label: str) -> None:
    assert read_link(name, text) == ProfileLink(name, url, label)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("github", "ada lovelace"),
        ("scholar", "ada"),
        ("github", "javascript:alert(1)"),
        ("Blog", "ada"),
        ("Blog", "file:///etc/passwd"),
    ],
)
def test_what_is_neither_a_handle_nor_an_address_is_no_link(name: str, text: str) -> None:
    assert read_link(name, text) is None


@pytest.mark.parametrize("name", NETWORKS)
def test_each_networks_example_is_a_handle(name: str) -> None:
    link = read_link(name, NETWORKS[name].example)
    assert link is not None
    assert link.url.startswith("https://")


@pytest.mark.parametrize(
    "text", ["https://example.org", "EXAMPLE.org/a?b=c#d", "http://[::1]/", "münchen.de"]
)
def test_addresses(text: str) -> None:
    assert is_url(text) == (text != "http://[::1]/")


@pytest.mark.parametrize(
    "text", ["example", "a b.org", "htp://example.org", "a@example.org", "https://", "ftp://x.org"]
)
def test_no_addresses(text: str) -> None:
    assert not is_url(text)
