"""Sources: how bytes become text, and how offsets become places."""

import pytest

from cvtex.source import Position, Source


@pytest.mark.parametrize(
    ("data", "encoding", "guessed"),
    [
        ("García".encode(), "utf-8", False),
        (b"\xef\xbb\xbf" + "García".encode(), "utf-8-sig", False),
        ("García".encode("utf-16"), "utf-16", False),
        ("García".encode("utf-32"), "utf-32", False),
        ("García".encode("cp1252"), "cp1252", True),
    ],
)
def test_bytes_are_decoded_by_mark_then_utf8_then_windows(
    data: bytes, encoding: str, guessed: bool
) -> None:
    source = Source.decode(data, "a.bib")
    assert (source.text, source.encoding, source.guessed) == ("García", encoding, guessed)


def test_bytes_that_windows_does_not_know_are_still_read() -> None:
    source = Source.decode(b"\x81\xe9", "a.bib")
    assert (source.text, source.guessed) == ("\x81é", True)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_and_columns_count_from_one_whatever_ends_a_line(line_end: str) -> None:
    source = Source("a.bib", line_end.join(["ab", "", "cd"]))
    offset = source.text.index("d")
    assert source.position(offset) == Position(3, 2)
    assert source.line(3) == "cd"
    assert source.line(2) == ""


def test_the_end_of_a_text_has_a_place() -> None:
    source = Source("a.bib", "ab\n")
    assert source.position(3) == Position(2, 1)
    assert source.line(2) == ""


def test_a_span_gives_its_place_and_its_characters() -> None:
    span = Source("a.bib", "one\ntwo three").span(8, 13)
    assert span.position == Position(2, 5)
    assert span.text == "three"
