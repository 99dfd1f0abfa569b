"""The CV as a web page."""

from pathlib import Path

import pytest

from cvtex.reading.cv import read_cv
from cvtex.writing.html import write_page
from cvtex.writing.view import view

EVERY_KIND = Path(__file__).parent / "every_kind"


@pytest.mark.parametrize("nothing", ["<em></em>", "<h3></h3>", "<span></span>", " </p>", "<p></p>"])
def test_what_is_not_there_leaves_no_trace(nothing: str) -> None:
    cv, _ = read_cv(EVERY_KIND / "profile.toml")
    page = write_page(view(cv, EVERY_KIND))
    assert "<em>Lecturer, ETH Zürich</em><span>Fall 2022</span>" in page
    assert nothing not in page
