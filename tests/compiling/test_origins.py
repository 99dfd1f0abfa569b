"""Which line of the user's files a line of the .tex file comes from."""

from pathlib import Path

import pytest

from cvtex.compiling.origins import Origins
from cvtex.source import Source
from cvtex.writing.latex import write_comment
from cvtex.writing.view import Origin


@pytest.mark.parametrize("key", ["doe", "doe:2020", "DBLP:conf/nips/2020:7", "", "é" * 100_000])
def test_a_line_leads_to_its_entry_whatever_the_key(tmp_path: Path, key: str) -> None:
    (tmp_path / "papers.bib").write_text("one\ntwo\nthree\n")
    comment = write_comment(str(Origin("papers.bib", 2, key)))
    tex = f"\\begin{{document}}\n% papers.bib:1 first\nx\n{comment}\nhere\n"
    span = Origins(Source("cv.tex", tex), tmp_path).of_line(5)
    assert span.text == "two"
    assert len(comment) < 10_000
