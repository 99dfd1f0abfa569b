from cvtex.model import BibEntry
from cvtex.reading.bibtex import read_bibtex
from cvtex.reading.inheritance import inherit
from cvtex.source import Source


def completed(text: str) -> tuple[dict[str, BibEntry], list[str]]:
    entries, findings = inherit(read_bibtex(Source("x.bib", text)).entries)
    return {entry.key: entry for entry in entries}, [
        f"{d.code} [{d.span.text}]" for d in findings if d.span
    ]


def values(entry: BibEntry) -> dict[str, str]:
    return {field.name: field.value for field in entry.fields}


def test_a_paper_takes_its_booktitle_from_the_title_of_the_proceedings() -> None:
    entries, findings = completed("""
        @inproceedings{paper, title={Paper}, author={A. May}, crossref={proc}}
        @proceedings{proc, title={Proceedings}, year=2020, publisher={P}, doi={10.1000/1}}""")
    paper = entries["paper"]
    assert values(paper) == {
        "title": "Paper",
        "author": "A. May",
        "crossref": "proc",
        "booktitle": "Proceedings",
        "year": "2020",
        "publisher": "P",
    }
    assert paper.own == 3
    assert findings == []


def test_a_parent_that_says_its_booktitle_as_bibtex_needs_it() -> None:
    entries, _ = completed(
        "@inproceedings{p, title={P}, crossref=c} @proceedings{c, title={T}, booktitle={B}}"
    )
    assert values(entries["p"])["booktitle"] == "B"


def test_what_an_entry_has_itself_is_not_inherited() -> None:
    entries, _ = completed("@inproceedings{p, year=2021, crossref=c} @proceedings{c, year=2020}")
    assert values(entries["p"])["year"] == "2021"


def test_a_set_is_no_publication_beside_its_members() -> None:
    entries, _ = completed("@set{s, entryset={a,b}} @article{a, title={A}} @article{b, title={B}}")
    assert list(entries) == ["a", "b"]


def test_xdata_is_taken_as_it_stands_and_is_no_publication() -> None:
    entries, _ = completed(
        "@misc{p, xdata={x,y}} @xdata{x, title={T}} @xdata{y, note={N}, title={U}}"
    )
    assert list(entries) == ["p"]
    assert values(entries["p"]) == {"xdata": "x,y", "title": "T", "note": "N"}


def test_a_parent_may_have_a_parent() -> None:
    entries, _ = completed("@misc{p, xdata=x} @xdata{x, xdata=y} @xdata{y, note={N}}")
    assert values(entries["p"])["note"] == "N"


def test_findings_in_inherited_fields_point_at_the_parent() -> None:
    entries, _ = completed("@inproceedings{p, crossref=c} @proceedings{c, title={The Title}}")
    field = entries["p"].fields[-1]
    assert (field.name, field.locate(0, 3).text) == ("booktitle", "{The Title}")


def test_missing_and_circular_parents_are_told() -> None:
    assert completed("@misc{p, crossref={gone}}")[1] == ["unknown-parent [{gone}]"]
    assert completed("@misc{p, xdata=q} @misc{q, xdata=p}")[1] == [
        "circular-parents [p]",
        "circular-parents [q]",
    ]


def test_a_chain_of_many_parents_ends() -> None:
    text = "".join(f"@misc{{k{i}, crossref={{k{i + 1}}}}}" for i in range(3_000))
    assert len(completed(text)[0]) == 3_000
