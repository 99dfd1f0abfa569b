"""profile.toml and its overlays become a `Profile`."""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import cast

from cvtex.diagnostics import Diagnostic, InputError, error, has_errors
from cvtex.frozen import replace
from cvtex.model import Profile, Section
from cvtex.reading.accepted import remember_accepted, was_accepted
from cvtex.reading.assignments import Assignment, parse_assignment
from cvtex.reading.encoding import check_encoding
from cvtex.reading.overlay import (
    Layers,
    lay,
    lay_first,
    section_id,
    sections_of,
    table_at,
    with_kinds,
    without_blanks,
)
from cvtex.reading.person import read_person, read_settings, texts
from cvtex.reading.profile_checks import (
    check_characters,
    check_choice,
    check_files,
    check_ignored,
    check_links,
    check_locale,
    check_section_keys,
    check_sections,
    check_variants,
)
from cvtex.reading.prose import ProseReader
from cvtex.reading.sections import read_sections
from cvtex.reading.suggestions import did_you_mean
from cvtex.reading.toml import Document, Table, Value, parse_document
from cvtex.source import Source, Span
from cvtex.words import words

PRIVATE = "profile.private.toml"


class Audience(Enum):
    """Who will see the CV: when it is the public, the private overlay is left out."""

    OWNER = "owner"
    PUBLIC = "public"


def read_profile(
    path: Path,
    *,
    variant: str = "",
    assignments: Sequence[str] = (),
    audience: Audience = Audience.OWNER,
) -> tuple[Profile, tuple[Diagnostic, ...]]:
    """Read a profile; a folder stands for the profile.toml in it.

    What comes later wins: the profile, profile.private.toml next to it, the variant, then the
    assignments (`person.headline="..."`). Raises `InputError` where no CV can be made of it.
    """
    path = path / "profile.toml" if path.is_dir() else path
    documents = _load_documents(path, audience)
    base = _laid_together(documents)
    variants = base.table.get("variant", {})
    names = tuple(variants) if isinstance(variants, dict) else ()

    findings = [f for document in documents for f in check_encoding(document.source)]
    findings += _section_keys(documents, base)
    findings += check_variants(base)
    findings += _check(base, path.parent)
    for name in names:
        findings += _check(lay(base, base, ("variant", name)), path.parent)
    if variant and variant not in names:
        findings.append(_unknown_variant(variant, names))
    chosen = lay(base, base, ("variant", variant)) if variant in names else base
    for option in assignments:
        chosen, found = _assign(chosen, option, path.parent)
        findings += found
    if has_errors(findings):
        raise InputError(dict.fromkeys(findings))

    profile, remarks = _build(chosen, path.parent)
    profile = replace(
        profile,
        variants=names,
        variant=variant,
        sources=tuple(document.source for document in documents),
    )
    return profile, tuple(dict.fromkeys([*findings, *remarks]))


def read_what_is_right(path: Path) -> Profile | None:
    """The profile without its mistakes and its variants; None where too little is left."""
    from cvtex.reading.salvage import leave_out_mistakes

    try:
        documents = _load_documents(path, Audience.OWNER)
    except InputError:
        return None
    right = leave_out_mistakes(with_kinds(without_blanks(_laid_together(documents))))
    return _build(right, path.parent)[0] if right is not None else None


def _laid_together(documents: Sequence[Document]) -> Layers:
    base = lay_first(documents[0])
    for document in documents[1:]:
        base = lay(base, lay_first(document))
    return base


def _load_documents(path: Path, audience: Audience) -> list[Document]:
    """The profile and its private overlay; raises `InputError` with what is wrong in both."""
    paths = [path]
    private = path.with_name(PRIVATE)
    if audience is Audience.OWNER and private.is_file() and private != path:
        paths.append(private)
    documents: list[Document] = []
    findings: list[Diagnostic] = []
    for each in paths:
        try:
            documents.append(parse_document(Source.read(each)))
        except FileNotFoundError:
            advice = "`cvtex new` starts one"
            findings.append(error("no-profile", f"there is no file '{each}'", help=advice))
        except OSError as problem:
            reason = problem.strerror or str(problem)
            findings.append(error("no-profile", f"'{each}' can't be read: {reason}"))
        except InputError as problem:
            findings += problem.diagnostics
    if findings:
        raise InputError(findings)
    return documents


def _section_keys(documents: Sequence[Document], base: Layers) -> Iterator[Diagnostic]:
    """Ids under `section` in the private overlay that name no section."""
    ids = [section_id(section) for section in sections_of(base.table)]
    for document in documents[1:]:
        yield from check_section_keys(lay_first(document), (), ids)


def _check(layers: Layers, folder: Path) -> Iterator[Diagnostic]:
    """All that is wrong with a profile as it stands after an overlay."""
    filled = without_blanks(layers)
    plain = with_kinds(filled)
    yield from _check_schema(plain)
    yield from check_sections(filled)
    yield from check_choice(plain)
    yield from check_locale(plain)
    yield from check_characters(plain)
    yield from check_ignored(plain)
    yield from check_links(plain)
    yield from check_files(plain, folder)


def _check_schema(layers: Layers) -> Iterator[Diagnostic]:
    if was_accepted(layers.table):
        return
    from cvtex.reading.problems import find_problems

    findings = find_problems(layers)
    yield from findings
    if not findings:
        remember_accepted(layers.table)


def _unknown_variant(variant: str, names: Sequence[str]) -> Diagnostic:
    span = Source("--variant", variant).span(0, len(variant))
    advice = did_you_mean(variant, names) if names else "the profile has no [variant.NAME]"
    return error("unknown-variant", f"there is no variant '{variant}'", span, advice)


def _assign(layers: Layers, option: str, folder: Path) -> tuple[Layers, list[Diagnostic]]:
    """The layers with one `--set` laid over them, and what is wrong with it.

    `--set person.phone=5550158` is text although it looks like a number: where a value is not
    what its key takes, its characters may be.
    """
    try:
        assignment = parse_assignment(option)
    except InputError as problem:
        return layers, list(problem.diagnostics)
    laid, findings = _try(layers, assignment, folder)
    if findings:
        as_text, text_findings = _try(layers, assignment.as_text(), folder)
        if not text_findings:
            return as_text, []
    return laid, findings


def _try(layers: Layers, assignment: Assignment, folder: Path) -> tuple[Layers, list[Diagnostic]]:
    over = lay_first(assignment)
    ids = [section_id(section) for section in sections_of(layers.table)]
    laid, known = lay(layers, over), set(_check(layers, folder))
    findings = [*check_section_keys(over, (), ids), *_check(laid, folder)]
    return laid, [finding for finding in findings if finding not in known]


# --- from tables to the model ------------------------------------------------------------------


def _build(layers: Layers, folder: Path) -> tuple[Profile, list[Diagnostic]]:
    plain = with_kinds(without_blanks(layers))
    table, settings = plain.table, read_settings(plain.table, folder)
    prose = ProseReader(plain, words(settings.locale))
    profile = Profile(
        person=read_person(table, prose),
        settings=settings,
        sections=_choose(read_sections(table, prose), table.get("sections")),
        style=cast("Mapping[str, str | int | float | bool]", table_at(table, ("style",))),
        style_spans=_pair_spans(plain, "style"),
        setting_spans=_value_spans(plain, "cv"),
        venues=_texts_by_key(table, "venue"),
        ignored_checks=frozenset(texts(table_at(table, ("check",)), "ignore")),
        affiliations=_texts_by_key(table, "coauthors"),
    )
    return profile, prose.diagnostics


def _choose(sections: tuple[Section, ...], chosen: Value | None) -> tuple[Section, ...]:
    """The sections that a variant names, in its order; all of them where it names none."""
    if not isinstance(chosen, list):
        return sections
    by_id = {section.id: section for section in sections}
    return tuple(by_id[id_] for id_ in dict.fromkeys(map(str, chosen)) if id_ in by_id)


def _pair_spans(layers: Layers, table: str) -> dict[str, Span]:
    """Where the keys of a table stand together with their values."""
    keys = table_at(layers.table, (table,))
    places = {key: layers.place((table, key)) for key in keys}
    return {
        key: place.key.source.span(place.key.start, place.value.end)
        for key, place in places.items()
        if place is not None
    }


def _value_spans(layers: Layers, table: str) -> dict[str, Span]:
    spans = {key: layers.span((table, key)) for key in table_at(layers.table, (table,))}
    return {key: span for key, span in spans.items() if span is not None}


def _texts_by_key(table: Table, key: str) -> dict[str, str]:
    items = table_at(table, (key,)).items()
    return {name: " ".join(text.split()) for name, text in items if isinstance(text, str)}
