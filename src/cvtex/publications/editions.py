"""The edition of a book or a manual."""

import re

from cvtex.publications.figures import count
from cvtex.publications.sentences import without_period
from cvtex.richtext import Rich
from cvtex.words import Words

_NUMBER = re.compile(r"\d{1,3}")
_SAYS_SO = re.compile(r"\bed|Aufl|éd|版|(?i:version)")
_ABBREVIATED = re.compile(r"[^\W\d]\.$")


def write_edition(edition: Rich, words: Words) -> Rich:
    """An edition with the word for it, unless it says it itself: `2nd ed.`; empty if none."""
    text = edition.plain().strip()
    if _NUMBER.fullmatch(text):
        edition = Rich.of(words.ordinal(int(text)))
    elif _SAYS_SO.search(text):
        return edition
    elif _ABBREVIATED.search(text):
        edition = without_period(edition)  # `1st.`
    return count("edition", edition, words)
