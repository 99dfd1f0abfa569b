"""URLs that a CV may link to."""

import re
from urllib.parse import quote

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}(?=[/?#:]|$)")
_EMAIL = re.compile(r"[^\s@:/<>\"\\]+@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")

LINKED_SCHEMES = frozenset({"http", "https", "ftp", "mailto", "tel", "doi"})

# RFC 3986: unreserved and reserved characters, and the percent sign of what is encoded already.
_URL_CHARACTERS = "!#$%&'()*+,-./:;=?@_~[]"
# No browser needs longer ones, and TeX reads a line into a buffer of limited size.
_LONGEST = 8000
_BEFORE_HOST = re.compile(r"(?:https?:)?//(?:www\.|dx\.)?", re.IGNORECASE)
_ARXIV_DOI = "10.48550/arxiv."
_BROKEN_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def linkable(url: str) -> str | None:
    """The URL as it may stand in a link, percent-encoded, or None where it must not be linked.

    Only the schemes in `LINKED_SCHEMES` are linked: `javascript:` runs code and `file:` leads into
    the reader's own machine. An address without a scheme gets `https:` or `mailto:`; text that is
    no address at all, or is longer than an address can be, is not linked.

    >>> linkable("avnermay.github.io/cv 1")
    'https://avnermay.github.io/cv%201'
    """
    url = "".join(c for c in url.strip() if c.isprintable())
    if _EMAIL.fullmatch(url):
        url = f"mailto:{url}"
    elif url.startswith("//"):
        url = f"https:{url}"
    elif _DOMAIN.match(url):
        url = f"https://{url}"
    scheme = _SCHEME.match(url)
    if scheme is None or scheme[1].lower() not in LINKED_SCHEMES or scheme.end() == len(url):
        return None
    address = quote(_BROKEN_PERCENT.sub("%25", url), safe=_URL_CHARACTERS, errors="replace")
    before, hash_, fragment = address.partition("#")
    address = before + hash_ + fragment.replace("#", "%23")
    return address if len(address) <= _LONGEST else None


def target(url: str) -> str:
    """Where a URL leads, however it is written; two URLs of one target lead to the same page.

    A DOI that arXiv registered leads to the preprint's page (arXiv, 'DOIs for arXiv papers').

    >>> target("http://dx.doi.org/10.1000/AB") == target("https://doi.org/10.1000/ab")
    True
    """
    place = _BEFORE_HOST.sub("", url.strip()).rstrip("/")
    host, _, path = place.partition("/")
    host = host.lower()
    if host in ("doi.org", "arxiv.org"):
        path = path.lower()
    if host == "doi.org" and path.startswith(_ARXIV_DOI):
        host, path = "arxiv.org", f"abs/{path.removeprefix(_ARXIV_DOI)}"
    return f"{host}/{path}"
