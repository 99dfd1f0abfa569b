"""Where the skills of a CV stand on the page."""

import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

pytestmark = pytest.mark.slow

PROFILE = """
person.name = "A"

[cv]
theme = "%s"

[[section]]
title = "Skills"
kind = "skills"
text = "Introduction"
entry = [{ items = ["Nameless"] }, { name = "Named", items = ["Following"], text = "More" }]
"""


@pytest.mark.parametrize("theme", ["classic", "modern"])
def test_skills_need_no_name_and_begin_where_other_text_does(theme: str, tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text(PROFILE % theme, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "cvtex", "compile"], cwd=tmp_path, check=True)
    document = pypdfium2.PdfDocument(tmp_path / "build" / "cv.pdf")
    try:
        page = document[0].get_textpage()
        lefts = {}
        for word in ("Introduction", "Nameless", "Named", "Following"):
            index, _ = page.search(word).get_next()
            lefts[word] = page.get_charbox(index)[0]
        text = page.get_text_bounded()
    finally:
        document.close()
    assert lefts["Nameless"] == pytest.approx(lefts["Introduction"], abs=0.5)
    if theme == "modern":
        assert lefts["Following"] == pytest.approx(lefts["Introduction"], abs=1)
        assert ":" not in text
    else:
        assert "Named: Following More" in text
        assert text.count(":") == 1
