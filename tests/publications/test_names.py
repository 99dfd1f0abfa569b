"""Given names compared."""

import time

import pytest

from cvtex.publications.names import Given, fold_given


def given(text: str) -> Given:
    return fold_given(text)[0]


@pytest.mark.parametrize(
    ("some", "others"),
    [
        ("Xiao-Ming", "Xiaoming"),
        ("Xiao Ming", "Xiao-Ming"),
        ("Jörg Ümit", "Joergumit"),
        ("Björn Åke", "Bjorn-Aake"),
    ],
)
def test_names_that_are_the_same_as_one_word_are_equal(some: str, others: str) -> None:
    assert given(some).equals(given(others))
    assert given(others).equals(given(some))


@pytest.mark.parametrize(
    ("some", "others"), [("Jürgen", "Jür"), ("Jörg Ümit", "Joerg"), ("Ana", "Anna")]
)
def test_one_name_that_begins_like_another_is_not_equal(some: str, others: str) -> None:
    assert not given(some).equals(given(others))
    assert not given(others).equals(given(some))


def test_many_names_with_umlauts_are_compared_at_once() -> None:
    words = ["Jürgen"] * 40
    start = time.perf_counter()
    assert given(" ".join(words)).equals(given("".join(words)))
    assert not given(" ".join([*words, "Jörg"])).equals(given("".join([*words, "Jens"])))
    assert time.perf_counter() - start < 20  # it took minutes when it grew with the square
