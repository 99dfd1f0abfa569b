"""`cvtex import` as it is used."""

import json
import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest

from cvtex.cli import main

OWN = """\
@inproceedings{kwon,
  title = {SkewTune in action: mitigating skew of MapReduce},
  author = {Kwon, YongChul and Howe, Bill},
  booktitle = {VLDB},
  year = {2012}
}
"""
EXPORT = """\
@inproceedings{kwon2012demo,
  title={SkewTune in action: mitigating the skew of MapReduce},
  author={Kwon, YongChul and Howe, Bill},
  booktitle={VLDB},
  year={2012}
}

@article{bu2010haloop,
  title={HaLoop: Efficient iterative data processing.},
  author={Bu, Yingyi and Howe, Bill},
  journal={Proceedings of the VLDB Endowment},
  pages={285-296},
  year={2010}
}

article{lost, title = {An entry without its sign}, year = {2011}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "publications.bib").write_text(OWN)
    (tmp_path / "export.bib").write_text(EXPORT)
    return tmp_path


def cvtex(folder: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cvtex", "import", *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_report_tells_what_needs_a_look(folder: Path) -> None:
    done = cvtex(folder, "export.bib")
    assert done.returncode == 0
    assert done.stdout == ""
    assert (
        done.stderr
        == """\
publications.bib: 3 entries read
  1 added
  1 possible duplicate
  1 rejected

Needs a look:
  export.bib:1: kwon2012demo: looks like your 'kwon' in line 1 (0.96); not taken in
  answer with --same kwon2012demo=kwon or --different kwon2012demo=kwon
  export.bib:16: could not be read: there is no '@' before it

Changed by rule: pages 1, final-period 1, acronyms 1
  --verbose lists each change, --no-tidy RULE leaves a rule out
What could not be read is kept in export.bib.rejected.bib
"""
    )
    assert (
        (folder / "export.bib.rejected.bib").read_text()
        == """\
% export.bib:16: there is no '@' before it
article{lost, title = {An entry without its sign}, year = {2011}}

"""
    )


def test_every_change_can_be_listed(folder: Path) -> None:
    done = cvtex(folder, "--verbose", "--no-tidy", "acronyms", "export.bib")
    assert (
        """\
Changed:
  export.bib:8: bu2010haloop: pages '285-296' → '285--296' [pages]
  export.bib:8: bu2010haloop: nothing behind the end of title [final-period]
"""
        in done.stderr
    )


def test_the_report_as_json_has_the_keys_of_the_contract(folder: Path) -> None:
    done = cvtex(folder, "--report", "json", "export.bib")
    report = json.loads(done.stdout)
    assert done.stderr == ""
    assert report["read"] == 3
    assert report["added"] == ["bu2010haloop"]
    assert report["updated"] == report["unchanged"] == []
    (likeness,) = report["possible_duplicates"]
    assert (likeness["incoming"], likeness["existing"]) == ("kwon2012demo", "kwon")
    assert report["rejected"] == [
        {"file": "export.bib", "line": 16, "reason": "there is no '@' before it"}
    ]
    note = report["notes"][0]
    assert (note["key"], note["rule"]) == ("bu2010haloop", "pages")
    assert note["message"] == "pages '285-296' → '285--296'"


def test_a_dry_run_writes_nothing_but_a_diff(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    done = cvtex(folder, "--dry-run", "export.bib")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert done.stdout.startswith("--- publications.bib\n+++ publications.bib\n@@ -4,3 +4,11 @@\n")
    subprocess.run(["patch", "-p0"], input=done.stdout, text=True, cwd=folder, check=True)
    patched = (folder / "publications.bib").read_bytes()
    (folder / "publications.bib").write_bytes(before["publications.bib"])
    cvtex(folder, "export.bib")
    assert (folder / "publications.bib").read_bytes() == patched


def test_several_files_and_standard_input_at_once(folder: Path) -> None:
    done = cvtex(folder, "--report", "json", "export.bib", "-", stdin="@book{b, title={A book}}")
    assert json.loads(done.stdout)["added"] == ["bu2010haloop", "b"]


def test_a_new_bibliography_is_made(folder: Path) -> None:
    (folder / "publications.bib").unlink()
    assert cvtex(folder, "export.bib").returncode == 0
    assert (folder / "publications.bib").read_text().startswith("@inproceedings{kwon2012demo,\n")
    dry = cvtex(folder, "--dry-run", "--into", "other.bib", "export.bib")
    assert dry.stdout.startswith("--- /dev/null\n+++ other.bib\n@@ -0,0 +1,")


def test_the_profile_says_which_bibliography(folder: Path) -> None:
    (folder / "profile.toml").write_text(
        '[person]\nname = "Bill Howe"\n[cv]\nbibliography = ["mine.bib"]\n'
    )
    done = cvtex(folder, "export.bib")
    assert done.stderr.startswith("mine.bib: 3 entries read\n")
    assert (folder / "publications.bib").read_text() == OWN


def test_what_another_file_of_the_profile_has_is_not_taken_in_again(folder: Path) -> None:
    (folder / "profile.toml").write_text(
        '[person]\nname = "Bill Howe"\n[cv]\nbibliography = ["publications.bib", "more.bib"]\n'
    )
    more = "@article{haloop, title={HaLoop: Efficient Iterative Data Processing}, author={Bu, Y}}"
    (folder / "more.bib").write_text(more)
    report = json.loads(cvtex(folder, "--report", "json", "export.bib").stdout)
    assert report["unchanged"] == ["haloop"]
    assert (folder / "publications.bib").read_text() == OWN
    assert (folder / "more.bib").read_text() == more


def test_strict_fails_while_something_is_open(folder: Path) -> None:
    assert cvtex(folder, "--strict", "export.bib").returncode == 1
    good = "@book{b, title={A book}}"
    assert cvtex(folder, "--strict", "-", stdin=good).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "message", "status"),
    [
        (["--no-tidy", "acronym", "export.bib"], "did you mean 'acronyms'?", 2),
        (["--same", "a", "export.bib"], "'a' is not INCOMING=EXISTING", 2),
        ([], "missing argument", 2),
        (["nowhere.bib"], "nowhere.bib", 1),
        (["profile.txt"], "there is no BibTeX entry in profile.txt", 1),
        (["--into", "no/where.bib", "export.bib"], "no/where.bib", 1),
        (["--into", ".", "export.bib"], "is a directory", 2),
    ],
)
def test_mistakes_are_told(folder: Path, arguments: list[str], message: str, status: int) -> None:
    (folder / "profile.txt").write_text("no bibliography")
    done = cvtex(folder, *arguments)
    assert done.returncode == status
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert (folder / "publications.bib").read_text() == OWN


def test_google_scholar_s_csv_is_read(folder: Path) -> None:
    (folder / "citations.csv").write_text(
        "\ufeffAuthors,Title,Publication,Volume,Number,Pages,Year,Publisher\n"
        '"Bu, Yingyi; Howe, Bill; ","Costs & 100% of {""data""}",The VLDB Journal,14,4,397-416,'
        "2005,Springer\n"
        '"Nobody, A; ",,,,,,,\n'
    )
    done = cvtex(folder, "citations.csv")
    assert "citations.csv:3: could not be read: this line has no title" in done.stderr
    assert (
        (folder / "publications.bib").read_text().removeprefix(OWN)
        == r"""
@article{bu2005costs,
  author = {Bu, Yingyi and Howe, Bill},
  title = {Costs \& 100\% of \textbraceleft{}"data"\textbraceright{}},
  journal = {The VLDB Journal},
  volume = {14},
  number = {4},
  pages = {397--416},
  year = {2005},
  publisher = {Springer}
}
"""
    )


def on_a_terminal(folder: Path, typed: str) -> str:
    """What a person sees who types that."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.environ["NO_COLOR"] = "1"
        command = [sys.executable, "-m", "cvtex", "import", "export.bib"]
        os.execv(command[0], command)  # noqa: S606 - the terminal's own process becomes cvtex
    seen = b""
    os.write(terminal, typed.encode())
    while select.select([terminal], [], [], 20)[0]:
        try:
            read = os.read(terminal, 4096)
        except OSError:
            break
        if not read:
            break
        seen += read
    os.waitpid(child, 0)
    return seen.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("typed", "told"), [("s\n", "1 unchanged"), ("d\n", "2 added"), ("\n", "1 possible duplicate")]
)
def test_a_terminal_is_asked_with_the_two_side_by_side(folder: Path, typed: str, told: str) -> None:
    seen = on_a_terminal(folder, typed)
    assert "is this the same work as your 'kwon'? (0.96)" in seen
    assert "| SkewTune in action: mitigating" in seen
    assert told in seen
    assert "\x1b[1m" not in seen


def test_what_is_typed_wrong_is_asked_again_and_an_answer_is_kept(folder: Path) -> None:
    seen = on_a_terminal(folder, "perhaps\nd\n")
    assert seen.count("(s)ame, (d)ifferent, s(k)ip") == 2
    again = on_a_terminal(folder, "")
    assert "same work" not in again
    assert "2 unchanged" in again


def test_without_a_terminal_nothing_is_asked(folder: Path) -> None:
    assert "same work" not in cvtex(folder, "export.bib", stdin="s\n").stderr


def test_a_read_only_folder_keeps_nothing_from_coming_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # Whoever runs the tests may be allowed to write anywhere.
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", ".export.bib.rejected.bib.123")

    monkeypatch.setattr("cvtex.compiling.files.replace_file", refuse)
    export = tmp_path / "mounted" / "export.bib"
    export.parent.mkdir()
    export.write_text(EXPORT)
    own = tmp_path / "publications.bib"
    with pytest.raises(SystemExit) as ended:
        main(["import", "--into", str(own), str(export)])
    assert ended.value.code == 0
    kept = tmp_path / "export.bib.rejected.bib"
    assert "article{lost" in kept.read_text()
    assert f"is kept in {kept}" in capsys.readouterr().err
