from importlib import resources

import pytest

from cvtex.compiling.tex_files import Packages, advice_for, packages_of


def test_a_file_is_known_with_its_packages_on_each_system() -> None:
    assert packages_of("enumitem.sty") == Packages(
        "enumitem", "collection-latexextra", "texlive-latex-extra", "texlive-latexextra"
    )


def test_a_package_may_bring_files_of_other_names() -> None:
    packages = packages_of("FiraSans.sty")
    assert packages is not None
    assert packages.tlmgr == "fira"


def test_a_class_is_not_a_package_of_the_same_name() -> None:
    assert packages_of("moderncv.cls") is not None
    assert packages_of("moderncv.sty") is None


def test_the_advice_names_the_packages_and_the_command_for_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: name if name == "dnf" else None)
    advice = advice_for("enumitem.sty")
    for name in ("texlive-latex-extra", "collection-latexextra", "tlmgr's enumitem"):
        assert name in advice
    assert advice.endswith("dnf install 'tex(enumitem.sty)'")


def test_for_an_unknown_file_the_advice_is_how_to_find_its_package() -> None:
    assert "tlmgr search --global --file /nosuch.sty" in advice_for("nosuch.sty")


def test_no_file_is_in_the_table_twice() -> None:
    text = resources.files("cvtex.compiling").joinpath("tex_files.txt").read_text("utf-8")
    rows = [line.split("|") for line in text.splitlines() if not line.startswith("#")]
    files = [word.partition("=")[0] for row in rows for word in row[3].split()]
    assert len(files) == len(set(files))
    assert all(row[0].startswith("collection-") for row in rows)
