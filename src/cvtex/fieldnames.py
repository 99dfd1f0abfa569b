"""Fields of entries under whatever name people and programs give them."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from cvtex.model import BibEntry, BibField, LinkKind

SLIPS = {
    "authors": "author",
    "editors": "editor",
    "page": "pages",
    "vol": "volume",
}
"""Names that can mean one field only, and are read as that where it is missing."""

# An address under one of these is that of the work where `url` is missing. DBLP calls it `ee`,
# BibDesk `bdsk-url-1`.
_URLS = ("ee", "bdskurl1", "link")
# Under one of these it may be arXiv's, or that of a file.
_DRAFTS = ("paper", "preprint")
# The first is the kind's own name, in which people name files of their own site as well.
_KINDS: tuple[tuple[LinkKind, tuple[str, ...]], ...] = (
    ("pdf", ("pdf",)),
    ("code", ("code", "repository", "repo", "github")),
    ("slides", ("slides",)),
    ("video", ("video", "presentationvideo", "youtube")),
    ("poster", ("poster",)),
    ("website", ("website", "webpage", "homepage", "project", "projectpage", "projectwebsite")),
    # These are pages about the work too, and `page` mostly something else.
    ("website", ("page", "dataset", "data", "osf")),
)
_PLACES = [
    (name, kind) for kind, names in (*_KINDS, ("url", _URLS), ("draft", _DRAFTS)) for name in names
]
# What kind of link a field holds, and how much it counts among those of the kind.
_PLACE = {name: (kind, rank) for rank, (name, kind) in enumerate(_PLACES)}
_ADDRESS = re.compile(
    r"[\s{<]*+(?:\\(?:url|href)\s*+\{\s*+)?(?:https?://|www\.|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/)",
    re.IGNORECASE,
)


def fields_by_kind(entry: BibEntry) -> Mapping[str, Sequence[BibField]]:
    """The fields that hold a link of a kind, those that count most first.

    `url` has those that stand in for a missing `url`, `draft` those that may hold any version.
    BibDesk's list of addresses stays as it is when an entry is copied and its `url` is changed.
    """
    own_address = entry.get("url") is not None
    found: dict[str, list[tuple[int, BibField]]] = {}
    for field in entry.fields:
        place = _place(field.name)
        if place is None or not field.value.strip():
            continue
        kind, rank = place
        if own_address and field.name.startswith("bdsk"):
            continue
        if field.name == kind or is_address(field.value):
            found.setdefault(kind, []).append((rank, field))
    return {
        kind: [field for _, field in sorted(ranked, key=lambda one: one[0])]
        for kind, ranked in found.items()
    }


def is_address(value: str) -> bool:
    """Whether a field holds a web address and not something else under the same name."""
    return _ADDRESS.match(value) is not None


def is_link_field(name: str) -> bool:
    """Whether a field of this name is read for a link."""
    return _place(name) is not None


@lru_cache(1024)
def _place(name: str) -> tuple[str, int] | None:
    """The kind of a field's link and its rank; `code`, `codeurl` and `url_code` are one name."""
    plain = name.replace("_", "").replace("-", "")
    for known in (plain, plain.removesuffix("url"), plain.removeprefix("url")):
        if known in _PLACE:
            return _PLACE[known]
    return None
