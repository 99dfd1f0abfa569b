"""What reference managers and databases leave in `note`, which is no remark on the work."""

import re

# The lines `Label: value` into which Zotero, Mendeley, EndNote, Scopus, the Web of Science, PubMed
# and others put what has no field of its own.
_LABELS = (
    *(r"(?:event[\s-])?place", r"publisher", r"publication\s+(?:title|date)", r"pages", r"issue"),
    *(r"volume", r"number", r"num(?:ber\s+of)?\s+(?:pages|volumes)", r"page\s+version\s+id"),
    *(r"series(?:\s+(?:title|text|number))?", r"journal\s+abbreviation", r"container[\s-]title"),
    *(r"collection[\s-]title", r"(?:conference|meeting)\s+name", r"event(?:[\s-]title)?", r"genre"),
    *(r"medium", r"section", r"type", r"archive(?:\s+location)?", r"library\s+catalog", r"rights"),
    *(r"call\s+number", r"short\s+title", r"artwork\s+size", r"original[\s-]date", r"reporter"),
    *(r"citation\s+key", r"bibtex", r"tex\.[\w.-]+", r"_?eprint(?:type)?", r"ads\s+bibcode"),
    *(
        r"mag\s+id",
        r"s2id",
        r"corpus\s*id",
        r"oclc",
        r"issn",
        r"e-?issn",
        r"isbn",
        r"lccn",
        r"coden",
    ),
    *(
        r"nsf\s+par\s+id",
        r"pub\s*med\s+id",
        r"mr\s*number",
        r"zbl",
        r"wos",
        r"ut",
        r"accession\s+number",
    ),
    *(r"query\s+date", r"export\s+date", r"read[_\s]status(?:[_\s]date)?", r"source", r"license"),
    *(r"citations", r"times\s+cited", r"cited\s+references?(?:\s+count)?", r"references"),
    *(
        r"correspondence\s+address",
        r"isi\s+document\s+delivery\s+no\.?",
        r"language",
        r"url",
        r"date",
    ),
)
_WORDS = (
    *(r"cited(?:\s+by\b|(?:\s+\w+)?\s+\d{4}\W*$|\W*$)", r"\d+\s+cites?\b", r"zscc\b", r"arxiv\b"),
    *(r"pmc?id\b", r"pmc\s*\d", r"doi\b", r"issn\b", r"isbn\b", r"num\s+pages\b", r"copyright\b"),
    *(r"conference\s+name\b", r"query\s+date\b", r"citation\s+key\b", r"dissertation/thesis\W*$"),
    *(r"\[?online\b(?!\s+(?:first|ahead))", r"\[?accessed\b", r"last\s+accessed\b"),
    *(r"journal\s+article\b", r"ce:title"),
    # DSpace says when it took a work in.
    r"(?:accepted|available|submitted|issued)\s*:\s*\d{4}-\d\d-\d\dT",
)
_PLACES = (r"\(?(?:https?://|www\.)", r"\\(?:url|href)\b", r"<a\s+href", r"10\.\d{4,9}/\S++\s*$")
# A file, or a number that counts something: no word at all.
_WORDLESS = r"[\w.-]+\.pdf\s*$|[\d\W_]*+[xX]?\W*+$"
_LABELLED = rf"(?:{'|'.join(_LABELS)})\s*[:=]"
_OPENING = re.compile(
    rf"\W*+(?:{_LABELLED}|{'|'.join(_WORDS)})|[\s{{(]*(?:{'|'.join(_PLACES)})|{_WORDLESS}",
    re.IGNORECASE,
)
_LABELLED_LINE = re.compile(rf"\n[^\S\n]*{_LABELLED}", re.IGNORECASE)
# How catalogues of libraries describe a book: `ill. ; 24 cm.` (MARC 21, field 300).
_SIZE = re.compile(r"(?:^|[.;\s])\d\d\s?cm\.")
_ABSTRACT = re.compile(r"\W*abstract\b", re.IGNORECASE)
_AS_LONG_AS_AN_ABSTRACT = 500


def remark_in(note: str) -> str:
    """What somebody said of the work in a note: its text up to a database's leftovers.

    >>> remark_in("Best Paper Award" + chr(10) + "Citation Key: may2020")
    'Best Paper Award'
    >>> remark_in("Place: Paris Publisher: S.E.R.")
    ''
    """
    if _OPENING.match(note) or _SIZE.search(note) or is_abstract(note):
        return ""
    leftovers = _LABELLED_LINE.search(note)
    return note[: leftovers.start()] if leftovers else note


def is_abstract(note: str) -> bool:
    """Whether a note is what stands in `abstract` elsewhere."""
    if _OPENING.match(note):
        return False
    return len(note) > _AS_LONG_AS_AN_ABSTRACT or _ABSTRACT.match(note) is not None
