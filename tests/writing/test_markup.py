"""Markdown, HTML and plain text: read back by others' parsers, each is the text that went in."""

import html.parser
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cvtex.reading.cv import read_cv
from cvtex.richtext import Link, Maths, Rich, Style, Styled, Text
from cvtex.writing import html as html_writer
from cvtex.writing import markdown, plain
from cvtex.writing.view import view

TEXTS = st.text(
    st.characters(
        exclude_categories=("Cc", "Cs", "Zl", "Zp"),
        exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    )
)
SIGNS = st.text(st.sampled_from("\\`*_{}[]<>()#+-.!|~&;$=\"':^@ 1a\xa0\u3000"))
STYLES = st.sampled_from(Style)
RICH = st.recursive(
    st.builds(Text, TEXTS.filter(bool) | SIGNS.filter(bool)),
    lambda inner: st.builds(Styled, STYLES, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    max_leaves=6,
).map(lambda inline: Rich((Text("a"), inline, Text("b"))))


class _Characters(html.parser.HTMLParser):
    """The characters that a browser would show of one line of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.links: list[str] = []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value for name, value in attrs if name == "href" and value]


def shown(page: str) -> str:
    parser = _Characters()
    parser.feed(page)
    parser.close()
    return parser.text


def shown_markdown(written: str) -> str:
    page = MarkdownIt("commonmark").render(written)
    assert page.startswith("<p>") or not written
    return shown(page.removesuffix("\n"))


@given(TEXTS | SIGNS)
def test_html_read_back_is_the_text(text: str) -> None:
    assert shown(f"<p>{html_writer.escape(text)}</p>") == text


@given(TEXTS | SIGNS)
def test_html_stays_in_an_attribute(text: str) -> None:
    assert '"' not in html_writer.escape(text)


@given(TEXTS | SIGNS)
def test_markdown_read_back_is_the_text(text: str) -> None:
    assert shown_markdown(markdown.escape(text)) == text


@given(TEXTS | SIGNS)
def test_plain_text_is_the_text(text: str) -> None:
    assert plain.escape(text) == text


@given(RICH)
def test_styles_change_no_character(rich: Rich) -> None:
    assert shown(html_writer.write(rich)) == rich.plain()
    assert shown_markdown(markdown.write(rich)) == rich.plain()
    assert plain.write(rich) == rich.plain()


@pytest.mark.parametrize("write", [html_writer.write, markdown.write, plain.write])
def test_formulas_are_readable_text(write: object) -> None:
    assert callable(write)
    assert write(Rich((Text("H"), Maths("_2", "₂"), Text("O")))) == "H₂O"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd"])
def test_dangerous_urls_are_not_linked(url: str) -> None:
    rich = Rich((Link(url, (Text("x"),)),))
    assert html_writer.write(rich) == "x"
    assert markdown.write(rich) == "x"


@given(st.text())
def test_a_link_leads_where_it_should_and_nowhere_else(end: str) -> None:
    rich = Rich((Link("https://x.y/" + end, (Text("x"),)),))
    for page in (html_writer.write(rich), MarkdownIt("commonmark").render(markdown.write(rich))):
        parser = _Characters()
        parser.feed(page)
        (link,) = parser.links
        assert link.startswith("https://x.y/")
        assert not any(unicodedata.category(c).startswith("C") for c in link)


@given(st.text())
def test_nothing_turns_the_direction_of_what_follows(text: str) -> None:
    for written in (html_writer.escape(text), markdown.escape(text), plain.escape(text)):
        assert not set(written) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")


def markdown_of(folder: Path, entry: str) -> str:
    folder.joinpath("publications.bib").write_text(entry, encoding="utf-8")
    folder.joinpath("profile.toml").write_text(
        '[person]\nname = "Avner May"\n[[section]]\ntitle = "P"\nkind = "publications"\n',
        encoding="utf-8",
    )
    cv, _ = read_cv(folder / "profile.toml")
    return markdown.write_document(view(cv, folder)).partition("## P\n\n")[2]


def test_a_year_amid_a_line_of_markdown_needs_no_backslash(tmp_path: Path) -> None:
    written = markdown_of(tmp_path, "@article{a, author={A. May}, title={T}, year=2020}")
    assert written == "T  \n**A. May**. 2020.\n"
    assert markdown_of(tmp_path, "@misc{a, title={T}, year=2020}") == "T  \n2020\\.\n"


def test_a_title_with_nothing_after_it_breaks_no_line_of_markdown(tmp_path: Path) -> None:
    assert markdown_of(tmp_path, "@misc{a, title={T}}") == "T\n"
