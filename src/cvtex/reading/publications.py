"""Entries of a bibliography read into publications."""

import re
from collections.abc import Mapping

from cvtex.diagnostics import Diagnostic, note, warning
from cvtex.frozen import replace
from cvtex.meetings import kind_by_venue
from cvtex.model import BibEntry, BibField, Contributor, Kind, Publication, State
from cvtex.reading.annotations import annotate
from cvtex.reading.bibdates import date_of, is_bare_state, state_of
from cvtex.reading.kinds import PATENT_NUMBER, check_type, kind_of
from cvtex.reading.latex import read_latex, read_latex_text
from cvtex.reading.leftovers import is_abstract, remark_in
from cvtex.reading.misplaced import as_meant
from cvtex.reading.mistyped import UNPUBLISHED
from cvtex.reading.names import split_names
from cvtex.reading.strings import ASTRONOMICAL_JOURNALS
from cvtex.reading.venue_field import preprint_server, venue_field
from cvtex.reading.weblinks import links_of
from cvtex.richtext import EMPTY, Rich, Text, join

# The fields that go into `details`, under their BibLaTeX names, with what else they are called.
_DETAILS = {
    name: name
    for name in (
        *("volume", "number", "issue", "pages", "eid", "publisher", "location", "institution"),
        *("organization", "series", "edition", "chapter", "part", "eventtitle", "venue"),
        *("howpublished", "version", "type", "note", "pagetotal", "isbn", "issn", "language"),
        "collaboration",
    )
} | {
    "articleno": "eid",
    "article-number": "eid",
    "address": "location",
    "school": "institution",
    "numpages": "pagetotal",
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
_BRACKETED = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^][]*\]")
# Where people tell a state beside `note`, which is printed as it stands anyway.
_SAYING_STATES = frozenset(
    {"journal", "journaltitle", "booktitle", "howpublished", "volume", "addendum"}
    | {"pages", "number", "issue"}
)
_PRINTED_IN_BRACKETS = frozenset({"award", "addendum", "note"})
_TRUTHS = {"true": True, "yes": True, "1": True, "on": True, "y": True}
_TRUTHS |= {"false": False, "no": False, "0": False, "off": False, "n": False}


def read_publication(entry: BibEntry) -> tuple[Publication, tuple[Diagnostic, ...]]:
    """Read an entry's fields, in BibTeX's or BibLaTeX's names for them."""
    publication, findings = _Reading(entry).publication()
    kind = kind_by_venue(publication)
    if kind is not publication.kind:
        publication = replace(publication, kind=kind)
    return publication, findings


class _Reading:
    """One entry being read; collects what is found on the way."""

    def __init__(self, entry: BibEntry) -> None:
        self.written = entry
        self.entry = as_meant(entry)
        self.diagnostics: list[Diagnostic] = []
        self._texts: dict[str, Rich] = {}

    def publication(self) -> tuple[Publication, tuple[Diagnostic, ...]]:
        entry = self.entry
        self.diagnostics += check_type(self.written)
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
        links, findings = links_of(self.written)
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
            details=self.details(kind, state_field),
            remark=self.remark(kind, state_field),
            state=state,
            selected=self.truth("selected", otherwise=False),
            shown=self.truth("show", otherwise=True),
            keywords=self.keywords(),
            links=links,
            entry=self.written,
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
        field = venue_field(self.entry, kind)
        if kind is Kind.PREPRINT:
            server = preprint_server(self.entry, field)
            return Rich.of(server or "arXiv") if server or field is None else self.read(field)
        if field is None or field is state_field:
            return EMPTY
        journal = (
            ASTRONOMICAL_JOURNALS.get(field.value.strip(" {}\\")) if "\\" in field.value else None
        )
        venue = Rich.of(journal) if journal else self.read(field)
        part = "journalsubtitle" if field.name.startswith("journal") else "booksubtitle"
        return join(": ", (venue, self.rich(part)))

    def details(self, kind: Kind, state_field: BibField | None) -> Mapping[str, Rich]:
        details: dict[str, Rich] = {}
        for field in self.entry.fields:
            name = _DETAILS.get(field.name)
            if field is state_field and name != "note":
                continue
            if name is not None and (name == field.name or name not in details):
                text = self.read(field)
                if text:
                    details[name] = text
        # `Submitted to Nature` is printed as it stands, wherever it stands.
        says = state_field is not None and state_field.name in _SAYING_STATES
        if says and state_field and not is_bare_state(state_field.value):
            details["note"] = _without_brackets(self.read(state_field))
        if kind is Kind.PATENT and "number" not in details and "note" in details:
            details["number"] = details["note"]
        if kind is Kind.THESIS:
            type_ = _THESES.get(self.entry.type, "thesis")
            details["thesistype"] = details.get("type") or Rich.of(type_)
        return details

    def remark(self, kind: Kind, state_field: BibField | None) -> Rich:
        added = self.entry.get("addendum")
        parts = [self.rich("award"), EMPTY if added is state_field else self.rich("addendum")]
        said = self.entry.get("note")
        if said is not None and said is not state_field:
            if is_abstract(said.value):
                message = "this note reads like an abstract and is not printed"
                help = "put it in 'abstract', and what is to be printed in 'addendum'"
                self.diagnostics.append(note("abstract-in-note", message, said.value_span, help))
            # BibTeX asks for a note in @unpublished, where the kind says it all.
            told = UNPUBLISHED.fullmatch if kind is Kind.UNPUBLISHED else PATENT_NUMBER.match
            if not told(said.value.strip()):
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
