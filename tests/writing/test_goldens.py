"""What the shipped themes write, as it stands in tests/goldens; `make goldens` renews it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cvtex.reading.cv import read_cv
from cvtex.reading.profile import Audience
from cvtex.writing.document import write_document
from cvtex.writing.jsonresume import write_json

TOP = Path(__file__).parent.parent.parent
CVS = {"project": TOP, "every-kind": Path(__file__).parent / "every_kind"}
THEMES = ["classic", "modern"]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", CVS)
def test_a_theme_writes_what_it_always_did(
    name: str, theme: str, golden: Callable[[str, str], None]
) -> None:
    cv, _ = read_cv(
        CVS[name] / "profile.toml",
        assignments=[f"cv.theme={theme}"],
        audience=Audience.PUBLIC,
    )
    golden(f"{theme}/{name}.tex", write_document(cv, CVS[name]).tex)


def test_json_resume_has_a_place_for_most_of_a_cv(golden: Callable[[str, str], None]) -> None:
    cv, _ = read_cv(CVS["every-kind"] / "profile.toml")
    golden("every-kind.json", write_json(cv))
