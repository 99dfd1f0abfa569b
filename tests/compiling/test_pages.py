"""A CV that has more pages than it may have."""

import subprocess
import sys
from pathlib import Path

import pytest

from cvtex.compiling.pages import check_pages, limit_span
from cvtex.source import Source

PROFILE = """\
[person]
name = "Avner May"
[cv]
bibliography = []

[[section]]
title = "Education"
kind = "text"
text = "Harvard University"

[[section]]
title = "Honors"
kind = "list"
items = [ITEMS]

[[section]]
title = "Service"
kind = "text"
text = "Reviewer"

[variant.short]
sections = ["education", "service"]
[variant.short.cv]
max_pages = 1
[variant.long.cv]
max_pages = 1
"""


def cvtex(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cvtex", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A CV of two pages, most of them one list, and a variant of one page."""
    folder = tmp_path_factory.mktemp("cv")
    items = ", ".join(f'"Honor {number}"' for number in range(60))
    folder.joinpath("profile.toml").write_text(PROFILE.replace("ITEMS", items), encoding="utf-8")
    return folder


@pytest.mark.slow
def test_it_is_told_by_how_much_and_which_section_runs_over(folder: Path) -> None:
    result = cvtex("compile", "--variant", "long", folder=folder)
    assert result.returncode == 1
    assert "profile.toml:26:13: error: the CV has 2 pages, 1 more than it may have" in result.stderr
    assert "'Honors' runs over by" in result.stderr
    assert "'Service' begins after page 1" in result.stderr
    assert (folder / "build" / "cv-long.pdf").exists()


@pytest.mark.slow
def test_all_variants_are_made_although_one_is_too_long(folder: Path) -> None:
    result = cvtex("compile", "--all", folder=folder)
    assert result.returncode == 1
    assert "1/3 wrote build/cv.pdf" in result.stderr
    assert "failed build/cv-long.pdf" in result.stderr
    assert result.stderr.count("more than it may have") == 1
    made = {path.name for path in (folder / "build").glob("*.pdf")}
    assert made == {"cv.pdf", "cv-short.pdf", "cv-long.pdf"}
    assert check_pages(folder / "build" / "cv-short.pdf", 1, None) == ()
    assert check_pages(folder / "build" / "cv-long.pdf", 2, None) == ()
    assert check_pages(folder / "build" / "cv-long.pdf", 0, None) == ()


def test_the_limit_is_found_in_the_profile() -> None:
    source = Source("profile.toml", "[cv]\nmax_pages = 2\n")
    span = limit_span([source], 2)
    assert span is not None
    assert (span.text, span.position) == ("2", (2, 13))
    assert limit_span([source], 3) is None
