import pytest

from cvtex.publications.theses import name_thesis
from cvtex.richtext import Rich
from cvtex.words import words

# What an entry says, and what an English and a German CV print.
NAMES = {
    "phdthesis": ("PhD thesis", "Dissertation"),
    "PhD": ("PhD thesis", "Dissertation"),
    "PhD dissertation": ("PhD dissertation", "Dissertation"),
    "Ph.D. Thesis": ("Ph.D. Thesis", "Dissertation"),
    "Master's thesis": ("Master's thesis", "Masterarbeit"),
    "Diplomarbeit": ("Diplomarbeit", "Diplomarbeit"),
    "MCompSci thesis": ("MCompSci thesis", "MCompSci thesis"),
    "licentiate": ("Licentiate", "Licentiate"),
}


@pytest.mark.parametrize("said", NAMES)
def test_a_thesis_is_called_what_its_entry_calls_it(said: str) -> None:
    names = (name_thesis(Rich.of(said), words(language)).plain() for language in ("en", "de"))
    assert tuple(names) == NAMES[said]
