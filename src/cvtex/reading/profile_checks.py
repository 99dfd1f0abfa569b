"""What must hold in a profile beyond the form of each value."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from cvtex.controls import first_control
from cvtex.diagnostics import Diagnostic, error, warning
from cvtex.model import Settings
from cvtex.reading.networks import ALIASES, NETWORKS, find_network, read_link
from cvtex.reading.overlay import Layers, section_id, sections_of, table_at
from cvtex.reading.suggestions import closest, did_you_mean
from cvtex.reading.toml import Path as Keys
from cvtex.reading.toml import Value
from cvtex.silence import KINDS
from cvtex.source import Span
from cvtex.words import languages

_BIBLIOGRAPHY = Settings().bibliography[0]
_LOCALE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_VARIANT_NAME = re.compile(r"[\w][\w.-]*")
_PICTURES = {".png": b"\x89PNG", ".jpg": b"\xff\xd8", ".jpeg": b"\xff\xd8", ".pdf": b"%PDF"}


def check_sections(layers: Layers) -> Iterator[Diagnostic]:
    """Ids that two sections share, and sections that show nothing for want of a kind."""
    seen: set[str] = set()
    for index, section in enumerate(sections_of(layers.table)):
        id_, path = section_id(section), ("section", index)
        if id_ and id_ in seen:
            key = "id" if "id" in section else "title" if "title" in section else "kind"
            yield error(
                "duplicate-section",
                f"there are two sections with the id '{id_}'",
                layers.span((*path, key)),
                f'give one of them an id of its own: id = "{id_}-2"',
            )
        seen.add(id_)
        if set(section) <= {"title", "id"}:
            yield warning(
                "empty-section",
                "this section has nothing to show",
                layers.span(path),
                'publications are listed by a section with: kind = "publications"',
            )


def check_links(layers: Layers) -> Iterator[Diagnostic]:
    """Links of the person that are neither a handle nor an address."""
    for name, text in table_at(layers.table, ("person", "links")).items():
        if not isinstance(text, str) or read_link(name, text):
            continue
        network, path = find_network(name), ("person", "links", name)
        if network is not None:
            message = f"'{text}' is no handle and no address on {name}"
            advice = f'write it as: {name} = "{network.example}"'
            yield error("bad-link", message, layers.span(path), advice)
        else:
            near = closest(name, [*NETWORKS, *ALIASES])
            yield error(
                "unknown-network",
                f"'{name}' is no network that cvtex knows, so its value must be an address",
                layers.key_span(path) if near else layers.span(path),
                f"did you mean '{near}'?" if near else "write it as: https://example.org/page",
            )


def check_locale(layers: Layers) -> Iterator[Diagnostic]:
    """A locale that is none, or whose language cvtex has no words in."""
    locale, span = table_at(layers.table, ("cv",)).get("locale", "en"), ("cv", "locale")
    if not isinstance(locale, str):
        return
    language = re.split("[-_]", locale)[0].lower()
    if not _LOCALE.fullmatch(locale):
        message, advice = f"'{locale}' is no locale", 'write it as: locale = "en"'
        yield error("bad-locale", message, layers.span(span), advice)
    elif language not in languages():
        message = f"cvtex has no words in '{language}', so its own words will be English"
        advice = f"there are {', '.join(languages())}"
        yield warning("unknown-locale", message, layers.span(span), advice)


def check_ignored(layers: Layers) -> Iterator[Diagnostic]:
    """Kinds under `[check]` that no warning and no note is of."""
    ignored = table_at(layers.table, ("check",)).get("ignore")
    for index, kind in enumerate(ignored if isinstance(ignored, list) else []):
        if isinstance(kind, str) and kind not in KINDS:
            yield warning(
                "unknown-check",
                f"no warning and no note is of the kind '{kind}'",
                layers.span(("check", "ignore", index)),
                did_you_mean(kind, sorted(KINDS)) or "a kind stands in brackets after its message",
            )


def check_files(layers: Layers, folder: Path) -> Iterator[Diagnostic]:
    """Files that the profile names and that are not there."""
    names = table_at(layers.table, ("cv",)).get("bibliography")
    if names is None and not (folder / _BIBLIOGRAPHY).is_file():
        for index, section in enumerate(sections_of(layers.table)):
            if section.get("kind") == "publications":
                message = f"there is no file '{_BIBLIOGRAPHY}' that this section could list"
                advice = "`cvtex import EXPORT.bib` makes one"
                yield error("missing-file", message, layers.span(("section", index)), advice)
    for index, name in enumerate(names if isinstance(names, list) else []):
        if isinstance(name, str) and name.strip() and not (folder / name).is_file():
            span = layers.span(("cv", "bibliography", index))
            yield error("missing-file", f"there is no file '{name}'", span, _similar(folder, name))
    photo = table_at(layers.table, ("person",)).get("photo")
    if isinstance(photo, str):
        span = layers.span(("person", "photo"))
        if not (folder / photo).is_file():
            message = f"there is no file '{photo}'"
            yield error("missing-file", message, span, _similar(folder, photo))
        elif not _is_picture(folder / photo):
            formats = "TeX takes PNG, JPEG and PDF, each under its own ending"
            yield error("bad-photo", f"'{photo}' is no picture that TeX can read", span, formats)


def check_characters(layers: Layers) -> Iterator[Diagnostic]:
    """Characters in texts and labels that command instead of being seen."""
    yield from _controls(layers.table, (), layers)


def _controls(value: Value, path: Keys, layers: Layers) -> Iterator[Diagnostic]:
    match value:
        case str() if control := first_control(value):
            yield _control(control, layers.span(path))
        case dict():
            for key, inner in value.items():
                if control := first_control(key):
                    yield _control(control, layers.key_span((*path, key)))
                yield from _controls(inner, (*path, key), layers)
        case list():
            for index, inner in enumerate(value):
                yield from _controls(inner, (*path, index), layers)


def _control(control: str, span: Span | None) -> Diagnostic:
    if span is not None and (offset := span.text.find(control)) >= 0:
        span = span.source.span(span.start + offset, span.start + offset + 1)
    # Only those that turn the direction of text have names.
    name = unicodedata.name(control, "")
    done = f"{name} is left out" if name else "is a control character, and printed as U+FFFD"
    return warning("control-character", f"U+{ord(control):04X} {done}", span, "delete it")


def _is_picture(path: Path) -> bool:
    """Whether a file begins as its ending promises; TeX goes by the ending."""
    beginning = _PICTURES.get(path.suffix.lower())
    with path.open("rb") as file:
        return beginning is not None and file.read(len(beginning)) == beginning


def _similar(folder: Path, name: str) -> str:
    parent = (folder / name).parent
    there = [p.name for p in parent.iterdir()] if parent.is_dir() else []
    near = closest(Path(name).name, there)
    return f"did you mean '{near}'?" if near else "files are looked for next to the profile"


def check_variants(layers: Layers) -> Iterator[Diagnostic]:
    """Variants of a wrong form, and ids in them that no section has."""
    variants = layers.table.get("variant", {})
    ids = [section_id(section) for section in sections_of(layers.table)]
    if not isinstance(variants, dict):
        yield error(
            "wrong-type",
            "'variant' must be a table of variants",
            layers.span(("variant",)),
            "write it as: [variant.short]",
        )
        return
    for name, variant in variants.items():
        path: Keys = ("variant", name)
        if not isinstance(variant, dict):
            message = f"the variant '{name}' is no table"
            advice = f"write it as: [variant.{name}]"
            yield error("wrong-type", message, layers.span(path), advice)
            continue
        if not _VARIANT_NAME.fullmatch(name):
            message = f"'{name}' can't be a variant's name: it becomes part of a file's name"
            advice = "use letters, digits, '.', '-' and '_'"
            yield error("bad-variant", message, layers.key_span(path), advice)
        yield from check_section_keys(layers, path, ids)


def check_choice(layers: Layers) -> Iterator[Diagnostic]:
    """Ids in `sections` that no section has."""
    ids = [section_id(section) for section in sections_of(layers.table)]
    chosen = layers.table.get("sections", [])
    for index, id_ in enumerate(chosen if isinstance(chosen, list) else []):
        if isinstance(id_, str) and id_ not in ids:
            yield error(
                "unknown-section",
                f"no section has the id '{id_}'",
                layers.span(("sections", index)),
                did_you_mean(id_, ids),
            )


def check_section_keys(layers: Layers, path: Keys, ids: list[str]) -> Iterator[Diagnostic]:
    """Tables under `section` in an overlay whose names are no section's id."""
    for id_ in table_at(layers.table, (*path, "section")):
        if id_ not in ids:
            yield error(
                "unknown-section",
                f"no section has the id '{id_}'",
                layers.key_span((*path, "section", id_)),
                did_you_mean(id_, ids),
            )
