from pathlib import Path

from cvtex.reading.bibliography import read_bibliography


def test_several_files_are_one_bibliography(tmp_path: Path) -> None:
    strings, papers, parents = (tmp_path / name for name in ("s.bib", "p.bib", "c.bib"))
    strings.write_text("@string{icml = {ICML}}")
    papers.write_text("@inproceedings{a, title={A}, crossref={c}, series=icml}\n@misc{b}")
    parents.write_text("@proceedings{c, title={Proceedings}}\n@misc{b, title={Other}}")
    found = read_bibliography([strings, papers, parents])
    assert [p.key for p in found.publications] == ["a", "b", "c", "b-2"]
    assert found.publications[0].venue.plain() == "Proceedings"
    assert found.publications[0].details["series"].plain() == "ICML"
    assert [d.message for d in found.diagnostics] == [f"the key 'b' is already used in {papers}:2"]


def test_a_file_that_cannot_be_read_leaves_the_others(tmp_path: Path) -> None:
    there = tmp_path / "there.bib"
    there.write_text("@misc{a}")
    found = read_bibliography([tmp_path / "gone.bib", there])
    assert len(found.publications) == 1
    assert [d.code for d in found.diagnostics] == ["unreadable-file"]


def test_a_volume_that_papers_refer_to_is_not_shown_itself(tmp_path: Path) -> None:
    file = tmp_path / "p.bib"
    file.write_text(
        "@inproceedings{p, title={P}, crossref={c}} @inbook{q, crossref={b}}"
        "@proceedings{c, editor={A. May}} @book{b, author={A. May}} @proceedings{d}"
        "@inproceedings{r, crossref={e}} @proceedings{e, show={true}}"
    )
    shown = {p.key: p.shown for p in read_bibliography([file]).publications}
    assert [key for key, is_shown in shown.items() if not is_shown] == ["c"]
