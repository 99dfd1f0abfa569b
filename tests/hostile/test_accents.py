"""Accents that no letter has in one character stand on their letter."""

import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest


@pytest.mark.slow
@pytest.mark.parametrize(("letter", "accent"), [("q", "\u0323"), ("m", "\u0304"), ("X", "\u0302")])
def test_an_accent_stands_over_or_under_its_letter(
    tmp_path: Path, letter: str, accent: str
) -> None:
    (tmp_path / "profile.toml").write_text(
        '[person]\nname = "Ann"\n[[section]]\ntitle = "S"\nkind = "text"\n'
        f'text = "nn {letter}{accent} nn"\n',
        "utf-8",
    )
    subprocess.run(
        [sys.executable, "-m", "cvtex", "compile"], cwd=tmp_path, check=True, capture_output=True
    )
    with pypdfium2.PdfDocument(tmp_path / "build" / "cv.pdf") as pdf:
        text = pdf[0].get_textpage()
        characters = [text.get_text_range(i, 1) for i in range(text.count_chars())]
        left, bottom, right, top = text.get_charbox(characters.index(letter))
        mark_left, mark_bottom, mark_right, mark_top = text.get_charbox(characters.index(accent))
    assert left < (mark_left + mark_right) / 2 < right
    assert mark_bottom >= top - 1 if accent != "\u0323" else mark_top <= bottom + 1
