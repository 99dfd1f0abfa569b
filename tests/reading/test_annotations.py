from cvtex.model import Contributor
from cvtex.reading.annotations import annotate
from cvtex.reading.bibtex import read_bibtex
from cvtex.reading.names import split_names
from cvtex.source import Source


def annotated(value: str) -> tuple[list[str], list[str]]:
    text = f"@misc{{a, author={{A. May and T. Dao and C. Ré}}, author+an={{{value}}}}}"
    names, annotation = read_bibtex(Source("x.bib", text)).entries[0].fields
    contributors = split_names(names)[0]
    marked, findings = annotate(contributors, annotation)
    return [_marks(c) for c in marked], [f"{d.code} [{d.span.text}]" for d in findings if d.span]


def _marks(contributor: Contributor) -> str:
    return " ".join(sorted(mark.value for mark in contributor.marks))


def test_annotations_mark_contributors() -> None:
    assert annotated("1=equal, corresponding; 2 = equal ;3=advisee") == (
        ["corresponding equal", "equal", "advisee"],
        [],
    )


def test_annotations_of_parts_and_literal_ones_pass_by() -> None:
    assert annotated('=x; 1:family=equal; 2="a; quoted text"') == (["", "", ""], [])


def test_annotations_that_mark_nobody_are_told_at_their_place() -> None:
    assert annotated("1=equal; 4=equal; 0=equal; corresponding")[1] == [
        "bad-annotation [4=equal]",
        "bad-annotation [0=equal]",
        "bad-annotation [corresponding]",
    ]


def test_annotations_of_the_users_own_are_noted() -> None:
    assert annotated("1=first, equal") == (
        ["equal", "", ""],
        ["unknown-annotation [1=first, equal]"],
    )
