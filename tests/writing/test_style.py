"""A theme says what options it has; a profile may set those, to what they take."""

import pytest

from cvtex.diagnostics import InputError
from cvtex.source import Source
from cvtex.writing.style import GivenValue, StyleOption, StyleValue, read_options, read_style

OPTIONS = (
    StyleOption("font", "choice", "pagella", "", choices=("pagella", "termes")),
    StyleOption("font_size", "number", 10, "", minimum=8, maximum=14),
    StyleOption("margin", "length", "2cm", ""),
    StyleOption("accent", "colour", "000000", ""),
    StyleOption("numbers", "switch", default=False, help=""),
)
DEFAULTS = {
    "font": "pagella",
    "font_size": "10",
    "margin": "2cm",
    "accent": "000000",
    "numbers": False,
}


def test_what_a_profile_leaves_out_is_the_theme_s_default() -> None:
    assert read_style(OPTIONS, {}, {}) == (DEFAULTS, ())


@pytest.mark.parametrize(
    ("name", "given", "value"),
    [
        ("font", "termes", "termes"),
        ("font_size", 10.5, "10.5"),
        ("font_size", 12, "12"),
        ("margin", "0.95in", "0.95in"),
        ("accent", "#1f4e79", "1F4E79"),
        ("numbers", True, True),
    ],
)
def test_a_right_value_is_taken(name: str, given: GivenValue, value: StyleValue) -> None:
    assert read_style(OPTIONS, {name: given}, {}) == ({**DEFAULTS, name: value}, ())


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("font", "comic"),
        ("font_size", 50),
        ("font_size", True),
        ("font_size", "10"),
        ("margin", "2cm}\\input{x}"),
        ("margin", "wide"),
        ("margin", "٣cm"),
        ("margin", "300in"),
        ("margin", "1.99999999999999999999cm"),
        ("accent", "red"),
        ("numbers", "yes"),
    ],
)
def test_a_wrong_value_is_an_error_that_says_what_is_taken(name: str, given: GivenValue) -> None:
    span = Source("profile.toml", "[style]").span(0, 7)
    style, (found,) = read_style(OPTIONS, {name: given}, {name: span})
    assert style == DEFAULTS
    assert found.span == span
    assert name in found.message


def test_an_unknown_option_is_an_error_with_the_nearest_one() -> None:
    _, (found,) = read_style(OPTIONS, {"font_sise": 10}, {})
    assert "'font_size'" in found.help


@pytest.mark.parametrize(
    "declared",
    [
        "[style.font]\nkind = 'choice'\ndefault = 'a'\nhelp = ''\nchoices = ['b']",
        "[style.font]\nkind = 'choice'",
        "[style]\nfont = 3",
        "= 3",
    ],
)
def test_a_theme_that_declares_nonsense_is_told_so(declared: str) -> None:
    with pytest.raises(InputError) as failure:
        read_options(Source("theme.toml", declared))
    assert failure.value.diagnostics[0].span is not None
