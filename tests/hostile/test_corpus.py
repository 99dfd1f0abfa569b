"""Real bibliographies with much that is not ASCII go through TeX, and all of it comes back."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
@pytest.mark.parametrize(
    "file",
    [
        "GacGorge+Islam__zotero.bib",
        "Suhoiyis+thesisuestc__zotero.bib",
        "HPDCS+hpdcs.github.io__pubs.bib",
        "ryancoffee+bibfiles__Coffee.bib",
        "doliinychenko+PhD_thesis__inspire.bib",
    ],
)
def test_all_publications_of_a_file_come_back_from_the_pdf(
    file: str, corpus: Path, tmp_path: Path
) -> None:
    bibliography = json.dumps(str(corpus / "other" / file))
    (tmp_path / "profile.toml").write_text(
        f'[person]\nname = "Ann"\n[cv]\nbibliography = [{bibliography}]\n'
        '[[section]]\ntitle = "Publications"\nkind = "publications"\n'
    )
    done = subprocess.run(
        [sys.executable, "-m", "cvtex", "compile", "--verify"],
        cwd=tmp_path,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "missing-character" not in done.stderr
