"""What cvtex keeps for itself is the user's alone."""

import os
from pathlib import Path

import pytest

from cvtex.cache import cache_folder


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "cvtex"


def test_a_new_folder_is_closed_to_others(top: Path) -> None:
    mask = os.umask(0)
    try:
        assert cache_folder("formats") == top / "formats"
    finally:
        os.umask(mask)
    assert top.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("mode", [0o770, 0o702, 0o777])
def test_a_folder_that_others_may_write_to_is_not_used(top: Path, mode: int) -> None:
    cache_folder()
    top.chmod(mode)
    assert cache_folder("bibliographies") is None
    top.chmod(0o755)
    assert cache_folder("bibliographies") == top / "bibliographies"


def test_a_folder_of_somebody_else_is_not_used(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = os.geteuid()
    assert cache_folder() == top
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    assert cache_folder() is None


def test_without_a_place_for_it_there_is_none(top: Path) -> None:
    top.parent.write_text("in the way")
    assert cache_folder() is None
