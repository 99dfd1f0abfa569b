"""`cvtex new`: a start that compiles at once and never overwrites."""

import json
import os
import pty
import sys
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from cvtex.cli import main
from cvtex.reading.profile import read_profile

FILES = {"profile.toml", "publications.bib", ".gitignore", "profile.schema.json"}
EXPORT = """
@article{lovelace1843notes,
  title={Notes upon the Memoir},
  author={Lovelace, Ada},
  journal={Scientific Memoirs},
  year={1843}
}
"""


def cvtex(*arguments: str) -> object:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    return end.value.code


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_starter_has_no_problems_and_fits_its_schema(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cvtex("new", "a/b", "--name", 'Ada "Countess" Lovelace é') == 0
    told = capsys.readouterr()
    assert "created a/b/profile.toml" in told.out
    assert "next: cd a/b && cvtex compile" in told.err
    folder = Path("a/b")
    assert {path.name for path in folder.iterdir()} == FILES
    profile, findings = read_profile(folder)
    assert profile.person.name == 'Ada "Countess" Lovelace é'
    assert findings == ()
    assert [section.id for section in profile.sections] == ["publications"]
    schema = json.loads((folder / "profile.schema.json").read_text(encoding="utf-8"))
    table = tomllib.loads((folder / "profile.toml").read_text(encoding="utf-8"))
    assert not list(Draft202012Validator(schema).iter_errors(table))


@pytest.mark.slow
def test_the_starter_compiles_at_once() -> None:
    assert cvtex("new", "--name", "Ada Lovelace") == 0
    assert cvtex("compile") == 0
    assert Path("build/cv.pdf").read_bytes().startswith(b"%PDF")


def test_without_a_terminal_and_a_name_there_is_one_to_replace(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("citations.bib").write_text(EXPORT, encoding="utf-8")
    assert cvtex("new", "--from", "citations.bib") == 0
    assert read_profile(Path("profile.toml"))[0].person.name == "Your Name"
    assert capsys.readouterr().err.endswith(
        "next: set your name under [person] in profile.toml, then\n      cvtex compile\n"
    )
    assert cvtex("check") == 0
    said = capsys.readouterr().out
    assert "profile.toml:7:8: warning: this CV still has the starter's name" in said
    assert "owner-not-found" not in said


def test_a_profile_that_is_there_is_not_touched(capsys: pytest.CaptureFixture[str]) -> None:
    Path("profile.toml").write_text("mine", encoding="utf-8")
    assert cvtex("new") == 1
    assert "there is a 'profile.toml' already" in capsys.readouterr().err
    assert {path.name for path in Path().iterdir()} == {"profile.toml"}
    assert Path("profile.toml").read_text(encoding="utf-8") == "mine"


def test_other_files_that_are_there_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    Path("publications.bib").write_text(EXPORT, encoding="utf-8")
    Path(".gitignore").write_text("mine", encoding="utf-8")
    assert cvtex("new") == 0
    assert "kept    publications.bib" in capsys.readouterr().out
    assert Path("publications.bib").read_text(encoding="utf-8") == EXPORT
    assert Path(".gitignore").read_text(encoding="utf-8") == "mine"


def test_an_export_is_taken_in() -> None:
    Path("citations.bib").write_text(EXPORT, encoding="utf-8")
    assert cvtex("new", "cv", "--name", "Ada Lovelace", "--from", "citations.bib") == 0
    text = Path("cv/publications.bib").read_text(encoding="utf-8")
    assert text.startswith("% Your publications")
    assert "@article{lovelace1843notes" in text
    assert Path("citations.bib").read_text(encoding="utf-8") == EXPORT


def test_an_export_that_is_not_there_is_wrong_usage() -> None:
    assert cvtex("new", "--from", "citations.bib") == 2
    assert not list(Path().iterdir())


def test_on_a_terminal_it_asks() -> None:
    Path("citations.bib").write_text(EXPORT, encoding="utf-8")
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-m", "cvtex", "new"])  # noqa: S606
    os.write(terminal, b"Ada Lovelace\nno-such.bib\ncitations.bib\n")
    said = b""
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:  # Linux ends a terminal whose program has ended so.
            break
        if not part:
            break
        said += part
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert b"Your name" in said
    assert b"there is no file 'no-such.bib'" in said
    assert read_profile(Path("profile.toml"))[0].person.name == "Ada Lovelace"
    assert "lovelace1843notes" in Path("publications.bib").read_text(encoding="utf-8")
