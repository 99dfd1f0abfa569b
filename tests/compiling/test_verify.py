"""Whether a PDF says what the CV says."""

from pathlib import Path

import pypdfium2
import pypdfium2.raw
import pytest

from cvtex.compiling.verify import PdfText, find_lost, read_pdf
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
        ("\u0390", "\u0399\u0308\r\n\u0301"),
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


def test_a_text_may_go_on_over_several_pages_of_which_the_first_has_no_foot() -> None:
    pages = ("one two", "three four\r\nAnn – 2", "five six\r\nAnn – 3")
    assert lost("one two three four five six", *pages) == ""


def test_a_foot_may_follow_a_hyphen() -> None:
    assert lost("on-device learning", "on\ufffeAnn – 1", "device learning\r\nAnn – 2") == ""


@pytest.mark.parametrize(
    "page",
    ["שדח םלוע םולש :Hebrew", "Hebrew: םולש םלוע שדח", "Hebrew: שלום\r\nעולם חדש"],
)
def test_words_from_right_to_left_may_be_turned_round_as_lines_are(page: str) -> None:
    assert lost("Hebrew: שלום עולם חדש", page) == ""


def test_words_from_right_to_left_have_an_order() -> None:
    assert lost("אחת שתיים שלוש ארבע חמש", "שתיים ארבע אחת שלוש חמש") != ""


def test_what_stands_outside_the_page_is_lost(tmp_path: Path) -> None:
    with pypdfium2.PdfDocument.new() as pdf:
        font = pypdfium2.raw.FPDFText_LoadStandardFont(pdf, b"Helvetica")
        page = pdf.new_page(200, 100)
        for text, x in (("seen", 20), ("beyond", 300), ("across", 190)):
            shown = pypdfium2.raw.FPDFPageObj_CreateTextObj(pdf, font, 12)
            letters = (text + "\0").encode("utf-16-le")
            array = (pypdfium2.raw.FPDF_WCHAR * (len(letters) // 2)).from_buffer_copy(letters)
            pypdfium2.raw.FPDFText_SetText(shown, array)
            pypdfium2.raw.FPDFPageObj_Transform(shown, 1, 0, 0, 1, x, 50)
            pypdfium2.raw.FPDFPage_InsertObject(page, shown)
        page.gen_content()
        pdf.save(tmp_path / "cv.pdf")
    pages = read_pdf(tmp_path / "cv.pdf")
    assert lost("seen", *pages) == ""
    assert lost("beyond", *pages) == "beyond"
    assert lost("across", *pages) == "across"


def test_a_formula_is_left_out() -> None:
    rich = Rich((Text("of "), Maths("x^2", "x²"), Text(" and")))
    assert find_lost(rich, PdfText(["of 2\nx and"])) == ""
