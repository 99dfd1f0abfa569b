"""The networks that `[person.links]` knows by name: a handle is enough for them."""

import re

from cvtex.frozen import Frozen
from cvtex.model import ProfileLink


class Network(Frozen):
    """A network: how a handle becomes a URL, what a handle looks like, and how it is printed.

    In `url` and `label`, `{}` stands for the handle; an empty label means the URL without its
    scheme. A label without a handle is for URLs that nobody could read.
    """

    url: str
    handle: str
    example: str
    label: str = ""


_WORD = r"[\w.-]+"
NETWORKS = {
    "academia": Network("https://independent.academia.edu/{}", _WORD, "AdaLovelace"),
    "bluesky": Network("https://bsky.app/profile/{}", r"@?[\w-]+(\.[\w-]+)+", "ada.bsky.social"),
    "codeberg": Network("https://codeberg.org/{}", _WORD, "ada"),
    "dblp": Network("https://dblp.org/pid/{}", r"[\w-]+/[\w-]+", "l/AdaLovelace", "DBLP"),
    "facebook": Network("https://www.facebook.com/{}", _WORD, "ada"),
    "github": Network("https://github.com/{}", r"[A-Za-z0-9-]+", "ada"),
    "gitlab": Network("https://gitlab.com/{}", _WORD, "ada"),
    "huggingface": Network("https://huggingface.co/{}", _WORD, "ada"),
    "instagram": Network("https://www.instagram.com/{}", r"@?[\w.]+", "ada"),
    "kaggle": Network("https://www.kaggle.com/{}", _WORD, "ada"),
    "linkedin": Network(
        "https://www.linkedin.com/in/{}/", r"[\w%-]+", "ada-lovelace", "www.linkedin.com/in/{}/"
    ),
    "mastodon": Network("", r"@?[\w.-]+@[\w-]+(\.[\w-]+)+", "@ada@mastodon.social", "@{}"),
    "medium": Network("https://medium.com/@{}", r"@?[\w.-]+", "ada"),
    "openreview": Network(
        "https://openreview.net/profile?id={}", r"~.+\d", "~Ada_Lovelace1", "OpenReview"
    ),
    "orcid": Network("https://orcid.org/{}", r"(\d{4}-){3}\d{3}[\dX]", "0000-0002-1825-0097"),
    "researchgate": Network("https://www.researchgate.net/profile/{}", _WORD, "Ada-Lovelace"),
    "scholar": Network(
        "https://scholar.google.com/citations?user={}",
        r"[\w-]{12}",
        "qc6CJjYAAAAJ",
        "Google Scholar",
    ),
    "semanticscholar": Network(
        "https://www.semanticscholar.org/author/{}", r"\d+", "1741101", "Semantic Scholar"
    ),
    "stackoverflow": Network(
        "https://stackoverflow.com/users/{}", r"\d+(/[\w-]+)?", "22656", "Stack Overflow"
    ),
    "telegram": Network("https://t.me/{}", r"@?\w+", "ada"),
    "twitter": Network("https://twitter.com/{}", r"@?\w+", "ada"),
    "x": Network("https://x.com/{}", r"@?\w+", "ada"),
    "xing": Network("https://www.xing.com/profile/{}", _WORD, "Ada_Lovelace"),
    "youtube": Network("https://www.youtube.com/@{}", r"@?[\w.-]+", "ada"),
}
ALIASES = {"google-scholar": "scholar", "googlescholar": "scholar", "google_scholar": "scholar"}

_URL = re.compile(
    r"(?:https?://)?[^\s/?#@:.]+(?:\.[^\s/?#@:.]+)+\.?(?::\d+)?(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"https?://", re.IGNORECASE)


def is_url(text: str) -> bool:
    """Whether this is the address of a page, with `http://` or `https://` or without a scheme."""
    return _URL.fullmatch(text) is not None


def with_scheme(url: str) -> str:
    """The address with `https://` before it where it has no scheme."""
    return url if _SCHEME.match(url) else f"https://{url}"


def without_scheme(url: str) -> str:
    """The address as people print it.

    >>> without_scheme("https://avnermay.github.io/")
    'avnermay.github.io'
    """
    return _SCHEME.sub("", url, count=1).removesuffix("/")


def find_network(name: str) -> Network | None:
    """The network of that name, if it is known."""
    name = name.casefold()
    return NETWORKS.get(ALIASES.get(name, name))


def read_link(name: str, text: str) -> ProfileLink | None:
    """A link of `[person.links]` from a handle or a URL; None where the text is neither."""
    network = find_network(name)
    text = text.strip()
    if network is not None and re.fullmatch(network.handle, text):
        handle = text.removeprefix("@")
        url = network.url.format(handle)
        if name.casefold() == "mastodon":
            user, _, host = handle.partition("@")
            url = f"https://{host}/@{user}"
        return ProfileLink(name, url, network.label.format(handle) or without_scheme(url))
    if is_url(text) and (network is None or "/" in text):
        url = with_scheme(text)
        label = network.label if network and "{}" not in network.label else ""
        return ProfileLink(name, url, label or without_scheme(url))
    return None
