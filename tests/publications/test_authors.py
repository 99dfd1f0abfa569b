"""Author lists as they are printed: names, what is left out of a long list, editors."""

from collections.abc import Callable
from typing import Any

import pytest

from cvtex.model import Cv, ListOptions
from cvtex.writing.listing import PublicationView, list_publications

CvOf = Callable[..., Cv]


def view(cv: Cv, **keys: Any) -> PublicationView:
    ((group,)) = list_publications(cv, ListOptions(**keys)).groups
    return group.publications[0]


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
