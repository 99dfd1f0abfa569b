"""The CV as JSON Resume: nothing that the profile says is lost, and each thing stands by itself."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cvtex.reading.cv import read_cv
from cvtex.writing.jsonresume import find_left_out, write_json
from cvtex.writing.view import view

BIBLIOGRAPHY = "@article{a, title={T}, author={Ada}, year=1843, journal={J}, selected={true}}"


def resume(folder: Path, text: str) -> Any:
    (folder / "profile.toml").write_text(f"person.name = 'Ada'\n{text}", encoding="utf-8")
    (folder / "publications.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
    cv, _ = read_cv(folder)
    return json.loads(write_json(cv))


def first(folder: Path, kind: str, entry: str, under: str) -> Any:
    text = f"[[section]]\ntitle = 'S'\nkind = '{kind}'\nentry = [{{ {entry} }}]"
    (record,) = resume(folder, text)[under]
    return record


def test_skills_are_keywords_each_by_itself(tmp_path: Path) -> None:
    skill = first(
        tmp_path, "skills", "name = 'L', items = ['C', 'Go'], text = 'and more'", "skills"
    )
    assert skill == {"name": "L", "keywords": ["C", "Go", "and more"]}


def test_all_of_an_education_is_kept(tmp_path: Path) -> None:
    keys = "institution = 'MIT', text = 'T', highlights = ['H'], details = { Advisor = 'X' }"
    assert first(tmp_path, "education", keys, "education") == {
        "institution": "MIT",
        "courses": ["T", "H", "Advisor: X"],
    }


def test_an_award_is_given_by_its_organization_alone(tmp_path: Path) -> None:
    award = first(tmp_path, "awards", "title = 'P', organization = 'ACM', amount = '$5'", "awards")
    assert award == {"title": "P", "awarder": "ACM", "summary": "$5"}


def test_a_reference_says_who_it_is(tmp_path: Path) -> None:
    keys = "name = 'N', role = 'Prof.', organization = 'MIT', relation = 'advisor', phone = '5'"
    reference = first(tmp_path, "references", keys, "references")
    assert reference == {"name": "N", "reference": "Prof., MIT, advisor\n5"}


def test_a_grant_is_a_project_of_its_agency(tmp_path: Path) -> None:
    keys = "title = 'G', agency = 'NSF', role = 'PI', number = '7', amount = '$9'"
    assert first(tmp_path, "grants", keys, "projects") == {
        "name": "G",
        "type": "S",
        "entity": "NSF",
        "roles": ["PI"],
        "description": "7\n$9",
    }


def test_a_course_is_work_for_its_institution(tmp_path: Path) -> None:
    keys = "course = 'ML', institution = 'MIT', role = 'TA', term = 'Fall 2014'"
    course = first(tmp_path, "teaching", keys, "work")
    assert course == {"name": "MIT", "position": "TA, ML", "summary": "Fall 2014"}


def test_the_orcid_is_a_profile(tmp_path: Path) -> None:
    (profile,) = resume(tmp_path, "person.orcid = '0000-0002-1825-0097'")["basics"]["profiles"]
    assert profile["url"] == "https://orcid.org/0000-0002-1825-0097"


def test_a_publication_in_two_sections_is_told_once(tmp_path: Path) -> None:
    text = """
    [[section]]
    title = "Selected"
    kind = "publications"
    select = "selected"
    [[section]]
    title = "All"
    kind = "publications"
    """
    assert [p["name"] for p in resume(tmp_path, text)["publications"]] == ["T"]


def test_texts_are_the_summary_and_lists_the_interests(tmp_path: Path) -> None:
    text = """
    [[section]]
    title = "About"
    text = "I compute."
    [[section]]
    title = "Service"
    text = "Reviewer."
    [[section]]
    title = "Hobbies"
    kind = "list"
    items = ["Chess", "Go"]
    """
    written = resume(tmp_path, text)
    assert written["basics"]["summary"] == "I compute.\n\nService: Reviewer."
    assert written["interests"] == [{"name": "Hobbies", "keywords": ["Chess", "Go"]}]


@pytest.mark.parametrize(("text", "notes"), [("text = 'Introduction'", 1), ("", 0)])
def test_what_is_left_out_is_told_in_one_note(tmp_path: Path, text: str, notes: int) -> None:
    section = f"[[section]]\ntitle = 'S'\nkind = 'service'\n{text}\nentry = [{{ role = 'R' }}]"
    resume(tmp_path, section)
    assert len(find_left_out(read_cv(tmp_path)[0].profile)) == notes
    done = subprocess.run(
        [sys.executable, "-m", "cvtex", "render", "--to", "json", "-o", "-"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["volunteer"] == [{"position": "R"}]
    assert done.stderr.count("[left-out]") == notes


def test_a_name_with_a_comma_is_displayed_given_name_first(tmp_path: Path) -> None:
    profile = tmp_path / "profile.toml"
    profile.write_text("person.name = 'Calero Valdez, André'", encoding="utf-8")
    cv, _ = read_cv(profile)
    assert json.loads(write_json(cv))["basics"]["name"] == "André Calero Valdez"
    assert view(cv, tmp_path).name == "André Calero Valdez"
