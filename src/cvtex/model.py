"""The CV as data: what reading makes and everything else works on.

All of it is frozen. Text that can carry markup is `Rich`; a plain `str` is characters that stand
for themselves (names, keys, URLs). Spans point into the user's own files.
"""

from collections.abc import Mapping
from enum import Enum
from functools import cached_property
from typing import Literal

from cvtex.dates import NO_DATE, Date, DateRange
from cvtex.diagnostics import Diagnostic
from cvtex.frozen import Frozen, field
from cvtex.richtext import EMPTY, Rich
from cvtex.source import Source, Span

# --- a bibliography as it stands in its file ---------------------------------------------------


class BibField(Frozen):
    """A field of an entry: `name` in lower case, `value` as LaTeX source, delimiters removed.

    Macros are replaced and `#` joined in `value`; white space is as it stands in the file.
    `name_start` and `value_span` (with the delimiters) are places in the file. `text_start` is
    where `value` itself begins in the file, None where the value was put together from parts or
    inherited, so that offsets in `value` don't map to the file.
    """

    name: str
    value: str
    name_start: int
    value_span: Span
    text_start: int | None

    def locate(self, start: int, end: int) -> Span:
        """The place in the file of `value[start:end]`; the whole value where parts were joined."""
        if self.text_start is None:
            return self.value_span
        return self.value_span.source.span(self.text_start + start, self.text_start + end)


class BibEntry(Frozen, dict=True):
    """An entry of a .bib file: `type` in lower case as written there, fields in file order.

    `fields` also holds, after its own, what the entry inherits through `crossref` and `xdata`;
    `own` says how many are its own. `span` is the whole block from `@` to the closing delimiter,
    `key_span` its citation key. Field names are unique (the first one of a name counts).
    """

    type: str
    key: str
    fields: tuple[BibField, ...]
    own: int
    span: Span
    key_span: Span

    @cached_property
    def _by_name(self) -> Mapping[str, BibField]:
        return {f.name: f for f in reversed(self.fields) if f.value.strip()}

    def get(self, *names: str) -> BibField | None:
        """The first of the named fields that is there and not blank."""
        by_name = self._by_name
        for name in names:
            if name in by_name:
                return by_name[name]
        return None


# --- publications ------------------------------------------------------------------------------


class Name(Frozen):
    """A person's name in its parts, or a corporate author with everything in `family`.

    `particle` is what sorting may pass over (`van der`), `suffix` is `Jr.` or `III`. All are
    Unicode characters; a no-break space or a hyphen inside a part is that character.
    """

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    corporate: bool = False

    def full(self) -> str:
        """Given name first: `Ludwig van Beethoven Jr.`."""
        return " ".join(p for p in (self.given, self.particle, self.family, self.suffix) if p)


class Mark(Enum):
    """What is said of one author of one publication; in the order in which marks are printed."""

    EQUAL = "equal"
    CORRESPONDING = "corresponding"
    ADVISEE = "advisee"
    HIGHLIGHT = "highlight"


class Contributor(Frozen):
    """An author or editor of one publication; `span` is the name as it stands in the file.

    `gap` says that the file leaves others out before this one (`A. May and ... and C. Ré`).
    """

    name: Name
    marks: frozenset[Mark] = frozenset()
    span: Span | None = None
    gap: bool = False


class State(Enum):
    """How far a publication is from being published; BibLaTeX's `pubstate`."""

    IN_PREPARATION = "inpreparation"
    SUBMITTED = "submitted"
    PREPUBLISHED = "prepublished"
    FORTHCOMING = "forthcoming"
    IN_PRESS = "inpress"


class Kind(Enum):
    """What a publication is, whatever BibTeX or BibLaTeX call its entry."""

    ARTICLE = "article"
    INPROCEEDINGS = "inproceedings"
    INCOLLECTION = "incollection"
    BOOK = "book"
    COLLECTION = "collection"
    PROCEEDINGS = "proceedings"
    THESIS = "thesis"
    REPORT = "report"
    PATENT = "patent"
    DATASET = "dataset"
    SOFTWARE = "software"
    PREPRINT = "preprint"
    UNPUBLISHED = "unpublished"
    TALK = "talk"
    MISC = "misc"


LinkKind = Literal["doi", "eprint", "url", "pdf", "code", "slides", "video", "poster", "website"]


class PublicationLink(Frozen):
    """A link of a publication: the field it came from and the URL it leads to.

    `text` is what the field says (the bare DOI, the arXiv id), for printing.
    """

    kind: LinkKind
    url: str
    text: str


class Publication(Frozen):
    """One publication, its fields read.

    `venue` is the journal, the booktitle or whatever the work appeared in, in full as the file
    has it; `short_venue` is what the entry itself says is short for it. `cut` says that the list
    of authors ended in `and others`. `state` None means published. `details` holds the other
    fields that citations are phrased from (`volume`, `number`, `pages`, `publisher`, `location`,
    `institution`, `series`, `edition`, `chapter`, `eventtitle`, `howpublished`, `version`,
    `thesistype`, `note`, ... under their BibLaTeX names). `remark` is printed in brackets.
    """

    key: str
    kind: Kind
    title: Rich
    authors: tuple[Contributor, ...]
    editors: tuple[Contributor, ...]
    cut: bool
    venue: Rich
    short_venue: Rich
    date: Date | None
    details: Mapping[str, Rich]
    remark: Rich
    state: State | None
    selected: bool
    shown: bool
    keywords: tuple[str, ...]
    links: tuple[PublicationLink, ...]
    entry: BibEntry

    @property
    def span(self) -> Span:
        """The citation key in the file: what messages about the whole publication point at."""
        return self.entry.key_span

    @property
    def incomplete(self) -> bool:
        """Whether the file leaves authors out, at the end of the list or within it."""
        return self.cut or any(author.gap for author in self.authors)


class Bibliography(Frozen):
    """All publications of all files in file order, and what reading them found."""

    publications: tuple[Publication, ...]
    sources: tuple[Source, ...]
    diagnostics: tuple[Diagnostic, ...]


# --- the profile -------------------------------------------------------------------------------


class ProfileLink(Frozen):
    """A link of the person: `network` is its key in `[person.links]`, `label` what is printed."""

    network: str
    url: str
    label: str


class Person(Frozen):
    """Whose CV it is. `aliases` are further names that they published under."""

    name: str
    aliases: tuple[str, ...] = ()
    headline: Rich = EMPTY
    location: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    orcid: str = ""
    photo: str = ""
    links: tuple[ProfileLink, ...] = ()
    span: Span | None = None


Engine = Literal["auto", "pdflatex", "lualatex", "xelatex"]


class Settings(Frozen):
    """`[cv]`: how the whole CV is made.

    `max_pages` 0 means no limit. `tagged` asks for a PDF that holds its structure (ISO 14289).
    """

    theme: str = "classic"
    bibliography: tuple[str, ...] = ("publications.bib",)
    locale: str = "en"
    paper: Literal["letter", "a4"] = "letter"
    engine: Engine = "auto"
    max_pages: int = 0
    tagged: bool = False


class Selector(Frozen):
    """One condition of `select`: `selected`, `first-author`, or one with a value, `since:2020`."""

    by: Literal["all", "selected", "first-author", "keyword", "type", "since", "key"]
    value: str = ""
    span: Span | None = None


class ListOptions(Frozen):
    """How a publications section lists; see 'A publications section' in the documentation.

    `group_order` names groups in the order wanted (those not named follow), `group_titles` gives
    their headings, `restart_numbers` counts anew in each group.
    """

    sort: Literal["newest", "oldest", "file"] = "newest"
    group: Literal["none", "year", "type", "state", "keyword"] = "none"
    group_order: tuple[str, ...] = ()
    group_titles: Mapping[str, str] = field(default_factory=dict)
    number: Literal["none", "plain", "reverse", "prefixed"] = "none"
    restart_numbers: bool = False
    select: tuple[Selector, ...] = ()
    names: Literal["initials", "full", "family-first"] = "initials"
    max_authors: int = 0
    venue: Literal["short", "full"] = "short"
    links: tuple[LinkKind, ...] = ()
    mark_me: Literal["bold", "underline", "none"] = "bold"
    legend: bool = True


SectionKind = Literal[
    "experience",
    "education",
    "publications",
    "text",
    "list",
    "awards",
    "grants",
    "talks",
    "teaching",
    "advising",
    "service",
    "skills",
    "references",
    "entries",
]


class Entry(Frozen):
    """One entry of a section, its keys brought under common names.

    `heading` is who or what it is about (organization, institution, award, course, title),
    `subheading` what one was or did there (role, degree), `place` and `when` say where and when,
    `term` says when in words where no date does, `body` are paragraphs, `details` are labelled
    lines (`Advisor`, `Honors`) in file order. `url` is where the heading leads.

    `pieces` are what heading and subheading are made of, by their keys in the profile, and `items`
    the skills of a group, which `body` has in one line.
    """

    heading: Rich = EMPTY
    subheading: Rich = EMPTY
    place: Rich = EMPTY
    when: DateRange = NO_DATE
    term: str = ""
    body: tuple[Rich, ...] = ()
    highlights: tuple[Rich, ...] = ()
    details: tuple[tuple[str, Rich], ...] = ()
    url: str = ""
    pieces: tuple[tuple[str, Rich], ...] = ()
    items: tuple[Rich, ...] = ()
    span: Span | None = None

    def piece(self, key: str) -> Rich:
        """What a key of the profile says, nothing if it isn't there."""
        return next((text for name, text in self.pieces if name == key), EMPTY)


class Section(Frozen):
    """A section of the CV.

    `entries` are for kinds that have them, `items` for lists, `listing` for publications; `body`
    is the text of a text section and an introduction elsewhere.
    """

    id: str
    title: str
    kind: SectionKind
    entries: tuple[Entry, ...] = ()
    body: tuple[Rich, ...] = ()
    items: tuple[Rich, ...] = ()
    listing: ListOptions | None = None
    span: Span | None = None


class Profile(Frozen):
    """profile.toml with its overlays applied and its text read.

    `style` are the theme's options as given, unchecked since only the theme knows them, and
    `style_spans` where they stand; `setting_spans` says where the values of `[cv]` stand. `venues`
    is the `[venue]` table, `ignored_checks` the codes that `[check] ignore` silences,
    `affiliations` the `[coauthors]` table.
    """

    person: Person
    settings: Settings
    sections: tuple[Section, ...]
    style: Mapping[str, str | int | float | bool] = field(default_factory=dict)
    style_spans: Mapping[str, Span] = field(default_factory=dict)
    setting_spans: Mapping[str, Span] = field(default_factory=dict)
    venues: Mapping[str, str] = field(default_factory=dict)
    ignored_checks: frozenset[str] = frozenset()
    affiliations: Mapping[str, str] = field(default_factory=dict)
    variants: tuple[str, ...] = ()
    variant: str = ""
    sources: tuple[Source, ...] = ()


class Cv(Frozen):
    """Everything that a CV is made from."""

    profile: Profile
    bibliography: Bibliography
