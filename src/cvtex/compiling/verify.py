"""Whether a PDF says what the CV says: its text is read back and searched for every field."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from cvtex.compiling.pdf import PdfPage, open_pdf
from cvtex.diagnostics import Diagnostic, error
from cvtex.frozen import Frozen
from cvtex.richtext import Inline, Link, Maths, Rich, Styled, Text
from cvtex.source import Source, Span
from cvtex.writing.view import CvView, EntryView, LinkedPublicationView, Origin

# Invisible, or put in where a line breaks.
_UNSEEN = re.compile(
    r"[\s\xad\u034f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\x00-\x1f]+"
)
# pdfium takes every hyphen at a line's end for hyphenation, and gives U+FFFE for it.
_FOLDED = str.maketrans("‐‑‒―\ufffe", "--–—-")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+")
_WORD = re.compile(rf"{_RIGHT_TO_LEFT.pattern}|[^\W\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+")


class Field(Frozen):
    """A text that the PDF should hold: what it is called, where it comes from."""

    name: str
    text: Rich
    origin: Origin | None


def read_pdf(path: Path) -> tuple[str, ...]:
    """The text on every page, in reading order as programs extract it.

    What stands outside the page, where nobody sees it, is left out.
    """
    with open_pdf(path) as pdf:
        return tuple(map(_text_on, pdf))


def _text_on(page: PdfPage) -> str:
    text, (width, height) = page.get_textpage(), page.get_size()

    def is_on_page(box: tuple[float, float, float, float]) -> bool:
        left, bottom, right, top = box
        return left < width and right > 0 and bottom < height and top > 0

    whole: str = text.get_text_range()
    rows = (text.get_rect(i) for i in range(text.count_rects()))
    if all(
        left >= 0 and right <= width and is_on_page(row)
        for row in rows
        for left, _, right, _ in [row]
    ):
        return whole
    characters = ((text.get_text_range(i, 1), i) for i in range(text.count_chars()))
    return "".join(c for c, i in characters if c.isspace() or is_on_page(text.get_charbox(i)))


def verify_pdf(path: Path, shown: CvView, base: Path) -> tuple[Diagnostic, ...]:
    """An error for each field that the PDF's text lacks; origins are relative to `base`."""
    pdf = PdfText(read_pdf(path))
    return tuple(
        error(
            "lost-text",
            f"the PDF lacks the {field.name}: '{lost}'",
            _span(field.origin, base),
            "copied from the PDF, or read by a program, it is not what the CV says",
        )
        for field in fields(shown)
        if (lost := find_lost(field.text, pdf))
    )


def fields(shown: CvView) -> Iterator[Field]:
    """Every text of a CV that its PDF should hold."""
    yield Field("name", Rich.of(shown.name), None)
    yield Field("headline", shown.headline, None)
    for contact in (contact for line in shown.contact for contact in line):
        yield Field(contact.kind, Rich.of(contact.text), None)
    for section in shown.sections:
        yield Field("section's title", Rich.of(section.title), section.origin)
        for text in (*section.body, *section.items):
            yield Field("text", text, section.origin)
        for entry in section.entries:
            yield from _entry_fields(entry)
        for group in section.groups:
            yield Field("group's title", Rich.of(group.title), section.origin)
            for publication in group.publications:
                yield from _publication_fields(publication)
        yield Field("legend", section.legend, section.origin)


class PdfText:
    """The text of a PDF, ready to be searched."""

    def __init__(self, pages: Sequence[str]) -> None:
        whole = comparable("\n".join(pages))
        # A paragraph that goes on over the page has the foot of the first page in it: its last
        # line, on all pages or on those where that line begins or ends with the page's number.
        # A hyphen before that line takes the line end's place.
        hyphened = (page.rstrip().replace("\ufffe", "-\n") for page in pages)
        lines = [page.rpartition("\n") for page in hyphened]
        footless = "\n".join(body for body, _, _ in lines[:-1]) + "\n" + "".join(lines[-1])
        unnumbered = "\n".join(
            body if re.search(rf"^{number}\b|\b{number}$", last.strip()) else f"{body}\n{last}"
            for number, (body, _, last) in enumerate(lines, start=1)
        )
        self._forms = (whole, comparable(footless), comparable(unnumbered))
        self._unhyphenated = tuple(form.replace("-", "") for form in self._forms)

    def __contains__(self, text: str) -> bool:
        # Capitals have lost what only small letters tell apart: ı and i.
        return any(self._holds(comparable(form)) for form in (text, text.upper()))

    def _holds(self, wanted: str) -> bool:
        bare = wanted.replace("-", "")
        return any(wanted in form for form in self._forms) or (
            bare != "" and any(bare in form for form in self._unhyphenated)
        )


def find_lost(text: Rich, pdf: PdfText) -> str:
    """The part of a text that the PDF lacks, empty if it has it all.

    White space, case, compatibility forms (ligatures, superscripts) and hyphens don't count.
    Formulas are left out: what is above and below the line has no one order.
    """
    for run in _text_runs(text.parts):
        if run in pdf:
            continue
        if not _RIGHT_TO_LEFT.search(run):
            return " ".join(word for word in run.split() if word not in pdf) or run.strip()
        # Signs may stand on either side of a word in a line that is turned round.
        words = _WORD.findall(run)
        lost = [word for word in words if not _has_line(pdf, [word])]
        if lost:
            return " ".join(lost)
        for turned, stretch in groupby(words, lambda word: bool(_RIGHT_TO_LEFT.match(word))):
            if turned and not _has_in_order(pdf, list(stretch)):
                return run.strip()
    return ""


def _has_in_order(pdf: PdfText, words: Sequence[str]) -> bool:
    """Whether words from right to left are found in stretches, as lines hold them."""
    start = stretches = 0
    while start < len(words):
        end = start + 1
        while end < len(words) and _has_line(pdf, words[start : end + 1]):
            end += 1
        start, stretches = end, stretches + 1
    return stretches <= (len(words) + 1) // 2


def _has_line(pdf: PdfText, words: Sequence[str]) -> bool:
    """Whether words of one line are found, turned round in any of the ways that programs have."""
    backwards = [word[::-1] for word in words]
    ways = (words, words[::-1], backwards, backwards[::-1])
    return any("".join(way) in pdf for way in ways)


def comparable(text: str) -> str:
    """A text without what extraction from a PDF changes at will."""
    folded = unicodedata.normalize("NFKC", text.translate(_FOLDED)).casefold()
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", _UNSEEN.sub("", folded)))


def _entry_fields(entry: EntryView) -> Iterator[Field]:
    for name, text in (
        ("heading", entry.heading),
        ("subheading", entry.subheading),
        ("place", entry.place),
        ("dates", Rich.of(entry.dates)),
        *(("text", paragraph) for paragraph in entry.body),
        *(("highlight", highlight) for highlight in entry.highlights),
    ):
        yield Field(name, text, entry.origin)
    for detail in entry.details:
        yield Field(detail.label, detail.text, entry.origin)


def _publication_fields(publication: LinkedPublicationView) -> Iterator[Field]:
    for name, text in (
        ("number", Rich.of(publication.number)),
        ("title", publication.title),
        ("authors", publication.authors),
        ("citation", publication.citation),
        *(("link", Rich.of(label)) for label, _ in publication.links),
    ):
        yield Field(name, text, publication.origin)


def _text_runs(parts: Sequence[Inline]) -> list[str]:
    """The text between formulas."""
    runs = [""]
    for part in parts:
        match part:
            case Text(text):
                runs[-1] += text
            case Maths():
                runs.append("")
            case Styled(_, children) | Link(_, children):
                first, *others = _text_runs(children)
                runs[-1] += first
                runs += others
    return runs


def _span(origin: Origin | None, base: Path) -> Span | None:
    if origin is None or not (base / origin.path).is_file():
        return None
    source = Source.read(base / origin.path)
    start = source.offset(origin.line, 1)
    return source.span(start, start + len(source.line(origin.line)))
