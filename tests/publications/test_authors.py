"""Author lists as they are printed: names, what is left out of a long list, editors."""

from collections.abc import Callable
from typing import Any

import pytest

from cvtex.model import Cv, ListOptions
from cvtex.publications.authors import in_collaboration
from cvtex.richtext import Rich
from cvtex.writing.listing import PublicationView, list_publications

CvOf = Callable[..., Cv]


def view(cv: Cv, **keys: Any) -> PublicationView:
    ((group,)) = list_publications(cv, ListOptions(**keys)).groups
    return group.publications[0]


def authors(cv: Cv, **keys: Any) -> str:
    return view(cv, **keys).authors.plain().replace("\u00a0", " ")


def paper(names: str, more: str = "") -> str:
    return f"@article{{k, author = {{{names}}}, title = {{T}}, journal = {{J}}, year = 2020{more}}}"


# --- long lists ----------------------------------------------------------------------------------

TEN = " and ".join([*(f"{x}{x.lower()}, X." for x in "ABCDEFGH"), "May, A.", "Zz, Z."])
TWELVE = f"{TEN} and Yy, Y. and Ww, W."


@pytest.mark.parametrize(
    ("names", "most", "text"),
    [
        (TEN, 0, "X. Aa, X. Bb, X. Cc, X. Dd, X. Ee, X. Ff, X. Gg, X. Hh, A. May, Z. Zz."),
        (TEN, 10, "X. Aa, X. Bb, X. Cc, X. Dd, X. Ee, X. Ff, X. Gg, X. Hh, A. May, Z. Zz."),
        (TEN, 9, "X. Aa, X. Bb, X. Cc, X. Dd, X. Ee, X. Ff, X. Gg, X. Hh, A. May, Z. Zz."),
        (TEN, 8, "X. Aa, X. Bb, X. Cc, X. Dd, X. Ee, X. Ff, X. Gg, X. Hh, A. May, Z. Zz."),
        (TEN, 3, "X. Aa, X. Bb, … (6 others), A. May, Z. Zz."),
        (TWELVE, 3, "X. Aa, X. Bb, … (6 others), A. May, and 3 others."),
        (TWELVE, 1, "… (8 others), A. May, and 3 others."),
        ("May, A. and Bb, X. and Cc, X.", 1, "A. May and 2 others."),
        ("Aa, X. and Bb, X. and May, A.", 1, "… (2 others), A. May."),
        ("Aa, X. and Bb, Y. and Cc, Z. and Dd, D.", 2, "X. Aa, Y. Bb, and 2 others."),
        ("Aa, X. and Bb, Y. and Cc, Z.", 2, "X. Aa, Y. Bb, Z. Cc."),
    ],
)
def test_a_long_list_keeps_its_first_names_and_the_owner(
    cv_of: CvOf, names: str, most: int, text: str
) -> None:
    assert authors(cv_of(paper(names)), max_authors=most) == text


def test_family_first_separates_what_is_left_out_by_semicolons_too(cv_of: CvOf) -> None:
    shortened = authors(cv_of(paper(TWELVE)), names="family-first", max_authors=2)
    assert shortened == "Aa, X.; … (7 others); May, A.; and 3 others."


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "X. Aa, … (7 others), A. May, and 3 others."),
        ("de", "X. Aa, … (7 weitere), A. May und 3 weitere."),
        ("es", "X. Aa, … (7 más), A. May y 3 más."),
        ("fr", "X. Aa, … (7 autres), A. May et 3 autres."),
        ("it", "X. Aa, … (altri 7), A. May e altri 3."),
        ("nl", "X. Aa, … (7 anderen), A. May en 3 anderen."),
        ("pt", "X. Aa, … (mais 7), A. May e mais 3."),
        ("ja", "X. Aa, … (ほか 7 名), A. May ほか 3 名."),
        ("zh", "X. Aa, … (另 7 人), A. May 及其他 3 人."),
    ],
)
def test_only_english_has_a_comma_before_and(cv_of: CvOf, locale: str, text: str) -> None:
    assert authors(cv_of(paper(TWELVE), locale=locale), max_authors=2) == text


def test_what_is_left_out_is_not_torn_apart(cv_of: CvOf) -> None:
    text = view(cv_of(paper(TWELVE)), max_authors=2).authors.plain()
    assert "…\u00a0(7\u00a0others), " in text
    assert " and\u00a03\u00a0others" in text
    assert view(cv_of(paper("May, A. and others"))).authors.plain() == "A.\u00a0May et\u00a0al."


def test_no_line_begins_with_the_mark_of_a_gap(cv_of: CvOf) -> None:
    text = view(cv_of(paper("Aa, X. and ... and May, A."))).authors.plain()
    assert text.startswith("X.\u00a0Aa,\u00a0…, ")


# --- lists that the file cuts --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "most", "text"),
    [
        ("Aa, X. and May, A. and others", 0, "X. Aa, A. May, et al."),
        ("May, A. and others", 0, "A. May et al."),
        ("Aa, X. and ... and May, A.", 0, "X. Aa, …, A. May."),
        ("Aa, X. and {\\ldots} and May, A. and others", 0, "X. Aa, …, A. May, et al."),
        ("... and May, A. and Bb, Y.", 0, "…, A. May, Y. Bb."),
        ("Aa, X. and Bb, Y. and ... and Cc, Z. and May, A.", 2, "X. Aa, …, A. May."),
        ("Aa, X. and May, A. and Cc, Z. and ... and Dd, D.", 2, "X. Aa, A. May, …, D. Dd."),
        ("Aa, X. and May, A. and Cc, Z. and ... and D, D. and E, E.", 2, "X. Aa, A. May, et al."),
        ("Aa, X. and May, A. and Cc, Z. and others", 2, "X. Aa, A. May, et al."),
    ],
)
def test_a_list_that_the_file_cut_says_so_where_it_did(
    cv_of: CvOf, names: str, most: int, text: str
) -> None:
    assert authors(cv_of(paper(names)), max_authors=most) == text


# --- collaborations ------------------------------------------------------------------------------


def test_whom_the_authors_write_for_stands_in_brackets_after_them(cv_of: CvOf) -> None:
    cv = cv_of(paper("Allen, B. and (for the LIGO Scientific Collaboration) and May, A."))
    assert authors(cv) == "B. Allen, A. May (for the LIGO Scientific Collaboration)."
    cv = cv_of(paper(f"{TWELVE} and (for the LIGO Scientific Collaboration)"))
    assert authors(cv, max_authors=2).endswith(
        "A. May, and 3 others (for the LIGO Scientific Collaboration)."
    )


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (
            f"{TWELVE} and LIGO Scientific Collaboration",
            "3 others (LIGO Scientific Collaboration).",
        ),
        (
            f"{TWELVE} and {{STAR Collaboration}} and {{Virgo Collaboration}}",
            "3 others (STAR Collaboration) (Virgo Collaboration).",
        ),
        (
            "{STAR Collaboration} and {Virgo Collaboration}",
            "STAR Collaboration, Virgo Collaboration.",
        ),
        ("Aa, X. and ... and {STAR Collaboration}", "X. Aa, …, STAR Collaboration."),
        ("Aa, X. and MuSPAD Study Group", "X. Aa, MuSPAD Study Group."),
    ],
)
def test_a_collaboration_after_people_is_whom_they_write_for(
    cv_of: CvOf, names: str, text: str
) -> None:
    assert authors(cv_of(paper(names)), max_authors=2).endswith(text)


@pytest.mark.parametrize(
    ("listed", "collaboration", "text"),
    [
        ("", "STAR", "STAR Collaboration"),
        ("A. May", "LIGO Scientific Collaboration", "A. May (LIGO Scientific Collaboration)"),
        ("A. May", "STAR", "A. May (STAR Collaboration)"),
        ("A. May", "NA49, NA61/SHINE", "A. May (NA49, NA61/SHINE Collaborations)"),
        ("A. May", "Particle Data Group", "A. May (Particle Data Group)"),
        ("A. May et al.", "STAR", "A. May et al. (STAR Collaboration)"),
        ("STAR Collaboration", "STAR", "STAR Collaboration"),
        ("A. May", "", "A. May"),
    ],
)
def test_the_collaboration_stands_after_the_authors(
    listed: str, collaboration: str, text: str
) -> None:
    assert in_collaboration(Rich.of(listed), Rich.of(collaboration)).plain() == text


def test_a_shortened_list_keeps_its_collaboration(cv_of: CvOf) -> None:
    cv = cv_of(paper(TWELVE, ", collaboration = {STAR}"))
    assert authors(cv, max_authors=2).endswith("A. May, and 3 others (STAR Collaboration).")


# --- marks ---------------------------------------------------------------------------------------


def test_a_star_on_one_name_alone_is_printed_and_not_explained(cv_of: CvOf) -> None:
    cv = cv_of(paper("Dao, T. and May*, A."))
    assert authors(cv) == "T. Dao, A. May*."
    assert not list_publications(cv, ListOptions()).legend
    assert list_publications(cv_of(paper("Dao*, T. and May*, A.")), ListOptions()).legend
    assert list_publications(cv_of(paper("Dao, T. and May*, A. and others")), ListOptions()).legend
    assert list_publications(cv_of(paper("Dao, T. and ... and May*, A.")), ListOptions()).legend
    annotated = cv_of(paper("Dao, T. and May, A.", ", author+an = {1=equal}"))
    assert list_publications(annotated, ListOptions()).legend


# --- editors -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "printed"),
    [
        ("initials", "In T. Dao, C. Ré (eds.), Handbook, 2019."),
        ("full", "In Tri Dao, Chris Ré (eds.), Handbook, 2019."),
        ("family-first", "In Dao, Tri; Ré, Chris (eds.), Handbook, 2019."),
    ],
)
def test_editors_are_named_as_authors_are(cv_of: CvOf, names: str, printed: str) -> None:
    cv = cv_of(
        "@incollection{k, author = {May, A.}, title = {T}, booktitle = {Handbook},"
        " editor = {Dao, Tri and Ré, Chris}, year = 2019}"
    )
    assert view(cv, names=names).citation.plain().replace("\u00a0", " ") == printed
