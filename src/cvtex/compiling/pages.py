"""Whether a PDF keeps to the number of pages that the CV may have."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from cvtex.compiling.pdf import PdfDocument, open_pdf
from cvtex.diagnostics import Diagnostic, error
from cvtex.source import Source, Span

# Lines nearer to each other than this are one (a superscript), in points.
_LINE = 5.0
# How much of a page's height at its foot holds no text of the CV but the page number.
_FOOT = 0.055


class _Place(NamedTuple):
    """A place in the PDF: the page from 0, and how far down it is in points."""

    page: int
    down: float


def check_pages(pdf: Path, limit: int, span: Span | None) -> tuple[Diagnostic, ...]:
    """An error if the PDF has more pages than `limit`: by how much, and which sections are beyond.

    Sections are known by the PDF's outline. A limit of 0 is none.
    """
    if not limit:
        return ()
    with open_pdf(pdf) as document:
        pages = len(document)
        if pages <= limit:
            return ()
        sections = list(_sections(document))
        lines = [line for page in range(limit, pages) for line in _lines(document, page)]
    beyond = [(title, place) for title, place in sections if place.page >= limit]
    before = [title for title, place in sections if place.page < limit]
    first = beyond[0][1] if beyond else _Place(pages, 0)
    # A section's place is a little above its title.
    over = [line for line in lines if line < first]
    parts = []
    if over and before:
        parts.append(f"'{before[-1]}' runs over by {_count(len(over), 'line')}")
    if beyond:
        titles = ", ".join(f"'{title}'" for title, _ in beyond)
        parts.append(f"{titles} {'begins' if len(beyond) == 1 else 'begin'} after page {limit}")
    told = "; ".join(parts) or f"{_count(len(lines), 'line')} too many"
    return (
        error(
            "too-many-pages",
            f"the CV has {_count(pages, 'page')}, {pages - limit} more than it may have: {told}",
            span,
            "shorten it by about that much: leave entries out, or select fewer publications",
        ),
    )


def limit_span(sources: Iterable[Source], limit: int) -> Span | None:
    """Where the profile sets this limit; None where it was set elsewhere."""
    found = None
    for source in sources:
        for match in re.finditer(rf"^\s*max_pages\s*=\s*({limit})\b", source.text, re.MULTILINE):
            found = source.span(match.start(1), match.end(1))
    return found


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _sections(document: PdfDocument) -> Iterable[tuple[str, _Place]]:
    for bookmark in document.get_toc(max_depth=1):
        destination = bookmark.get_dest()
        page = destination.get_index() if destination else None
        if destination is None or page is None:
            continue
        _, view = destination.get_view()
        height = document[page].get_height()
        top = view[1] if len(view) > 1 and view[1] is not None else height
        yield bookmark.get_title(), _Place(page, height - top)


def _lines(document: PdfDocument, number: int) -> list[_Place]:
    """The lines of text on a page, from the top."""
    page = document[number]
    height = page.get_height()
    text = page.get_textpage()
    bottoms = sorted((text.get_rect(i)[1] for i in range(text.count_rects())), reverse=True)
    lines: list[float] = []
    for bottom in bottoms:
        if bottom > height * _FOOT and (not lines or lines[-1] - bottom > _LINE):
            lines.append(bottom)
    return [_Place(number, height - bottom) for bottom in lines]
