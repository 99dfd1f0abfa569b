"""Volumes, numbers and pages as a citation prints them."""

import re

from cvtex.richtext import EMPTY, Rich
from cvtex.words import Words

_SEVERAL_PAGES = re.compile("[-\u2010-\u2015,;+&]")
_DASH = re.compile(r"(?<=\d)\s*[-\u2010-\u2015\u2212]+\s*(?=[^\W\d_]?\d)|\s+–\s+")
# `10,143` is one page.
_COMMA = re.compile(r"(?<=\d),(?!\d{3}(?!\d))(?=\d)")
_RANGE = re.compile(r"\d+\s*[-\u2010-\u2015\u2212]+\s*\d+")
# What databases write where they know nothing.
_NOTHING = re.compile(r"null|none|nan|n/?a|undefined|unknown|0+|[?\s–-]+", re.IGNORECASE)
# `e13401` is the number of an article, and `online first` no number at all.
_NO_PAGE = re.compile(r"[a-z]+\d{2,}|[\W_]*+[^\W\d_][^\s\d]*+\s\D*")


def write_figure(figure: Rich) -> Rich:
    """A volume, number or pages: a range has a dash, and what says nothing is nothing."""
    text = figure.plain().strip()
    if _NOTHING.fullmatch(text):
        return EMPTY
    return Rich.of(_DASH.sub("–", text)) if _RANGE.fullmatch(text) else figure


def write_page_range(pages: Rich) -> Rich:
    """The pages with a dash between numbers, however it was typed; a single one only once."""
    pages = write_figure(pages).map_text(lambda text: _COMMA.sub(", ", _DASH.sub("–", text)))
    first, _, last = pages.plain().partition("–")
    return Rich.of(first) if first == last else pages


def write_pages(pages: Rich, words: Words) -> Rich:
    """The pages with the word for them, which the number of an article takes none of."""
    pages = write_page_range(pages)
    text = pages.plain()
    if _NO_PAGE.fullmatch(text):
        return pages
    return count("pages" if _SEVERAL_PAGES.search(text) else "page", pages, words)


def count(name: str, value: Rich, words: Words) -> Rich:
    """What a number counts, and the number on the same line: `vol. 7`; nothing without one."""
    pattern = words[f"part.{name}"].replace(" {value}", "\u00a0{value}")
    return fill(pattern, {"value": value}) if value else EMPTY


def fill(pattern: str, values: dict[str, Rich]) -> Rich:
    """A pattern of the words with its places filled in."""
    filled = EMPTY
    for i, piece in enumerate(re.split(r"\{(\w+)\}", pattern)):
        filled += values[piece] if i % 2 else Rich.of(piece)
    return filled
