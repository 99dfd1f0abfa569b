"""Conditions that hold for nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from cvtex.publications.checks.selections import check_selections
from cvtex.reading.cv import read_cv

BIBLIOGRAPHY = """
@article{may2020a, author={A. May}, title={A}, journal={J}, year=2020, keywords={deep learning}}
@article{may2021b, author={A. May}, title={B}, journal={J}, year=2021, show={false}}
"""


@pytest.mark.parametrize(
    ("select", "found"),
    [
        ("all", None),
        ("first-author", None),
        ("key:may2020a", None),
        ("keyword:Deep Learning", None),
        ("type:article", None),
        ("since:2020", None),
        ("key:may202a", ("no publication has the key 'may202a'", "did you mean 'key:may2020a'?")),
        ("key:may2021b", ("no publication has the key 'may2021b'", "did you mean 'key:may2020a'?")),
        ("keyword:vision", ("no publication has the keyword 'vision'", "")),
        ("type:artcle", ("no publication is of the type 'artcle'", "did you mean 'type:article'?")),
        ("since:2021", ("no publication is from 2021 or later", "")),
        (
            "selected",
            ("no publication is selected", "write selected = {true} into those that you want"),
        ),
    ],
)
def test_a_condition_that_holds_for_nothing_is_told(
    tmp_path: Path, select: str, found: tuple[str, str] | None
) -> None:
    section = f'[[section]]\nkind = "publications"\nselect = ["all", "{select}"]\n'
    profile = tmp_path / "profile.toml"
    profile.write_text(f'person.name = "A. May"\n{section}', encoding="utf-8")
    (tmp_path / "publications.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
    cv, _ = read_cv(profile)
    findings = list(check_selections(cv))
    assert [(f.message, f.help) for f in findings] == ([found] if found else [])
    assert [f.span.text for f in findings if f.span] == ([f'"{select}"'] if found else [])


@pytest.mark.parametrize(
    ("author", "select", "found"),
    [
        (
            "B. Dao and A. May",
            '["first-author"]',
            "no publication has the CV's owner as its first author",
        ),
        (
            "A. May",
            '["key:may2020a", "since:2021"]',
            "no publication meets all conditions of this section",
        ),
    ],
)
@pytest.mark.parametrize("command", ["check", "render"])
def test_a_section_that_lists_nothing_is_told(
    tmp_path: Path, command: str, author: str, select: str, found: str
) -> None:
    profile = tmp_path / "profile.toml"
    section = f'[[section]]\nkind = "publications"\nselect = {select}\n'
    profile.write_text(f'person.name = "A. May"\n{section}', encoding="utf-8")
    (tmp_path / "publications.bib").write_text(
        f"""@article{{may2020a, author={{{author}}}, title={{A}}, journal={{J}}, year=2020}}
        @article{{may2021b, author={{{author}}}, title={{B}}, journal={{J}}, year=2021}}"""
    )
    done = subprocess.run(
        [sys.executable, "-m", "cvtex", command, str(profile)],
        capture_output=True,
        check=True,
        text=True,
    )
    told = done.stdout + done.stderr
    assert [line for line in told.splitlines() if "[nothing-selected]" in line and found in line]
    assert told.count("[nothing-selected]") == 1
