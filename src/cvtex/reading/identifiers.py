"""DOIs, arXiv identifiers and those of other archives, as entries write them."""

import re
from urllib.parse import quote, unquote

from cvtex.urls import is_pdf, target

_TILDE = re.compile(
    r"\{\\textasciitilde\}|\\textasciitilde(?:\{\}|\s)?|\$\^?\\sim\$"
    r"|\\string~|\\~(?:\{\})?"
)
# A tool that escapes what is escaped already leaves two backslashes.
_ESCAPED = re.compile(r"\{\\_\}|\\{1,2}([%#&_$])|\\([{}\\^])")
# Several addresses in one field: a backslash and an n, percent-encoded and the sign in braces.
_MENDELEYS_LINE_END = "{%}5Cn"
_URL_COMMAND = re.compile(r"\\(?:url|href|path)\s*\{([^{}]*)\}.*", re.DOTALL)
# The form of a DOI (DOI Handbook, 2.2), and of the short ones that shortdoi.org gives.
_DOI = re.compile(r"(?:^|[/:=\s])(10\.\d{4,9}(?:\.\d+)*/\S+|10/[a-z\d]{3,}$)", re.IGNORECASE)
_BEFORE_DOI = re.compile(r"|(?:https?://)?[\w.-]+/\S*|doi[\s:]*", re.IGNORECASE)
_BARE_DOI = re.compile(r"(?:doi[\s:]*)?(10\.\d{4,9}(?:\.\d+)*/[^\s,;]+)", re.IGNORECASE)
_RESOLVER = re.compile(r"(?:https?://)?(?:dx\.|www\.)*doi\.org/+(10\.\d{4,9}/\S+)", re.IGNORECASE)
# Addresses of publishers end in the DOI, and in a word for the view of it.
_DOI_AT_END = re.compile(
    r"https?://(?!\S*/(?:handle|suppl)/)[^\s?#]+?[/:](10\.\d{4,9}(?:\.\d+)*/[^\s/?#]+)"
    r"(?:/(?:full|fulltext|abstract|meta|html|summary))?/?",
    re.IGNORECASE,
)
# Silverchair's sites (Oxford, MIT Press, ...) have the article's number and title behind it.
_DOI_OF_ARTICLE = re.compile(
    r"https?://[\w.-]+/(?:[\w-]+/){0,2}article(?:-abstract)?/doi/"
    r"(10\.\d{4,9}/[^\s?#]+?)/\d{4,}(?:/[^\s/?#]*)?(?:[?#]\S*)?",
    re.IGNORECASE,
)
# bioRxiv and medRxiv tell the version behind the DOI.
_VERSION = re.compile(r"(?<=\d)v\d+(?:\.(?:full|abstract|short)\S*)?$")
_OSF_PAGE = re.compile(r"osf\.io/preprints/(\w+)/(\w+)$")
ARXIV_ID = re.compile(r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?")
_ARXIV_PREFIX = re.compile(
    r"(?:https?://)?(?:www\.)?(?:export\.)?arxiv(?:\.org/(?:abs|pdf|html)/|\s*:\s*)", re.IGNORECASE
)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.", re.IGNORECASE)
_ARXIV_IN_TEXT = re.compile(
    r"(?:arxiv(?:\s*+preprint)?+(?:\s*+arxiv)?+(?:\s*+[:.]\s*+|\s++)|abs/)("
    + ARXIV_ID.pattern
    + ")",
    re.IGNORECASE,
)
_ARCHIVES = {
    "hal": "https://hal.science/{}",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "pmc": "https://www.ncbi.nlm.nih.gov/pmc/articles/{}/",
    "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/{}/",
    "jstor": "https://www.jstor.org/stable/{}",
    "googlebooks": "https://books.google.com/books?id={}",
    "hdl": "https://hdl.handle.net/{}",
    "handle": "https://hdl.handle.net/{}",
    "ssrn": "https://ssrn.com/abstract={}",
    "biorxiv": "https://doi.org/{}",
    "medrxiv": "https://doi.org/{}",
    "chemrxiv": "https://doi.org/{}",
    "osf": "https://osf.io/{}",
    "psyarxiv": "https://osf.io/preprints/psyarxiv/{}",
    "iacr": "https://eprint.iacr.org/{}",
    "openreview": "https://openreview.net/forum?id={}",
    "ascl": "https://ascl.net/{}",
}
_ARCHIVE_NAMES = {
    "hal": "HAL",
    "pubmed": "PMID",
    "pmid": "PMID",
    "pmc": "PMC",
    "pmcid": "PMC",
    "jstor": "JSTOR",
    "ssrn": "SSRN",
    "osf": "OSF",
    "ascl": "ascl",
}

# Servers of the Center for Open Science; BITSS' is called MetaArXiv now.
_OSF_SERVERS = {
    "osf": "OSF Preprints",
    "psyarxiv": "PsyArXiv",
    "socarxiv": "SocArXiv",
    "edarxiv": "EdArXiv",
    "metaarxiv": "MetaArXiv",
    "bitss": "MetaArXiv",
}


def verbatim(value: str) -> str:
    r"""The characters of a verbatim field, with the escapes undone that BibTeX made people write.

    >>> verbatim(r"https://a.edu/\~{}may/x\_y.pdf")
    'https://a.edu/~may/x_y.pdf'
    """
    value = value.strip()
    if "\\" in value:
        command = _URL_COMMAND.fullmatch(value)
        if command is not None:
            value = command[1]
        value = _TILDE.sub("~", value)
        value = _ESCAPED.sub(lambda match: match[1] or match[2] or "_", value)
        value = value.partition(_MENDELEYS_LINE_END)[0]
    if value.startswith("{") and value.endswith("}"):
        value = value[1:-1]
    if value.startswith("<") and value.endswith(">"):
        value = value[1:-1]
    return value.strip()


def bare_doi(value: str) -> str | None:
    """The DOI in any of its spellings without the resolver's address, None where it is none.

    >>> bare_doi("https://doi.org/10.1000/182")
    '10.1000/182'
    """
    text = verbatim(value)
    doi = _DOI.search(text)
    if doi is None or _BEFORE_DOI.fullmatch(text[: doi.start(1)].strip()) is None:
        return None
    return doi[1].rstrip(".,;")


def doi_address(doi: str) -> str:
    """Where a DOI leads."""
    return "https://doi.org/" + quote(doi, safe="/:;()._-")


def given_doi(value: str) -> str | None:
    """The DOI that a field consists of, bare or with the resolver's address, or None."""
    text = verbatim(value)
    found = _BARE_DOI.fullmatch(text) or _RESOLVER.fullmatch(text)
    # What a program wrote into the field ends in the brace of its own.
    return unquote(found[1]).rstrip(".,;}") if found else None


def doi_of_page(value: str) -> str | None:
    """The DOI whose page an address is, None where the address doesn't tell it.

    >>> doi_of_page("https://dl.acm.org/doi/abs/10.1145/3292500")
    '10.1145/3292500'
    """
    text = verbatim(value)
    if "10." not in text:
        return None
    if doi := given_doi(text):
        return doi
    found = _DOI_OF_ARTICLE.fullmatch(text) or _DOI_AT_END.fullmatch(text)
    if found is None or is_pdf(text) or found[1].endswith((".html", ".htm", ".xml")):
        return None
    return _VERSION.sub("", unquote(found[1])).rstrip(".,;}")


def arxiv_id(value: str) -> str | None:
    """The arXiv identifier that a field consists of, None where it is none."""
    text = _ARXIV_PREFIX.sub("", verbatim(value), count=1).removesuffix(".pdf")
    text = re.sub(r"\s*\[[\w.-]+\]$", "", text).strip()
    return text if ARXIV_ID.fullmatch(text) else None


def arxiv_id_of_page(value: str) -> str | None:
    """The arXiv identifier of a preprint's page, file or DOI, None where it is none of them."""
    if "arxiv" not in value.lower():
        return None
    if found := _ARXIV_DOI.search(value):
        return arxiv_id(value[found.end() :])
    return arxiv_id(value) if _ARXIV_PREFIX.match(verbatim(value)) else None


def arxiv_id_in(text: str) -> str | None:
    """The identifier that a text tells: `arXiv preprint arXiv:2301.01234`, `abs/2301.01234`."""
    match = _ARXIV_IN_TEXT.search(text)
    return match[1] if match else None


def osf_preprint(url: str) -> str:
    """The identifier of a preprint whose page is at a server of the OSF's, '' for other pages.

    >>> osf_preprint("https://psyarxiv.com/974vw/")
    'PsyArXiv:974vw'
    """
    found = _OSF_PAGE.match(target(url))
    server = _OSF_SERVERS.get(found[1]) if found is not None else None
    return f"{server}:{found[2]}" if found is not None and server is not None else ""


def archive_address(archive: str, identifier: str) -> str:
    """Where an identifier leads in an archive other than arXiv, '' where that isn't known."""
    return _ARCHIVES.get(archive, "").format(quote(identifier, safe="/:;()._-"))


def archived(archive: str, identifier: str) -> str:
    """An identifier as its archive is cited: `HAL:hal-01234567`."""
    name = _ARCHIVE_NAMES.get(archive)
    return f"{name}:{identifier}" if name else identifier
