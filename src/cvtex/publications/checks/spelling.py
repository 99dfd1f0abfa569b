"""Words that will be printed otherwise than they are meant."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from cvtex.diagnostics import Diagnostic, note, warning
from cvtex.model import Profile, Publication
from cvtex.richtext import Inline, Link, Style, Styled, Text
from cvtex.venue_names import normal_form
from cvtex.venues import Venues, shipped_venues

# Chinese and Japanese put no blank around an acronym.
_WORD = re.compile(r"[^\W_\u3040-\u30ff\u3400-\u9fff]+")
_FEW = 3
_SMALL_WORDS = frozenset({"of", "on", "in", "for", "and", "the", "to"})
_PRINTED = frozenset(
    {"title", "subtitle", "titleaddon", "journal", "journaltitle", "booktitle", "series"}
    | {"publisher", "school", "institution", "organization", "note", "addendum", "award"}
)
_TAGS = {
    **dict.fromkeys(("i", "em", "italic"), r"\emph{...}"),
    **dict.fromkeys(("b", "strong", "bold"), r"\textbf{...}"),
    **dict.fromkeys(("sub", "inf"), r"\textsubscript{...}"),
    "sup": r"\textsuperscript{...}",
    "scp": r"\textsc{...}",
    **dict.fromkeys(("span", "br", "p", "div"), "the text alone"),
}
# A formula may well have a less-than sign.
_HTML = re.compile(
    rf"\$[^$]*\$|</?\s*(?P<tag>{'|'.join(_TAGS)})\b[^<>]*>|(?P<entity>&(?:[a-z]{{2,8}}|#\w+);)",
    re.IGNORECASE,
)
_LIKE_ENOUGH = 0.8
_FEWEST_WORDS = 3


def check_html(publications: Sequence[Publication], _profile: Profile) -> Iterator[Diagnostic]:
    """Tags and entities of HTML, which are printed as they stand: `<em>`, `&amp;`."""
    for publication in publications:
        entry = publication.entry
        for field in entry.fields[: entry.own]:
            found = _HTML.finditer(field.value) if field.name in _PRINTED else ()
            for html in found:
                if help := _in_latex(html):
                    place = field.locate(*html.span())
                    yield warning("html-in-field", "HTML is printed as it stands", place, help)
                    break


def _in_latex(html: re.Match[str]) -> str:
    if html["tag"]:
        return f"write {_TAGS[html['tag'].lower()]}"
    entity = html["entity"] or ""
    character = unescape(entity)
    if character == entity:
        return ""
    return r"write \&" if character == "&" else f"write {character}"


def check_acronyms(publications: Sequence[Publication], _profile: Profile) -> Iterator[Diagnostic]:
    """Acronyms in titles without braces, in a bibliography that protects them elsewhere.

    cvtex prints titles as they are typed; styles that lower their case do not.
    """
    protecting = 0
    bare = []
    for publication in publications:
        title = publication.title
        if title.plain().isupper():
            continue
        words = list(_unprotected(title.parts))
        if words:
            bare.append((publication, words))
        protecting += any(isinstance(p, Styled) and p.style is Style.PROTECTED for p in title.parts)
    if protecting < _FEW or len(bare) > protecting // 2:
        return
    for publication, words in bare:
        field = publication.entry.get("title")
        yield note(
            "unprotected-acronym",
            f"other styles may print '{words[0]}' in lower case",
            field.value_span if field else publication.span,
            f"put it in braces: {{{words[0]}}}",
        )


def _unprotected(parts: Sequence[Inline]) -> Iterator[str]:
    for part in parts:
        match part:
            case Text(text):
                yield from (word for word in _WORD.findall(text) if _is_acronym(word))
            case Styled(style, children) if style is not Style.PROTECTED:
                yield from _unprotected(children)
            case Link(_, children):
                yield from _unprotected(children)
            case _:
                pass


def _is_acronym(word: str) -> bool:
    """Whether a capital stands in the word after its first letter: `GPU`, `mRNA`, `SpecExec`."""
    return any(letter.isupper() for letter in word[1:])


def check_venues(publications: Sequence[Publication], profile: Profile) -> Iterator[Diagnostic]:
    """Venues without a short name that are one word away from one that has it."""
    venues = Venues.of(profile.venues)
    known = {**shipped_venues(), **venues.own}
    gaps = _gaps(known)
    for publication in publications:
        if not publication.venue or publication.short_venue:
            continue
        name = publication.venue.plain()
        if venues.find(name):
            continue
        near = _nearest(normal_form(name).split(), gaps)
        field = publication.entry.get("journaltitle", "journal", "booktitle")
        if near and field is not None:
            yield warning(
                "near-venue",
                f"this is not quite the name of a venue that is known as {known[near]}",
                field.value_span,
                f"did you mean '{near}'? if not, give it a short name under [venue]",
            )


Gaps = Mapping[tuple[str, ...], list[tuple[str, str]]]


def _gaps(known: Mapping[str, str]) -> Gaps:
    """For each known name with one word taken out: that word, and the name."""
    gaps: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for name in known:
        words = name.split()
        if len(words) >= _FEWEST_WORDS:
            for i, word in enumerate(words):
                gaps.setdefault((*words[:i], "", *words[i + 1 :]), []).append((word, name))
    return gaps


def _nearest(words: Sequence[str], gaps: Gaps) -> str:
    for i, word in enumerate(words):
        for other, name in gaps.get((*words[:i], "", *words[i + 1 :]), ()):
            if {word, other} <= _SMALL_WORDS or _is_slip(word, other):
                return name
    return ""


def _is_slip(word: str, other: str) -> bool:
    if min(len(word), len(other)) < len("arxiv"):
        return False
    return difflib.SequenceMatcher(None, word, other).ratio() >= _LIKE_ENOUGH
