"""Whether a PDF says what the CV says."""

import pytest

from cvtex.compiling.verify import PdfText, find_lost
from cvtex.richtext import Maths, Rich, Text


def lost(text: str, *pages: str) -> str:
    return find_lost(Rich.of(text), PdfText(pages))


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("a b", "a\r\nb"),
        ("Work Experience", "WORK EXPERIENCE"),
        ("efficient", "e\ufb03cient"),
        ("x² ﬁ", "x2 fi"),
        ("García", "Garci\u0301a"),
        ("on-device", "on\ufffe\r\ndevice"),
        ("device", "de\ufffe\r\nvice"),
        ("soft\xadhyphen", "softhyphen"),
        ("שלום", "םולש"),
    ],
)
def test_what_extraction_changes_at_will_is_not_lost(text: str, page: str) -> None:
    assert lost(text, page) == ""


@pytest.mark.parametrize(
    ("text", "page", "missing"),
    [
        ("Nguyễn Văn A", "Nguyn Văn A", "Nguyễn"),
        ("García", "Garcı´a", "García"),
        ("first second", "second first", "first second"),
        ("a -- b", "a – b", "--"),
        ("C#", "C", "C#"),
    ],
)
def test_what_is_not_there_is_named(text: str, page: str, missing: str) -> None:
    assert lost(text, page) == missing


def test_a_text_may_go_on_over_the_page_and_its_foot() -> None:
    assert lost("one two three", "one two\r\nAnn – 1", "three") == ""


def test_a_formula_is_left_out() -> None:
    rich = Rich((Text("of "), Maths("x^2", "x²"), Text(" and")))
    assert find_lost(rich, PdfText(["of 2\nx and"])) == ""
