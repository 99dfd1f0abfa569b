"""The servers that hold preprints, and how entries tell them: by name, DOI or address."""

import re

from cvtex.fieldnames import fields_by_kind, is_address
from cvtex.model import BibEntry

# By what stands in `journal`, `institution`, `publisher` or `howpublished`.
_SERVER = re.compile(
    r"""\W*(?P<server>arxiv|corr|bior?xiv|medr?xiv|chemr?xiv|psyar?xiv|socar?xiv|edar?xiv|earthar?xiv
      |osf\s+preprints?|techr?xiv|engrxiv|ssrn|research\s+square|preprints\.org
      |authorea|hal|eprint\s+iacr|cryptology\s+eprint\s+archive|iacr\s+cryptology\s+eprint\s+archive
      |openreview)(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)
_NAMES = {
    name.lower(): name
    for name in (
        *("arXiv", "bioRxiv", "medRxiv", "ChemRxiv", "PsyArXiv", "SSRN", "TechRxiv", "HAL"),
        *("SocArXiv", "EdArXiv", "EarthArXiv", "engrXiv", "OSF Preprints"),
    )
} | {"corr": "arXiv", "osf preprint": "OSF Preprints"}
# What the servers register (DataCite and Crossref), with what tells their DOIs from others of the
# same prefix: 10.1101 is that of Cold Spring Harbor's journals too, and medRxiv's numbers have
# eight digits where bioRxiv's have six.
_SERVER_OF_DOI = (
    ("10.48550/arxiv.", "arXiv"),
    ("10.31219/", "OSF Preprints"),
    ("10.31222/", "MetaArXiv"),
    ("10.31223/", "EarthArXiv"),
    ("10.31224/", "engrXiv"),
    ("10.31234/", "PsyArXiv"),
    ("10.31235/", "SocArXiv"),
    ("10.35542/", "EdArXiv"),
    ("10.26434/", "ChemRxiv"),
    ("10.2139/ssrn.", "SSRN"),
    ("10.21203/rs.", "Research Square"),
    ("10.20944/preprints", "Preprints.org"),
    ("10.36227/techrxiv", "TechRxiv"),
    ("10.22541/au.", "Authorea"),
)
_COLD_SPRING_HARBOR = re.compile(
    r"10\.(?:1101|64898)/(?:\d{4}\.\d\d\.\d\d\.)?(?:(\d{8})|\d{6})(?!\d)"
)
_SERVER_OF_ADDRESS = (
    ("arxiv.org/abs/", "arXiv"),
    ("arxiv.org/pdf/", "arXiv"),
    ("arxiv.org/html/", "arXiv"),
    ("osf.io/preprints/psyarxiv/", "PsyArXiv"),
    ("osf.io/preprints/socarxiv/", "SocArXiv"),
    ("osf.io/preprints/edarxiv/", "EdArXiv"),
    ("osf.io/preprints/metaarxiv/", "MetaArXiv"),
    ("osf.io/preprints/osf/", "OSF Preprints"),
    ("psyarxiv.com/", "PsyArXiv"),
    ("biorxiv.org/content/", "bioRxiv"),
    ("medrxiv.org/content/", "medRxiv"),
    ("chemrxiv.org/", "ChemRxiv"),
    ("ssrn.com/", "SSRN"),
    ("researchsquare.com/article/", "Research Square"),
    ("preprints.org/manuscript/", "Preprints.org"),
    ("techrxiv.org/", "TechRxiv"),
    ("eprint.iacr.org/", "Cryptology ePrint Archive"),
)
_DOI = re.compile(r"(?<![\d.])10\.\d{4,9}/\S+")


def server_named(text: str) -> str:
    """The server that a text names at its head as that server writes itself, '' if it is none.

    >>> server_named("CoRR")
    'arXiv'
    """
    match = _SERVER.match(text)
    if match is None:
        return ""
    return _NAMES.get(" ".join(match["server"].lower().split()), match["server"])


def server_found(entry: BibEntry) -> str:
    """The server that an entry without a venue leads to by its DOI or address, '' if none."""
    if entry.get("journal", "journaltitle", "booktitle", "eventtitle", "series", "school",
                 "institution", "organization"):  # fmt: skip
        return ""
    place = entry.get("howpublished")
    if place is not None and not is_address(place.value):
        return ""
    doi = entry.get("doi")
    if doi is not None:
        return _server_of_doi(doi.value)
    if entry.get("publisher", "volume", "number"):
        return ""
    given = (entry.get(name) for name in ("url", "howpublished", "website", "note"))
    for field in (*given, *fields_by_kind(entry).get("url", ())):
        if field is not None and is_address(field.value):
            address = field.value.lower()
            known = (name for part, name in _SERVER_OF_ADDRESS if _leads_to(part, address))
            return next(known, "") or _server_of_doi(address)
    return ""


def _leads_to(part: str, address: str) -> bool:
    return re.search(rf"(?:^|[/.{{]){re.escape(part)}\w", address) is not None


def _server_of_doi(text: str) -> str:
    found = _DOI.search(text.lower())
    if found is None:
        return ""
    if harbor := _COLD_SPRING_HARBOR.match(found[0]):
        return "medRxiv" if harbor[1] else "bioRxiv"
    return next((name for part, name in _SERVER_OF_DOI if found[0].startswith(part)), "")
