"""A tagged PDF is asked for where LaTeX can make one, and told of where it can't."""

from pathlib import Path

from cvtex.compiling.log import read_errors
from cvtex.compiling.origins import Origins
from cvtex.reading.cv import read_cv
from cvtex.source import Source
from cvtex.writing.document import write_document


def written(folder: Path, keys: str) -> str:
    (folder / "profile.toml").write_text(f'[person]\nname = "Ann"\n[cv]\n{keys}\n')
    cv, _ = read_cv(folder / "profile.toml")
    return write_document(cv, folder).tex


def test_structure_is_asked_for_before_the_document_class(tmp_path: Path) -> None:
    tex = written(tmp_path, 'tagged = true\nlocale = "de"')
    assert tex.index(r"\DocumentMetadata{lang=de, tagging=on}") < tex.index(r"\documentclass")


def test_without_the_key_nothing_is_asked_for(tmp_path: Path) -> None:
    assert "DocumentMetadata" not in written(tmp_path, "")


def test_an_older_latex_says_which_one_it_takes(tmp_path: Path) -> None:
    tex = written(tmp_path, "tagged = true")
    cv, _ = read_cv(tmp_path / "profile.toml")
    log = "./cv.tex:2: A tagged PDF needs LaTeX 2025-06-01 or newer, this is 2022-11-01.\n"
    origins = Origins(Source("cv.tex", tex), tmp_path, settings=cv.profile.setting_spans)
    (error,) = read_errors(log, origins)
    assert error.span is not None
    assert error.span.text == "true"
    assert error.message == "a tagged PDF takes LaTeX 2025-06-01 or newer; this is 2022-11-01"
