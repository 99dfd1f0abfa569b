"""Where a publication is on the web: its DOI, its preprint, and the links that its entry gives."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import get_args

from cvtex.diagnostics import Diagnostic, note, warning
from cvtex.fieldnames import fields_by_kind
from cvtex.model import BibEntry, BibField, LinkKind, PublicationLink
from cvtex.reading.identifiers import (
    archive_address,
    archived,
    arxiv_id,
    arxiv_id_in,
    arxiv_id_of_page,
    bare_doi,
    doi_address,
    doi_of_page,
    given_doi,
    osf_preprint,
    verbatim,
)
from cvtex.urls import is_pdf, linkable

# A file of one's own site is no address, though `talk.pdf` looks like a domain.
_FILE_NAME = re.compile(
    r"[^/:]+\.(?:pdf|pptx?|key|zip|html?|png|jpe?g|mp4|ipynb|py|txt|docx?)", re.IGNORECASE
)
_URL_AT_START = re.compile(r"\s*(?:\\url\s*\{|https?://|www\.)")
# Google Scholar puts spaces behind the periods of an address, which is none then.
_URL_IN_TEXT = re.compile(
    r"https?://[\w-]+\.(?:\\[_%#&~]|[^\s,;{}()\[\]\\.]|\([^\s(){}]*\)|\.(?![\s\])]|$))++(?![.\\]\s?\w)"
)
# What follows a blank and is neither another address nor a remark in brackets.
_GOES_ON = re.compile(r"^(?!https?:|www\.|ftp:)[^\s(\[<]*/")
_OTHER_KINDS = tuple(kind for kind in get_args(LinkKind) if kind not in ("doi", "eprint", "url"))

Found = PublicationLink | Diagnostic


def links_of(entry: BibEntry) -> tuple[tuple[PublicationLink, ...], tuple[Diagnostic, ...]]:
    """The links of an entry, at most one of a kind, and what is wrong with those it gives."""
    return _Links(entry).found()


class _Links:
    """The links of one entry; an address may tell a DOI or an arXiv identifier as well."""

    def __init__(self, entry: BibEntry) -> None:
        self.entry = entry
        self.fields: Mapping[str, Sequence[BibField]] = fields_by_kind(entry)

    def found(self) -> tuple[tuple[PublicationLink, ...], tuple[Diagnostic, ...]]:
        links = []
        diagnostics = []
        for found in (*self.doi(), *self.eprint(), *self.url(), *self.others()):
            if isinstance(found, PublicationLink):
                links.append(found)
            else:
                diagnostics.append(found)
        return tuple(links), tuple(diagnostics)

    def doi(self) -> Iterator[Found]:
        field = self.entry.get("doi")
        doi = bare_doi(field.value) if field is not None else None
        if field is not None and doi is None:
            yield warning(
                "bad-doi",
                f"'{field.value.strip()}' is no DOI",
                field.value_span,
                "a DOI looks like 10.1000/182",
            )
        for place in (self.address, self.entry.get("website")):
            if doi is None and place is not None:
                doi = doi_of_page(place.value)
        if doi is not None:
            yield PublicationLink("doi", doi_address(doi), doi)

    def eprint(self) -> Iterator[Found]:
        field = self.entry.get("eprint", "arxivid", "arxiv")
        if field is None:
            identifier = self.arxiv_id()
            if identifier is not None:
                yield _arxiv_link(identifier)
            else:
                yield from islice(self.osf_preprints(), 1)
            return
        archive_field = self.entry.get("eprinttype", "archiveprefix")
        archive = verbatim(archive_field.value).lower() if archive_field is not None else ""
        if archive in ("", "arxiv"):
            identifier = arxiv_id(field.value) or self.old_arxiv_id(field)
            if identifier is not None:
                yield _arxiv_link(identifier)
                return
        value = verbatim(field.value)
        url = archive_address(archive, value)
        if url:
            yield PublicationLink("eprint", url, archived(archive, value))
        elif value.startswith(("http://", "https://")):
            yield from _link("eprint", field)
        elif archive == "arxiv" or field.name != "eprint":
            yield warning(
                "bad-eprint",
                f"'{field.value.strip()}' is no arXiv identifier",
                field.value_span,
                "an identifier looks like 2301.01234 or math.GT/0309136",
            )

    def arxiv_id(self) -> str | None:
        """The identifier in `journal = {arXiv preprint arXiv:2301.01234}`, a DOI or an address."""
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
            field = self.entry.get(name)
            if field is not None and (identifier := arxiv_id_in(field.value)):
                return identifier
        doi = self.entry.get("doi")
        places = ((doi,) if doi is not None else (), self.addresses())
        return next(filter(None, (arxiv_id_of_page(f.value) for p in places for f in p)), None)

    def osf_preprints(self) -> Iterator[PublicationLink]:
        """The pages among the addresses where a server of the Center for Open Science has it."""
        for field in self.addresses():
            url = verbatim(field.value)
            if (archived := osf_preprint(url)) and (address := linkable(url)):
                yield PublicationLink("eprint", address, archived)

    def addresses(self) -> Iterator[BibField]:
        """The fields that may lead to the preprint, the work's own address first."""
        field = self.address
        if field is not None:
            yield field
        for kind in ("draft", "url", "pdf", "website"):
            yield from self.fields.get(kind, ())

    def old_arxiv_id(self, field: BibField) -> str | None:
        """An identifier of before 2007 whose archive is said in a field of its own."""
        archive = self.entry.get("primaryclass", "eprintclass")
        return arxiv_id(f"{archive.value.strip()}/{field.value.strip()}") if archive else None

    @cached_property
    def address(self) -> BibField | None:
        """The field that says where the work is."""
        field = self.entry.get("url")
        if field is not None:
            return field
        own = self.fields.get("url", ())
        if own:
            # BibDesk numbers all addresses; one that is the code is not the work's own.
            others = {field.value for kind in _OTHER_KINDS for field in self.fields.get(kind, ())}
            own = [field for field in own if field.value not in others]
        for field in own:
            if not self.repeats_doi(field):
                return field
        for name in ("howpublished", "note"):
            field = self.entry.get(name)
            if field is not None and (_URL_AT_START.match(field.value) or given_doi(field.value)):
                return field
        drafts = (f for f in self.fields.get("draft", ()) if arxiv_id_of_page(f.value) is None)
        pages = (field for field in drafts if not is_pdf(verbatim(field.value)))
        return next(iter((*pages, *own)), None)

    def repeats_doi(self, field: BibField) -> bool:
        """Whether an address says no more than the `doi` of its entry."""
        doi = self.entry.get("doi")
        given = bare_doi(doi.value) if doi is not None else None
        found = given_doi(field.value)
        return given is not None and found is not None and given.lower() == found.lower()

    def url(self) -> Iterator[Found]:
        field = self.address
        if field is not None:
            yield from _link("url", field)
        elif address := self.address_in_venue():
            yield PublicationLink("url", address, address)

    def address_in_venue(self) -> str:
        """The address that stands amid a venue, which is printed without it."""
        for name in ("howpublished", "journaltitle", "journal", "booktitle"):
            field = self.entry.get(name)
            found = _URL_IN_TEXT.search(field.value) if field is not None else None
            if found is not None:
                return linkable(verbatim(found[0])) or ""
        return ""

    def others(self) -> Iterator[Found]:
        for kind in _OTHER_KINDS:
            fields = self.fields.get(kind, ())
            if kind == "pdf" and not fields:
                drafts = (f for f in self.fields.get("draft", ()) if is_pdf(verbatim(f.value)))
                fields = tuple(f for f in drafts if arxiv_id_of_page(f.value) is None)
            for field in fields[:1]:
                yield from _link(kind, field)


def _arxiv_link(identifier: str) -> PublicationLink:
    return PublicationLink("eprint", f"https://arxiv.org/abs/{identifier}", f"arXiv:{identifier}")


def _link(kind: LinkKind, field: BibField) -> Iterator[Found]:
    text = verbatim(field.value)
    words = text.split()
    url = linkable(words[0].rstrip(",;") if len(words) > 1 else text)
    if doi := given_doi(text):
        url = doi_address(doi)
    help = "links begin with https://, http://, ftp:// or mailto:"
    if "\\" in text:
        url, help = None, "an address has no backslash: what is left there is LaTeX"
    elif len(words) > 1 and _GOES_ON.search(words[1]):
        url, help = None, "there is a blank in it; a '~' may be missing"
    elif _FILE_NAME.fullmatch(text):
        url = None
    if url is not None:
        yield PublicationLink(kind, url, text)
        return
    finding = warning if kind == "url" else note
    yield finding("bad-url", f"'{text}' is not linked", field.value_span, help)
