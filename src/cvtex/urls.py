"""URLs that a CV may link to."""

import re
from urllib.parse import quote, unquote

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
_VERSION = re.compile(r"v\d+$")
_RESOLVERS = frozenset({"doi.org", "doi.acm.org"})
# A record's number is a part of the DOI that Zenodo registers for it.
_ZENODO = re.compile(r"records?/(\d+)")
_PDF = re.compile(r"\.pdf(?:$|[?#])|/e?pdf(?:direct)?(?:[/?]|$)", re.IGNORECASE)
# A page that shows a file of a repository.
_SHOWN = re.compile(r"//(?:www\.)?git(?:hub|lab)\.[^?#]*/blob/(?!.*[?&]raw=)", re.IGNORECASE)
# What may follow a DOI in an address: a version, a view, a query.
_AFTER_DOI = re.compile(r"(?:v\d+)?(?:$|[/?#&;,)]|\.(?:full|abstract|short|html?)\b)")
# Long enough to be nobody else's number.
_TELLING = re.compile(r"(?=\D*\d).{6}")
# Sites that have the works of one DOI prefix under numbers of their own.
_PUBLISHERS = {
    "10.1016": "sciencedirect.com/science/article/",
    "10.1109": "ieeexplore.ieee.org/",
}
_DOI_SCHEME = re.compile(r"doi:\s*(?=10\.\d)", re.IGNORECASE)
# The preprints of the Center for Open Science, under the address that PsyArXiv's had too.
_OSF_PREPRINT = re.compile(
    r"(?:osf\.io/preprints|psyarxiv\.com)/(?:([a-z]+)/)?([a-z\d]{5})(?:_v\d+)?"
)
_OSF_DOI = re.compile(r"10\.\d+/osf\.io/([a-z\d]{5})(?:_v\d+)?")
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
    else:
        url = _DOI_SCHEME.sub("https://doi.org/", url, count=1)
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
    if host in _RESOLVERS:
        host, path = "doi.org", path.lower()
    elif host == "zenodo.org" and (record := _ZENODO.fullmatch(path)):
        host, path = "doi.org", f"10.5281/zenodo.{record[1]}"
    if host == "doi.org" and path.startswith(_ARXIV_DOI):
        host, path = "arxiv.org", f"abs/{path.removeprefix(_ARXIV_DOI)}"
    if host == "arxiv.org":
        path = _VERSION.sub("", path.lower())
    if found := _OSF_PREPRINT.fullmatch(f"{host}/{path}"):
        server = "psyarxiv" if host == "psyarxiv.com" else found[1] or "osf"
        return f"osf.io/preprints/{server}/{found[2]}"
    return f"{host}/{path}"


def is_pdf(url: str) -> bool:
    """Whether a URL leads to a PDF, as far as it tells."""
    return _PDF.search(url) is not None and _SHOWN.search(url) is None


def is_page_of(doi: str, url: str) -> bool:
    """Whether a work's URL leads where its DOI leads: to its page at the publisher's.

    >>> is_page_of("10.1103/PhysRevD.1.2", "https://link.aps.org/doi/10.1103/physrevd.1.2")
    True
    """
    if is_pdf(url) or "/suppl" in url:
        return False
    address, doi = unquote(url).lower(), doi.lower()
    _, found, after = address.partition(f"/{doi}")
    if found and _AFTER_DOI.match(after):
        return True
    if found_doi := _OSF_DOI.fullmatch(doi):
        page = target(url)
        return page.startswith("osf.io/preprints/") and page.endswith(f"/{found_doi[1]}")
    prefix, _, suffix = doi.partition("/")
    # `nature.com/articles/s41586-020-2649-2`, `aclanthology.org/P19-1001/`
    if address.partition("?")[0].rstrip("/").endswith(f"/{suffix}") and _TELLING.match(suffix):
        return True
    site = _PUBLISHERS.get(prefix)
    return site is not None and site in address
