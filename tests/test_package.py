"""What pip installs is whole: themes, data and commands, by a wheel and by way of the sdist."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import cvtex

TOP = Path(__file__).parent.parent

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def files_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def build(source: Path, out: Path, *what: str) -> Path:
    run(sys.executable, "-m", "build", *what, "--outdir", out, source, cwd=out.parent)
    (wheel,) = out.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(TOP, tmp_path_factory.mktemp("wheel"), "--wheel")


def test_the_wheel_carries_every_theme_and_data_file(wheel: Path) -> None:
    themes = {
        f"cvtex/latex_templates/{path.relative_to(TOP / 'latex_templates').as_posix()}"
        for path in (TOP / "latex_templates").rglob("*")
        if path.is_file()
    }
    sources = {
        path.relative_to(TOP / "src").as_posix()
        for path in (TOP / "src" / "cvtex").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert themes
    assert (themes | sources) - files_in(wheel) == set()


def test_a_wheel_from_the_sdist_is_the_same(wheel: Path, tmp_path: Path) -> None:
    # Without a choice, build makes the sdist and then the wheel from it.
    assert files_in(build(TOP, tmp_path / "out")) == files_in(wheel)


def test_cvtex_renders_from_an_empty_environment_and_another_folder(
    wheel: Path, tmp_path: Path
) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv" / "bin"
    run(scripts / "pip", "install", "--quiet", wheel, cwd=tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    assert cvtex.__version__ in run(scripts / "cvtex", "--version", cwd=elsewhere)
    assert cvtex.__version__ in run(scripts / "python", "-m", "cvtex", "--version", cwd=elsewhere)
    profile = '[person]\nname = "Ada Lovelace"\n[cv]\nbibliography = []\n'
    (tmp_path / "profile.toml").write_text(profile, encoding="utf-8")
    tex = run(scripts / "cvtex", "render", "../profile.toml", "-o", "-", cwd=elsewhere)
    assert "Ada Lovelace" in tex
    assert r"\begin{document}" in tex
    assert tex.rstrip().endswith(r"\end{document}")
