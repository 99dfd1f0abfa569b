import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

GOLDENS = Path(__file__).parent / "goldens"

# A busy machine is no failure. In CI Hypothesis takes a profile of its own that says so too.
if "CI" not in os.environ:
    settings.register_profile("local", deadline=None)
    settings.load_profile("local")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-goldens",
        action="store_true",
        help="write what cvtex makes now to tests/goldens instead of comparing with it",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden(name, text)` holds a text against the one kept in tests/goldens."""

    def compare(name: str, text: str) -> None:
        path = GOLDENS / name
        if request.config.getoption("--renew-goldens"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.exists():
            pytest.fail(f"tests/goldens/{name} is not there; make goldens writes it")
        else:
            assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real bibliographies that CVTEX_CORPUS names; without it the test is skipped."""
    folder = os.environ.get("CVTEX_CORPUS")
    if not folder:
        pytest.skip("CVTEX_CORPUS is not set")
    return Path(folder)
