"""What identifies a work, whatever its entry looks like."""

import re
import unicodedata
from enum import Enum

from cvtex.frozen import Frozen
from cvtex.importing.record import Record
from cvtex.importing.tidying.identifiers import arxiv_id_of, doi_of, is_arxiv_place
from cvtex.importing.tidying.places import is_conference, is_journal, is_preprint_server

_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψω",
        (
            "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
            "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi",
            "chi", "psi", "omega",
        ),
        strict=True,
    )
)  # fmt: skip
_GREEK_COMMANDS = frozenset(_GREEK.values())
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"} | _GREEK
)
_LETTER_COMMANDS = {
    "ss": "ss", "o": "o", "O": "o", "l": "l", "L": "l", "ae": "ae", "AE": "ae", "oe": "oe",
    "OE": "oe", "aa": "a", "AA": "a", "i": "i", "j": "j", "dj": "d", "DJ": "d",
}  # fmt: skip
# An accent's command of letters (`\c{c}`, `\v s`) has nothing of its own to say.
_ACCENTS = frozenset("Hbcdkrtuv")
_STATE = re.compile(
    r"review|submi|prepar|press|accepted|appear|preprint|draft|manuscript|unpublished|working|rxiv|forthcoming",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_NO_LETTERS = {code: None for code in range(128) if not chr(code).isalnum()}
_COMMAND = re.compile(r"\\([A-Za-z]+)\s*|\\(.)")
# Roman numerals are numbers, too: they tell Part I from Part II.
_NUMBER = re.compile(r"\d+|[ivx]+")
_WHOLE = frozenset(
    {"phdthesis", "mastersthesis", "thesis", "patent", "book", "mvbook", "collection"}
)
_FIRST_PAGE = re.compile(r"\s*([A-Za-z.]{0,4}\d+[A-Za-z]{0,2})(?:\D+(\d+))?")
_PREPRINT_DOI = re.compile(
    r"10\.(?:48550/arxiv|1101/(?:\d{6}$|20\d\d\.)|2139/ssrn|21203/rs|31234|31219|31235|31222|20944|26434|5281|13140|6084|36227|22541|64898)"
)


class Sort(Enum):
    """What sort of place a work appeared in."""

    JOURNAL = "journal"
    CONFERENCE = "conference"
    BOOK = "book"
    WHOLE = "a thing of its own: book, thesis, patent, talk"
    OTHER = "other"
    PREPRINT = "preprint"
    NOWHERE = "nowhere"

    @property
    def published(self) -> bool:
        """Whether it has a place that a preprint lacks."""
        return self not in {Sort.PREPRINT, Sort.NOWHERE}


class Fingerprint(Frozen):
    """What two entries of one work have in common.

    `title` are its letters and digits alone, `parts` those before and behind its first colon,
    `words` its words, `numbers` the numbers among them, `families` the authors' family names;
    `pages` is the first page and, where known, how many there are.
    """

    type: str
    doi: str
    arxiv: str
    title: str
    parts: tuple[str, ...]
    words: tuple[str, ...]
    numbers: tuple[str, ...]
    families: frozenset[str]
    year: int
    volume: str
    pages: tuple[str, int]
    sort: Sort
    venue: str

    @property
    def name(self) -> str:
        """The work's name in records of earlier imports; no citation key, for keys are changed."""
        first = min(self.families, default="")
        return f"{self.title} {first} {self.year or ''}".strip()


def _content(record: Record, families: frozenset[str]) -> str:
    """What goes for the title of an entry that has none: all else that it says."""
    said = [letters(v) for n, v in record.fields if n not in {"author", "editor", "month"} and v]
    return " ".join(("untitled", *sorted(families), *sorted(said)))


def letters(latex: str) -> str:
    r"""The letters and digits of a text, without accents, case and markup.

    >>> letters(r"Na{\"\i}ve {DNA}--Stra{\ss}e"), letters(r"Δ$\varepsilon$")
    ('naivednastrasse', 'deltaepsilon')
    """
    folded = _folded(latex)
    if folded.isascii():
        return folded.translate(_NO_LETTERS)
    return "".join(c for c in folded if c.isalnum())


def words(latex: str) -> tuple[str, ...]:
    """The words of a text, as `letters` has them."""
    folded = _folded(latex)
    if not folded.isascii():
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    return tuple(_WORD.findall(folded))


def _folded(latex: str) -> str:
    if "\\" in latex:
        latex = _COMMAND.sub(_plain, latex)
    if "{" in latex:
        latex = latex.replace("{", "").replace("}", "")
    if latex.isascii():
        return latex.lower()
    return unicodedata.normalize("NFKD", latex).casefold().translate(_UNDECOMPOSED)


def _plain(command: re.Match[str]) -> str:
    name = command[1]
    if name is None:
        return "" if command[2] in "'`^\"~=." else command[2]
    if name in _LETTER_COMMANDS:
        return _LETTER_COMMANDS[name]
    if name in _ACCENTS:
        return ""
    # `\alpha` is a letter, `\emph` is none.
    letter = name.removeprefix("var").lower()
    return letter if letter in _GREEK_COMMANDS else ""


def fingerprint(record: Record) -> Fingerprint:
    """The fingerprint of an entry; what a tidied entry has, the untidied one has as well."""
    title = record.get("title")
    subtitle = record.get("subtitle")
    full = f"{title} {subtitle}" if subtitle else title
    venue = record.get("journal", "journaltitle", "booktitle")
    split = words(full)
    before, _, behind = full.partition(":")
    families = family_names(record.get("author") or record.get("editor"))
    return Fingerprint(
        record.type,
        doi_of(record),
        arxiv_id_of(record),
        "".join(split) or _content(record, families),
        (letters(before), letters(behind)) if behind else (),
        split,
        tuple(word for word in split if _NUMBER.fullmatch(word)),
        families,
        _year(record),
        record.get("volume"),
        _pages(record.get("pages")),
        sort_of(record),
        " ".join(words(venue)) if venue else "",
    )


def family_names(names: str) -> frozenset[str]:
    """The family names of a list."""
    families = set()
    for name in re.split(r"\s+and\s+", names):
        if "," in name:
            family = name.partition(",")[0]
        elif name.strip() == "others":
            continue
        else:
            family = name.strip().rpartition(" ")[2]
        if folded := letters(family):
            families.add(folded)
    return frozenset(families)


def sort_of(record: Record) -> Sort:
    """What sort of place an entry names."""
    journal = record.get("journal", "journaltitle")
    booktitle = record.get("booktitle")
    if record.type in _WHOLE or _is_talk(record):
        return Sort.WHOLE
    if record.type in {"techreport", "report", "manual", "proceedings"}:
        return Sort.OTHER
    if booktitle and not is_arxiv_place(booktitle):
        if record.type in {"incollection", "inbook", "article", "book"} and not is_conference(
            booktitle
        ):
            return Sort.BOOK
        return Sort.JOURNAL if is_journal(booktitle) else Sort.CONFERENCE
    if journal and not is_arxiv_place(journal) and not is_preprint_server(journal):
        return Sort.CONFERENCE if is_conference(journal) else Sort.JOURNAL
    if record.get("crossref", "xdata"):
        return Sort.OTHER
    if (
        journal
        or booktitle
        or arxiv_id_of(record)
        or is_preprint_server(record.get("howpublished"))
    ):
        return Sort.PREPRINT
    return Sort.NOWHERE


def _is_talk(record: Record) -> bool:
    """Whether what was never published was given somewhere: it says where, and no state."""
    said = record.get("note", "howpublished", "eventtitle")
    return record.type == "unpublished" and bool(said) and _STATE.search(said) is None


def is_preprint_doi(doi: str) -> bool:
    """Whether a DOI is one that an archive or repository gives, not a publisher."""
    return _PREPRINT_DOI.match(doi) is not None


def _year(record: Record) -> int:
    found = re.search(r"1[4-9]\d\d|20\d\d", record.get("year", "date"))
    return int(found[0]) if found else 0


def _pages(pages: str) -> tuple[str, int]:
    found = _FIRST_PAGE.match(pages)
    if found is None:
        return "", 0
    first = found[1].lstrip("0").lower()
    digits = re.sub(r"\D", "", first)
    count = int(found[2]) - int(digits) + 1 if found[2] and digits and len(found[2]) < 9 else 0
    return first, max(0, count)
