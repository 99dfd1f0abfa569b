"""Where a publication appeared, phrased as one sentence.

Every piece may be missing: only those that are there are joined, so no comma or point is left over.
"""

import re
from collections.abc import Callable

from cvtex.frozen import Frozen
from cvtex.model import Contributor, Kind, ListOptions, Publication, State
from cvtex.publications.authors import list_authors
from cvtex.publications.sentences import begins_with, with_period, with_start, without_period
from cvtex.publications.states import state_of
from cvtex.publications.theses import name_thesis
from cvtex.publications.venue_print import print_venue
from cvtex.publications.venues import Venues
from cvtex.richtext import EMPTY, Rich, join
from cvtex.words import Words

_SEVERAL_PAGES = re.compile("[-\u2010-\u2015,;+&]")
_DASH = re.compile(r"(?<=\d)\s*[-\u2010-\u2015\u2212]+\s*(?=[^\W\d_]?\d)|\s+–\s+")
# `10,143` is one page.
_COMMA = re.compile(r"(?<=\d),(?!\d{3}(?!\d))(?=\d)")
_RANGE = re.compile(r"\d+\s*[-\u2010-\u2015\u2212]+\s*\d+")
# What databases write where they know nothing.
_NOTHING = re.compile(r"null|none|nan|n/?a|undefined|unknown|0+|[?\s–-]+", re.IGNORECASE)
_COUNTED = re.compile(r"\d|^[IVXLCM]+$|^\w{1,2}$", re.IGNORECASE)
# Scopus gives the series as a part of the number: `11617 LNCS`.
_NUMBER_IN_SERIES = re.compile(r"(\d+)\s+([A-Z]{2,}\w*)")
_YEAR = re.compile(r"(?<!\d)(?:(?:19|20)|(?<=[’'‘]))(\d\d)(?!\d)")
_ACRONYM = re.compile(r"[\w@-]*[A-Z][\w@-]*[A-Z][\w@-]*")
_NO_BREAK = "\u00a0"
_SPELLED_OUT_PATENT = re.compile(r"[^\W\d_]{4}")


def cite(publication: Publication, options: ListOptions, venues: Venues, words: Words) -> Rich:
    """Where and when it appeared, with the remark in brackets and a final period.

    `NeurIPS 2019 (Spotlight, 3% acceptance).`, `Nature 521(7553):436–444, 2015.`
    """
    venue = name_venue(publication, options, venues)
    short = venues.short(publication) if options.venue == "short" else EMPTY
    phrase = _Phrase(publication, venue, short, options, words).write()
    return with_period(phrase) if phrase else EMPTY


def name_venue(publication: Publication, options: ListOptions, venues: Venues) -> Rich:
    """The venue's name as the section prints it: short where a short one is known, or in full."""
    full = print_venue(publication.venue)
    if options.venue == "short":
        return venues.short(publication) or full
    return full or publication.short_venue


def list_editors(
    editors: tuple[Contributor, ...], owner: int | None, options: ListOptions, words: Words
) -> Rich:
    """The editors as they are printed: `A. May, B. Chen (eds.)`."""
    names = list_authors(editors, owner, options, words, cut=False).text
    word = words["editors.one" if len(editors) == 1 else "editors.many"]
    return names + Rich.of(f" {word}") if names else EMPTY


class _Phrase(Frozen):
    publication: Publication
    venue: Rich
    short: Rich
    options: ListOptions
    words: Words

    def write(self) -> Rich:
        pieces = self.pieces()
        state = self.state()
        date = self.publication.date
        phrase = self.dated(pieces) if pieces or date else EMPTY
        if not pieces and date and re.search(rf"(?<!\d){date.year}(?!\d)", state.plain()):
            phrase = with_start(state, str.upper)  # `Accepted at ICML 2013`
        elif not pieces and state:
            phrase = join(", ", (with_start(state, str.upper), phrase))
        else:
            phrase = join(", ", (phrase, state))
        remark = without_period(self.publication.remark)
        if not remark:
            return phrase
        return phrase + Rich.of(" (") + remark + Rich.of(")") if phrase else remark

    def pieces(self) -> list[Rich]:
        """What stands before the year."""
        return [piece for piece in _PIECES[self.publication.kind](self) if piece]

    def dated(self, pieces: list[Rich]) -> Rich:
        """The pieces and the year, unless the venue's own name already tells it."""
        phrase = join(", ", pieces)
        date = self.publication.date
        if date is None:
            return phrase
        year = str(date.year)
        if self.tells(year) or re.search(rf"(?<!\d){year}$", phrase.plain()):
            return phrase
        close = len(pieces) == 1 and (pieces[0] == self.short or self.is_acronym())
        # No line begins with the year alone.
        return join(_NO_BREAK if close else f",{_NO_BREAK}", (phrase, Rich.of(year)))

    def tells(self, year: str) -> bool:
        """Whether the venue's name tells the year of publication, and no other beside it."""
        if self.publication.kind is Kind.INCOLLECTION and self.detail("publisher"):
            return False  # publisher and year belong together
        return set(_YEAR.findall(self.venue.plain())) == {year[-2:]}

    def is_acronym(self) -> bool:
        """Whether the venue is a conference that the file names by its acronym."""
        conference = self.publication.kind is Kind.INPROCEEDINGS
        return conference and _ACRONYM.fullmatch(self.venue.plain()) is not None

    def state(self) -> Rich:
        """What the entry says of its state, or the word for it."""
        state = state_of(self.publication)
        preprint = self.publication.kind is Kind.PREPRINT
        if state is None or (preprint and state is State.PREPUBLISHED):
            return EMPTY
        note = self.detail("note")
        own = self.publication.entry.get("pubstate") is None and state is not State.PREPUBLISHED
        if own and note and note.plain() not in self.publication.remark.plain():
            # It opens with a phrase that is no name (`Accepted`), and comes after the venue.
            return with_start(without_period(note), str.lower)
        return Rich.of(self.words[f"state.{state.value}"])

    def article(self) -> tuple[Rich, ...]:
        venue, volume = self.venue, self.figure("volume")
        number = self.figure("number") or self.figure("issue")
        if volume and not _COUNTED.search(volume.plain()):
            return (venue, volume, self.pages())  # `online first`
        if not venue or not volume:
            return (venue, self.part("series-number", number), self.pages())
        pages = self.page_range() or self.detail("eid")
        place = venue + Rich.of(" ") + volume
        # Indexes of medical journals tell a supplement in the volume as well.
        if number and not re.search(rf"\W{re.escape(number.plain())}\W*$", volume.plain()):
            place += Rich.of("(") + number + Rich.of(")")
        if pages:
            place += Rich.of(":") + pages
        return (place,)

    def conference(self) -> tuple[Rich, ...]:
        # A conference known by its short name needs no more than the year to be found.
        if self.short:
            return (self.venue,)
        return (self.venue, *self.series(), self.pages())

    def chapter(self) -> tuple[Rich, ...]:
        book = self.venue
        editors = list_editors(self.publication.editors, None, self.options, self.words)
        if book:
            pattern = self.words["in.edited" if editors else "in.book"]
            book = _fill(pattern, {"book": book, "editors": editors})
        chapter = self.part("chapter", self.detail("chapter"))
        publisher = self.detail("publisher")
        return (book, *self.series(), self.edition(), chapter, self.pages(), publisher)

    def series(self) -> tuple[Rich, ...]:
        series, volume = self.detail("series"), self.figure("volume")
        number = volume or self.figure("number")
        if both := _NUMBER_IN_SERIES.fullmatch(number.plain()):
            number = Rich.of(both[1])
            series = series or Rich.of(both[2])
        if not series:
            # `Advances in Neural Information Processing Systems 25` tells its volume.
            told = rf"[^\W\d_]\s{re.escape(volume.plain())}(?=$|\s–|:)"
            return () if re.search(told, self.venue.plain()) else (self.part("volume", volume),)
        told = rf"\b{re.escape(number.plain())}\b"
        if number and re.search(told, series.plain()):
            return (series,)
        if len(number.plain()) > 2 and re.search(told, self.venue.plain()):
            return ()
        return (join(" ", (series, number)),)

    def edition(self) -> Rich:
        edition = self.detail("edition")
        text = edition.plain().strip()
        if text.isdecimal():
            edition = Rich.of(self.words.ordinal(int(text)))
        elif re.search(r"\bed|Aufl|éd|版", text):
            return edition
        return self.part("edition", edition)

    def book(self) -> tuple[Rich, ...]:
        return (*self.series(), self.edition(), self.venue or self.detail("publisher"))

    def thesis(self) -> tuple[Rich, ...]:
        word = name_thesis(self.detail("thesistype"), self.words)
        place = self.venue or self.detail("institution")
        return (place,) if begins_with(place, word) else (word, place)

    def report(self) -> tuple[Rich, ...]:
        type_ = self.publication.entry.type
        word = self.work(type_ if type_ in {"techreport", "manual"} else "report")
        number = self.detail("number")
        place = self.venue or self.detail("institution")
        if begins_with(number, word):
            return (number, place)
        if not number and begins_with(place, word):
            return (place,)
        return (join(" ", (word, number)), self.edition(), place)

    def work(self, kind: str) -> Rich:
        """The word for what the work is: the entry's own type, or else its kind."""
        given = self.detail("type")
        word = self.words.get(f"work.{given.plain() or kind}")
        return Rich.of(word) if word else with_start(given, str.upper)

    def patent(self) -> tuple[Rich, ...]:
        number = self.detail("number")
        if _SPELLED_OUT_PATENT.search(number.plain()):
            return (number,)
        return (join(" ", (self.work("patent"), number)),)

    def dataset(self) -> tuple[Rich, ...]:
        return (self.work("dataset"), *self.misc())

    def software(self) -> tuple[Rich, ...]:
        return (self.work("software"), *self.misc())

    def misc(self) -> tuple[Rich, ...]:
        return (self.venue, self.part("version", self.detail("version")))

    def preprint(self) -> tuple[Rich, ...]:
        archived = next((x.text for x in self.publication.links if x.kind == "eprint"), "")
        server = self.venue.plain()
        if not server:
            return (
                Rich.of(archived)
                or with_start(Rich.of(self.words["state.prepublished"]), str.upper),
            )
        if not archived or archived.casefold().startswith(server.casefold()):
            return (Rich.of(archived) or self.venue,)
        return (join(":", (self.venue, Rich.of(archived))),)

    def unpublished(self) -> tuple[Rich, ...]:
        if self.venue or state_of(self.publication):
            return (self.venue,)
        return (self.work("unpublished"),)

    def talk(self) -> tuple[Rich, ...]:
        event = self.venue or self.detail("eventtitle") or self.work("talk")
        return (event, self.detail("location"))

    def page_range(self) -> Rich:
        """The pages with a dash between numbers, however it was typed; a single one only once."""
        pages = self.figure("pages").map_text(
            lambda text: _COMMA.sub(", ", _DASH.sub("–", text)),
        )
        first, _, last = pages.plain().partition("–")
        return Rich.of(first) if first == last else pages

    def pages(self) -> Rich:
        pages = self.page_range()
        several = _SEVERAL_PAGES.search(pages.plain())
        return self.part("pages" if several else "page", pages)

    def part(self, name: str, value: Rich) -> Rich:
        # The number stays on the line of what it counts.
        pattern = self.words[f"part.{name}"].replace(" {value}", "\u00a0{value}")
        return _fill(pattern, {"value": value}) if value else EMPTY

    def figure(self, name: str) -> Rich:
        """A volume, number or pages; a range has a dash."""
        figure = self.detail(name)
        text = figure.plain().strip()
        if _NOTHING.fullmatch(text):
            return EMPTY
        return Rich.of(_DASH.sub("–", text)) if _RANGE.fullmatch(text) else figure

    def detail(self, name: str) -> Rich:
        return self.publication.details.get(name, EMPTY)


_PIECES: dict[Kind, Callable[[_Phrase], tuple[Rich, ...]]] = {
    Kind.ARTICLE: _Phrase.article,
    Kind.INPROCEEDINGS: _Phrase.conference,
    Kind.INCOLLECTION: _Phrase.chapter,
    Kind.BOOK: _Phrase.book,
    Kind.COLLECTION: _Phrase.book,
    Kind.PROCEEDINGS: _Phrase.book,
    Kind.THESIS: _Phrase.thesis,
    Kind.REPORT: _Phrase.report,
    Kind.PATENT: _Phrase.patent,
    Kind.DATASET: _Phrase.dataset,
    Kind.SOFTWARE: _Phrase.software,
    Kind.PREPRINT: _Phrase.preprint,
    Kind.UNPUBLISHED: _Phrase.unpublished,
    Kind.TALK: _Phrase.talk,
    Kind.MISC: _Phrase.misc,
}


def _fill(pattern: str, values: dict[str, Rich]) -> Rich:
    filled = EMPTY
    for i, piece in enumerate(re.split(r"\{(\w+)\}", pattern)):
        filled += values[piece] if i % 2 else Rich.of(piece)
    return filled
