"""What must hold for every text that calls itself a bibliography."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cvtex.diagnostics import Diagnostic
from cvtex.reading.bibtex import BibFile, read_bibtex
from cvtex.reading.blocks import BlockKind
from cvtex.reading.inheritance import inherit
from cvtex.reading.publications import read_publication
from cvtex.source import Source, Span

SEED = r"""% Encoding: UTF-8
@string{icml = {International Conference on Machine Learning}}
@Comment{jabref-meta: databaseType:bibtex;}

@inproceedings{arora2020,
  title     = {Contextual {E}mbeddings: When are they worth $O(n^2)$?},
  author    = {Arora, Simran and May*, Avner and R{\'e}, Christopher and others},
  author+an = {1=equal; 2=equal, corresponding},
  booktitle = icml # " 2020",
  month     = 7 # "~" # jul, year = 2020,
  pages     = "2650--2663",
  doi       = {https://doi.org/10.18653/v1/2020.acl-main.236},
  crossref  = {proc}
}
@proceedings(proc, editor = "A. {van der} Berg; B. Garc\'{\i}a", date={2020-05/2020-06})
@article{kumar2026,
  author = {T. Kumar, T. Dao and {NASA}},
  journal = {arXiv preprint arXiv:2301.01234},
  note = {Under review \textbf{at ICML}},
  url = {https://a.edu/\~{}may/x\_y.pdf}, keywords = {a; b, c}, selected = {true}
}
"""
PIECES = [
    "{",
    "}",
    '"',
    ",",
    "=",
    "#",
    "@",
    "(",
    ")",
    "\\",
    "%",
    "$",
    "\n",
    "\r\n",
    " ",
    "~",
    "and",
]
PIECES += ["@article{", "@comment{", "@misc(a, ", "key", "title = {", "é", "张", "\x00"]


@st.composite
def damaged_files(draw: st.DrawFn) -> str:
    """The seed with a few stretches taken out, doubled, or replaced with what BibTeX minds."""
    text = SEED
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        new = draw(st.sampled_from([*PIECES, "", text[start:end] * 2]))
        text = text[:start] + new + text[end:]
    return text


def check(text: str) -> None:
    source = Source("publications.bib", text)
    file = read_bibtex(source)
    check_blocks(file)
    check_fields(file)
    check_findings(file.diagnostics, source)
    entries, findings = inherit(file.entries)
    check_findings(findings, source)
    for entry in entries:
        publication, findings = read_publication(entry)
        check_findings(findings, source)
        for contributor in (*publication.authors, *publication.editors):
            assert contributor.name.family
            check_span(contributor.span, source)


def check_blocks(file: BibFile) -> None:
    """Each block is accounted for, and blocks and what is between them make up the file."""
    end = 0
    text = ""
    for block in file.blocks:
        assert end <= block.span.start < block.span.end
        text += file.source.text[end : block.span.start] + block.span.text
        end = block.span.end
    assert text + file.source.text[end:] == file.source.text
    entries = [b.span for b in file.blocks if b.kind is BlockKind.ENTRY]
    read = [e.span for e in file.entries] + [r.span for r in file.rejected]
    assert sorted(entries, key=start) == sorted(read, key=start)
    assert len({entry.key for entry in file.entries}) == len(file.entries)


def check_fields(file: BibFile) -> None:
    """A value is balanced, and stands where it says."""
    for entry in file.entries:
        check_span(entry.key_span, file.source)
        for field in entry.fields:
            check_span(field.value_span, file.source)
            assert field.name
            depth = 0
            for character in field.value:
                depth += (character == "{") - (character == "}")
                assert depth >= 0
            assert depth == 0
            if field.text_start is not None:
                assert field.locate(0, len(field.value)).text == field.value


def check_findings(findings: tuple[Diagnostic, ...], source: Source) -> None:
    for finding in findings:
        assert finding.span is not None
        check_span(finding.span, source)
        assert finding.message


def check_span(span: Span | None, source: Source) -> None:
    assert span is not None
    assert 0 <= span.start <= span.end <= len(source.text)
    assert span.position.line >= 1


def start(span: Span) -> int:
    return span.start


@settings(max_examples=300)
@given(damaged_files())
@example(SEED)
def test_a_damaged_file_is_read_with_every_block_accounted_for(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_is_read_with_every_block_accounted_for(text: str) -> None:
    check(text)


@given(st.binary(max_size=200))
def test_any_bytes_are_read(data: bytes) -> None:
    check_blocks(read_bibtex(Source.decode(b"@misc{a, title={" + data, "publications.bib")))


def test_every_file_of_the_corpus_is_read_with_every_block_accounted_for(corpus: Path) -> None:
    for path in sorted(corpus.glob("*/*.bib")):
        if path.parent.name != "large":
            check(Source.read(path).text)


HOSTILE = {
    "blanks in a name": ("author", "A" + " " * 100_000 + "B"),
    "stars in a name": ("author", "A" + "*" * 100_000 + "B"),
    "formulas in a name": ("author", "A" + "$^*" * 30_000 + "B"),
    "commas in a name": ("author", "A, B., " * 30_000),
    "braces in a name": ("author", "{A} " * 30_000),
    "switches in a name": ("author", "\\ifmmode x " * 20_000),
    "years of a life": ("author", "A" + "(1" * 30_000),
    "quotes in annotations": ("author+an", '"1=equal;' * 30_000),
    "a long URL": ("url", "a.\\~{}" * 30_000),
    "many DOIs": ("doi", "10.1000/" * 30_000),
    "many months": ("date", "x1 " * 30_000),
    "a long phrase": ("note", "under" + " " * 100_000),
    "archives": ("journal", "arxiv (" * 30_000),
    "parents": ("xdata", "a," * 30_000),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_fields_take_no_longer_than_their_length(case: str) -> None:
    name, value = HOSTILE[case]
    check(f"@misc{{a, {name} = {{{value}}}}}")


def test_many_entries_with_one_key_take_no_longer_than_their_number() -> None:
    assert len(read_bibtex(Source("publications.bib", "@misc{a}" * 10_000)).entries) == 10_000
