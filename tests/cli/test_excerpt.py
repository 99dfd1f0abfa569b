import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from cvtex.cli.excerpt import excerpt, visible, width_of
from cvtex.source import Source


def shown(text: str, part: str, width: int = 80) -> list[str]:
    start = text.index(part)
    _, line, underline = excerpt(Source("a.bib", text).span(start, start + len(part)), width)
    return [line, underline]


def test_the_underline_stands_below_what_is_meant() -> None:
    assert shown("one two three", "two") == [
        "one two three",
        "    ^~~",
    ]


def test_a_tab_is_written_as_spaces_up_to_the_next_stop() -> None:
    assert shown("\ta\tb = c", "b") == [
        "    a   b = c",
        "        ^",
    ]


def test_an_east_asian_character_takes_two_cells() -> None:
    assert shown("author = {山田太郎 and Ünal}", "Ünal") == [
        "author = {山田太郎 and Ünal}",
        "                       ^~~~",
    ]
    assert shown("{山田太郎}", "太郎") == [
        "{山田太郎}",
        "     ^~~~",
    ]


def test_a_combining_accent_takes_no_cell() -> None:
    assert shown("Cafe\u0301 x", "x") == [
        "Cafe\u0301 x",
        "     ^",
    ]


def test_a_place_at_the_end_of_a_line_is_the_cell_after_it() -> None:
    source = Source("a.bib", "year = {1999\n")
    assert excerpt(source.span(12, 12), 80) == ("1", "year = {1999", "            ^")


def test_a_span_over_several_lines_is_underlined_to_the_end_of_its_first() -> None:
    assert shown("a @article{x,\n  year = 1\n}", "@article{x,\n  year = 1\n}") == [
        "a @article{x,",
        "  ^~~~~~~~~~~",
    ]


def test_a_long_line_is_cut_around_the_place() -> None:
    line, underline = shown("x" * 300 + "HERE" + "y" * 300, "HERE", 40)
    assert width_of(line) == 40
    assert line.startswith("…x")
    assert line.endswith("y…")
    assert line[underline.index("^") :][:4] == "HERE"


def test_a_span_that_is_longer_than_the_window_is_shown_from_its_start() -> None:
    line, underline = shown("x" * 300 + "H" * 300, "H" * 300, 40)
    assert line[underline.index("^")] == "H"
    assert width_of(underline) <= 40


def test_control_and_direction_characters_do_not_reach_the_terminal() -> None:
    assert visible("a\x1b[31mb\u202ec\nd") == "a␛[31mb\N{REPLACEMENT CHARACTER}c d"


@given(st.text(), st.integers(0, 50), st.integers(0, 50), st.integers(10, 120))
def test_line_and_underline_fit_the_width_and_the_caret_is_under_the_line(
    text: str, start: int, length: int, width: int
) -> None:
    start = min(start, len(text))
    span = Source("a.bib", text).span(start, min(start + length, len(text)))
    _, line, underline = excerpt(span, width)
    assert width_of(line) <= width
    assert width_of(underline) <= width + 1
    assert underline.count("^") == 1
    assert {"Cc", "Cs", "Zl", "Zp"}.isdisjoint(map(unicodedata.category, line))
