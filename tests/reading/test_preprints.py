import pytest

from cvtex.reading.bibtex import read_bibtex
from cvtex.reading.preprints import server_found, server_named
from cvtex.source import Source

# The fields of an entry without a venue, and the server that they lead to.
SERVERS = {
    "doi = {10.48550/arXiv.2207.10406}": "arXiv",
    "doi = {https://doi.org/10.31234/osf.io/jqmf3_v1}": "PsyArXiv",
    "doi = {10.31219/osf.io/abcde}": "OSF Preprints",
    "doi = {10.1101/2024.08.21.609039}": "bioRxiv",
    "doi = {10.1101/123456}": "bioRxiv",
    "doi = {10.1101/2020.03.24.20042937}": "medRxiv",
    "doi = {10.1101/gr.277637.122}": "",
    "doi = {10.26434/chemrxiv-2021-abc}": "ChemRxiv",
    "doi = {10.2139/ssrn.3561560}": "SSRN",
    "doi = {10.2139/other}": "",
    "doi = {10.21203/rs.3.rs-1/v1}": "Research Square",
    "doi = {10.1145/3292500.3330701}": "",
    "doi = {10.1101/123456}, publisher = {Cold Spring Harbor Laboratory}": "bioRxiv",
    "doi = {10.1101/123456}, journal = {eLife}": "",
    "url = {https://arxiv.org/abs/2410.23022}": "arXiv",
    "url = {https://arxiv.org/a/may_a_1}": "",
    "url = {https://notarxiv.org/abs/2410.23022}": "",
    "howpublished = {\\url{https://arxiv.org/pdf/2410.23022.pdf}}": "arXiv",
    "url = {https://doi.org/10.48550/arXiv.2508.09355}": "arXiv",
    "ee = {https://arxiv.org/pdf/2410.23022v2}": "arXiv",
    "website = {https://psyarxiv.com/r9zf4}": "PsyArXiv",
    "url = {https://osf.io/preprints/psyarxiv/namx2}": "PsyArXiv",
    "url = {https://www.biorxiv.org/content/10.1101/1v1}": "bioRxiv",
    "url = {https://arxiv.org/abs/2410.23022}, doi = {10.1145/3292500}": "",
    "url = {https://arxiv.org/abs/2410.23022}, howpublished = {Blog}": "",
    "url = {https://arxiv.org/abs/2410.23022}, publisher = {Springer}": "",
    "url = {https://a.edu/read?next=https://arxiv.org/abs/2410.23022}": "arXiv",
    "url = {https://a.edu}": "",
}


@pytest.mark.parametrize("fields", SERVERS)
def test_the_server_that_an_entry_leads_to(fields: str) -> None:
    (entry,) = read_bibtex(Source("x.bib", f"@misc{{a, {fields}}}")).entries
    assert server_found(entry) == SERVERS[fields]


NAMES = {
    "CoRR": "arXiv",
    "arXiv preprint arXiv:2301.01234": "arXiv",
    "BiorXiv": "bioRxiv",
    "OSF  Preprints": "OSF Preprints",
    "Research Square": "Research Square",
    "Corrosion Science": "",
    "Nature": "",
}


@pytest.mark.parametrize("text", NAMES)
def test_the_server_that_a_text_names(text: str) -> None:
    assert server_named(text) == NAMES[text]
