"""Formulas: what may pass to TeX, and how it reads as plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex import maths
from cvtex.maths import Formula, MathsProblem


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        ("H_2O", "H₂O"),
        (r"\alpha", "α"),
        (r"O(n \log n)", "O(n log n)"),
        (r"\mathcal{O}(n^2)", "O(n²)"),
        (r"\mathbb{R}^n", "ℝⁿ"),
        ("x_i^2", "xᵢ²"),
        ("2^{2n+1}", "2²ⁿ⁺¹"),
        ("x^{y_z}", "x^(y_z)"),
        ("^{13}", "¹³"),
        (r"^\circ", "°"),
        (r"\frac{1}{2}", "1/2"),
        (r"\frac{a+b}{2}", "(a+b)/2"),
        (r"\sqrt{x+1}", "√(x+1)"),
        ("p<0.05", "p < 0.05"),
        ("-1", "−1"),
        (r"3\times 3", "3 × 3"),
        ("f(x,y)", "f(x, y)"),
        ("1,000", "1,000"),
        (r"\hat{x}", "x̂"),
        (r"\text{non-zero}", "non-zero"),
        (r"{\rm CO}_2", "CO₂"),
        (r"x \not= y", "x ≠ y"),
        ("α → β", "α → β"),
    ],
)
def test_a_formula_reads_as_text(tex: str, text: str) -> None:
    assert maths.as_text(tex) == text


@pytest.mark.parametrize(
    ("tex", "culprit"),
    [
        (r"\input{x}", r"\input"),
        (r"x + \write18{ls}", r"\write"),
        (r"\def\x{y}", r"\def"),
        (r"\csname x\endcsname", r"\csname"),
        (r"\text{\input{x}}", r"\input"),
        (r"\mathrm{\catcode`x}", r"\catcode"),
        ("a % b", "%"),
        ("a & b", "&"),
        ("a # b", "#"),
        (r"a \\ b", r"\\"),
        ("a $ b", "$"),
        ("x^a^b", "^"),
        ("x_a_b", "_"),
        ("^^5cinput", "^"),
        (r"\left(x", ""),
        (r"\begin{array}", r"\begin"),
        ("x\x00", "\x00"),
    ],
)
def test_what_is_not_on_the_list_does_not_pass(tex: str, culprit: str) -> None:
    problem = maths.check(tex)
    assert problem is not None
    assert problem.text == culprit


@pytest.mark.parametrize(
    "tex",
    [
        *("{" * 10_000, "x_{" * 500 + "}" * 500, r"\frac" * 300, "x" * 5000),
        *(r"\hat" * 450 + "x", r"\sqrt" * 390 + "x", r"\not" * 490 + "=", "x^" * 900 + "x"),
    ],
)
def test_depth_and_length_are_bounded(tex: str) -> None:
    assert maths.check(tex) is not None


_TEX_LIKE = st.text(
    alphabet=r"\{}^_'ab1+=()[]$%&#~ \alpha\frac\sqrt\left\right\text\over", max_size=40
)


@given(_TEX_LIKE)
def test_what_passes_passes_again_as_it_was_written_anew(tex: str) -> None:
    formula = maths.read_formula(tex)
    match formula:
        case Formula(source):
            again = maths.read_formula(source)
            assert isinstance(again, Formula)
            assert again.tex == source
        case MathsProblem(offset):
            assert 0 <= offset <= len(tex)


@given(st.text())
def test_nothing_makes_the_parser_fail(tex: str) -> None:
    maths.as_text(tex)
