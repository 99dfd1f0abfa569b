"""The profile's prose: what is markup, what stays characters, and agreement with CommonMark."""

import re
import time
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cvtex.reading.markdown import read_prose, split_paragraphs
from cvtex.richtext import Inline, Link, Maths, Rich, Style, Styled, Text

TAGS = {Style.STRONG: "strong", Style.EMPHASIS: "em", Style.CODE: "code"}


def as_html(parts: tuple[Inline, ...]) -> str:
    html = ""
    for part in parts:
        match part:
            case Text(text):
                html += text
            case Styled(style, children):
                html += f"<{TAGS[style]}>{as_html(children)}</{TAGS[style]}>"
            case Link(url, children):
                html += f'<a href="{url}">{as_html(children)}</a>'
            case Maths(tex, _):
                html += f"<math>{tex}</math>"
    return html


def html_of(text: str) -> str:
    return as_html(read_prose(text).text.parts)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("ICML 2019 **best reviewer**.", "ICML 2019 <strong>best reviewer</strong>."),
        ("*a **b** c*", "<em>a <strong>b</strong> c</em>"),
        ("***a***", "<em><strong>a</strong></em>"),
        ("A*-search and C*-algebras", "A*-search and C*-algebras"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("ends with a star*", "ends with a star*"),
        ("`x*y*z`", "<code>x*y*z</code>"),
        ("`` a`b ``", "<code>a`b</code>"),
        ("a ` b", "a ` b"),
        ("[cvtex](https://example.org/a_(b))", '<a href="https://example.org/a_(b)">cvtex</a>'),
        ("[**b**](<https://x.org>)", '<a href="https://x.org"><strong>b</strong></a>'),
        ("[me](mailto:me@x.org)", '<a href="mailto:me@x.org">me</a>'),
        ("[1] and [2]", "[1] and [2]"),
        ("[a [b] c](https://x.org)", '<a href="https://x.org">a [b] c</a>'),
        ("[a](b c)", "[a](b c)"),
        ("$O(n)$ time", "<math>O(n)</math> time"),
        ("$5 and $6", "$5 and $6"),
        ("US$5/US$6", "US$5/US$6"),
        ("100 $", "100 $"),
        ("2019--2021 --- and so on", "2019–2021 — and so on"),
        ("-----", "-----"),
        ("https://x.org/a--b", "https://x.org/a--b"),
        (r"\*a\* \`b\` \[c\]\(d) \$e\$ \-\-", r"*a* `b` [c]\(d) $e$ --"),
        (r"50% & C*-algebras_1 #1 {x} \input{y}", r"50% & C*-algebras_1 #1 {x} \input{y}"),
        (r"C:\new\\x", r"C:\new\\x"),
        ("_a_ __b__ ~c~ # d <b>e</b> &amp; !", "_a_ __b__ ~c~ # d <b>e</b> &amp; !"),
        ("a\n  b\tc", "a b c"),
        ("  a  ", "a"),
        ("1. not a list", "1. not a list"),
    ],
)
def test_prose_is_read(typed: str, read: str) -> None:
    assert html_of(typed) == read


def test_blank_lines_part_paragraphs() -> None:
    text = "a\nb\n\n c \n \t\n\n\nd\r\n\r\ne\n"
    parts = list(split_paragraphs(text))
    assert [read_prose(part).text.plain() for _, part in parts if part.strip()] == [
        "a b",
        "c",
        "d",
        "e",
    ]
    assert all(text.startswith(part, start) for start, part in parts)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:x", "../cv"])
def test_a_link_that_leads_nowhere_good_is_text_with_a_remark(url: str) -> None:
    prose = read_prose(f"see [this]({url})", start=100)
    assert prose.text == Rich.of("see this")
    assert [(r.code, r.start) for r in prose.remarks] == [("unlinked", 111)]


def test_a_formula_that_may_not_pass_is_typed_characters_with_a_remark() -> None:
    prose = read_prose(r"an $\input{x}$ b")
    assert prose.text == Rich.of(r"an $\input{x}$ b")
    assert [(r.code, r.start, r.end) for r in prose.remarks] == [("maths", 3, 14)]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="*`[]$\\-")))
def test_text_without_marks_is_what_was_typed(text: str) -> None:
    spaces = re.sub(" +", " ", text).strip(" ")
    assert read_prose(text).text.plain().strip() == spaces.strip()


COMMONMARK = MarkdownIt("zero").enable(["emphasis", "backticks", "link"])
PIECES = ["*", "**", "***", "`", "``", "[", "]", "](https://x.org)", "(", "a", "b", " ", ".", "é"]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_marks_mean_what_commonmark_says(text: str) -> None:
    if len(text.replace("`", "")) < 20 and not re.search(r"\*{7}", text):
        expected = unescape(COMMONMARK.renderInline(text))
        assert _even(as_html(read_prose(text).text.parts)) == _even(expected)


def _even(html: str) -> str:
    """White space as reading makes it, and links without text left out, which nobody could see."""
    html = re.sub(r'<a href="[^"]*">\s*</a>', "", html)
    return re.sub(" +", " ", html).strip()


@pytest.mark.parametrize(
    "piece", ["*a ", "**a* ", "*", "a*", "[", "]", "[a](", "`", "$a ", "[a](b", "](x)", "`a``", "-"]
)
def test_a_long_row_of_marks_is_read_in_time(piece: str) -> None:
    begin = time.perf_counter()
    prose = read_prose(piece * (200_000 // len(piece)))
    assert time.perf_counter() - begin < 5
    assert prose.text
