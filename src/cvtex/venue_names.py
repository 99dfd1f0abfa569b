"""Names of venues without what varies from year to year, so that one can be told by its name."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from cvtex.venue_order import natural_order

LONGEST = 1000
"""No venue's name is longer, and an abstract in its field need not be compared."""

_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
# `Robotics and Automation (ICRA), 2013 IEEE International Conference on`
_INVERTED = re.compile(r"^(?P<rest>.*\S)\s*,\s*(?P<start>[^,]*\b(?:on|of|for|in)(?: the)?)\s*$")
# `ICASSP 2021 - 2021 IEEE International Conference on ...`
_ANNOUNCED = re.compile(r"^[A-Z][\w&/-]*\s*(?:['’‘]|\b(?:19|20))\d\d\s*[:,.\u2010-\u2015-]\s*")
_PROCEEDINGS = re.compile(
    r"[\s,:-]+(?:conference track )?proceedings(?:[\s,]+part \w+)?\W*$", re.IGNORECASE
)
_JOINT = re.compile(
    r"\s*[,:;.]\s+|\s+-\s+|[\u2012-\u2015]|(?<=[a-z])-(?=[A-Z]{3,}\s(?:19|20)\d\d\b)"
)
_YEAR_OR_ACRONYM = re.compile(
    r"\b(?:19|20)\d\d\b|['’‘]\d\d\b|^\W*[A-Z]\w*[A-Z]\w*(?:-\d\d)?\W*$"
    r"|^(?:Lecture Notes in [^,:]*|LN[A-Z]{2,3}) \d+$"
)
PARTS = re.compile(
    r"workshop|companion|findings|adjunct|demo|abstract|poster|tutorial|doctoral|student|track"
    r"|extended|supplement|satellite|industr|late.breaking|short|challenge",
    re.IGNORECASE,
)
"""Words that say that a name is that of a part of a meeting."""
_VOLUME = re.compile(
    r"\s*[,:(]?\s*\bvol(?:ume|\.)?\s*\d+\s*"
    r"(?::?\s*\(?(?:long papers|main (?:volume|conference))\)?)?\s*\)?\s*$"
    r"|\s*[,:(]\s*(?:long papers|main (?:volume|conference))\s*\)?\s*$",
    re.IGNORECASE,
)
# `(JCDL) Fort Worth, TX`
_PLACE = re.compile(r"(?<=[A-Z’'\d]\))\s+(?=[A-Z][^()]*$)")
_COUNTED_MEETING = re.compile(
    r"\s[\u2010-\u2015-]\s(?:the )?(\d+(?:st|nd|rd|th)\s[^,]+)", re.IGNORECASE
)
# Letters as long as that are those of one meeting only: `13th Conference, iConference 2018, Rome`.
_LONG_LETTERS = re.compile(r"\b(?:conference|symposium), ([a-z]\w{8,}) \d{4}(?=,)", re.IGNORECASE)
SPECIAL_ISSUE = re.compile(r"(?<!\s)\s*+(?:,\s*+|\()special issue\b[^()]*\)?$", re.IGNORECASE)
"""An issue on a subject of its own, in a journal's name: `VLDB Journal (Special Issue: ...)`."""
_SPONSOR_SOCIETY = re.compile(r"\bIEEE[- ]CS\b")
_ACRONYM = re.compile(r"[\w&/'’‘+ -]{0,24}")
_WORD = re.compile(r"[^\W_]+")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)?|\d+o|\d+a")
_ORDINAL_WORDS = frozenset({
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth",
    "seventieth", "eightieth", "ninetieth", "hundredth",
})  # fmt: skip
_TENS_FIRST = frozenset({
    "twenty", "thirty", "forty", "fourty", "fifty", "sixty", "seventy", "eighty", "ninety",
})  # fmt: skip
# The AAAI and USENIX are part of the names of their conferences.
_SPONSORS = frozenset({"ieee", "acm", "cvf", "rsj", "iapr", "ifip"})
_SKIPPED = frozenset({"the", "annual"})
_MEETINGS = frozenset({"conference", "symposium", "meeting", "joint"})
_TURNED = frozenset({"conference", "symposium"})
_OPENINGS = (
    ("in",),
    ("proceedings", "of"),
    ("proc", "of"),
    ("conference", "proceedings", "of"),
    ("conference", "record", "of"),
    ("proceedings",),
    ("proc",),
)
# How meetings and journals are abbreviated in front of what they are about.
_ABBREVIATIONS = {
    "conf": "conference", "int": "international", "intl": "international", "symp": "symposium",
    "trans": "transactions", "j": "journal", "intern": "international",
}  # fmt: skip


@lru_cache(maxsize=16384)
def normal_form(name: str) -> str:
    """What remains of a venue's name when all is gone that varies from year to year.

    Years, ordinals, sponsors, `Proceedings of` and an acronym in brackets fall away, and an
    inverted name is turned. Words that say that it is a part of a meeting (`Workshop`, `Findings`)
    never do.

    >>> normal_form("Robotics and Automation (ICRA), 2013 IEEE International Conference on")
    'conference on robotics and automation'
    """
    if len(name) > LONGEST:
        return name
    text = unicodedata.normalize("NFKC", name).replace("\u00a0", " ")
    text = _SPONSOR_SOCIETY.sub("IEEE", natural_order(text) or text)
    text = _BRACKETS.sub(_keep_bracket, text)
    text = _VOLUME.sub("", text)
    if inverted := _INVERTED.match(text):
        text = f"{inverted['start']} {inverted['rest']}"
    words = [_ABBREVIATIONS.get(word, word) for word in _words(text)]
    words = _without_opening([word for word in words if word not in _SKIPPED])
    told = [word for word in words if word not in _SPONSORS]
    # `Proceedings of the IEEE` and `Journal of the ACM` are nothing without their publisher.
    if len([word for word in told if len(word) > 3]) > 1 or not words:
        words = told
    return " ".join(_without_international(_without_on(words)))


def normal_forms(name: str) -> Iterator[str]:
    """The normal form of a name, then those of what remains as more is cut from its end.

    What is cut is an acronym, a date and a place: `..., ICML 2019, 9-15 June 2019, Long Beach`. A
    word that says that it is a part of a meeting is never cut. `Machine Learning Conference` is
    looked for as `Conference on Machine Learning` too.
    """
    for text in _cut(name):
        form = normal_form(text)
        yield form
        subject, _, meeting = form.rpartition(" ")
        if meeting in _TURNED:
            yield f"{meeting} on {subject}"


def _cut(name: str) -> Iterator[str]:
    yield name
    text = _PROCEEDINGS.sub("", _ANNOUNCED.sub("", name))
    text = SPECIAL_ISSUE.sub("", text)
    if text != name:
        yield text
    for joint in reversed(list(_JOINT.finditer(text))):
        tail = text[joint.end() :]
        if PARTS.search(tail):
            return
        if joint.start() and _YEAR_OR_ACRONYM.search(tail):
            yield text[: joint.start()]
    place = _PLACE.search(text)
    if place and not PARTS.search(text, place.start()):
        yield text[: place.start()]
    # `Advances in Things - 40th Conference on Things, CoT 2018, Rome`
    meeting = _COUNTED_MEETING.search(text)
    if meeting and not PARTS.search(text):
        yield meeting[1]
        if letters := _LONG_LETTERS.search(text, meeting.start()):
            yield letters[1]


def _keep_bracket(match: re.Match[str]) -> str:
    inside = (match[1] or match[2] or "").strip()
    if _VOLUME.fullmatch(f"({inside})"):
        return " "
    if _ACRONYM.fullmatch(inside) and not PARTS.search(inside) and len(inside.split()) <= 2:
        return " "
    return f" {inside} "


def _words(text: str) -> list[str]:
    folded = "".join(
        c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c)
    )
    words: list[str] = []
    for word in _WORD.findall(folded.replace("&", " and ").replace("'", "").replace("’", "")):
        if _ORDINAL.fullmatch(word):
            continue
        if word in _ORDINAL_WORDS:
            if words and words[-1] in _TENS_FIRST:
                words.pop()
            continue
        words.append(word)
    return words


def _without_opening(words: list[str]) -> list[str]:
    for opening in _OPENINGS:
        rest = words[len(opening) :]
        # `Proceedings of the IEEE` is a journal.
        alone = len(rest) == 1 and rest[0] in _SPONSORS
        if tuple(words[: len(opening)]) == opening and rest and not alone and rest[0] != "of":
            return _without_opening(rest)
    return words


def _without_on(words: list[str]) -> list[str]:
    """Without what the ACM leaves behind: `Proceedings of the 2018 on International Conference`.

    `Proceedings of the ACM on Programming Languages` is a journal and keeps it.
    """

    def is_left(i: int) -> bool:
        loose = i == 0 or words[i - 1] == "international"
        return loose and words[i] == "on" and not _MEETINGS.isdisjoint(words[i + 1 : i + 4])

    return [word for i, word in enumerate(words) if not is_left(i)]


def _without_international(words: list[str]) -> list[str]:
    """Without `international` where a meeting follows; journals keep it."""
    return [
        word
        for i, word in enumerate(words)
        if word != "international" or not _MEETINGS.intersection(words[i + 1 : i + 3])
    ]
