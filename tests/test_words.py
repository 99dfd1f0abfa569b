"""The words that cvtex puts into a CV."""

from importlib import resources

import pytest

from cvtex.model import Kind, Mark, State
from cvtex.publications.authors import SYMBOLS
from cvtex.words import words

LANGUAGES = sorted(
    path.name.removesuffix(".toml") for path in resources.files("cvtex").joinpath("words").iterdir()
)


def test_at_least_nine_languages_are_spoken() -> None:
    assert {"en", "de", "fr", "es", "it", "pt", "nl", "zh", "ja"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word_and_no_other(language: str) -> None:
    text = resources.files("cvtex").joinpath("words", f"{language}.toml").read_text("utf-8")
    assert len(words(language).phrases) == len(words("en").phrases)
    for name, phrase in words("en").phrases.items():
        assert name.partition(".")[2] in text
        places = {part for part in ("{value}", "{count}", "{book}", "{editors}") if part in phrase}
        assert all(place in words(language)[name] for place in places)


def test_there_is_a_word_for_everything_that_is_named() -> None:
    english = words("en")
    assert all(english[f"group.{kind.value}"] for kind in (*Kind, *State))
    assert all(english[f"state.{state.value}"] for state in State)
    assert all(english[f"legend.{mark.value}"] for mark in Mark if mark in SYMBOLS)


def test_a_region_speaks_its_language_and_an_unknown_one_english() -> None:
    assert words("de-AT") == words("de") == words("DE_ch")
    assert words("tlh") == words("en") == words("")
    assert words("../en") == words("en")


@pytest.mark.parametrize(
    ("number", "ordinal"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (10, "10th"), (11, "11th"), (12, "12th"),
     (13, "13th"), (20, "20th"), (21, "21st"), (101, "101st"), (111, "111th")],
)  # fmt: skip
def test_english_ordinals(number: int, ordinal: str) -> None:
    assert words("en").ordinal(number) == ordinal


def test_ordinals_of_other_languages() -> None:
    assert [words(x).ordinal(2) for x in ("de", "fr", "es", "ja")] == ["2.", "2ᵉ", "2.ª", "2"]
    assert words("fr").ordinal(1) == "1ʳᵉ"
    assert words("de").ordinal(11) == "11."
