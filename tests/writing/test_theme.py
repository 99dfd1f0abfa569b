"""A template can place what a CV says, and nothing that it does makes a text into LaTeX."""

from pathlib import Path

import pytest

from cvtex.diagnostics import InputError
from cvtex.richtext import Rich
from cvtex.writing.characters import Typesetting
from cvtex.writing.latex import Latex
from cvtex.writing.theme import Theme, load_theme, render_latex, shipped_themes
from cvtex.writing.view import ContactView, CvView, Url

HOSTILE = r"\input{/etc/passwd} $x$ & 50% #1 ~ ^ _ { }"
WRITTEN = (
    r"\textbackslash{}input\{/etc/passwd\} \$x\$ \& 50\% \#1 "
    r"\textasciitilde{} \textasciicircum{} \_ \{ \}"
)


def view(name: str = HOSTILE) -> CvView:
    return CvView(
        name=name,
        headline=Rich.of(HOSTILE),
        contact=((ContactView("website", HOSTILE, Url("https://example.org/50%")),),),
        photo="",
        sections=(),
        locale="en",
        paper="a4",
        tagged=False,
        keywords=(),
    )


def render(template: str, folder: Path, name: str = HOSTILE) -> str:
    (folder / "cv.tex.j2").write_text(template, encoding="utf-8")
    theme = Theme("own", folder, shipped_themes(), "", ())
    return render_latex(view(name), theme, {"size": "10", "on": True}, Typesetting())


@pytest.mark.parametrize(
    "template",
    [
        "<< cv.name >>",
        "<< cv.headline >>",
        "<< cv.name ~ '' >>",
        "<% set copy = cv.name %><< copy >>",
        "<% set copy %><< cv.name >><% endset %><< copy >>",
        "<% macro shown(text) %><< text >><% endmacro %><< shown(cv.name) >>",
        "<% macro f() %><< caller() >><% endmacro %><% call f() %><< cv.name >><% endcall %>",
        "<% for line in cv.contact %><% for c in line %><< c.text >><% endfor %><% endfor %>",
        "<% block inner %><< cv.name >><% endblock %>",
        "<< (cv.name, 1) | first >>",
    ],
)
def test_text_is_written_as_its_characters_however_it_is_printed(
    template: str, tmp_path: Path
) -> None:
    assert render(template, tmp_path) == WRITTEN


def test_text_put_together_with_latex_is_escaped_again(tmp_path: Path) -> None:
    template = "<% macro bold() %>\\textbf{x}<% endmacro %><< bold() ~ cv.name >>"
    assert r"\textbf" not in render(template, tmp_path)


def test_a_template_s_own_text_is_latex(tmp_path: Path) -> None:
    assert render(r"\textbf{<< cv.name >>}", tmp_path, "May") == r"\textbf{May}"


def test_what_comes_out_is_latex(tmp_path: Path) -> None:
    assert isinstance(render("x", tmp_path), Latex)


def test_a_url_is_written_as_one(tmp_path: Path) -> None:
    assert render("<< cv.contact[0][0].url >>", tmp_path) == r"https://example.org/50\%25"


def test_whole_numbers_may_be_printed(tmp_path: Path) -> None:
    assert render("<< cv.contact | length >>", tmp_path) == "1"


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("a\n<< cv.nmae >>", "'nmae'"),
        ("a\n<< nothing >>", "'nothing'"),
        ("a\n<% if %>", ""),
        ("a\n<< cv.name | upper >>", "upper"),
        ("a\n<< cv.name | safe >>", "safe"),
        ("a\n<% filter upper %>x<% endfilter %>", "upper"),
        ("a\n<< cv.contact >>", "tuple"),
        ("a\n<< style.on >>", "bool"),
        ('a\n<% include "there/is/none" %>', "there/is/none"),
    ],
)
def test_a_mistake_in_a_template_is_an_error_in_its_line(
    template: str, message: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError) as failure:
        render(template, tmp_path)
    (found,) = failure.value.diagnostics
    assert message in found.message
    assert found.span is not None
    assert found.span.position.line == 2


def test_an_unknown_theme_is_told_with_what_may_be_meant(tmp_path: Path) -> None:
    with pytest.raises(InputError) as failure:
        load_theme("clasic", tmp_path)
    assert "classic" in failure.value.diagnostics[0].help


def test_a_theme_next_to_the_profile_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "themes" / "classic"
    own.mkdir(parents=True)
    (own / "cv.tex.j2").write_text("mine", encoding="utf-8")
    assert load_theme("classic", tmp_path).own_folder == own
    assert load_theme("modern", tmp_path).own_folder is None


def test_templates_are_compiled_once_where_there_is_a_cache(tmp_path: Path) -> None:
    theme = load_theme("classic", tmp_path)
    style = {option.name: option.initial for option in theme.options}
    cache = tmp_path / "cache"
    cache.mkdir()
    first = render_latex(view(), theme, style, Typesetting(), cache)
    assert list(cache.iterdir())
    assert render_latex(view(), theme, style, Typesetting(), cache) == first
