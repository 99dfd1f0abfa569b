from textwrap import dedent

from cvtex.reading.blocks import BlockKind, split_blocks
from cvtex.source import Source


def blocks(text: str) -> list[str]:
    """The blocks of a text, those that are not closed with an ellipsis."""
    source = Source("publications.bib", dedent(text))
    return [b.span.text + ("" if b.closed else " …") for b in split_blocks(source)]


def test_blocks_end_where_their_delimiters_balance() -> None:
    assert blocks("@article{a, title={A {B} C}} junk @book(b, year=2000)") == [
        "@article{a, title={A {B} C}}",
        "@book(b, year=2000)",
    ]


def test_every_kind_of_block_is_told_apart() -> None:
    source = Source("x", "@String{a={b}} @PREAMBLE{{c}} @Comment{d} @Misc{e}")
    assert [b.kind for b in split_blocks(source)] == [
        BlockKind.STRING,
        BlockKind.PREAMBLE,
        BlockKind.COMMENT,
        BlockKind.ENTRY,
    ]


def test_entries_inside_a_comment_and_after_a_percent_sign_are_none() -> None:
    assert blocks("@comment{@article{a, year=1}}\n% @article{b, year=2}\n@misc{c}") == [
        "@comment{@article{a, year=1}}",
        "@misc{c}",
    ]


def test_a_comment_that_is_never_closed_is_one_line() -> None:
    assert blocks("@comment{ unbalanced\n@misc{c}") == ["@comment{ unbalanced …", "@misc{c}"]


def test_an_address_is_no_beginning() -> None:
    assert blocks("mail may@example.{org} or @misc{a} @@misc{b}") == ["@misc{a}", "@@misc{b}"]


def test_parentheses_and_quotes_inside_a_block_in_parentheses() -> None:
    assert blocks('@misc(a, title="1) one", note={(2)})@misc(b)') == [
        '@misc(a, title="1) one", note={(2)})',
        "@misc(b)",
    ]


def test_a_missing_closing_brace_costs_no_other_entry() -> None:
    assert blocks("""\
        @article{a,
          title = {A},
          year = 2000

        % --- 2001 ---
        @article{b, title = {B}}
        """) == [
        "@article{a,\n  title = {A},\n  year = 2000 …",
        "@article{b, title = {B}}",
    ]


def test_a_stray_opening_brace_costs_no_other_entry() -> None:
    text = """\
        @article{a,
          title = {A {B},
          year = 2000,
        }

        @article{b, title = {B}}
        @article{c, title = {C}}
        """
    assert [b.partition(",")[0] for b in blocks(text)] == ["@article{a", "@article{b", "@article{c"]


def test_a_stray_opening_brace_is_not_balanced_by_a_stray_closing_one_later() -> None:
    text = """\
        @article{a,
          title = {A {B},
          year = 2000,
        }
        @article{b, title = {B}}
        @article{c, title = {C}}}
        @article{d, title = {D}}
        """
    assert [b[9] for b in blocks(text)] == ["a", "b", "c", "d"]


def test_a_quote_that_is_never_closed_costs_no_other_entry() -> None:
    text = '@article{a,\n  title = "A,\n  year = 2000,\n}\n\n@article{b, title = "B"}\n'
    assert [b[9] for b in blocks(text)] == ["a", "b"]


def test_an_entry_quoted_in_a_balanced_value_is_text() -> None:
    text = '@misc{a,\n  bibtex = {\n@article{x, title = {X}}\n},\n  note = "\n@see{this}",\n}'
    assert blocks(text) == [text]


def test_a_closing_brace_too_many_does_not_end_an_entry_that_goes_on() -> None:
    text = "@article{a,\n  title = {A}},\n  year = {2000}\n}"
    assert blocks(text) == [text]


def test_an_entry_goes_on_after_a_closing_brace_that_stands_before_another_field() -> None:
    text = "@article{a,\n  title = {A}\n  }\n  year = {2000}\n}"
    assert blocks(text + "\nBook{off,\n  title = {set aside without its sign}\n}") == [text]


def test_many_beginnings_that_are_never_closed_take_no_longer_than_their_length() -> None:
    # A splitter that looked through the rest of the file for each would need hours.
    assert len(blocks("@a{x, t = {\n" * 20_000)) == 20_000
    assert len(blocks("@a{x, t = {\n@b{\n" * 20_000)) == 40_000
    assert len(blocks("@a(x, t = (\n" * 20_000)) == 20_000
