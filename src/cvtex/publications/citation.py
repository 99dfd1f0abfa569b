"""Where a publication appeared, phrased as one sentence.

Every piece may be missing: only those that are there are joined, so no comma or point is left over.
"""

import re
from collections.abc import Callable

from cvtex.frozen import Frozen
from cvtex.model import Kind, ListOptions, Publication, State
from cvtex.publications.authors import list_editors
from cvtex.publications.editions import write_edition
from cvtex.publications.figures import count, fill, write_figure, write_page_range, write_pages
from cvtex.publications.links import write_address, write_archived, write_preprint_number
from cvtex.publications.sentences import begins_with, tied, with_period, with_start, without_period
from cvtex.publications.series import place_in_series
from cvtex.publications.states import state_of
from cvtex.publications.theses import name_thesis
from cvtex.publications.venue_print import (
    keep_together,
    print_publisher,
    print_venue,
    without_special_issue,
)
from cvtex.richtext import EMPTY, Rich, join
from cvtex.venues import Venues, is_journal
from cvtex.words import Words

_COUNTED = re.compile(r"\d|^[IVXLCM]+$|^\w{1,2}$", re.IGNORECASE)
_ACRONYM = re.compile(r"(?:(?:[^\WA-Z]|[@-])*+[A-Z]){2}[\w@-]*")
_NO_BREAK = "\u00a0"
# `ESTEC Contract No. 22643`
_WORDED = re.compile(r"[^\W\d_]{3}.*\s")
_SPELLED_OUT_PATENT = re.compile(r"[^\W\d_]{4}")


def cite(publication: Publication, options: ListOptions, venues: Venues, words: Words) -> Rich:
    """Where and when it appeared, with the remark in brackets and a final period.

    `NeurIPS 2019 (Spotlight, 3% acceptance).`, `Nature 521(7553):436–444, 2015.`
    """
    venue = keep_together(name_venue(publication, options, venues))
    short = keep_together(venues.short(publication)) if options.venue == "short" else EMPTY
    phrase = _Phrase(publication, venue, short, options, venues, words).write()
    return with_period(phrase) if phrase else EMPTY


def name_venue(publication: Publication, options: ListOptions, venues: Venues) -> Rich:
    """The venue's name as the section prints it: short where a short one is known, or in full."""
    full, _ = _in_full(publication)
    if options.venue == "short":
        return venues.short(publication) or full
    return full or publication.short_venue


def _in_full(publication: Publication) -> tuple[Rich, Rich]:
    """The venue in full, and the special issue that a journal's name goes on with."""
    venue = print_venue(publication.venue)
    return without_special_issue(venue) if publication.kind is Kind.ARTICLE else (venue, EMPTY)


class _Phrase(Frozen):
    publication: Publication
    venue: Rich
    short: Rich
    options: ListOptions
    venues: Venues
    words: Words

    def write(self) -> Rich:
        pieces, state = self.pieces(), self.state()
        _, issue = _in_full(self.publication)
        remark = without_period(join("; ", (issue, self.publication.remark)))
        # `Under review at SIGIR, pp. 1–9` says where, as a venue does.
        leads = bool(state) and pieces in ([], [self.pages()])
        if leads:
            pieces = [with_start(state, str.upper), *pieces]
        if not pieces:
            # No sentence begins with the bare year.
            return self.dated([remark] if remark else [])
        phrase = self.dated(pieces)
        if not leads:
            phrase = join(", ", (phrase, state))
        return phrase + Rich.of(" (") + remark + Rich.of(")") if remark else phrase

    def pieces(self) -> list[Rich]:
        """What stands before the year."""
        pieces = [piece for piece in _PIECES[self.publication.kind](self) if piece]
        if not pieces and self.publication.venue:
            # The venue is an address and nothing else.
            pieces = [piece for piece in (self.address(),) if piece]
        return pieces

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
        if self.is_journal():
            # `JMLR 2019`, but not `Nat. Commun. 2019`
            close = close and _ACRONYM.fullmatch(phrase.plain()) is not None
        # `NeurIPS 20` tells a year of its own.
        close = close and not phrase.plain()[-1:].isdecimal()
        # No line begins with the year alone.
        return join(_NO_BREAK if close else f",{_NO_BREAK}", (phrase, Rich.of(year)))

    def tells(self, year: str) -> bool:
        """Whether the venue's name tells the year of publication, with all of its digits."""
        if self.publication.kind is Kind.INCOLLECTION and self.detail("publisher"):
            return False  # publisher and year belong together
        place = self.venue or self.state()  # `Accepted at ICML 2013`
        return re.search(rf"(?<!\d){year}(?!\d)", place.plain()) is not None

    def is_journal(self) -> bool:
        """Whether the work appeared in a journal, whatever the entry calls it."""
        article = self.publication.kind is Kind.ARTICLE
        return article or is_journal(self.publication.venue.plain())

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
            return tied(with_start(without_period(note), str.lower))
        return tied(Rich.of(self.words[f"state.{state.value}"]))

    def article(self) -> tuple[Rich, ...]:
        venue, volume = self.venue, self.figure("volume")
        number = self.figure("number") or self.figure("issue")
        article = EMPTY if self.detail("pages") else self.detail("eid")
        if volume and not _COUNTED.search(volume.plain()):
            return (venue, volume, self.pages())  # `online first`
        if not venue or not volume:
            # `North Carolina State University, 1964`, as Google Scholar exports a thesis
            places = (print_venue(self.detail(x)) for x in ("institution", "howpublished"))
            venue = venue or join(", ", (*places, self.publisher()))
            return (venue, self.part("series-number", number), self.pages(), article)
        pages = write_page_range(self.detail("pages")) or article
        place = venue + Rich.of(_NO_BREAK) + volume
        # Indexes of medical journals tell a supplement in the volume as well.
        if number and not re.search(rf"\W{re.escape(number.plain())}\W*$", volume.plain()):
            place += Rich.of("(") + number + Rich.of(")")
        if pages:
            place += Rich.of(":") + pages
        return (place,)

    def conference(self) -> tuple[Rich, ...]:
        if self.short:
            # A conference known by its short name needs no more than the year to be found.
            return self.article() if self.is_journal() else (self.venue,)
        placed = (*self.in_series(self.venue), self.pages())
        told = self.pages() or self.detail("series") or self.venues.short(self.publication)
        publisher = self.publisher() or print_publisher(self.detail("organization"))
        return placed if told or publisher.plain() in self.venue.plain() else (*placed, publisher)

    def chapter(self) -> tuple[Rich, ...]:
        book, *series = self.in_series(self.venue)
        editors = list_editors(self.publication.editors, None, self.options, self.words)
        if book:
            pattern = self.words["in.edited" if editors else "in.book"]
            book = fill(pattern, {"book": book, "editors": editors})
        chapter = self.part("chapter", self.detail("chapter"))
        return (book, *series, self.edition(), chapter, self.pages(), self.publisher())

    def in_series(self, venue: Rich) -> tuple[Rich, ...]:
        return place_in_series(self.publication, venue, self.options, self.venues, self.words)

    def publisher(self) -> Rich:
        return print_publisher(self.detail("publisher"))

    def edition(self) -> Rich:
        return write_edition(self.detail("edition"), self.words)

    def book(self) -> tuple[Rich, ...]:
        return (*self.in_series(EMPTY), self.edition(), self.venue or self.publisher())

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
        return (join(_NO_BREAK, (word, number)), self.edition(), place)

    def work(self, kind: str) -> Rich:
        """The word for what the work is: the entry's own type, or else its kind."""
        given = self.detail("type")
        word = self.words.get(f"work.{given.plain() or kind}")
        return Rich.of(word) if word else with_start(given, str.upper)

    def patent(self) -> tuple[Rich, ...]:
        number = self.detail("number")
        if _SPELLED_OUT_PATENT.search(number.plain()):
            return (number,)
        return (join(_NO_BREAK, (self.work("patent"), number)),)

    def dataset(self) -> tuple[Rich, ...]:
        return (self.kind_told("dataset"), *self.misc())

    def software(self) -> tuple[Rich, ...]:
        # `R package version 1.1.3`
        between = " " if self.detail("type") else ", "
        return (join(between, (self.kind_told("software"), self.version())), *self.places())

    def kind_told(self, kind: str) -> Rich:
        """The word for what the work is, where no heading says it and something else is told."""
        headed = self.options.group == "type" and not self.detail("type") and not self.version()
        return EMPTY if headed and any(self.places()) else self.work(kind)

    def misc(self) -> tuple[Rich, ...]:
        number = self.detail("number")
        worded = number if _WORDED.search(number.plain()) else EMPTY
        return (*self.places(), worded, self.version())

    def places(self) -> tuple[Rich, ...]:
        archived = write_archived(self.publication)
        return (self.venue, archived) if self.venue or archived else (self.address(),)

    def version(self) -> Rich:
        return self.part("version", self.detail("version"))

    def address(self) -> Rich:
        return write_address(self.publication, self.options.links, self.words)

    def preprint(self) -> tuple[Rich, ...]:
        server = self.venue.plain()
        archived = write_preprint_number(self.publication, server)
        if not server:
            word = Rich.of(self.words["state.prepublished"])
            return (Rich.of(archived) or with_start(word, str.upper),)
        if not archived or archived.casefold().startswith(server.casefold()):
            return (Rich.of(archived) or self.venue,)
        return (join(":", (self.venue, Rich.of(archived))),)

    def unpublished(self) -> tuple[Rich, ...]:
        if self.venue or state_of(self.publication):
            return (self.venue,)
        return (self.work("unpublished"), self.detail("institution"))

    def talk(self) -> tuple[Rich, ...]:
        event, word = self.venue or self.detail("eventtitle"), self.work("talk")
        # A list by type says in its headings which are talks.
        told = event and (self.options.group == "type" or begins_with(event, word))
        return (EMPTY if told else word, event, self.detail("location"))

    def pages(self) -> Rich:
        return write_pages(self.detail("pages"), self.words)

    def part(self, name: str, value: Rich) -> Rich:
        return count(name, value, self.words)

    def figure(self, name: str) -> Rich:
        return write_figure(self.detail(name))

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
