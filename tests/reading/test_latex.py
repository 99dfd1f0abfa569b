"""The LaTeX of a BibTeX field, read into rich text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.reading.latex import read_latex, read_latex_text
from cvtex.richtext import Link, Maths, Style, Styled, Text
from cvtex.source import Source


@pytest.mark.parametrize(
    "written",
    [r"{\'e}", r"\'{e}", r"\'e", r"\' e", r"{\'{e}}", r"{\' e}", r"\'{{e}}", "é", "e\u0301"],
)
def test_an_accent_may_be_spelled_in_every_way(written: str) -> None:
    assert read_latex_text(written) == "é"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"{\'{\i}}", "í"),
        (r"\"{\i}", "ï"),
        (r"\'\i", "í"),
        (r"\v{c}", "č"),
        (r"\c c", "ç"),
        (r"{\c{c}}", "ç"),
        (r"\~n", "ñ"),
        (r"\H{o}", "ő"),
        (r"\k{a}", "ą"),
        (r"\d{a}", "ạ"),
        (r"\u{g}", "ğ"),
        (r"\r{u}", "ů"),
        (r"\.I", "İ"),
        (r"\=a", "ā"),
        (r"\'{\^e}", "ế"),
        (r"\textcommabelow{s}", "ș"),
        (r"{\ss}", "ß"),
        (r"\L{}\'od\'z", "Łódź"),
        (r"{\aa}rhus", "århus"),
        (r"\O rsted", "Ørsted"),
        (r"\i", "ı"),
        (r"{\DJ}", "Đ"),
        (r"S{\a'e}b", "Séb"),
        (r"Primo\ifmmode \check{z}\else \v{z}\fi{}", "Primož"),
    ],
)
def test_letters_of_latin_alphabets_are_one_character_each(written: str, read: str) -> None:
    assert read_latex_text(written) == read


def test_an_accent_on_nothing_prints_itself() -> None:
    assert read_latex_text(r"\~{}user \^{} \"{}") == "~user ^ ¨"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"50\% \& \$5 \#1 a\_b \{x\}", "50% & $5 #1 a_b {x}"),
        ("R&D 50% #1 a_b a^b", "R&D 50% #1 a_b a^b"),
        ("A~B", "A\xa0B"),
        ("1--2 a---b", "1–2 a—b"),
        ("``quoted'' `so' don't", "“quoted” ‘so’ don’t"),
        (r"\textquoteright \textbackslash{} \ldots", "’\\ …"),
        ("?`Qu\\'e?", "¿Qué?"),
        (r"a\-b", "a\xadb"),
        ("-{}- <{}<", "-- <<"),
        (r"{\LaTeX} and \TeX{}nicalities", "LaTeX and TeXnicalities"),
        (r"\path|a_b%c|", "a_b%c"),
    ],
)
def test_signs_of_text_are_read_by_the_conventions_of_latex(written: str, read: str) -> None:
    assert read_latex_text(written) == read


def test_white_space_is_collapsed_and_trimmed() -> None:
    assert read_latex_text("  a\n\t  b {c } d ") == "a b c d"


def test_a_space_that_is_asked_for_stays() -> None:
    assert read_latex_text(r"a \ b") == "a  b"


@pytest.mark.parametrize(
    ("written", "style"),
    [
        (r"\emph{x}", Style.EMPHASIS),
        (r"{\em x}", Style.EMPHASIS),
        (r"{\it x}", Style.EMPHASIS),
        (r"\textbf{x}", Style.STRONG),
        (r"{\bfseries x}", Style.STRONG),
        (r"\texttt{x}", Style.CODE),
        (r"{\sc x}", Style.SMALL_CAPS),
        (r"\textsuperscript{x}", Style.SUPERSCRIPT),
        (r"\textsubscript x", Style.SUBSCRIPT),
    ],
)
def test_styles_come_as_commands_and_as_switches(written: str, style: Style) -> None:
    rich, findings = read_latex(written)
    assert rich.parts == (Styled(style, (Text("x"),)),)
    assert findings == ()


def test_braces_protect_the_case_of_what_they_hold() -> None:
    rich, _ = read_latex("The {DNA} of {\\'E}lan")
    assert rich.parts == (
        Text("The "),
        Styled(Style.PROTECTED, (Text("DNA"),)),
        Text(" of Élan"),
    )


@pytest.mark.parametrize(
    "written",
    [
        r"\href{http://a.b/%20c\#d_e~f}{text}",
        r"\href{http://a.b/%20c#d\_e\~f}{text}",
        r"\href {http://a.b/%20c#d_e~f} {text}",
    ],
)
def test_a_link_keeps_its_url_as_it_was_meant(written: str) -> None:
    assert read_latex(written)[0].parts == (Link("http://a.b/%20c#d_e~f", (Text("text"),)),)


def test_a_url_is_a_link_that_shows_itself() -> None:
    assert read_latex(r"\url{http://a.b/%20#x}")[0].parts == (
        Link("http://a.b/%20#x", (Text("http://a.b/%20#x"),)),
    )


@pytest.mark.parametrize("written", ["$x_2$", r"\(x_2\)", r"\ensuremath{x_2}", "$$x_2$$"])
def test_maths_stays_maths(written: str) -> None:
    assert read_latex(written)[0].parts == (Maths("x_2", "x₂"),)


def test_maths_around_a_character_is_that_character() -> None:
    assert read_latex_text(r"a $<$ b $\{$c$\}$") == "a < b {c}"


@pytest.mark.parametrize(
    "written",
    [
        r"\input{/etc/passwd}",
        r"\write18{rm -rf /}",
        r"\def\x{y}\x",
        r"\csname input\endcsname{x}",
        r"\begin{filecontents}{x}a\end{filecontents}",
        r"\directlua{os.exit()}",
        r"\catcode`x=12",
    ],
)
def test_any_other_command_is_characters_and_a_warning_points_at_it(written: str) -> None:
    source = Source("x.bib", "title = {" + written + "}")
    rich, findings = read_latex(written, lambda start, end: source.span(start + 9, end + 9))
    assert rich.plain().replace("‘", "`") == written
    assert findings[0].code == "unknown-command"
    assert findings[0].span is not None
    assert findings[0].span.start == 9
    assert findings[0].span.text.startswith("\\")


def test_maths_that_may_not_pass_is_characters_and_a_warning_points_at_it() -> None:
    written = r"a $x + \input{y}$"
    source = Source("x.bib", written)
    rich, findings = read_latex(written, source.span)
    assert rich.plain() == written
    assert [f.span.text for f in findings if f.span] == [r"\input"]


@pytest.mark.parametrize("written", ["{open", "close}", "$5", "{a $x} y$"])
def test_what_has_no_counterpart_is_printed_with_a_warning(written: str) -> None:
    rich, findings = read_latex(written)
    assert rich.plain() == written.replace("{a $x}", "a $x")
    assert findings


def test_control_characters_are_left_out_with_a_warning() -> None:
    rich, findings = read_latex("a\x00b\x1bc")
    assert rich.plain() == "abc"
    assert {f.code for f in findings} == {"control-character"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        # pairs
        ('Through "emotionese."', "Through “emotionese.”"),
        ("""("I won't lie, it wasn't"): x""", "(“I won’t lie, it wasn’t”): x"),
        ('{"Foo"} of "and" and "or"', "“Foo” of “and” and “or”"),
        ("the 'Five Safes', 'soft' and 'hard'", "the ‘Five Safes’, ‘soft’ and ‘hard’"),
        ("\"He said 'yes'\", 'so \"they\" say'", "“He said ‘yes’”, ‘so “they” say’"),
        (r"the '\emph{x}' of 'T' cells", "the ‘x’ of ‘T’ cells"),
        # apostrophes, inches and what has no partner
        ("the '90s and the users' needs", "the ’90s and the users’ needs"),
        ("rock 'n' roll, 'tis the boys' song", "rock ’n’ roll, ’tis the boys’ song"),
        ("O'Brien's d'Alembert, 't Hooft's", "O’Brien’s d’Alembert, ’t Hooft’s"),
        ('5" disks and 3" disks', '5" disks and 3" disks'),
        ('A "5" disk" and "more', 'A "5" disk" and "more'),
        ('<a href="x">', '<a href="x">'),
        # accents and formulas
        (r"M\"uller's \"{U} 'A\'e'", "Müller’s Ü ‘Aé’"),
        ("$f'$ of 'x', $g'$", "f′ of ‘x’, g′"),
        # the accent key for the apostrophe of a year
        ("JCDL`11", "JCDL’11"),
    ],
)
def test_straight_quotes_are_curly_where_they_are_a_pair(written: str, read: str) -> None:
    assert read_latex_text(written) == read


@given(st.text())
def test_nothing_makes_the_reader_fail(written: str) -> None:
    rich, _ = read_latex(written)
    assert "\x00" not in rich.plain()


@given(st.text(alphabet=r"\{}$a'`-~^_ emphtxbfurl\"&%#[]()", max_size=60))
def test_no_nesting_of_commands_makes_the_reader_fail(written: str) -> None:
    read_latex(written)


@pytest.mark.parametrize(
    "written",
    [
        "{" * 300_000 + "}" * 300_000,
        "{" * 300_000,
        "}" * 300_000,
        r"\(" * 300_000,
        r"\emph{" * 100_000 + "x" + "}" * 100_000,
        r"\url{" * 100_000,
        r"\em" * 200_000,
        r"\'" * 300_000,
        "$x$ " * 100_000,
        "{" * 100_000 + "{a}" * 100_000 + "}" * 100_000,
    ],
    ids=lambda written: written[:6],
)
def test_a_megabyte_of_nesting_takes_seconds_and_no_stack(written: str) -> None:
    start = time.process_time()
    read_latex(written)[0].plain()
    assert time.process_time() - start < 20
