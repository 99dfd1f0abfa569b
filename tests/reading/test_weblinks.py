import re

import pytest

from cvtex.reading.bibtex import read_bibtex
from cvtex.reading.identifiers import bare_doi
from cvtex.reading.weblinks import links_of
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
        "10.1000/a\\\\_(1)",
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
    "eprint = {1606.014}, archiveprefix = {ascl}": "https://ascl.net/1606.014",
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
    "https://a.edu/$^\\sim$may/": "https://a.edu/~may/",
    "\\url{https://a.edu/}": "https://a.edu/",
    "<https://a.edu/>": "https://a.edu/",
    "www.a.edu/x": "https://www.a.edu/x",
    "https://a.edu/1 https://a.edu/2": "https://a.edu/1",
    "https://a.edu/a\n  b": "https://a.edu/a",
    "https://a.edu/a{\\%}5Cnpapers2://publication/b": "https://a.edu/a",
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


@pytest.mark.parametrize(
    "value",
    ["javascript:alert(1)", "file:///etc/passwd", "see there", r"https://a.edu/\x{209a}.pdf"],
)
def test_what_is_no_web_address_is_not_linked(value: str) -> None:
    assert links(f"url = {{{value}}}") == ["bad-url"]


def test_an_address_that_goes_on_behind_a_blank_is_not_cut_there() -> None:
    assert links("url = {https://a.edu/ bee/paper.pdf}") == ["bad-url"]
    assert links("url = {https://a.edu/bee; https://b.edu/}") == ["url https://a.edu/bee"]
    assert links("url = {https://a.edu/bee (visited 1/2020)}") == ["url https://a.edu/bee"]


def test_links_come_in_a_fixed_order_and_files_of_a_site_are_only_noted() -> None:
    assert links("pdf={p.pdf}, code={https://github.com/a}, doi={10.1000/1}, video={a.org/v}") == [
        "doi https://doi.org/10.1000/1",
        "code https://github.com/a",
        "video https://a.org/v",
        "bad-url",
    ]


# --- addresses that say more than where -----------------------------------------------------------

DOIS = [
    "url = {https://doi.org/10.1000/a1}",
    "url = {10.1000/a1}",
    "url = {doi:10.1000/a1}",
    "url = {https://dl.acm.org/doi/abs/10.1000/a1}",
    "url = {https://www.frontiersin.org/articles/10.1000/a1/full}",
    "website = {https://doi.org/10.1000/a1}",
    "ee = {http://doi.acm.org/10.1000/a1}",
    "bdsk-url-1 = {https://doi.org/10.1000/a1%7D}",
    "howpublished = {\\url{https://doi.org/10.1000/a1}}",
    "website = {https://direct.mit.edu/opmi/article/doi/10.1000/a1/120611/Evidence-for-a}",
    "url = {https://academic.oup.com/bib/article-abstract/doi/10.1000/a1/5868070?login=true}",
    "note = {10.1000/a1}",
    "note = {doi: 10.1000/a1}",
]


@pytest.mark.parametrize("fields", DOIS)
def test_a_doi_is_taken_from_an_address_where_there_is_none(fields: str) -> None:
    assert links(fields)[0] == "doi https://doi.org/10.1000/a1"
    assert links(f"{fields}, doi = {{10.1000/b}}")[0] == "doi https://doi.org/10.1000/b"


@pytest.mark.parametrize(
    "fields",
    [
        "url = {https://a.edu/10.1000/a1.pdf}",
        "url = {https://a.edu/handle/10.1000/a1}",
        "url = {https://a.edu/doi/suppl/10.1000/a1}",
        "url = {https://a.edu/10.1000/a1/files/2}",
        "url = {https://a.edu/article-pdf/doi/10.1000/a1/5868070/a1.pdf}",
        "data = {https://doi.org/10.1000/a1}",
        "code = {https://doi.org/10.1000/a1}",
        "note = {See 10.1000/a1}",
    ],
)
def test_other_addresses_with_a_doi_in_them_are_not_the_works_own(fields: str) -> None:
    assert not any(link.startswith("doi") for link in links(fields))


@pytest.mark.parametrize(
    "fields",
    [
        "url = {https://arxiv.org/abs/2301.01234}",
        "url = {https://arxiv.org/pdf/2301.01234.pdf}",
        "doi = {10.48550/ARXIV.2301.01234}",
        "url = {https://doi.org/10.48550/arXiv.2301.01234}",
        "website = {http://arxiv.org/abs/2301.01234}",
        "pdf = {http://arxiv.org/pdf/2301.01234}",
        "preprint_url = {https://arxiv.org/abs/2301.01234}",
        "paper = {https://arxiv.org/abs/2301.01234}",
    ],
)
def test_an_arxiv_identifier_is_taken_from_wherever_it_stands(fields: str) -> None:
    assert "eprint https://arxiv.org/abs/2301.01234" in links(fields)


@pytest.mark.parametrize(
    "field",
    [
        "url = {https://osf.io/preprints/psyarxiv/974vw_v2}",
        "website = {https://psyarxiv.com/974vw/}",
        "preprint = {https://osf.io/preprints/metaarxiv/h35wt}, bdsk-url-1 = {https://doi.org/10.1000/a}",
        "osf = {https://osf.io/preprints/974vw}, website = {https://a.edu/x}",
    ],
)
def test_the_page_of_a_preprint_at_the_osf_is_its_eprint(field: str) -> None:
    page = re.search(r"https://(?:osf|psy)[^}]+", field)
    assert page is not None
    assert f"eprint {page[0]}" in links(f"doi = {{10.1000/a}}, {field}")


@pytest.mark.parametrize("page", ["osf.io/974vw", "osf.io/preprints/psyarxiv", "psyarxiv.com"])
def test_other_pages_of_the_osf_are_none(page: str) -> None:
    assert links(f"url = {{https://{page}}}") == [f"url https://{page}"]


# --- names of fields ------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["ee", "bdsk-url-1", "link", "preprint", "paper_url"])
def test_an_address_under_another_name_counts_where_there_is_no_url(field: str) -> None:
    assert links(f"{field} = {{https://a.edu/x}}") == ["url https://a.edu/x"]
    assert links(f"{field} = {{https://a.edu/x}}, url = {{b.edu}}") == ["url https://b.edu"]


def test_an_address_that_is_the_codes_is_not_the_works_own() -> None:
    fields = "code = {https://a.edu/c}, bdsk-url-1 = {https://a.edu/c}"
    assert links(fields) == ["code https://a.edu/c"]


def test_what_bibdesk_copied_does_not_count_beside_a_url_or_for_repeating_the_doi() -> None:
    copied = "bdsk-url-1 = {https://arxiv.org/abs/2301.01234}"
    assert links(f"url = {{https://a.edu/x}}, {copied}") == ["url https://a.edu/x"]
    repeated = "doi = {10.1000/a}, bdsk-url-1 = {https://doi.org/10.1000/A}"
    found = links(f"{repeated}, preprint = {{https://a.edu/x}}")
    assert found == ["doi https://doi.org/10.1000/a", "url https://a.edu/x"]
    assert links(repeated)[1:] == ["url https://doi.org/10.1000/A"]


def test_a_draft_that_is_a_file_is_the_pdf_unless_there_is_one() -> None:
    assert links("preprint = {https://a.edu/x.pdf}") == ["pdf https://a.edu/x.pdf"]
    assert links("preprint = {https://a.edu/x.pdf}, pdf = {b.edu/x}") == ["pdf https://b.edu/x"]


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("code_url", "code"),
        ("url-code", "code"),
        ("github", "code"),
        ("repository", "code"),
        ("slidesurl", "slides"),
        ("video_url", "video"),
        ("presentation-video", "video"),
        ("pdf_url", "pdf"),
        ("project_page", "website"),
        ("page", "website"),
        ("osf", "website"),
        ("data_url", "website"),
    ],
)
def test_names_of_fields_differ_without_meaning_anything_by_it(field: str, kind: str) -> None:
    assert links(f"{field} = {{https://a.edu/x}}") == [f"{kind} https://a.edu/x"]


@pytest.mark.parametrize("field", ["data = {none}", "page = {12}", "repository = {Zenodo}"])
def test_what_is_no_address_under_such_a_name_is_something_else(field: str) -> None:
    assert links(field) == []


def test_the_name_that_says_most_of_a_kind_counts() -> None:
    fields = "data = {https://a.edu/d}, project = {https://a.edu/p}, website = {https://a.edu/w}"
    assert links(fields) == ["website https://a.edu/w"]


# A venue, and the address that stands in it.
VENUES = {
    "journaltitle = {A competition; http://www.a.edu/x.html, Hamburg}": "http://www.a.edu/x.html",
    "howpublished = {Preprint at \\url{https://a.edu/x\\_y}}": "https://a.edu/x_y",
    "booktitle = {A Workshop (http://a.ca/w/)}": "http://a.ca/w/",
    "journal = {[Online at https://a.org.]}": "https://a.org",
    "howpublished = {CRAN. https://CRAN. R-project. org/package= x}": "",
    "howpublished = {See http://a. edu}": "",
    "journal = {Nature}": "",
}


@pytest.mark.parametrize("fields", VENUES)
def test_an_address_amid_a_venue_is_linked_where_there_is_no_url(fields: str) -> None:
    address = VENUES[fields]
    assert links(fields) == ([f"url {address}"] if address else [])
    assert links(f"{fields}, url = {{https://b.edu}}") == ["url https://b.edu"]
