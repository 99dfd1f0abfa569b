"""What the foot says of the number of pages, before and after TeX has counted them."""

import shutil
from pathlib import Path

import pytest

from cvtex.compiling.page_total import PageTotal

TWO_PAGES = "\\documentclass{article}\n\\begin{document}\n" + 7000 * "x"


@pytest.fixture
def total(tmp_path: Path) -> PageTotal:
    for name in ("job", "memory"):
        (tmp_path / name).mkdir()
    return PageTotal(tmp_path / "job", "cv", tmp_path / "memory")


def count(total: PageTotal, pages: int) -> bool:
    """TeX counts the pages; whether they are others than it was told."""
    (total.folder / "cv.total").write_text(f"\\gdef \\cvpagetotal{{{pages}}}\n")
    return total.was_wrong()


def told(total: PageTotal) -> str:
    return (total.folder / "cv.pages").read_text()


def test_the_first_time_tex_is_told_what_is_likely(total: PageTotal) -> None:
    total.tell(TWO_PAGES)
    assert told(total) == "\\gdef \\cvpagetotal{2}\n"
    assert not count(total, 2)


def test_another_number_is_mended_once(total: PageTotal) -> None:
    total.tell(TWO_PAGES)
    assert count(total, 3)
    assert told(total) == "\\gdef \\cvpagetotal{3}\n"
    assert not count(total, 3)


def test_the_number_is_known_in_an_empty_folder(total: PageTotal) -> None:
    total.tell(TWO_PAGES)
    count(total, 3)
    shutil.rmtree(total.folder)
    total.folder.mkdir()
    total.tell(TWO_PAGES)
    assert not count(total, 3)


def test_a_theme_that_counts_no_pages_takes_no_second_run(total: PageTotal) -> None:
    total.tell(TWO_PAGES)
    assert not total.was_wrong()


def test_it_works_without_a_place_to_keep_the_number(tmp_path: Path) -> None:
    total = PageTotal(tmp_path, "cv", None)
    total.tell(TWO_PAGES)
    assert count(total, 1)
