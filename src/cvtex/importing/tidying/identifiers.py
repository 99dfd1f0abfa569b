"""DOIs and arXiv identifiers, wherever an export hides them."""

import re

from cvtex.importing.record import Record
from cvtex.importing.tidying.rule import Change, Rule, quote

# DOI handbook 2.2: a prefix `10.` and digits, a slash, anything. arXiv.org, 'Understanding the
# arXiv identifier': since April 2007 four digits, a point and four or five, before that an
# archive and seven digits.
_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s\"<>{},;]+)", re.IGNORECASE)
_ARXIV_ID = r"(?:\d{4}\.\d{4,5}|[a-z][a-z-]+(?:\.[a-z]{2})?/\d{7})"
_BARE_ARXIV = re.compile(rf"({_ARXIV_ID})(?:v\d+)?", re.IGNORECASE)
_NAMED_ARXIV = re.compile(
    r"arxiv(?:\.org/(?:abs|pdf|html)/|[ :]*(?:preprint)?[ :]*(?:arxiv)?[: ]\s*|\.)"
    rf"({_ARXIV_ID})(?:v\d+)?",
    re.IGNORECASE,
)
_ONLY_ARXIV = re.compile(
    rf"(?:[({{]?arxiv\s*(?:e-?prints?|preprint|\(cornell university\)|\.org)?[)}}]?[\s,:]*)?"
    rf"(?:arxiv[.:\s]*{_ARXIV_ID}(?:v\d+)?|arxiv|{_ARXIV_ID})?\s*"
    r"(?P<class>\[[\w.-]+\])?(?:\s*\(?(?:19|20)\d\d\)?)?[.,]?",
    re.IGNORECASE,
)
_CLASS = re.compile(r"\[([a-z-]+(?:\.[A-Za-z-]+)?)\]")
_PLACES = ("journal", "journaltitle", "booktitle", "howpublished", "note", "publisher")
_RESOLVERS = re.compile(r"https?://(?:dx\.)?(?:www\.)?doi\.org/", re.IGNORECASE)
_ARXIV_DOI = re.compile(rf"10\.48550/arxiv\.({_ARXIV_ID})", re.IGNORECASE)


def find_doi(text: str) -> str:
    """The DOI in a text or URL, without its resolver, `""` where there is none."""
    if "10." not in text:
        return ""
    found = _DOI.search(text.replace("\\_", "_").replace("%2F", "/").replace("\\&", "&"))
    if found is None:
        return ""
    doi = re.sub(r"(?:/(?:full|abstract|pdf|meta|html)|\.pdf|[?#].*)$", "", found[1])
    if doi.startswith("10.1101/"):
        # bioRxiv writes version and view behind the DOI.
        doi = re.sub(r"v\d+(?:\.(?:full|abstract|short).*)?$", "", doi)
    if doi.count(")") > doi.count("("):
        doi = doi.rstrip(")")
    return doi.rstrip(".,;")


def find_arxiv_id(text: str) -> str:
    """The arXiv identifier that a text or URL names, without its version, or `""`."""
    if "rxiv" not in text.lower():
        return ""
    found = _NAMED_ARXIV.search(text)
    return found[1] if found else ""


def is_arxiv_place(value: str) -> bool:
    """Whether a venue is nothing but arXiv (`arXiv preprint arXiv:2110.01554`, `CoRR`).

    >>> is_arxiv_place("arXiv e-prints"), is_arxiv_place("Proceedings of ArXiv Day")
    (True, False)
    """
    value = value.strip("{} ")
    if value in {"CoRR", "corr", "Computing Research Repository"}:
        return True
    return "arxiv" in value.lower() and _ONLY_ARXIV.fullmatch(value) is not None


def doi_of(record: Record) -> str:
    """The DOI that an entry has, in any field, in lower case."""
    doi = find_doi(record.get("doi"))
    if not doi:
        for name in ("url", "note", "howpublished", "journal", "ee"):
            value = record.get(name)
            if "10." in value and (doi := find_doi(value)):
                break
    return doi.lower()


def arxiv_id_of(record: Record) -> str:
    """The arXiv identifier that an entry has, in any field, in lower case."""
    eprint = record.get("eprint")
    archive = record.get("archiveprefix", "eprinttype").lower()
    if eprint and archive in {"", "arxiv"}:
        named = _BARE_ARXIV.fullmatch(re.sub(r"(?i)^.*arxiv(?:\.org/abs/|:)\s*", "", eprint))
        if named:
            return named[1].lower()
    for name in (*_PLACES, "url", "doi", "arxiv", "pdf", "ee"):
        if found := find_arxiv_id(record.get(name)):
            return found.lower()
    return _corr_id(record).lower()


def _corr_id(record: Record) -> str:
    """DBLP's form: `journal = {CoRR}, volume = {abs/2110.01554}`."""
    volume = record.get("volume")
    found = _BARE_ARXIV.fullmatch(volume.removeprefix("abs/"))
    return found[1] if found and volume.startswith("abs/") else ""


def normalise_doi(record: Record) -> Change | None:
    """Strip resolvers and `doi:` from a DOI."""
    given = record.get("doi")
    doi = find_doi(given)
    if not doi or doi == given.replace("\\_", "_"):
        return None
    return Change(record.put("doi", doi), f"doi {quote(given)} → {quote(doi)}")


def name_arxiv(record: Record) -> Change | None:
    """Move an arXiv identifier to `eprint`; where arXiv was the only place, it is a preprint."""
    places = [n for n in _PLACES if is_arxiv_place(record.get(n))]
    if not places and _ARXIV_DOI.search(record.get("doi")) is None:
        return None
    identifier = record.get("eprint") or arxiv_id_of(record)
    changed = record
    if identifier:
        for name in places:
            found = _CLASS.search(record.get(name))
            if found and not changed.get("primaryclass", "eprintclass"):
                changed = changed.put("primaryclass", found[1], after=name)
            changed = changed.put("eprint", identifier, after=name)
        changed = changed.put("eprint", identifier)
        if not changed.get("archiveprefix", "eprinttype"):
            changed = changed.put("archiveprefix", "arXiv", after="eprint")
        changed = changed.drop(*places)
        if _corr_id(record):
            changed = changed.drop("volume")
    if re.fullmatch(r"(?i)arxiv-{1,2}\d+", record.get("pages")):
        changed = changed.drop("pages")
    if not changed.get("journal", "journaltitle", "booktitle", "school", "institution"):
        changed = changed.retype("misc")
    if changed == record:
        return None
    return Change(
        changed, f"arXiv {identifier} stands in eprint now" if identifier else "a preprint"
    )


def find_identifiers(record: Record) -> Change | None:
    """Take the DOI or arXiv identifier out of `url`, `note`, `howpublished` or `journal`."""
    changed = record
    found = []
    for name in ("url", "note", "howpublished", "journal"):
        value = record.get(name)
        if not value:
            continue
        doi = find_doi(value)
        if doi and not changed.get("doi") and _ARXIV_DOI.fullmatch(doi) is None:
            changed = changed.put("doi", doi, after=name)
            found.append(f"DOI {doi} from {name}")
        identifier = find_arxiv_id(value)
        if identifier and not changed.get("eprint"):
            changed = changed.put("eprint", identifier, after=name)
            changed = changed.put("archiveprefix", "arXiv", after="eprint")
            found.append(f"arXiv {identifier} from {name}")
        if _says_nothing_else(value, changed):
            changed = changed.drop(name)
    return Change(changed, ", ".join(found)) if found else None


def _says_nothing_else(value: str, record: Record) -> bool:
    rest = re.sub(r"^\\url\{(.*)\}$", r"\1", value.strip())
    rest = _RESOLVERS.sub("", rest).replace("\\_", "_").removeprefix("doi:").strip().rstrip("/")
    if rest and rest.lower() == record.get("doi").lower():
        return True
    identifier = record.get("eprint")
    return bool(identifier) and (
        re.fullmatch(
            rf"(?:https?://)?(?:www\.)?arxiv(?:\.org/abs/|:){re.escape(identifier)}(?:v\d+)?",
            rest,
            re.IGNORECASE,
        )
        is not None
    )


RULES = (
    Rule("doi", "a DOI without its resolver: `10.1000/182`", normalise_doi),
    Rule("arxiv", "an arXiv identifier in `eprint` and `archiveprefix`", name_arxiv),
    Rule(
        "identifiers",
        "DOI and arXiv identifier found in `url`, `note`, `howpublished`, `journal`",
        find_identifiers,
    ),
)
