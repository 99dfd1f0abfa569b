"""The series in which proceedings and books appeared, and their volumes."""

import re

from cvtex.model import ListOptions, Publication
from cvtex.publications.figures import count, write_figure
from cvtex.publications.venue_print import print_venue
from cvtex.richtext import EMPTY, Rich, join
from cvtex.venues import Venues
from cvtex.words import Words

_NO_BREAK = "\u00a0"
# Scopus gives the series as a part of the number: `11617 LNCS`.
_NUMBER_IN_SERIES = re.compile(r"(\d+)\s+([A-Z]{2,}\w*)")
_YEAR = re.compile(r"(?<!\s)\s*+(?:['’‘`]\s*+\d\d\b|(?<!\d)(?:19|20)\d\d(?!\d))")
# Yearbooks of a conference are counted: `Advances in Neural Information Processing Systems 35`.
_COUNTED = re.compile(r"Advances in [^\d,:()\u2010-\u2015]*[^\W\d_]")
# The ACL Anthology names its volumes so: `(Volume 1: Long Papers)`.
_NAMED_VOLUME = re.compile(r" \((Volume \d+: [^()]*)\)$")
_LETTERS_AT_END = re.compile(r"^[^,]*, (?P<letters>(?!USA$|UK$)[A-Z][\w-]*)$")
_LONGEST_LETTERS = 16
_MOST_WORDS = 3


def place_in_series(
    publication: Publication, venue: Rich, options: ListOptions, venues: Venues, words: Words
) -> tuple[Rich, ...]:
    """The venue, then the series and the volume behind it as far as the venue does not tell them.

    A series that is nothing but the letters of the meeting itself, as the ACM exports it
    (`CHI '19`), stands in brackets behind the name, unless the name has them.
    """
    details = publication.details
    series = print_venue(details.get("series", EMPTY))
    volume = write_figure(details.get("volume", EMPTY))
    issue = write_figure(details.get("number", EMPTY))
    number = volume or issue
    if both := _NUMBER_IN_SERIES.fullmatch(number.plain()):
        number = Rich.of(both[1])
        series = series or Rich.of(both[2])
    letters = _letters_of(series.plain(), venue.plain(), venues)
    if letters:
        series = EMPTY
    if options.venue == "short":
        series = Rich.of(venues.find_series(series.plain())) or series
    name = venue.plain()
    if not series:
        # `Advances in Neural Information Processing Systems 25` tells its volume.
        told = rf"[^\W\d_]\s{re.escape(volume.plain())}(?=$|\s–|:)"
        counted: tuple[Rich, ...]
        if volume and re.search(told, name):
            counted = ()
        elif volume.plain().isdecimal() and _COUNTED.fullmatch(name):
            venue, counted = join(_NO_BREAK, (venue, volume)), ()
        else:
            counted = (count("volume", volume, words),)
            if volume and issue:
                # `SUPPL 1` is called what it is called.
                digits = issue.plain()[:1].isdecimal()
                counted += (count("series-number", issue, words) if digits else issue,)
        at_end = _LETTERS_AT_END.search(venue.plain())
        if at_end and not letters and _are_of(at_end["letters"], name.partition(",")[0]):
            letters = at_end["letters"]
            venue = venue.map_text(lambda run: run.removesuffix(f", {letters}"))
        return (_with_letters(venue, letters, publication), *counted)
    told = rf"\b{re.escape(number.plain())}\b"
    if number and re.search(told, series.plain()):
        return (venue, series)
    if len(number.plain()) > 2 and re.search(told, name):
        return (venue,)
    return (venue, join(_NO_BREAK, (series, number)))


def _with_letters(venue: Rich, letters: str, publication: Publication) -> Rich:
    """The venue with its letters in brackets, unless they stand there; the year follows anyway."""
    short, year = _YEAR.sub("", letters), _YEAR.search(letters)
    if not letters or _stands_in(short, venue.plain()):
        return venue
    date = publication.date
    told = year is None or (date is not None and year[0].endswith(f"{date.year % 100:02}"))
    bracket = f" ({short if told else letters})"
    placed = venue.map_text(
        lambda run: _NAMED_VOLUME.sub(lambda part: f"{bracket}, {part[1]}", run)
    )
    return venue + Rich.of(bracket) if placed == venue else placed


def _letters_of(series: str, venue: str, venues: Venues) -> str:
    """The series if it only says in a few letters what meeting the venue is, or else nothing."""
    letters = _YEAR.sub("", series).strip()
    words = letters.split()
    if not letters or not venue or len(words) > _MOST_WORDS or venues.find_series(letters):
        return ""
    short = venues.find(venue)
    if short and short in (letters, venues.find(letters)):
        return series
    known = short.casefold().split()
    told = all(
        (_is_acronym(word) and (word.casefold() in known or _stands_in(word, venue)))
        or _are_of(word, venue)
        for word in words
    )
    return series if told else ""


def _is_acronym(word: str) -> bool:
    return len(word) <= _LONGEST_LETTERS and sum(letter.isupper() for letter in word) > 1


def _are_of(letters: str, name: str) -> bool:
    """Whether these are the letters of a meeting of this name."""
    return _is_acronym(letters) and _abbreviates(letters, name)


def _stands_in(letters: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(letters)}(?!\w)", name, re.IGNORECASE) is not None


def _abbreviates(letters: str, name: str) -> bool:
    """Whether the letters begin words of the name, in order: `PAKDD`, `SANER`, `GameSec`.

    One may be inside a word that has the one before it: `DBML` for Databases and Machine Learning.
    """
    wanted = "".join(re.findall(r"\w", letters.casefold()))
    told = {(0, False)}  # how many letters, and whether one was inside a word
    for word in re.findall(r"[^\W_]+", name.casefold()):
        lengths = range(1, min(len(word), len(wanted)) + 1)
        begun = {(i + n, x) for i, x in told for n in lengths if wanted.startswith(word[:n], i)}
        inside = {(i + 1, True) for i, x in begun if not x and wanted[i : i + 1] in tuple(word[1:])}
        told |= begun | inside
    return any(i == len(wanted) for i, _ in told)
