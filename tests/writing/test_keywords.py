"""What the PDF of a CV may be searched for."""

from pathlib import Path

import pytest

from cvtex.reading.cv import read_cv
from cvtex.writing.keywords import choose_keywords


def chosen(folder: Path, *keywords: str) -> list[str]:
    entries = (
        f"@article{{k{n}, title={{T {n}}}, author={{Ada}}, journal={{J}}, keywords={{{words}}}}}"
        for n, words in enumerate(keywords)
    )
    (folder / "publications.bib").write_text("\n".join(entries), encoding="utf-8")
    (folder / "profile.toml").write_text("person.name = 'Ada'", encoding="utf-8")
    first, *others = choose_keywords(read_cv(folder)[0])
    assert first == "Curriculum Vitae"
    return others


def test_the_words_used_most_come_first(tmp_path: Path) -> None:
    assert chosen(tmp_path, "Kernels; Speech", "speech", "SPEECH, Acoustics") == [
        "Speech",
        "Acoustics",
        "Kernels",
    ]


def test_there_are_few(tmp_path: Path) -> None:
    assert len(chosen(tmp_path, ",".join(f"word {n}" for n in range(20)))) == 8


@pytest.mark.parametrize("word", ["Humans", "Middle Aged", "Aged, 80 and over", "42", "1.2.3", "*"])
def test_what_databases_count_with_is_left_out(tmp_path: Path, word: str) -> None:
    assert chosen(tmp_path, f"{word}, *Algorithms") == ["Algorithms"]


def test_a_word_at_most_of_many_publications_tells_nothing(tmp_path: Path) -> None:
    words = ["mine, kernels", "mine", "mine", "mine, speech", "other"]
    assert chosen(tmp_path, *words) == ["kernels", "other", "speech"]
    assert chosen(tmp_path, "kernels", "kernels") == ["kernels"]
