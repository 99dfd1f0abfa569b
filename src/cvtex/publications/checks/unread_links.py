"""Web addresses that an entry gives in vain."""

import re
from collections.abc import Iterator, Sequence

from cvtex.diagnostics import Diagnostic, note
from cvtex.fieldnames import is_link_field
from cvtex.model import BibField, Profile, Publication

_ADDRESS = re.compile(r"[\s{<]*+(?:\\url\s*+\{\s*+)?(?:https?://|www\.)\S+\s*$", re.IGNORECASE)
_READ = frozenset(
    {"doi", "url", "eprint", "arxiv", "arxivid", "howpublished", "note", "addendum", "journal"}
    | {"journaltitle", "booktitle", "title", "publisher", "organization", "institution", "school"}
    | {"series", "type", "year", "date", "address", "location", "annote", "abstract", "file"}
)
# What programs and databases note for themselves, and what people have switched off.
_OTHERS = re.compile(
    r"bib(?:url|source)|ads\w*|bdsk-.*|citeulike-.*|copyright|licen[cs]e|source|x-.*|_.*|.*_orig"
    r"|opt.+|no(?:url|doi|note).*|timestamp|citation|local-.*|mendeley-.*|owner|xml.*"
)


def check_unread_links(
    publications: Sequence[Publication], _profile: Profile
) -> Iterator[Diagnostic]:
    """Fields that hold a web address and that no link is made of, each once with its number."""
    unread: dict[str, list[BibField]] = {}
    for publication in publications:
        for field in publication.entry.fields[: publication.entry.own]:
            if _is_unread(field.name) and _ADDRESS.match(field.value):
                unread.setdefault(field.name, []).append(field)
    for name, fields in unread.items():
        others = f" and {len(fields) - 1} more" if len(fields) > 1 else ""
        yield note(
            "unread-address",
            f"no link is made of this '{name}'{others}",
            fields[0].value_span,
            "links are made of doi, eprint, url, pdf, code, slides, video, poster and website",
        )


def _is_unread(name: str) -> bool:
    return name not in _READ and not is_link_field(name) and _OTHERS.fullmatch(name) is None
