"""What is read again when a file of a CV changes, and what is not."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from cvtex.model import Bibliography, Cv
from cvtex.reading.bibliography import read_bibliography
from cvtex.reading.cv import read_cv
from cvtex.reading.readings import Readings

PROFILE = '[person]\nname = "A. May"\n[cv]\nbibliography = ["a.bib", "b.bib"]\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "profile.toml").write_text(PROFILE)
    (tmp_path / "a.bib").write_text("@string{j = {Journal}}\n@article{x, title={X}}")
    (tmp_path / "b.bib").write_text("@article{y, title={Y}}\n@article{z, title={Z}, journal=j}")
    return tmp_path


def reread(folder: Path, readings: Readings, *changed: str) -> Cv:
    readings.forget([folder / name for name in changed])
    cv, _ = read_cv(folder / "profile.toml", memory=readings)
    return cv


def plain(bibliography: Bibliography) -> Sequence[object]:
    return [(p.key, p.title, p.venue, p.shown) for p in bibliography.publications]


def test_a_change_in_one_bib_leaves_profile_and_other_files_unread(folder: Path) -> None:
    readings = Readings()
    before = reread(folder, readings)
    (folder / "b.bib").write_text("@article{y, title={New}}\n@article{z, title={Z}}")
    after = reread(folder, readings, "b.bib")
    assert after.profile is before.profile
    assert after.bibliography.publications[0] is before.bibliography.publications[0]
    assert after.bibliography.sources[0] is before.bibliography.sources[0]
    assert after.bibliography.sources[1] is not before.bibliography.sources[1]
    assert [p.title.plain() for p in after.bibliography.publications] == ["X", "New", "Z"]


@pytest.mark.parametrize("changed", ["profile.toml", "profile.private.toml", "photo.png"])
def test_a_change_elsewhere_has_the_profile_read_and_no_bib(folder: Path, changed: str) -> None:
    readings = Readings()
    before = reread(folder, readings)
    (folder / "profile.private.toml").write_text('[person]\nphone = "12345"\n')
    after = reread(folder, readings, changed)
    assert after.profile.person.phone == "12345"
    assert after.bibliography.sources == before.bibliography.sources


def test_a_bib_that_goes_is_missed(folder: Path) -> None:
    readings = Readings()
    reread(folder, readings)
    (folder / "b.bib").unlink()
    readings.forget([folder / "b.bib"])
    assert readings.profile is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.bib", "@string{j = {Other}}\n@article{x, title={X}}"),
        ("a.bib", "@article{y, title={Same key}}"),
        ("b.bib", "@inproceedings{y, title={Y}, crossref={x}}"),
        ("a.bib", "no entry"),
        ("b.bib", ""),
    ],
)
def test_what_is_read_again_is_as_if_all_were_read(folder: Path, name: str, text: str) -> None:
    readings = Readings()
    for _ in range(2):
        reread(folder, readings)
    (folder / name).write_text(text)
    again = reread(folder, readings, name).bibliography
    anew = read_bibliography([folder / "a.bib", folder / "b.bib"])
    assert plain(again) == plain(anew)
    assert [d.message for d in again.diagnostics] == [d.message for d in anew.diagnostics]
