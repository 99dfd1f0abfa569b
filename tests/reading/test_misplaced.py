import pytest

from cvtex.model import BibEntry, Kind, Publication
from cvtex.reading.bibtex import read_bibtex
from cvtex.reading.misplaced import as_meant
from cvtex.reading.publications import read_publication
from cvtex.source import Source


def entry(text: str) -> BibEntry:
    return read_bibtex(Source("x.bib", text)).entries[0]


def publication(text: str) -> Publication:
    return read_publication(entry(text))[0]


# An entry, and how it is read.
MEANT = {
    "@misc{a, title={T}, year=2020}": "@misc title=T year=2020",
    # names of fields
    "@misc{a, authors={A. May}}": "@misc author=A. May",
    "@misc{a, author={A. May}, authors={B. Chen}}": "@misc author=A. May authors=B. Chen",
    "@article{a, journal={J}, vol=3, page={1--9}}": "@article journal=J pages=1--9 volume=3",
    "@article{a, journal={J}, page={https://a.edu}}": "@article journal=J page=https://a.edu",
    "@article{a, journal={J}, page={www.a.edu/1}}": "@article journal=J page=www.a.edu/1",
    # the book and the journal
    "@inproceedings{a, booktitle={B}, journal={IEEE Access}}": "@inproceedings booktitle=B",
    "@inproceedings{a, booktitle={B}, journal={Lecture Notes in Computer Science}, volume=7}": (
        "@inproceedings booktitle=B series=Lecture Notes in Computer Science volume=7"
    ),
    "@incollection{a, booktitle={B}, journal={LNCS}, series={LNAI}}": (
        "@incollection booktitle=B series=LNAI"
    ),
    "@inproceedings{a, journal={J}}": "@inproceedings journal=J",
    "@article{a, booktitle={B}, journal={J}}": "@article booktitle=B journal=J",
    # reports and preprints
    "@techreport{a, institution={CoRR/arxiv}, volume={abs/2204.06651}, booktitle={3DV}}": (
        "@article journal=CoRR/arxiv volume=abs/2204.06651"
    ),
    "@techreport{a, institution={MIT}, eprint={2204.06651}}": (
        "@techreport eprint=2204.06651 institution=MIT"
    ),
    "@techreport{a, eprint={2204.06651}, archiveprefix={arXiv}}": (
        "@misc archiveprefix=arXiv eprint=2204.06651"
    ),
    "@article{a, publisher={OSF}}": "@article journal=OSF Preprints",
    "@article{a, publisher={OSF}, journal={J}}": "@article journal=J publisher=OSF",
    "@article{a, publisher={OSF}, doi={10.31234/osf.io/1}}": (
        "@article doi=10.31234/osf.io/1 publisher=OSF"
    ),
    "@article{a, journal={Electron. Colloquium Comput. Complex.}, volume={{TR24-021}}}": (
        "@report institution=Electron. Colloquium Comput. Complex. number=TR24-021"
    ),
    # manuscripts and talks
    "@article{a, year={unpublished manuscript}, journal={Infancy}}": "@unpublished",
    "@phdthesis{a, year={unpublished manuscript}}": "@phdthesis year=unpublished manuscript",
    "@misc{a, note={Unpublished manuscript}}": "@unpublished note=Unpublished manuscript",
    "@article{a, journal={J}, note={Unpublished}}": "@article journal=J note=Unpublished",
    "@unpublished{a, note={Unpublished presentation}}": "@talk",
    "@unpublished{a, note={Invited talk at the ICML}}": "@talk eventtitle=Invited talk at the ICML",
    "@unpublished{a, note={Paper presented at the ICML}}": (
        "@unpublished note=Paper presented at the ICML"
    ),
    # software and patents
    "@manual{a, note={R package version 1.1.3}}": "@software type=R package version=1.1.3",
    "@manual{a, edition={R package version 0.4-0}}": "@software type=R package version=0.4-0",
    "@manual{a, note={R package version 0.3-7/r2}}": "@software type=R package version=0.3-7/r2",
    "@manual{a, url={https://CRAN.R-project.org/package=homals}}": (
        "@software url=https://CRAN.R-project.org/package=homals"
    ),
    "@manual{a, edition={2nd}}": "@manual edition=2nd",
    "@misc{a, archiveprefix={ascl}, eprint={1606.014}}": (
        "@software archiveprefix=ascl eprint=1606.014"
    ),
    "@misc{a, keywords={Software}, doi={10.5281/zenodo.1}}": (
        "@software doi=10.5281/zenodo.1 keywords=Software"
    ),
    "@misc{a, keywords={Software, Physics}, howpublished={pypi.org}}": (
        "@software howpublished=pypi.org keywords=Software, Physics"
    ),
    "@misc{a, keywords={software engineering}, howpublished={github.com/a}}": (
        "@misc howpublished=github.com/a keywords=software engineering"
    ),
    "@misc{a, keywords={software}, howpublished={Blog}}": (
        "@misc howpublished=Blog keywords=software"
    ),
    "@patent{a, howpublished={Patent Application}}": "@patent type=Patent Application",
    # figures
    "@article{a, journal={JMLR}, number={May}}": "@article journal=JMLR month=May",
    "@article{a, journal={JMLR}, month={Jun}, number={May}}": "@article journal=JMLR month=Jun",
    "@article{a, journal={J}, number={Spring}}": "@article journal=J number=Spring",
    "@article{a, volume=4, number={159--172}}": "@article pages=159--172 volume=4",
    "@article{a, volume=4, number={3--4}}": "@article number=3--4 volume=4",
    "@article{a, volume=4, number={159--172}, pages={1}}": (
        "@article number=159--172 pages=1 volume=4"
    ),
    "@article{a, volume=158, note={214708}}": "@article eid=214708 volume=158",
    "@article{a, volume=158, pages=3, note={214708}}": "@article note=214708 pages=3 volume=158",
    "@article{a, journal={Langmuir}, year={0}, volume={0}, number={0}, pages={null}}": (
        "@article journal=Langmuir pubstate=inpress"
    ),
    "@article{a, journal={Langmuir}, year={0}, volume={41}}": (
        "@article journal=Langmuir volume=41 year=0"
    ),
    # books
    "@incollection{a, title={B}, chapter={On the Worth of Kernels}, editor={A. May}}": (
        "@incollection booktitle=B editor=A. May title=On the Worth of Kernels"
    ),
    "@incollection{a, title={T}, chapter={Chapter 3}, editor={A. May}}": (
        "@incollection chapter=Chapter 3 editor=A. May title=T"
    ),
    "@proceedings{a, title={Proceedings of X}, author={A. May}}": (
        "@proceedings editor=A. May title=Proceedings of X"
    ),
    "@proceedings{a, title={On Kernels}, author={A. May}}": (
        "@proceedings author=A. May title=On Kernels"
    ),
}


@pytest.mark.parametrize("written", MEANT)
def test_an_entry_is_read_as_it_is_meant(written: str) -> None:
    meant = as_meant(entry(written))
    fields = sorted(f"{field.name}={field.value.strip('{}')}" for field in meant.fields)
    assert " ".join((f"@{meant.type}", *fields)) == MEANT[written]


def test_a_publication_keeps_its_entry_as_it_stands_in_the_file() -> None:
    found = publication("@manual{a, authors={A. May}, note={R package version 1.1.3}}")
    assert found.kind is Kind.SOFTWARE
    assert [author.name.full() for author in found.authors] == ["A. May"]
    assert found.entry.type == "manual"
    assert found.entry.get("authors", "note") is not None


def test_an_arxiv_journal_beside_a_booktitle_is_still_a_link() -> None:
    found = publication(
        "@inproceedings{a, booktitle={AAAI}, journal={arXiv preprint arXiv:1910.01741}}"
    )
    assert (found.kind, found.venue.plain()) == (Kind.INPROCEEDINGS, "AAAI")
    assert [link.text for link in found.links] == ["arXiv:1910.01741"]


@pytest.mark.parametrize("address", ["", ", http://www.ligo.org", " (\\url{http://www.ligo.org})"])
def test_a_collaboration_is_a_detail_without_its_address(address: str) -> None:
    found = publication(
        f"@article{{a, Collaboration = {{LIGO Scientific Collaboration{address}}}}}"
    )
    assert found.details["collaboration"].plain() == "LIGO Scientific Collaboration"
