"""Where a publication is on the web: its DOI, its preprint, and the links that its entry gives."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from cvtex.diagnostics import Diagnostic, note, warning
from cvtex.model import BibEntry, BibField, LinkKind, PublicationLink
from cvtex.urls import linkable

_TILDE = re.compile(
    r"\{\\textasciitilde\}|\\textasciitilde(?:\{\}|\s)?|\$\\sim\$"
    r"|\\string~|\\~(?:\{\})?"
)
_ESCAPED = re.compile(r"\{\\_\}|\\([%#&_${}\\^])")
# A file of one's own site is no address, though `talk.pdf` looks like a domain.
_FILE_NAME = re.compile(
    r"[^/:]+\.(?:pdf|pptx?|key|zip|html?|png|jpe?g|mp4|ipynb|py|txt|docx?)", re.IGNORECASE
)
_URL_AT_START = re.compile(r"\s*(?:\\url\s*\{|https?://|www\.)")
_URL_COMMAND = re.compile(r"\\(?:url|href|path)\s*\{([^{}]*)\}.*", re.DOTALL)
# The form of a DOI (DOI Handbook, 2.2), and of the short ones that shortdoi.org gives.
_DOI = re.compile(r"(?:^|[/:=\s])(10\.\d{4,9}(?:\.\d+)*/\S+|10/[a-z\d]{3,}$)", re.IGNORECASE)
_BEFORE_DOI = re.compile(r"|(?:https?://)?[\w.-]+/\S*|doi[\s:]*", re.IGNORECASE)
ARXIV_ID = re.compile(r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?")
_ARXIV_PREFIX = re.compile(
    r"(?:https?://)?(?:www\.)?(?:export\.)?arxiv(?:\.org/(?:abs|pdf|html)/|\s*:\s*)", re.IGNORECASE
)
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
    "psyarxiv": "https://osf.io/{}",
    "iacr": "https://eprint.iacr.org/{}",
    "openreview": "https://openreview.net/forum?id={}",
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
}
# Fields in which people name files of their own site as often as they give URLs.
_OTHER_LINKS: tuple[tuple[LinkKind, tuple[str, ...]], ...] = (
    ("pdf", ("pdf",)),
    ("code", ("code", "codeurl")),
    ("slides", ("slides",)),
    ("video", ("video", "presentation-video")),
    ("poster", ("poster",)),
    ("website", ("website", "webpage", "project")),
)

Found = PublicationLink | Diagnostic


def links_of(entry: BibEntry) -> tuple[tuple[PublicationLink, ...], tuple[Diagnostic, ...]]:
    """The links of an entry, at most one of a kind, and what is wrong with those it gives."""
    links = []
    diagnostics = []
    for found in (*_doi(entry), *_eprint(entry), *_url(entry), *_others(entry)):
        if isinstance(found, PublicationLink):
            links.append(found)
        else:
            diagnostics.append(found)
    return tuple(links), tuple(diagnostics)


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
        value = _ESCAPED.sub(lambda match: match[1] or "_", value)
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


def arxiv_id(value: str) -> str | None:
    """The arXiv identifier that a field consists of, None where it is none."""
    text = _ARXIV_PREFIX.sub("", verbatim(value), count=1).removesuffix(".pdf")
    text = re.sub(r"\s*\[[\w.-]+\]$", "", text).strip()
    return text if ARXIV_ID.fullmatch(text) else None


def _doi(entry: BibEntry) -> Iterator[Found]:
    field = entry.get("doi")
    if field is None:
        return
    doi = bare_doi(field.value)
    if doi is None:
        yield warning(
            "bad-doi",
            f"'{field.value.strip()}' is no DOI",
            field.value_span,
            "a DOI looks like 10.1000/182",
        )
        return
    yield PublicationLink("doi", "https://doi.org/" + quote(doi, safe="/:;()._-"), doi)


def _eprint(entry: BibEntry) -> Iterator[Found]:
    field = entry.get("eprint", "arxivid", "arxiv")
    if field is None:
        identifier = _arxiv_in_venue(entry)
        if identifier is not None:
            yield _arxiv_link(identifier)
        return
    archive_field = entry.get("eprinttype", "archiveprefix")
    archive = verbatim(archive_field.value).lower() if archive_field is not None else ""
    if archive in ("", "arxiv"):
        identifier = arxiv_id(field.value) or _old_arxiv_id(entry, field)
        if identifier is not None:
            yield _arxiv_link(identifier)
            return
    value = verbatim(field.value)
    url = _ARCHIVES.get(archive, "").format(quote(value, safe="/:;()._-"))
    if url:
        name = _ARCHIVE_NAMES.get(archive)
        yield PublicationLink("eprint", url, f"{name}:{value}" if name else value)
    elif value.startswith(("http://", "https://")):
        yield from _link("eprint", field)
    elif archive == "arxiv" or field.name != "eprint":
        yield warning(
            "bad-eprint",
            f"'{field.value.strip()}' is no arXiv identifier",
            field.value_span,
            "an identifier looks like 2301.01234 or math.GT/0309136",
        )


def _old_arxiv_id(entry: BibEntry, field: BibField) -> str | None:
    """An identifier of before 2007 whose archive is said in a field of its own."""
    archive = entry.get("primaryclass", "eprintclass")
    return arxiv_id(f"{archive.value.strip()}/{field.value.strip()}") if archive else None


def _arxiv_in_venue(entry: BibEntry) -> str | None:
    """The identifier in `journal = {arXiv preprint arXiv:2301.01234}` or `volume = {abs/...}`."""
    for name in (
        "journal",
        "journaltitle",
        "booktitle",
        "volume",
        "note",
        "howpublished",
        "publisher",
        "number",
    ):
        field = entry.get(name)
        if field is not None and (match := _ARXIV_IN_TEXT.search(field.value)) is not None:
            return match[1]
    return None


def _arxiv_link(identifier: str) -> PublicationLink:
    return PublicationLink("eprint", f"https://arxiv.org/abs/{identifier}", f"arXiv:{identifier}")


def _url(entry: BibEntry) -> Iterator[Found]:
    field = entry.get("url")
    if field is None:
        others = (entry.get(name) for name in ("howpublished", "note"))
        field = next(
            (other for other in others if other and _URL_AT_START.match(other.value)), None
        )
    if field is not None:
        yield from _link("url", field)


def _others(entry: BibEntry) -> Iterator[Found]:
    for kind, names in _OTHER_LINKS:
        field = entry.get(*names)
        if field is not None:
            yield from _link(kind, field)


def _link(kind: LinkKind, field: BibField) -> Iterator[Found]:
    text = verbatim(field.value)
    words = text.split()
    url = linkable(words[0].rstrip(",;") if len(words) > 1 else text)
    if _FILE_NAME.fullmatch(text):
        url = None
    if url is not None:
        yield PublicationLink(kind, url, text)
        return
    finding = warning if kind == "url" else note
    yield finding(
        "bad-url",
        f"'{text}' is not linked",
        field.value_span,
        "links begin with https://, http://, ftp:// or mailto:",
    )
