"""The links of a publication as a list shows them."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from cvtex.frozen import Frozen
from cvtex.model import LinkKind, Publication, PublicationLink
from cvtex.richtext import EMPTY, Link, Rich, Text
from cvtex.urls import is_page_of, is_pdf, target
from cvtex.words import Words

_ARXIV_FILE = re.compile(r"^arxiv\.org/(?:pdf|html)/(.+?)(?:v\d+)?(?:\.pdf)?$")
_ARCHIVES = {
    "arxiv.org": "arXiv",
    "hal.science": "HAL",
    "pubmed.ncbi.nlm.nih.gov": "PubMed",
    "ascl.net": "ASCL",
    "eccc.weizmann.ac.il": "ECCC",
    "osf.io/preprints/psyarxiv": "PsyArXiv",
    "osf.io/preprints/socarxiv": "SocArXiv",
    "osf.io/preprints/edarxiv": "EdArXiv",
    "osf.io/preprints/metaarxiv": "MetaArXiv",
    "osf.io/preprints": "OSF",
}
# Servers of Cold Spring Harbor, whose DOIs are the numbers of the preprints.
_NUMBERED = frozenset({"bioRxiv", "medRxiv"})
_NUMBER_IN_DOI = re.compile(r"10\.(?:1101|64898)/([\d.]*\d{6,8})(?:v\d+)?")
_SCHEME = re.compile(r"https?://(?:www\.)?|mailto:")
# Where a work is itself, the best place first.
_PLACES: tuple[LinkKind, ...] = ("url", "doi", "website")
# Kinds whose address may be anything: the work's page, or its file.
_ANYWHERE = frozenset({"eprint", "url", "website"})


class LinkView(Frozen):
    """A link as it is printed: what is clicked on, and where it leads."""

    label: str
    url: str


def list_links(
    publication: Publication, kinds: tuple[LinkKind, ...], words: Words
) -> tuple[LinkView, ...]:
    """The links of these kinds that the publication has, in the order of the kinds.

    Of several that lead to one page there is the one that says most of it, which `url` does least.
    """
    doi = next((link for link in publication.links if link.kind == "doi"), None)
    wanted = [link for kind in kinds for link in publication.links if link.kind == kind]
    pages = [_page(link, doi) for link in wanted]
    telling: dict[str, PublicationLink] = {}
    for link, page in sorted(zip(wanted, pages, strict=True), key=_says_little):
        telling.setdefault(page, link)
    shown = {link: page for link, page in zip(wanted, pages, strict=True) if telling[page] is link}
    return tuple(
        LinkView(_name(link, page, doi) or words[f"link.{_word(link, shown)}"], link.url)
        for link, page in shown.items()
    )


def write_address(publication: Publication, kinds: tuple[LinkKind, ...], words: Words) -> Rich:
    """Where a work is, for one that appeared nowhere else; nothing where a link of a kind tells it.

    `sourceforge.net/projects/motofit`, `doi:10.5281/zenodo.33330`
    """
    if list_links(publication, kinds, words):
        return EMPTY
    places = (link for kind in _PLACES for link in publication.links if link.kind == kind)
    for link in places:
        text = f"doi:{link.text}" if link.kind == "doi" else _as_typed(link.url)
        return Rich((Link(link.url, (Text(text),)),))
    return EMPTY


def _as_typed(url: str) -> str:
    """An address as people write it, if that is one word."""
    text = unquote(url)
    return _SCHEME.sub("", text if text.isprintable() and " " not in text else url).rstrip("/")


def write_archived(publication: Publication) -> Rich:
    """The identifier of a work in an archive that its entry names: `ascl:1606.014`."""
    entry = publication.entry
    archive, identifier = entry.get("eprinttype", "archiveprefix"), entry.get("eprint")
    if archive is None or identifier is None:
        return EMPTY
    link = next((link for link in publication.links if link.kind == "eprint"), None)
    text = link.text if link is not None else identifier.value.strip()
    return Rich.of(text if ":" in text else f"{archive.value.strip()}:{text}")


def write_preprint_number(publication: Publication, server: str) -> str:
    """The identifier of a preprint, from its eprint link or a DOI that holds it, '' if none.

    `arXiv:2101.00001`, `bioRxiv 2020.04.20.050302`
    """
    texts = {link.kind: link.text for link in reversed(publication.links)}
    number = _NUMBER_IN_DOI.fullmatch(texts.get("doi", "")) if server in _NUMBERED else None
    return texts.get("eprint", "") or (f"{server}\u00a0{number[1]}" if number else "")


def _page(link: PublicationLink, doi: PublicationLink | None) -> str:
    """Where a link leads, the same for all that lead to one page."""
    if link.kind not in _ANYWHERE:
        return target(link.url)
    if doi is not None and is_page_of(doi.text, link.url):
        return target(doi.url)
    page = target(link.url)
    # A preprint's file is one click from its page, unless it is asked for as a file.
    return _ARXIV_FILE.sub(r"arxiv.org/abs/\1", page)


def _says_little(found: tuple[PublicationLink, str]) -> int:
    """How little the kind of a link says of its page, the more the greater."""
    link, page = found
    if link.kind == "eprint" and page.startswith("arxiv.org/"):
        return 0
    order = ("doi", "pdf", "code", "slides", "video", "poster", "eprint", "website", "url")
    return 1 + order.index(link.kind)


def _name(link: PublicationLink, page: str, doi: PublicationLink | None) -> str:
    """What a page is called by everybody, '' if it has no such name."""
    if link.kind not in ("doi", "eprint", "url"):
        return ""
    archive = next((name for at, name in _ARCHIVES.items() if page.startswith(f"{at}/")), "")
    if doi is not None and page == target(doi.url):
        return archive or "DOI"
    return "" if _is_file(link) and archive != "arXiv" else archive


def _word(link: PublicationLink, shown: Iterable[PublicationLink]) -> LinkKind:
    """The kind that a link is called by: a file is one, unless another is given as such."""
    if link.kind not in ("eprint", "url"):
        return link.kind
    return "pdf" if _is_file(link) and all(other.kind != "pdf" for other in shown) else "url"


def _is_file(link: PublicationLink) -> bool:
    return link.kind in ("eprint", "url") and is_pdf(link.url)
