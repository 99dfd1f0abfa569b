from collections.abc import Callable

import pytest

from cvtex.frozen import replace
from cvtex.importing.incoming import read_incoming
from cvtex.importing.intake import take_in
from cvtex.importing.memory import Memory
from cvtex.importing.outcome import DEFAULTS, Intake, Options
from cvtex.reading.bibtex import BibFile, read_bibtex
from cvtex.reading.citationkeys import with_unique_keys
from cvtex.source import Source

Import = Callable[..., Intake]
NOTHING = Memory()


def read_own(text: str) -> BibFile:
    file = read_bibtex(Source("publications.bib", text))
    return replace(file, entries=with_unique_keys(file.entries)[0])


@pytest.fixture
def take() -> Import:
    """`take(own, incoming)`: what an import of one text into another one does."""

    def import_text(
        own: str, incoming: str, memory: Memory = NOTHING, options: Options = DEFAULTS
    ) -> Intake:
        return take_in(
            read_own(own), [read_incoming(Source("export.bib", incoming))], memory, options
        )

    return import_text
