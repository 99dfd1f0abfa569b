"""RIS, the format of reference managers, which Google Scholar calls RefMan."""

import re
from collections.abc import Iterator

import rispy

from cvtex.frozen import Frozen
from cvtex.importing.plain_text import as_latex, as_names
from cvtex.importing.record import Item, Record
from cvtex.importing.tidying.details import MONTHS
from cvtex.reading.bibtex import Rejected
from cvtex.source import Source, Span

# Types and tags as Reference Manager and its heirs write them: 'RIS Format Specifications',
# Research Information Systems; Google Scholar uses TY, T1, A1, JO, VL, IS, SP, EP, SN, Y1 and PB.
_TYPES = {
    "JOUR": "article", "EJOUR": "article", "JFULL": "article", "MGZN": "article",
    "NEWS": "article", "ABST": "article", "INPR": "article",
    "CONF": "inproceedings", "CPAPER": "inproceedings",
    "BOOK": "book", "EBOOK": "book", "EDBOOK": "book",
    "CHAP": "incollection", "ECHAP": "incollection",
    "THES": "phdthesis", "RPRT": "techreport", "PAT": "patent", "UNPB": "unpublished",
}  # fmt: skip
_FULL_VENUES = ("T2", "JF", "JO", "JA", "J1", "J2")
_VENUES = {
    "article": ("journal", ("JF", *_FULL_VENUES)),
    "inproceedings": ("booktitle", ("BT", "C3", *_FULL_VENUES)),
    "incollection": ("booktitle", ("BT", *_FULL_VENUES)),
    "misc": ("howpublished", _FULL_VENUES),
}
_PUBLISHERS = {"phdthesis": "school", "techreport": "institution"}
# What runs over several lines, and does not occur twice.
_LONG = ("TI", "T1", "CT", "BT", "T2", "T3", "C3", "JF", "JO", "AB", "N2")
_LISTS = (
    "AU", "A1", "A2", "ED", "JA", "J1", "J2", "VL", "IS", "CP", "SP", "EP", "C7", "PY", "Y1", "DA",
    "PB", "CY", "PP", "ET", "SN", "DO", "UR", "KW", "N1",
)  # fmt: skip
_ISSN = re.compile(r"\b\d{4}-?\d{3}[\dXx]\b(?![-\d])")


class _Reference(Frozen):
    """A reference: the values of each of its tags."""

    kind: str
    tags: dict[str, list[str]]

    def all(self, *names: str) -> list[str]:
        """The values of the first of the tags that has any."""
        return next((values for name in names if (values := self.tags.get(name))), [])

    def first(self, *names: str) -> str:
        """The first value of the first of the tags that has one."""
        return next(iter(self.all(*names)), "")


def is_ris(text: str) -> bool:
    """Whether a text begins with a reference in RIS."""
    return text.lstrip("\ufeff \t\r\n").startswith("TY  -")


def read_ris(source: Source) -> tuple[tuple[Item, ...], tuple[Rejected, ...]]:
    """The works of a file, and the passages that are none or have no title."""
    items = []
    rejected = []
    for span in _passages(source):
        text = span.text
        if not text.startswith("TY  -"):
            rejected.append(Rejected(span, "no reference begins here: there is no 'TY  -'"))
            continue
        record = _record(_read(text))
        if record.get("title"):
            items.append(Item(f"line-{span.position.line}", record, span))
        else:
            rejected.append(Rejected(span, "this reference has no title"))
    return tuple(items), tuple(rejected)


def _passages(source: Source) -> Iterator[Span]:
    """From each `TY` to its `ER` or to the next `TY`, and whatever text stands between them."""
    start = position = len(source.text) - len(source.text.lstrip("\ufeff"))
    for line in source.text[start:].splitlines(keepends=True):
        if line.startswith("TY  -"):
            yield from _passage(source, start, position)
            start = position
        position += len(line)
        if line.startswith("ER  -"):
            yield from _passage(source, start, position)
            start = position
    yield from _passage(source, start, position)


def _passage(source: Source, start: int, end: int) -> Iterator[Span]:
    text = source.text[start:end]
    if text.strip():
        lead = len(text) - len(text.lstrip())
        yield source.span(start + lead, start + len(text.rstrip()))


def _read(text: str) -> _Reference:
    # rispy takes an empty line for more of the value before, and wants an end.
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("ER  -")]
    (read,) = rispy.loads(
        "\n".join([*lines, "ER  - "]),
        mapping={tag: tag for tag in ("TY", *_LONG, *_LISTS)},
        list_tags=list(_LISTS),
        delimiter_tags_mapping={},
        skip_unknown_tags=True,
    )
    tags = {
        tag: [value for value in (said if isinstance(said, list) else [said]) if value]
        for tag, said in read.items()
    }
    return _Reference("".join(tags.pop("TY")).upper(), tags)


def _record(reference: _Reference) -> Record:
    type_ = _TYPES.get(reference.kind, "misc")
    venue, places = _VENUES.get(type_, ("", ()))
    year, month = _date(reference)
    number = reference.first("SN")
    prose = {
        "title": reference.first("TI", "T1", "CT", *(("BT",) if type_ == "book" else ())),
        venue: reference.first(*places),
        "series": reference.first("T3", *(("T2",) if type_ == "book" else ())),
        "volume": reference.first("VL"),
        "number": reference.first("IS", "CP"),
        "pages": _pages(reference),
        "year": year,
        "month": month,
        _PUBLISHERS.get(type_, "publisher"): reference.first("PB"),
        "address": reference.first("CY", "PP"),
        "edition": reference.first("ET"),
        "issn" if _ISSN.search(number) else "isbn": number,
        "abstract": reference.first("AB", "N2"),
        "keywords": ", ".join(reference.all("KW")),
        "note": "; ".join(reference.all("N1")),
    }
    fields = [(name, as_latex(value)) for name, value in prose.items() if name and value]
    fields[1:1] = [
        (name, as_names(_in_bibtex_order(person) for person in people))
        for name, people in (
            ("author", reference.all("AU", "A1")),
            ("editor", reference.all("ED", "A2")),
        )
        if people
    ]
    fields += [
        (name, "".join(value.split()))
        for name, value in (("doi", reference.first("DO")), ("url", reference.first("UR")))
        if value
    ]
    return Record(type_, "", tuple(fields))


def _in_bibtex_order(person: str) -> str:
    """`Family, Given, Suffix` as `Family, Suffix, Given`."""
    parts = [part.strip() for part in person.split(",")]
    if len(parts) == 3 and parts[2]:
        return f"{parts[0]}, {parts[2]}, {parts[1]}"
    return person


def _pages(reference: _Reference) -> str:
    first, last = reference.first("SP"), reference.first("EP")
    if not first or not last or first == last or "-" in first:
        return first or last or reference.first("C7")
    return f"{first}--{last}"


def _date(reference: _Reference) -> tuple[str, str]:
    """Year and month; a date is `2017/05/12/` and may leave out all but the year."""
    year = month = ""
    for value in (reference.first("PY"), reference.first("Y1"), reference.first("DA")):
        found = re.match(r"\s*(\d{4})(?:[/-](\d{1,2})\b)?", value)
        if found and year in {"", found[1]}:
            year = found[1]
            if found[2] and 1 <= int(found[2]) <= 12:
                month = month or MONTHS[int(found[2]) - 1]
    return year, month
