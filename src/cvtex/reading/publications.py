"""Entries of a bibliography read into publications."""

import re
from collections.abc import Mapping

from cvtex.diagnostics import Diagnostic, note, warning
from cvtex.model import BibEntry, BibField, Contributor, Kind, Publication, State
from cvtex.reading.annotations import annotate
from cvtex.reading.bibdates import date_of, state_of
from cvtex.reading.kinds import PATENT_NUMBER, PREPRINT_SERVER, check_type, kind_of
from cvtex.reading.latex import read_latex, read_latex_text
from cvtex.reading.leftovers import is_abstract, remark_in
from cvtex.reading.names import split_names
from cvtex.reading.strings import ASTRONOMICAL_JOURNALS
from cvtex.reading.weblinks import links_of
from cvtex.richtext import EMPTY, Rich, Text, join

# The fields that go into `details`, under their BibLaTeX names, with what else they are called.
_DETAILS = {
    name: name
    for name in (
        *("volume", "number", "issue", "pages", "eid", "publisher", "location", "institution"),
        *("organization", "series", "edition", "chapter", "part", "eventtitle", "venue"),
        *("howpublished", "version", "type", "note", "pagetotal", "isbn", "issn", "language"),
    )
} | {
    "articleno": "eid",
    "article-number": "eid",
    "address": "location",
    "school": "institution",
    "numpages": "pagetotal",
}
_VENUES = {
    Kind.BOOK: ("publisher",),
    Kind.COLLECTION: ("publisher",),
    Kind.PROCEEDINGS: ("publisher", "organization"),
    Kind.THESIS: ("institution", "school", "publisher"),
    Kind.REPORT: ("institution", "school", "publisher", "organization"),
    Kind.DATASET: ("publisher", "howpublished", "organization"),
    Kind.SOFTWARE: ("publisher", "howpublished", "organization"),
    Kind.TALK: ("eventtitle", "howpublished", "organization", "venue"),
    Kind.PATENT: (),
    Kind.UNPUBLISHED: ("howpublished",),
}
_THESES = {
    "phdthesis": "phdthesis",
    "dissertation": "phdthesis",
    "mastersthesis": "mathesis",
    "masterthesis": "mathesis",
    "mathesis": "mathesis",
    "bachelorsthesis": "bathesis",
    "bachelorthesis": "bathesis",
    "bathesis": "bathesis",
}
_THESIS_WORDS = (
    (re.compile(r"ph\.?\s*d|doctoral|dissertation|phdthesis", re.IGNORECASE), "phdthesis"),
    (re.compile(r"master|mathesis|m\.?\s*sc|diplom", re.IGNORECASE), "mathesis"),
    (re.compile(r"bachelor|bathesis|b\.?\s*sc", re.IGNORECASE), "bathesis"),
    (re.compile(r"habilitation", re.IGNORECASE), "habilitation"),
)
_BRACKETED = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^][]*\]")
_UNPUBLISHED = re.compile(r"\W*unpublished(?:\s+(?:manuscript|work|paper))?\W*$", re.IGNORECASE)
_PRINTED_IN_BRACKETS = frozenset({"award", "addendum", "note"})
_TRUTHS = {"true": True, "yes": True, "1": True, "on": True, "y": True}
_TRUTHS |= {"false": False, "no": False, "0": False, "off": False, "n": False}
_SERVER_NAMES = {
    "arxiv": "arXiv",
    "corr": "arXiv",
    "biorxiv": "bioRxiv",
    "medrxiv": "medRxiv",
    "chemrxiv": "ChemRxiv",
    "psyarxiv": "PsyArXiv",
    "ssrn": "SSRN",
    "techrxiv": "TechRxiv",
    "hal": "HAL",
}


def read_publication(entry: BibEntry) -> tuple[Publication, tuple[Diagnostic, ...]]:
    """Read an entry's fields, in BibTeX's or BibLaTeX's names for them."""
    return _Reading(entry).publication()


class _Reading:
    """One entry being read; collects what is found on the way."""

    def __init__(self, entry: BibEntry) -> None:
        self.entry = entry
        self.diagnostics: list[Diagnostic] = []
        self._texts: dict[str, Rich] = {}

    def publication(self) -> tuple[Publication, tuple[Diagnostic, ...]]:
        entry = self.entry
        self.diagnostics += check_type(entry)
        kind = kind_of(entry)
        state, state_field = state_of(entry)
        if state is None and kind is Kind.PREPRINT:
            state = State.PREPUBLISHED
        if state_field is not None and state is None:
            self.warn(
                "bad-pubstate",
                f"'{state_field.value.strip()}' is no state of publication",
                state_field,
                "there are inpreparation, submitted, prepublished, forthcoming and inpress",
            )
        date, findings = date_of(entry)
        self.diagnostics += findings
        links, findings = links_of(entry)
        self.diagnostics += findings
        authors, cut = self.contributors("author")
        editors, _ = self.contributors("editor")
        publication = Publication(
            key=entry.key,
            kind=kind,
            title=self.title(),
            authors=authors,
            editors=editors,
            cut=cut,
            venue=self.venue(kind, state_field),
            short_venue=self.rich("shortvenue", "abbr", "shortjournal"),
            date=date,
            details=self.details(kind),
            remark=self.remark(kind, state_field),
            state=state,
            selected=self.truth("selected", otherwise=False),
            shown=self.truth("show", otherwise=True),
            keywords=self.keywords(),
            links=links,
            entry=entry,
        )
        return publication, tuple(self.diagnostics)

    def warn(self, code: str, message: str, field: BibField, help: str) -> None:
        self.diagnostics.append(warning(code, message, field.value_span, help))

    def rich(self, *names: str) -> Rich:
        field = self.entry.get(*names)
        return EMPTY if field is None else self.read(field)

    def read(self, field: BibField) -> Rich:
        text = self._texts.get(field.name)
        if text is None:
            value = remark_in(field.value) if field.name == "note" else field.value
            text, findings = read_latex(value, field.locate)
            if field.name in _PRINTED_IN_BRACKETS:
                text = _without_brackets(text)
            self._texts[field.name] = text
            self.diagnostics += findings
        return text

    def title(self) -> Rich:
        title = self.rich("title")
        for name, separator in (("subtitle", ": "), ("titleaddon", ". ")):
            addition = self.rich(name)
            if addition:
                ends = title.plain().rstrip().endswith((".", ":", "?", "!"))
                title = join(" " if ends else separator, (title, addition))
        return title

    def contributors(self, name: str) -> tuple[tuple[Contributor, ...], bool]:
        field = self.entry.get(name)
        if field is None:
            return (), False
        people, cut, findings = split_names(field)
        self.diagnostics += findings
        annotation = self.entry.get(f"{name}+an", f"{name}+an:default")
        if annotation is not None:
            people, findings = annotate(people, annotation)
            self.diagnostics += findings
        return people, cut

    def venue(self, kind: Kind, state_field: BibField | None) -> Rich:
        field = self.entry.get("journaltitle", "journal", "booktitle", *_VENUES.get(kind, ()))
        if kind is Kind.PREPRINT:
            server = PREPRINT_SERVER.match(field.value) if field is not None else None
            if server is None:
                archive = self.entry.get("eprinttype", "archiveprefix", "howpublished", "publisher")
                server = PREPRINT_SERVER.match(archive.value) if archive is not None else None
            if server is not None:
                name = server["server"].lower()
                return Rich.of(_SERVER_NAMES.get(name, server["server"]))
            return Rich.of("arXiv") if field is None else self.read(field)
        if kind is Kind.MISC and field is None:
            field = self.entry.get("howpublished", "organization", "publisher")
            if field is not None and "\\url" in field.value:
                field = None
        if field is None or field is state_field:
            return EMPTY
        journal = (
            ASTRONOMICAL_JOURNALS.get(field.value.strip(" {}\\")) if "\\" in field.value else None
        )
        venue = Rich.of(journal) if journal else self.read(field)
        part = "journalsubtitle" if field.name.startswith("journal") else "booksubtitle"
        return join(": ", (venue, self.rich(part)))

    def details(self, kind: Kind) -> Mapping[str, Rich]:
        details: dict[str, Rich] = {}
        for field in self.entry.fields:
            name = _DETAILS.get(field.name)
            if name is not None and (name == field.name or name not in details):
                text = self.read(field)
                if text:
                    details[name] = text
        if kind is Kind.PATENT and "number" not in details and "note" in details:
            details["number"] = details["note"]
        if kind is Kind.THESIS:
            details["thesistype"] = Rich.of(self.thesis_type(details.get("type", EMPTY).plain()))
        return details

    def thesis_type(self, text: str) -> str:
        """BibLaTeX's name for the type of a thesis, or what the entry calls it."""
        for words, name in _THESIS_WORDS:
            if words.search(text):
                return name
        return text or _THESES.get(self.entry.type, "thesis")

    def remark(self, kind: Kind, state_field: BibField | None) -> Rich:
        parts = [self.rich("award"), self.rich("addendum")]
        said = self.entry.get("note")
        if said is not None and said is not state_field:
            if is_abstract(said.value):
                message = "this note reads like an abstract and is not printed"
                help = "put it in 'abstract', and what is to be printed in 'addendum'"
                self.diagnostics.append(note("abstract-in-note", message, said.value_span, help))
            # BibTeX asks for a note in @unpublished, where the kind says it all.
            told = _UNPUBLISHED if kind is Kind.UNPUBLISHED else PATENT_NUMBER
            if not told.match(said.value.strip()):
                parts.append(self.read(said))
        return join("; ", parts)

    def truth(self, name: str, *, otherwise: bool) -> bool:
        field = self.entry.get(name)
        if field is None:
            return otherwise
        truth = _TRUTHS.get(field.value.strip(" {}").lower())
        if truth is None:
            self.warn(
                "bad-boolean",
                f"'{field.value.strip()}' is neither true nor false",
                field,
                f"write {name} = {{true}} or {name} = {{false}}",
            )
            return otherwise
        return truth

    def keywords(self) -> tuple[str, ...]:
        field = self.entry.get("keywords", "keyword")
        if field is None:
            return ()
        words = (read_latex_text(word).strip() for word in re.split(r"[,;]", field.value))
        return tuple(dict.fromkeys(word for word in words if word))


def _without_brackets(text: Rich) -> Rich:
    """The text without a pair of brackets around all of it."""
    match text.parts:
        case (Text(only),) if _BRACKETED.fullmatch(only.strip()):
            return Rich.of(only.strip()[1:-1])
        case (Text(first), *between, Text(last)) if _BRACKETED.fullmatch(
            f"{first.lstrip()}{Rich(tuple(between)).plain()}{last.rstrip()}"
        ):
            parts = (Rich.of(first.lstrip()[1:]), Rich(tuple(between)), Rich.of(last.rstrip()[:-1]))
            return join("", parts)
    return text
