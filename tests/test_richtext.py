"""Rich text: what it looks like in plain characters, and when it is nothing."""

from cvtex.richtext import EMPTY, Link, Maths, Rich, Style, Styled, Text, join


def test_plain_text_keeps_the_characters_of_all_parts() -> None:
    rich = Rich((Text("a "), Styled(Style.STRONG, (Link("u", (Text("b"),)),)), Maths("x^2", "x²")))
    assert rich.plain() == "a bx²"


def test_neighbouring_texts_become_one() -> None:
    assert Rich.of("a") + Rich.of("b") == Rich.of("ab")


def test_blank_text_is_false_and_styling_nothing_gives_nothing() -> None:
    assert not Rich.of(" ")
    assert not Rich.styled(Style.STRONG, Rich.of("  "))
    assert Rich.styled(Style.STRONG, EMPTY) == EMPTY
    assert Rich((Maths("x", "x"),))


def test_joining_leaves_out_what_is_empty() -> None:
    parts = [Rich.of("a"), EMPTY, Rich.of("b")]
    assert join(", ", parts).plain() == "a, b"
    assert join(", ", []) == EMPTY


def test_changing_text_leaves_formulas_and_addresses_alone() -> None:
    rich = Rich((Link("http://a", (Text("a"),)), Maths("a", "a"), Styled(Style.CODE, (Text("a"),))))
    changed = rich.map_text(str.upper)
    assert changed.plain() == "AaA"
    assert changed.parts[0] == Link("http://a", (Text("A"),))
