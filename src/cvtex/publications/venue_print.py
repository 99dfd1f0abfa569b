"""Names of venues as a citation prints them: without what databases and catalogues leave there."""

import re

from cvtex.publications.venue_order import natural_order
from cvtex.richtext import Rich, Text

# A broken one (`https://CRAN. R-project. org`) goes on behind its blanks.
_URL = re.compile(r"[\s(<;,.:]*(?:https?://|\bwww\.)\S*(?:(?<=[./=])\s+\S+)*(?<![,;])")
# How Scopus names Springer's series.
_SUBSERIES = re.compile(r"\s*\(including subseries[^()]*\)")
_LEFT_OVER = re.compile(r"^[\s,;:.)-]+|[\s,;:(-]+$")
# An abbreviation keeps its period: none is as long, and none ends a name of so many whole words.
_STRAY_PERIOD = re.compile(r"(?:\w{10}|[\d)])\.$|^(?:[^\s.]+\s){4,}[^.]*\w{4}\.$")


def print_venue(venue: Rich) -> Rich:
    """The name in its natural order and without a URL, a note on subseries and a stray end."""
    match venue.parts:
        case (Text(text),):
            return Rich.of(_tidy(text))
        case _:
            return venue


def _tidy(text: str) -> str:
    name = natural_order(text) or text
    name = _SUBSERIES.sub("", _URL.sub("", name))
    name = _LEFT_OVER.sub("", name)
    return name[:-1] if _STRAY_PERIOD.search(name) else name
