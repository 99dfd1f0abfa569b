"""Imports of real bibliographies; CVTEX_CORPUS names the folder that has them."""

import tomllib
from pathlib import Path

import pytest

from cvtex.frozen import replace
from cvtex.importing.fingerprint import fingerprint, letters
from cvtex.importing.incoming import Incoming, read_incoming
from cvtex.importing.intake import take_in
from cvtex.importing.likeness import Verdict
from cvtex.importing.matching import Index
from cvtex.importing.memory import Memory
from cvtex.importing.outcome import Intake
from cvtex.importing.proof import prove
from cvtex.importing.record import Record
from cvtex.importing.tidying.rules import tidy
from cvtex.reading.bibtex import BibFile, read_bibtex
from cvtex.reading.citationkeys import with_unique_keys
from cvtex.source import Source

NAMESAKES = tomllib.loads(Path(__file__).with_name("namesakes.toml").read_text(encoding="utf-8"))
PAIRS = [
    (folder, name, *pair)
    for folder, files in NAMESAKES.items()
    for name, pairs in files.items()
    for pair in pairs
]


def read_own(text: str) -> BibFile:
    file = read_bibtex(Source("publications.bib", text))
    return replace(file, entries=with_unique_keys(file.entries)[0])


def read_export(path: Path) -> Incoming:
    return read_incoming(Source.read(path))


def check_account(own: BibFile, incoming: Incoming, intake: Intake) -> None:
    """Every entry went to one place, what stood there stands, and a second import does nothing."""
    places = (intake.added, intake.updated, intake.unchanged, intake.proposals, intake.rejected)
    assert sum(map(len, places)) == intake.read == incoming.read
    assert prove(own, intake) == ()
    again = take_in(read_own(intake.text), [incoming], intake.memory)
    assert again.text == intake.text
    assert again.memory == intake.memory
    assert (again.added, again.updated) == ((), ())


@pytest.mark.slow
def test_every_file_is_accounted_for_and_a_second_import_changes_nothing(corpus: Path) -> None:
    files = sorted(path for folder in ("scholar", "other") for path in (corpus / folder).iterdir())
    assert len(files) > 100
    for path in files:
        own, incoming = read_own(""), read_export(path)
        intake = take_in(own, [incoming], Memory())
        check_account(own, incoming, intake)


TWINS = {
    "billhowe": ("billhowe+homepage__cv_citations", "billhowe+homepage__publications_billhowe", 61),
    "webbedfeet": ("webbedfeet+Resume_CV__Scholar_scholar", "webbedfeet+Resume_CV__pubmed", 72),
    "ryancoffee": (
        "ryancoffee+bibfiles__googlescholar_citations",
        "ryancoffee+bibfiles__Coffee",
        30,
    ),
    "Sumidu": (
        "Sumidu+calerovaldez.com__R_getPubs_2024-02-04-pubs",
        "Sumidu+calerovaldez.com__R_getPubs_2026-07-07-pubs",
        153,
    ),
}
"""An export, the same person's own file or a later export, and how many titles they share."""


@pytest.mark.parametrize(("export", "curated", "least"), TWINS.values(), ids=TWINS)
def test_works_of_the_same_title_are_found_without_a_question(
    corpus: Path, export: str, curated: str, least: int
) -> None:
    (own_path,) = corpus.glob(f"*/{curated}.bib")
    own = read_own(Source.read(own_path).text)
    incoming = read_export(corpus / "scholar" / f"{export}.bib")
    intake = take_in(own, [incoming], Memory())
    check_account(own, incoming, intake)
    titles = {letters(Record.of(entry).get("title")) for entry in own.entries}
    equal = tuple(i for i in incoming.items if letters(i.record.get("title")) in titles)
    found = take_in(own, [replace(incoming, items=equal)], Memory())
    keys = {entry.key for entry in own.entries}
    assert sum(key in keys for key in found.updated + found.unchanged) >= least


@pytest.mark.parametrize(("folder", "name", "one", "other"), PAIRS)
def test_namesakes_are_not_merged(
    corpus: Path, folder: str, name: str, one: str, other: str
) -> None:
    incoming = read_export(corpus / folder / name)
    prints = {item.name: fingerprint(tidy(item.record).record) for item in incoming.items}
    for first, second in ((one, other), (other, one)):
        index = Index()
        index.add(prints[first])
        assert [m for m in index.matches(prints[second]) if m.verdict is Verdict.SAME] == []
