"""Where a publication appeared, phrased as one sentence.

Every piece may be missing: only those that are there are joined, so no comma or point is left over.
"""

import re
from collections.abc import Callable

from cvtex.frozen import Frozen
from cvtex.model import Contributor, Kind, ListOptions, Publication, State
from cvtex.publications.authors import list_authors
from cvtex.publications.states import state_of
from cvtex.publications.venues import Venues
from cvtex.richtext import EMPTY, Inline, Link, Rich, Styled, Text, join
from cvtex.words import Words

_SEVERAL_PAGES = re.compile("[-\u2010-\u2015,;+&]")
_DASH = re.compile(r"(?<=\d)\s*[-\u2010-\u2012\u2014\u2212]+\s*(?=\d)|\s+–\s+")
_CLOSED = re.compile(r"[.!?…。！？][’”\"']*$")
_ABBREVIATED = re.compile(r"(?:\b[^\W\d_]\.|\.\.|\b(?:al|etc|vs|Inc|Jr|Sr|Ltd|Co|Corp)\.)$")
# An abbreviation keeps its period, and none is as long as this.
_PERIOD_AFTER_WORD = re.compile(r"\w{10}\.$")
_SPELLED_OUT_PATENT = re.compile(r"[^\W\d_]{4}")
_THESIS_TYPES = frozenset(
    ["phdthesis", "mathesis", "bathesis", "habilitation", "candthesis", "thesis"]
)


def cite(publication: Publication, options: ListOptions, venues: Venues, words: Words) -> Rich:
    """Where and when it appeared, with the remark in brackets and a final period.

    `NeurIPS 2019 (Spotlight, 3% acceptance).`, `Nature 521(7553):436–444, 2015.`
    """
    venue = name_venue(publication, options, venues)
    short = venues.short(publication) if options.venue == "short" else EMPTY
    phrase = _Phrase(publication, venue, short, words).write()
    return with_period(phrase) if phrase else EMPTY


def name_venue(publication: Publication, options: ListOptions, venues: Venues) -> Rich:
    """The venue's name as the section prints it: short where a short one is known, or in full."""
    full = publication.venue
    if _PERIOD_AFTER_WORD.search(full.plain()):
        full = without_period(full)
    if options.venue == "short":
        return venues.short(publication) or full
    return full or publication.short_venue


def with_period(text: Rich) -> Rich:
    """The text as a sentence: with a final period unless it has an end of its own."""
    return text if _CLOSED.search(text.plain().rstrip()) else text + Rich.of(".")


def without_period(text: Rich) -> Rich:
    """The text without a final period; one that belongs to an abbreviation stays."""
    plain = text.plain().rstrip()
    if not plain.endswith(".") or _ABBREVIATED.search(plain):
        return text
    return Rich(_cut_last_period(text.parts))


def list_editors(
    editors: tuple[Contributor, ...], owner: int | None, options: ListOptions, words: Words
) -> Rich:
    """The editors as they are printed: `A. May, B. Chen (eds.)`."""
    names = list_authors(editors, owner, options, words, cut=False).text
    word = words["editors.one" if len(editors) == 1 else "editors.many"]
    return names + Rich.of(f" {word}") if names else EMPTY


def _cut_last_period(parts: tuple[Inline, ...]) -> tuple[Inline, ...]:
    *before, last = parts
    match last:
        case Text(text) if text.strip():
            return (*before, Text(text.rstrip().removesuffix(".").rstrip()))
        case Text():
            return _cut_last_period(tuple(before))
        case Styled(style, children):
            return (*before, Styled(style, _cut_last_period(children)))
        case Link(url, children):
            return (*before, Link(url, _cut_last_period(children)))
        case _:
            return parts


class _Phrase(Frozen):
    publication: Publication
    venue: Rich
    short: Rich
    words: Words

    def write(self) -> Rich:
        pieces = self.pieces()
        state = self.state()
        phrase = self.dated(pieces) if pieces or self.publication.date else EMPTY
        if not pieces and state:
            phrase = join(", ", (_capitalised(state), phrase))
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
        if re.search(rf"\b{year}\b|[’']{year[-2:]}\b", self.venue.plain()):
            return phrase
        close = len(pieces) == 1 and pieces[0] == self.short
        return join(" " if close else ", ", (phrase, Rich.of(year)))

    def state(self) -> Rich:
        """What the entry says of its state, or the word for it."""
        state = state_of(self.publication)
        if state is None or self.publication.kind is Kind.PREPRINT:
            return EMPTY
        note = self.detail("note")
        own = self.publication.entry.get("pubstate") is None and state is not State.PREPUBLISHED
        if own and note and note.plain() not in self.publication.remark.plain():
            return without_period(note)
        return Rich.of(self.words[f"state.{state.value}"])

    def article(self) -> tuple[Rich, ...]:
        venue, volume = self.venue, self.detail("volume")
        number = self.detail("number") or self.detail("issue")
        if not venue or not volume:
            return (venue, self.part("series-number", number), self.pages())
        pages = self.page_range() or self.detail("eid")
        place = venue + Rich.of(" ") + volume
        if number:
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
        editors = list_editors(self.publication.editors, None, ListOptions(), self.words)
        if book:
            pattern = self.words["in.edited" if editors else "in.book"]
            book = _fill(pattern, {"book": book, "editors": editors})
        chapter = self.part("chapter", self.detail("chapter"))
        publisher = self.detail("publisher")
        return (book, *self.series(), self.edition(), chapter, self.pages(), publisher)

    def series(self) -> tuple[Rich, ...]:
        series, volume = self.detail("series"), self.detail("volume")
        number = volume or self.detail("number")
        if series:
            return (join(" ", (series, number)),)
        return (self.part("volume", volume),)

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
        given = self.detail("thesistype")
        name = given.plain()
        word = Rich.of(self.words[f"thesis.{name}"]) if name in _THESIS_TYPES else given
        return (word, self.venue or self.detail("institution"))

    def report(self) -> tuple[Rich, ...]:
        type_ = self.publication.entry.type
        word = self.work(type_ if type_ in {"techreport", "manual"} else "report")
        place = self.venue or self.detail("institution")
        return (join(" ", (word, self.detail("number"))), place)

    def work(self, kind: str) -> Rich:
        """The word for what the work is: the entry's own type, or else its kind."""
        given = self.detail("type")
        word = self.words.get(f"work.{given.plain() or kind}")
        return Rich.of(word) if word else given

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
            return (Rich.of(archived or _capital(self.words["state.prepublished"])),)
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
        pages = self.detail("pages").map_text(lambda text: _DASH.sub("–", text))
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


def _capitalised(text: Rich) -> Rich:
    match text.parts:
        case (Text(first), *rest):
            return Rich((Text(_capital(first)), *rest))
        case _:
            return text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
