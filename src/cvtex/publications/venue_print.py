"""Names of venues as a citation prints them: without what databases and catalogues leave there."""

import re

from cvtex.richtext import EMPTY, Inline, Rich, Style, Styled, Text
from cvtex.venue_names import SPECIAL_ISSUE
from cvtex.venue_order import natural_order

# A broken one (`https://CRAN. R-project. org`) goes on behind its blanks.
_URL = re.compile(
    r"(?<![\s(<;,.:])[\s(<;,.:]*+(?:https?://|\bwww\.)\S*(?:(?<=[./=])\s+\S+)*(?<![,;])"
)
# How Scopus names Springer's series.
_SUBSERIES = re.compile(r"(?<!\s)\s*+\(including subseries[^()]*\)")
# `June 24-28`, `25 - 29 April`
_DAYS = re.compile(
    r"(?<=[^\W\d_]\s\d)\s?-\s?(?=\d\d?\b(?!-))|(?<=[^\W\d_]\s\d\d)\s?-\s?(?=\d\d?\b(?!-))"
)
# `24-28 June`
_DAYS_BEFORE = re.compile(
    r"(?<![\d-])(\d\d?)\s?-\s?(?=\d\d?\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
# A period before a letter belongs to the name: `.NET Journal`.
_STRAY_START = re.compile(r"^(?:[ ,;:)-]|\.(?=[ ,;:.)-]))+")
_LONG_WORD_OR_DIGIT = re.compile(r"(?:\w{10}|[\d)])$")
_ABBREVIATION = re.compile(r"\b\w{1,9}\.")
_WORD = re.compile(r"\w{4}$")
_SAID = re.compile(r"^published by\s+", re.IGNORECASE)
# Archives of what others have published, and groups of OpenReview: `ICML.cc/2024/Workshop/X`.
_NO_PUBLISHER = re.compile(r"citeseer\w*|jstor|researchgate|[\w-]+\.\w+/\S*", re.IGNORECASE)
# `RecSys ’23`, `MFCS 2015`, `NIM A`
_OF_ONE_PIECE = re.compile(
    r"(?<=\w) (?=[’'‘]\d\d\b)|(?<=[A-Z]) (?=(?:19|20)\d\d\b)|(?<=\w) (?=[A-Z]$)"
)


def print_venue(venue: Rich) -> Rich:
    """The name in its natural order and without a URL, a note on subseries and a stray end."""
    return Rich.of(_tidy(venue.plain())) if _is_plain(venue.parts) else venue


def print_publisher(publisher: Rich) -> Rich:
    """The publisher as a venue is printed; what holds copies of the work is none."""
    name = print_venue(publisher)
    return EMPTY if _NO_PUBLISHER.fullmatch(name.plain()) else name


def keep_together(venue: Rich) -> Rich:
    """The name with no line to end before the year of a meeting's letters, or a last letter."""
    return venue.map_text(lambda text: _OF_ONE_PIECE.sub("\u00a0", text))


def without_special_issue(venue: Rich) -> tuple[Rich, Rich]:
    """A journal's name, and the special issue that it goes on with, which is empty if none."""
    name = venue.plain()
    issue = SPECIAL_ISSUE.search(name) if _is_plain(venue.parts) else None
    if issue is None or not issue.start():
        return venue, EMPTY
    return Rich.of(name[: issue.start()]), Rich.of(issue[0].strip(" ,()"))


def _is_plain(parts: tuple[Inline, ...]) -> bool:
    """Whether there is no markup but braces, which keep capitals in lists that change them."""
    return all(
        isinstance(part, Text)
        or (isinstance(part, Styled) and part.style is Style.PROTECTED and _is_plain(part.children))
        for part in parts
    )


def _tidy(text: str) -> str:
    name = _SAID.sub("", natural_order(text) or text)
    name = _SUBSERIES.sub("", _URL.sub("", name))
    name = _STRAY_START.sub("", name).rstrip(" ,;:(-")
    name = _DAYS_BEFORE.sub(r"\1–", _DAYS.sub("–", name)).replace(" - ", " – ")
    return name[:-1] if _ends_in_stray_period(name) else name


def _ends_in_stray_period(name: str) -> bool:
    """Whether a final period belongs to no abbreviation.

    None is as long as that, and in a name of so many words it does not stand alone.
    """
    if not name.endswith("."):
        return False
    rest = name[:-1]
    spelled_out = len(rest.split()) > 4 and _WORD.search(rest) and not _ABBREVIATION.search(rest)
    return bool(_LONG_WORD_OR_DIGIT.search(rest[-10:]) or spelled_out)
