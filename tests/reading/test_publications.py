import pytest

from cvtex.diagnostics import Diagnostic
from cvtex.model import Kind, Mark, Publication, State
from cvtex.reading.bibtex import read_bibtex
from cvtex.reading.publications import read_publication
from cvtex.richtext import EMPTY
from cvtex.source import Source


def read(entry: str) -> tuple[Publication, tuple[Diagnostic, ...]]:
    return read_publication(read_bibtex(Source("x.bib", entry)).entries[0])


def publication(entry: str) -> Publication:
    return read(entry)[0]


def test_an_entry_becomes_a_publication() -> None:
    found, findings = read("""
        @inproceedings{arora2020contextual,
          title     = {Contextual Embeddings: When are they {Worth} it?},
          author    = {Arora, Simran and May, Avner and Zhang, Jian and R{\\'e}, Christopher},
          author+an = {1=equal; 2=equal},
          booktitle = {Annual Meeting of the {ACL}},
          shortvenue = {ACL},
          pages     = {2650--2663},
          address   = {Online},
          year      = 2020, month = jul,
          award     = {Spotlight}, note = {3\\% acceptance},
          keywords  = {embeddings, theory; embeddings},
          selected  = {true},
          doi       = {10.18653/v1/2020.acl-main.236},
        }""")
    assert findings == ()
    assert (found.key, found.kind) == ("arora2020contextual", Kind.INPROCEEDINGS)
    assert found.title.plain() == "Contextual Embeddings: When are they Worth it?"
    assert [c.name.full() for c in found.authors][3] == "Christopher Ré"
    assert [c.marks for c in found.authors[:3]] == [{Mark.EQUAL}, {Mark.EQUAL}, frozenset()]
    assert (found.venue.plain(), found.short_venue.plain()) == ("Annual Meeting of the ACL", "ACL")
    assert found.date is not None
    assert found.date.isoformat() == "2020-07"
    assert found.details["pages"].plain() == "2650–2663"
    assert found.details["location"].plain() == "Online"
    assert found.remark.plain() == "Spotlight; 3% acceptance"
    assert (found.state, found.selected, found.shown) == (None, True, True)
    assert found.keywords == ("embeddings", "theory")
    assert [link.text for link in found.links] == ["10.18653/v1/2020.acl-main.236"]


# The head of an entry, what it is, and where it appeared.
KINDS = {
    "@article{a, journal={Nature}": (Kind.ARTICLE, "Nature"),
    "@article{a, journaltitle={Nature}, journalsubtitle={Physics}": (
        Kind.ARTICLE,
        "Nature: Physics",
    ),
    "@article{a, journal={\\apj}": (Kind.ARTICLE, "The Astrophysical Journal"),
    "@article{a, journal={arXiv preprint arXiv:2301.01234}": (Kind.PREPRINT, "arXiv"),
    "@inproceedings{a, booktitle={arXiv preprint arXiv:2301.01234}": (Kind.PREPRINT, "arXiv"),
    "@inproceedings{a, booktitle={arXiv Workshop}": (Kind.INPROCEEDINGS, "arXiv Workshop"),
    "@article{a, journal={CoRR}, volume={abs/2301.01234}": (Kind.PREPRINT, "arXiv"),
    "@article{a, journal={bioRxiv}, publisher={Cold Spring Harbor}": (Kind.PREPRINT, "bioRxiv"),
    "@article{a, journal={Corrosion Science}": (Kind.ARTICLE, "Corrosion Science"),
    "@article{a, journal={Hallym Journal}": (Kind.ARTICLE, "Hallym Journal"),
    "@misc{a, eprint={2301.01234}, archiveprefix={arXiv}": (Kind.PREPRINT, "arXiv"),
    "@online{a, eprint={2301.01234}, eprinttype={arxiv}": (Kind.PREPRINT, "arXiv"),
    "@misc{a, doi={10.48550/arXiv.2301.01234}": (Kind.PREPRINT, "arXiv"),
    "@article{a, doi={10.31234/osf.io/jqmf3_v1}": (Kind.PREPRINT, "PsyArXiv"),
    "@article{a, doi={10.31234/osf.io/jqmf3_v1}, journal={Infancy}": (Kind.ARTICLE, "Infancy"),
    "@misc{a, publisher={SocArXiv}, howpublished={Pre-print at \\url{https://a.org}}": (
        Kind.PREPRINT,
        "SocArXiv",
    ),
    "@inproceedings{a, url={https://arxiv.org/abs/2301.01234}": (Kind.INPROCEEDINGS, ""),
    "@phdthesis{a, url={https://arxiv.org/abs/2301.01234}": (Kind.THESIS, ""),
    "@unpublished{a, note={Draft}": (Kind.UNPUBLISHED, ""),
    "@conference{a, booktitle={ICML}": (Kind.INPROCEEDINGS, "ICML"),
    "@inproceedings{a, booktitle={ICML}, eprint={2301.01234}": (Kind.INPROCEEDINGS, "ICML"),
    "@incollection{a, booktitle={B}": (Kind.INCOLLECTION, "B"),
    "@inbook{a, booktitle={B}": (Kind.INCOLLECTION, "B"),
    "@book{a, author={A. May}, publisher={MIT Press}": (Kind.BOOK, "MIT Press"),
    "@book{a, editor={A. May}, publisher={MIT Press}": (Kind.COLLECTION, "MIT Press"),
    "@phdthesis{a, school={Columbia University}": (Kind.THESIS, "Columbia University"),
    "@mastersthesis{a, school={MIT}": (Kind.THESIS, "MIT"),
    "@thesis{a, type={phdthesis}, institution={MIT}": (Kind.THESIS, "MIT"),
    "@techreport{a, institution={NIST}": (Kind.REPORT, "NIST"),
    "@report{a, institution={NIST}": (Kind.REPORT, "NIST"),
    "@patent{a, number={US 1}": (Kind.PATENT, ""),
    "@misc{a, note={US Patent 9,123,456}, publisher={Google Patents}": (Kind.PATENT, ""),
    "@misc{a, note={US Patent App. 12/345,678}": (Kind.PATENT, ""),
    "@misc{a, note={Patent of the heart}": (Kind.MISC, ""),
    "@dataset{a, publisher={Zenodo}": (Kind.DATASET, "Zenodo"),
    "@software{a, publisher={Zenodo}": (Kind.SOFTWARE, "Zenodo"),
    "@misc{a, howpublished={\\url{https://a.org}}": (Kind.MISC, ""),
    "@misc{a, howpublished={Blog post}": (Kind.MISC, "Blog post"),
    "@workshop{a, booktitle={ICML Workshop}": (Kind.INPROCEEDINGS, "ICML Workshop"),
    "@letterto{a, journal={Nature}": (Kind.ARTICLE, "Nature"),
}


@pytest.mark.parametrize("head", KINDS)
def test_kind_and_venue(head: str) -> None:
    found = publication(head + "}")
    assert (found.kind, found.venue.plain()) == KINDS[head]


THESES = {
    "@phdthesis{a}": "phdthesis",
    "@mastersthesis{a}": "mathesis",
    "@thesis{a, type={mathesis}}": "mathesis",
    "@thesis{a, type={{Ph.D.} thesis}}": "Ph.D. thesis",
    "@mastersthesis{a, type={Diplomarbeit}}": "Diplomarbeit",
    "@thesis{a}": "thesis",
}


@pytest.mark.parametrize("entry", THESES)
def test_the_type_of_a_thesis_is_what_its_entry_says_or_biblatexs_name(entry: str) -> None:
    assert publication(entry).details["thesistype"].plain() == THESES[entry]


def test_a_title_takes_its_subtitle_and_addon() -> None:
    head = "@misc{a, title={Minions}, "
    assert publication(head + "subtitle={Cheap}}").title.plain() == "Minions: Cheap"
    assert publication(head + "titleaddon={A talk}}").title.plain() == "Minions. A talk"
    assert publication("@misc{a, title={Why?}, subtitle={So}}").title.plain() == "Why? So"


# A note, and the remark that is made of it.
NOTES = {
    "Best paper": "Best paper",
    "Under review": "",
    "US Patent 9,123,456": "",
    "cited By 12": "",
    "arXiv: 2301.01234": "",
    "PMID: 12345": "",
    "Accessed: 2020-01-01": "",
    "[Online; accessed 2-May-2020]": "",
    "\\url{https://a.org}": "",
    "Oral, \\emph{top} 1\\%": "Oral, top 1%",
    "Place: Paris Publisher: S.E.R.": "",
    "OCLC: 1369644063": "",
    "Page Version ID: 197000592": "",
    "Journal Abbreviation: AIP Conf Proc\nPublication Title: AIP Conference Proceedings": "",
    "Series Title: Rencontres": "",
    "Pages: 168": "",
    "tex.ids= may2020": "",
    "ADS Bibcode: 2020A&A...1M": "",
    "\\_eprint: https://a.org": "",
    "Accepted: 2013-01-03T16:00:00Z": "",
    "189 cites: https://www.scopus.com/x": "",
    "10.1007/11925071\\_11": "",
    "92-0-103906-9": "",
    "Avner May. ill. ; 24 cm.": "",
    "Abstract We study kernels.": "",
    "Best Paper Award\n  Citation Key: may2020\nPages: 3": "Best Paper Award",
    "Two volumes": "Two volumes",
    "RFC 4492": "RFC 4492",
    "Presented at: NeurIPS": "Presented at: NeurIPS",
    "(oral)": "oral",
    "[Erratum: Phys. Rev.~\\textbf{B} 678 (2009)]": "Erratum: Phys. Rev. B 678 (2009)",
    "(first) and (second)": "(first) and (second)",
}


@pytest.mark.parametrize("note", NOTES)
def test_a_note_is_a_remark_where_it_is_neither_status_nor_number_nor_noise(note: str) -> None:
    assert publication(f"@misc{{a, note={{{note}}}}}").remark.plain() == NOTES[note]


def test_an_unpublished_entry_need_not_say_so_again() -> None:
    assert not publication("@unpublished{a, note={Unpublished manuscript.}}").remark
    assert publication("@unpublished{a, note={Unpublished tests}}").remark
    assert publication("@article{a, journal={J}, note={Unpublished}}").remark


def test_an_abstract_in_a_note_is_told_and_not_printed() -> None:
    found, findings = read(f"@misc{{a, note={{{'Kernels are studied. ' * 30}}}}}")
    assert not found.remark
    assert [d.code for d in findings] == ["abstract-in-note"]
    assert read(f"@misc{{a, note={{Publisher: {'A. B. ' * 99}}}}}")[1] == ()


@pytest.mark.parametrize("note", ["\\emph{Under review}", "{\\bf Submitted} to X", "(Submitted)"])
def test_a_state_is_recognised_in_markup_and_brackets(note: str) -> None:
    found = publication(f"@article{{a, note={{{note}}}}}")
    assert (found.state, found.remark.plain()) == (State.SUBMITTED, "")
    assert not found.details["note"].plain().startswith("(")


# What an entry says of its state outside of its note, and what is printed as it stands.
SAID = {
    "journal={Submitted to \\emph{Nature}}": "Submitted to Nature",
    "booktitle={Under review at {JCDL}}": "Under review at JCDL",
    "journal={submitted}": "",
    "journal={J}, volume={online first}": "",
    "journal={J}, pages={(in press)}": "",
    "journal={J}, addendum={To appear in May}": "To appear in May",
    "publisher={submitted}": "",
}


@pytest.mark.parametrize("fields", SAID)
def test_where_a_work_is_under_review_is_kept_and_the_state_told_once(fields: str) -> None:
    found = publication(f"@article{{a, {fields}}}")
    assert found.state is not None
    assert found.details.get("note", EMPTY).plain() == SAID[fields]
    assert not found.remark
    assert not {"volume", "pages", "publisher"} & set(found.details)


def test_a_preprint_is_prepublished_unless_its_entry_says_otherwise() -> None:
    assert publication("@misc{a, arxivid={2301.01234}}").state is State.PREPUBLISHED
    submitted = "@misc{a, arxivid={2301.01234}, note={Under review}}"
    assert publication(submitted).state is State.SUBMITTED


def test_truth_is_told_in_the_usual_words_and_anything_else_is_told_back() -> None:
    found = publication("@misc{a, selected = {TRUE}, show = {No}}")
    assert (found.selected, found.shown) == (True, False)
    _, findings = read("@misc{a, selected = {maybe}}")
    assert [(d.code, d.span.text if d.span else "") for d in findings] == [
        ("bad-boolean", "{maybe}")
    ]


def test_findings_in_a_field_point_at_their_place_and_come_once() -> None:
    _, findings = read("@book{a, publisher = {A \\frobnicate B}}")
    assert [(d.code, d.span.text if d.span else "") for d in findings] == [
        ("unknown-command", "\\frobnicate")
    ]


def test_a_type_that_is_a_slip_is_told_and_goes_by_its_venue() -> None:
    found, findings = read("@ InProceeding{a, booktitle={ICML}}")
    assert found.kind is Kind.INPROCEEDINGS
    assert [(d.span.text if d.span else "", d.help) for d in findings] == [
        ("InProceeding", "did you mean '@inproceedings'?")
    ]
    assert read("@movie{a}")[1] == read("@rfc{a}")[1] == ()
