"""What a work is told by wherever it is listed."""

import re
from collections.abc import Iterator

from cvtex.model import Publication

_RESOLVER = re.compile(r"https?://(?:dx\.)?doi\.org/(10\.\S+)", re.IGNORECASE)
# Preprints of the Center for Open Science have one address with their server, and one without.
_OSF = re.compile(
    r"(?:10\.\d+/osf\.io|osf\.io/preprints/\w+|psyarxiv\.com)/([a-z\d]{5})(?![a-z\d])",
    re.IGNORECASE,
)
_VERSION = re.compile(r"(?<=\d)v\d+$")


def identifiers_of(publication: Publication) -> Iterator[str]:
    """Its DOI, arXiv and OSF ids in one spelling."""
    for link in publication.links:
        if link.kind in ("code", "slides", "video", "poster"):
            continue
        if osf := _OSF.search(link.url):
            yield f"osf.io/{osf[1].lower()}"
        elif link.kind in ("doi", "eprint"):
            yield _VERSION.sub("", link.text.lower().removeprefix("arxiv:"))
        elif doi := _RESOLVER.match(link.url):
            yield doi[1].lower()
