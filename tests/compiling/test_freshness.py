"""A PDF is made again when anything has changed that went into it, and only then."""

from pathlib import Path

import pytest

from cvtex.compiling.freshness import record, recorded_inputs, still_fresh


@pytest.fixture
def note(tmp_path: Path) -> Path:
    return tmp_path / "made.json"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    profile = tmp_path / "profile.toml"
    profile.write_text("x", encoding="utf-8")
    return [profile, tmp_path / "profile.private.toml"]


def test_what_was_said_is_said_again(note: Path, files: list[Path]) -> None:
    record(note, ["a"], files, "1 warning\n")
    assert still_fresh(note, ["a"]) == "1 warning\n"


def test_another_request_is_not_fresh(note: Path, files: list[Path]) -> None:
    record(note, ["a"], files, "")
    assert still_fresh(note, ["b"]) is None


def test_a_changed_file_is_seen(note: Path, files: list[Path]) -> None:
    record(note, ["a"], files, "")
    files[0].write_text("xy", encoding="utf-8")
    assert still_fresh(note, ["a"]) is None


def test_a_file_put_in_another_s_place_is_seen(note: Path, files: list[Path]) -> None:
    record(note, ["a"], files, "")
    other = files[0].with_name("other")
    other.write_text("y", encoding="utf-8")
    other.replace(files[0])
    assert still_fresh(note, ["a"]) is None


def test_a_file_that_was_not_there_is_seen_when_it_comes(note: Path, files: list[Path]) -> None:
    record(note, ["a"], files, "")
    files[1].touch()
    assert still_fresh(note, ["a"]) is None


@pytest.mark.parametrize("content", ["", "[]", "{}", '[["0"], 3, ""]', "nonsense"])
def test_a_note_that_says_nothing_is_no_error(note: Path, content: str) -> None:
    note.write_text(content, encoding="utf-8")
    assert still_fresh(note, ["a"]) is None


def test_a_recorder_file_names_what_tex_read_outside_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "cv.fls"
    path.write_text("PWD /x\nINPUT /a/b.sty\nINPUT cv.tex\nOUTPUT cv.log\nINPUT /a/b.sty\n")
    assert recorded_inputs(path) == [Path("/a/b.sty")]
    assert recorded_inputs(tmp_path / "none") == []
