"""`cvtex pubs` and `cvtex coauthors`."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

PROFILE = """\
[person]
name = "Avner May"

[[section]]
title = "Selected"
kind = "publications"
select = "selected"

[[section]]
title = "All"
kind = "publications"
number = "prefixed"
group = "type"

[variant.short]
sections = ["selected"]

[coauthors]
"Tri Dao" = "Princeton University"
"""
BIBLIOGRAPHY = """\
@inproceedings{kumar2026, author = {Kumar, T. and Dao, Tri and May, Avner}, selected = {true},
  title = {On {SSD} and $O(n)$}, booktitle = {International Conference on Learning Representations},
  year = 2026, month = apr, author+an = {1=equal; 3=equal,corresponding}, doi = {10.1000/1},
  award = {Oral}}
@article{may2020, author = {May, A. and T. Dao}, title = {Alone}, journal = {Nature}, year = 2020}
@article{may, author = {May, A.}, title = {Soon}, journal = {Nature}, pubstate = {inpress}}
@misc{may2019, author = {May, A. and van der Berg, J.}, title = {Early}, year = 2019,
  eprint = {1901.00001}, eprinttype = {arxiv}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tmp_path.joinpath("profile.toml").write_text(PROFILE, encoding="utf-8")
    tmp_path.joinpath("publications.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
    return tmp_path


def cvtex(*arguments: str, folder: Path) -> str:
    command = [sys.executable, "-m", "cvtex", *arguments]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def test_the_table_shows_each_section_and_counts_every_publication_once(folder: Path) -> None:
    lines = cvtex("pubs", folder=folder).splitlines()
    assert [" ".join(line.split()) for line in lines] == [
        "Selected",
        "Year Type Me Title Venue Key",
        "2026 inproceedings 3/3 On SSD and O(n) ICLR kumar2026",
        "",
        "All",
        "Group No. Year Type Me Title Venue Key",
        "Journal articles J1 2020 article 1/2 Alone Nature may2020",
        "Conference papers C1 2026 inproceedings 3/3 On SSD and O(n) ICLR kumar2026",
        "Preprints P1 2019 preprint 1/2 Early arXiv may2019",
        "In press F1 article, inpress 1/1 Soon Nature may",
        "",
        "Published 2",
        "by type journal articles: 1, conference papers: 1",
        "by year 2026: 1, 2020: 1",
        "as first author 1 (50%)",
        "Not yet preprint: 1, in press: 1",
    ]


def test_json_tells_everything_of_a_publication(folder: Path) -> None:
    records = json.loads(cvtex("pubs", "--format", "json", "--variant", "short", folder=folder))
    assert records == [
        {
            "key": "kumar2026",
            "type": "inproceedings",
            "title": "On SSD and O(n)",
            "authors": [
                {"given": "T.", "family": "Kumar", "suffix": "", "me": False, "marks": ["equal"]},
                {"given": "Tri", "family": "Dao", "suffix": "", "me": False, "marks": []},
                {
                    "given": "Avner",
                    "family": "May",
                    "suffix": "",
                    "me": True,
                    "marks": ["corresponding", "equal"],
                },
            ],
            "editors": [],
            "authors_text": "T. Kumar*, T. Dao, A. May*†.",
            "venue": "ICLR",
            "venue_full": "International Conference on Learning Representations",
            "citation": "ICLR 2026 (Oral).",
            "year": 2026,
            "month": 4,
            "state": "published",
            "remark": "Oral",
            "number": "",
            "group": "",
            "section": "selected",
            "links": [{"kind": "doi", "url": "https://doi.org/10.1000/1", "text": "10.1000/1"}],
            "keywords": [],
            "selected": True,
        }
    ]


def test_json_tells_the_editors_of_a_book_apart_from_authors(folder: Path) -> None:
    folder.joinpath("publications.bib").write_text(
        "@book{b, title = {B}, editor = {Dao, Tri and May, Avner}, publisher = {P}, year = 2020}",
        encoding="utf-8",
    )
    folder.joinpath("profile.toml").write_text('[person]\nname = "Avner May"\n', encoding="utf-8")
    (record,) = json.loads(cvtex("pubs", "--format", "json", folder=folder))
    assert record["authors"] == []
    assert [(p["family"], p["me"]) for p in record["editors"]] == [("Dao", False), ("May", True)]


def test_a_profile_without_a_publications_section_lists_all(folder: Path) -> None:
    folder.joinpath("profile.toml").write_text('[person]\nname = "Avner May"\n', encoding="utf-8")
    records = json.loads(cvtex("pubs", "--format", "json", folder=folder))
    assert [record["key"] for record in records] == ["may", "kumar2026", "may2020", "may2019"]


def test_an_empty_bibliography_is_an_empty_list(folder: Path) -> None:
    folder.joinpath("publications.bib").write_text("", encoding="utf-8")
    assert json.loads(cvtex("pubs", "--format", "json", folder=folder)) == []


def test_coauthors_are_people(folder: Path) -> None:
    assert cvtex("coauthors", folder=folder) == (
        "Name              Affiliation           Last joint work  Works  Also written\n"
        "Dao, Tri          Princeton University  2026-04              2  T. Dao\n"
        "Kumar, T.                               2026-04              1\n"
        "van der Berg, J.                        2019                 1\n"
    )


def test_coauthors_since_a_month_as_a_funder_s_form_wants_them(folder: Path) -> None:
    text = cvtex("coauthors", "--since", "2022-11", "--format", "csv", folder=folder)
    heading, *rows = csv.reader(io.StringIO(text))
    assert heading[:3] == ["Type", "Name", "Organizational Affiliation"]
    assert rows == [
        ["A", "Dao, Tri", "Princeton University", "", "2026-04", "2"],
        ["A", "Kumar, T.", "", "", "2026-04", "1"],
    ]


def test_a_month_that_is_none_is_wrong_usage(folder: Path) -> None:
    command = [sys.executable, "-m", "cvtex", "coauthors", "--since", "last year"]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "'last year' is no month" in result.stderr
