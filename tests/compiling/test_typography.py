"""What stands together on the printed page."""

import subprocess
import sys
from pathlib import Path

import pytest

ENTRY = "@article{{k{0}, author={{A. May* and B. Other*}}, title={{Title {0}}}, journal={{J}}}}\n"


def pages_of(folder: Path, bibliography: str, keys: str) -> list[str]:
    (folder / "publications.bib").write_text(bibliography)
    section = f'[[section]]\ntitle = "Publications"\nkind = "publications"\n{keys}\n'
    (folder / "profile.toml").write_text(f'[person]\nname = "Avner May"\n{section}')
    command = [sys.executable, "-m", "cvtex", "compile", "-o", "cv.pdf"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    text = subprocess.check_output(["pdftotext", "-layout", "cv.pdf", "-"], cwd=folder, text=True)
    return text.split("\f")[:-1]


@pytest.mark.slow
@pytest.mark.parametrize("number", [19, 20, 21])
def test_the_legend_stands_on_the_page_of_the_last_entry(tmp_path: Path, number: int) -> None:
    # With twenty entries the first page is full.
    pages = pages_of(tmp_path, "".join(ENTRY.format(i) for i in range(number)), "")
    (page,) = (page for page in pages if "equal contribution" in page)
    assert f"Title {number - 1}" in page


@pytest.mark.slow
@pytest.mark.parametrize("length", [19, 20, 21, 22, 23])
def test_no_link_stands_on_a_line_by_itself(tmp_path: Path, length: int) -> None:
    name = "Journal of the " + " ".join(["Art"] * length)
    entry = f"@article{{k, author={{A. May}}, title={{T}}, journal={{{name}}}, doi={{10.1000/1}}"
    for more, links in (("}", 1), (", code={https://a.org}}", 2)):
        (page,) = pages_of(tmp_path, entry + more, 'links = ["doi", "code"]')
        lines = [line.split() for line in page.splitlines() if "[" in line]
        assert sum("[" in word for line in lines for word in line) == links
        assert all(len(line) > 1 for line in lines)
