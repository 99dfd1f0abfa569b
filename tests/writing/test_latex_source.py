"""LaTeX source from text: what comes out says nothing but the text that went in."""

import ast
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cvtex
from cvtex.reading.latex import read_latex_text
from cvtex.richtext import Link, Maths, Rich, Style, Styled, Text
from cvtex.writing.latex import (
    Latex,
    escape,
    write,
    write_comment,
    write_url,
)

# All of Unicode but controls and surrogates; what a reader hands on is composed (NFC).
TEXTS = st.text(
    st.characters(
        exclude_categories=("Cc", "Cs", "Zl", "Zp"),
        exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    )
).map(lambda text: unicodedata.normalize("NFC", text))
SIGNS = st.text(st.sampled_from("\\{}$&#%_^~\"'`-,<>[]*?! \xa0ab"))


@given(TEXTS | SIGNS)
def test_reading_back_what_was_written_gives_the_text(text: str) -> None:
    assert read_latex_text(escape(text)) == text


@given(TEXTS | SIGNS)
def test_what_is_written_has_no_command_but_those_of_characters(text: str) -> None:
    commands = set(re.findall(r"\\(?:[A-Za-z]+|.)", escape(text)))
    assert commands <= {
        *(r"\textbackslash", r"\textasciicircum", r"\textasciitilde", r"\textasciigrave"),
        *(
            r"\textquotedbl",
            r"\textquotesingle",
            r"\cvreplacement",
            r"\allowbreak",
            r"\cvlefttoright",
        ),
        *(r"\{", r"\}", r"\$", r"\&", r"\#", r"\%", r"\_", r"\-", "\\ "),
    }


@given(st.text())
def test_no_text_whatever_leaves_an_active_character(text: str) -> None:
    written = escape(text)
    bare = re.sub(r"\\(?:[A-Za-z]+|.)", "", written)
    assert not set(bare) & set("\\$&#%_^\"'`")
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in written)
    assert bare.count("{") == bare.count("}")


@pytest.mark.parametrize("pair", ["--", ",,", "<<", ">>", "``", "''", "?`", "!`"])
def test_signs_that_tex_would_join_are_kept_apart(pair: str) -> None:
    assert pair not in escape(f"a{pair}b")


@pytest.mark.parametrize("text", ["[x]", "*x", "]", " [x]", " *"])
def test_no_text_is_taken_for_an_argument_of_what_stands_before_it(text: str) -> None:
    assert not re.match(r" *[\[\]*]", escape(text))


def test_spaces_at_the_edges_are_printed() -> None:
    assert escape(" a  b ") == r"\ a \ b\ "


@pytest.mark.parametrize("text", ["x" * 30_000, "-" * 30_000, " a" * 15_000])
def test_long_texts_are_broken_into_lines_that_read_as_one(text: str) -> None:
    written = escape(text)
    assert max(map(len, written.splitlines())) < 100_000
    assert read_latex_text(written) == text


def test_many_short_parts_are_broken_into_lines_too() -> None:
    parts = (Text("a"), Styled(Style.EMPHASIS, (Text("b"),)), Maths("x", "x")) * 30_000
    assert max(map(len, write(Rich(parts)).splitlines())) < 100_000


def test_protected_case_leaves_no_trace_and_joins_nothing() -> None:
    rich = Rich((Text("a"), Styled(Style.PROTECTED, (Text("RL-"),)), Text("-"), Text("b")))
    assert write(rich) == "aRL-{}-b"


def test_words_that_are_kept_together_are_no_long_word() -> None:
    assert write(Rich.of("Methodology\u00a011(3):569–596,\u00a02023")) == (
        "Methodology~11(3):569–596,~2023"
    )


@pytest.mark.parametrize(
    ("address", "written"),
    [
        (
            "jansweb.netlify.app/publication/e-22-e/e.pdf",
            "jansweb.|netlify.|app/|publication/|e|~22|~e/|e.|pdf",
        ),
        ("https://openreview.net/pdf?id=3W7vPqWCeM", "https://openreview.|net/|pdf|?id=3W7vPqWCeM"),
        ("a.org/my-work", "a.org/my~work"),
    ],
)
def test_an_address_is_not_broken_behind_a_hyphen_of_its_own(address: str, written: str) -> None:
    written = written.replace("|", r"\allowbreak{}").replace("~", r"\mbox{-}")
    assert write(Rich.of(f"{address}, 2022")) == f"{written}, 2022"


def test_a_long_word_may_go_on_on_the_next_line() -> None:
    path = "x" * 20 + "/a_long_path/to.the/file"
    assert r"long\_\allowbreak{}path" in write(Rich.of(path))
    assert "allowbreak" not in escape(path)
    assert r"long\_\allowbreak{}path" in escape(path * 2)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("כתב עת 12, 2020", r"כתב עת\cvlefttoright{} 12, 2020"),
        ("כתב עת 12 in", r"כתב עת\cvlefttoright{} 12 in"),
        ("פרק 12 שלום x", "פרק 12 שלום x"),
        ("שלום", r"שלום\cvlefttoright{}"),
    ],
)
def test_a_number_after_hebrew_stays_with_what_follows_it(text: str, written: str) -> None:
    assert escape(text) == written


def test_a_number_after_hebrew_in_a_style_of_its_own_stays_with_what_follows_it() -> None:
    rich = Rich((Styled(Style.STRONG, (Text("שלום"),)), Text(" (2020) and")))
    assert write(rich) == r"\textbf{שלום}\cvlefttoright{} (2020) and"


def test_rich_text_is_written_with_its_styles() -> None:
    rich = Rich(
        (
            Styled(Style.STRONG, (Text("a & b"),)),
            Styled(Style.EMPHASIS, (Styled(Style.CODE, (Text("c_d"),)),)),
            Link("https://x.y/a%20b#c", (Text("here"),)),
            Maths(r"x_2", "x₂"),
        )
    )
    assert write(rich) == (
        r"\textbf{a \& b}\emph{\texttt{c\_d}}\href{https://x.y/a\%20b\#c}{here}\(x_{2}\)"
    )


@pytest.mark.parametrize(("tex", "written"), [(r"\alpha ", r"\(\alpha\)"), ("x\\ ", "\\(x\\ \\)")])
def test_a_formula_ends_where_it_ends(tex: str, written: str) -> None:
    assert write(Rich((Maths(tex, ""),))) == written


@pytest.mark.parametrize("tex", [r"\input{x}", r"\)\input{x}\(", "x$y", "{", r"\write18{ls}"])
def test_maths_is_held_against_the_allowlist_when_it_is_written(tex: str) -> None:
    assert write(Rich((Maths(tex, ""),))) == escape(f"${tex}$")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_urls_that_must_not_be_linked_are_not(url: str) -> None:
    assert write(Rich((Link(url, (Text("x"),)),))) == "x"
    assert write_url(url) == ""


def test_a_dollar_in_a_url_is_the_character() -> None:
    assert write_url("https://x.y/$1") == r"https://x.y/\%241"


@given(st.text())
def test_a_url_can_not_leave_its_argument(url: str) -> None:
    written = write_url("https://x.y/" + url)
    assert not set(written) & set("{} \n^")
    assert not set(re.sub(r"\\[%#&_~$]", "", written)) & set("\\%#&_~$")


@given(st.text())
def test_a_comment_is_one_line(text: str) -> None:
    written = write_comment(text)
    assert written.startswith("% ")
    assert len(written.splitlines()) == 1


def test_only_one_module_makes_latex() -> None:
    sources = Path(cvtex.__file__).parent.rglob("*.py")
    makers = {
        path.name
        for path in sources
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == Latex.__name__
    }
    assert makers == {"latex.py"}
