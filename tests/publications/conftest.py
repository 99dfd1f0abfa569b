from collections.abc import Callable

import pytest

from cvtex.model import Bibliography, Cv, Person, Profile, Settings
from cvtex.reading.bibtex import read_bibtex
from cvtex.reading.publications import read_publication
from cvtex.source import Source


@pytest.fixture
def cv_of() -> Callable[..., Cv]:
    """Makes the CV of Avner May, unless told otherwise, from the text of a bibliography."""

    def make(
        text: str,
        name: str = "Avner May",
        locale: str = "en",
        venues: dict[str, str] | None = None,
    ) -> Cv:
        file = read_bibtex(Source("publications.bib", text))
        publications = tuple(read_publication(entry)[0] for entry in file.entries)
        profile = Profile(Person(name), Settings(locale=locale), (), venues=venues or {})
        return Cv(profile, Bibliography(publications, (file.source,), ()))

    return make
