import pytest

from cvtex.reading.bibtex import read_bibtex
from cvtex.reading.weblinks import bare_doi, links_of
from cvtex.source import Source


def links(fields: str) -> list[str]:
    """What an entry with these fields leads to, and after it what is found."""
    file = read_bibtex(Source("x.bib", f"@article{{a, {fields}}}"))
    found, diagnostics = links_of(file.entries[0])
    return [f"{link.kind} {link.url}" for link in found] + [d.code for d in diagnostics]


@pytest.mark.parametrize(
    "value",
    [
        "10.1000/a_(1)",
        "doi:10.1000/a_(1)",
        "DOI: 10.1000/a_(1)",
        "https://doi.org/10.1000/a_(1)",
        "http://dx.doi.org/10.1000/a_(1)",
        "doi.org/10.1000/a_(1)",
        "http://doi.acm.org/10.1000/a_(1)",
        "10.1000/a\\_(1)",
        "10.1000/a{\\_}(1).",
        "{10.1000/a_(1)}",
        "10.1000/a_(1), 10.1000/b",
        "10.1000/a_(1),\n  10.1000/b",
    ],
)
def test_a_doi_in_any_of_its_spellings(value: str) -> None:
    assert bare_doi(value) == "10.1000/a_(1)"


def test_dois_with_odd_characters_and_short_ones() -> None:
    old = "10.1002/(SICI)1097(1998)49:8<693::AID-ASI4>3.0.CO;2-O"
    assert bare_doi(old) == old
    assert links(f"doi = {{{old}}}") == [
        "doi https://doi.org/10.1002/(SICI)1097(1998)49:8%3C693::AID-ASI4%3E3.0.CO;2-O"
    ]
    assert bare_doi("https://doi.org/10/dcxc") == "10/dcxc"


@pytest.mark.parametrize("value", ["978-0878937257", "92--101", "TBD", "10.1.1.143.3208"])
def test_what_is_no_doi_is_no_link(value: str) -> None:
    assert links(f"doi = {{{value}}}") == ["bad-doi"]


# Fields of an entry, and the links that they make.
EPRINTS = {
    "eprint = {2301.01234}, archiveprefix = {arXiv}": "https://arxiv.org/abs/2301.01234",
    "eprint = {2301.01234v2}": "https://arxiv.org/abs/2301.01234v2",
    "eprint = {arXiv:2301.01234}, eprinttype = arxiv": "https://arxiv.org/abs/2301.01234",
    "eprint = {math.GT/0309136}, archiveprefix = {arXiv}": "https://arxiv.org/abs/math.GT/0309136",
    "eprint = {0401008}, archiveprefix = {arXiv}, primaryclass = {hep-ph}": (
        "https://arxiv.org/abs/hep-ph/0401008"
    ),
    "eprint = {http://arxiv.org/abs/2301.01234}": "https://arxiv.org/abs/2301.01234",
    "arxivid = {2301.01234}": "https://arxiv.org/abs/2301.01234",
    "journal = {arXiv preprint arXiv:2301.01234}": "https://arxiv.org/abs/2301.01234",
    "booktitle = {arXiv preprint arXiv:2301.01234}": "https://arxiv.org/abs/2301.01234",
    "journal = {CoRR}, volume = {abs/2301.01234}": "https://arxiv.org/abs/2301.01234",
    "eprint = {hal-01234567}, eprinttype = {hal}": "https://hal.science/hal-01234567",
    "eprint = {12345}, eprinttype = {pubmed}": "https://pubmed.ncbi.nlm.nih.gov/12345/",
    "eprint = {10.2307/1}, eprinttype = {jstor}": "https://www.jstor.org/stable/10.2307/1",
    "eprint = {https://www.science.org/doi/pdf/10.1126/1}": (
        "https://www.science.org/doi/pdf/10.1126/1"
    ),
}


@pytest.mark.parametrize("fields", EPRINTS)
def test_eprints_lead_to_their_archive(fields: str) -> None:
    assert links(fields) == [f"eprint {EPRINTS[fields]}"]


@pytest.mark.parametrize("note", ["arxiv" + " " * 100_000, "arxiv preprint arxiv :" * 5_000])
def test_no_note_keeps_the_search_for_an_identifier_long(note: str) -> None:
    assert links(f"note = {{{note}}}") == []


def test_an_eprint_of_no_known_form_is_told_only_where_an_archive_is_meant() -> None:
    assert links("eprint = {NIHMS150003}, archiveprefix = {arXiv}") == ["bad-eprint"]
    assert links("eprint = {NIHMS150003}") == []


URLS = {
    "https://a.edu/x_y#z": "https://a.edu/x_y#z",
    "https://a.edu/x\\_y\\#z\\%20\\&": "https://a.edu/x_y#z%20&",
    "https://a.edu/\\~{}may/": "https://a.edu/~may/",
    "https://a.edu/{\\textasciitilde}may/": "https://a.edu/~may/",
    "https://a.edu/$\\sim$may/": "https://a.edu/~may/",
    "\\url{https://a.edu/}": "https://a.edu/",
    "<https://a.edu/>": "https://a.edu/",
    "www.a.edu/x": "https://www.a.edu/x",
    "https://a.edu/1 https://a.edu/2": "https://a.edu/1",
    "https://a.edu/a\n  b": "https://a.edu/a",
    "mailto:may@a.edu": "mailto:may@a.edu",
}


@pytest.mark.parametrize("value", URLS)
def test_urls_are_verbatim_with_the_escapes_of_bibtex_undone(value: str) -> None:
    assert links(f"url = {{{value}}}") == [f"url {URLS[value]}"]


@pytest.mark.parametrize("field", ["howpublished", "note"])
@pytest.mark.parametrize("value", ["https://a.edu/x", "\\url{https://a.edu/x}, accessed May 2020"])
def test_an_address_in_another_field_is_linked_where_there_is_no_url(
    field: str, value: str
) -> None:
    assert links(f"{field} = {{{value}}}") == ["url https://a.edu/x"]
    assert links(f"{field} = {{{value}}}, url = {{https://b.edu}}") == ["url https://b.edu"]


@pytest.mark.parametrize("value", ["javascript:alert(1)", "file:///etc/passwd", "see there"])
def test_what_is_no_web_address_is_not_linked(value: str) -> None:
    assert links(f"url = {{{value}}}") == ["bad-url"]


def test_links_come_in_a_fixed_order_and_files_of_a_site_are_only_noted() -> None:
    assert links("pdf={p.pdf}, code={https://github.com/a}, doi={10.1000/1}, video={a.org/v}") == [
        "doi https://doi.org/10.1000/1",
        "code https://github.com/a",
        "video https://a.org/v",
        "bad-url",
    ]
