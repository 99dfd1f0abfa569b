"""`cvtex compile`, from a folder with a CV in it to the PDF."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

pytestmark = pytest.mark.slow

TOP = Path(__file__).parent.parent.parent
EVERY_KIND = TOP / "tests" / "writing" / "every_kind"
CVTEX = [sys.executable, "-m", "cvtex"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    target = tmp_path / "cv"
    shutil.copytree(EVERY_KIND, target)
    return target


def run(folder: Path, *arguments: str, status: int = 0) -> str:
    done = subprocess.run(
        [*CVTEX, "compile", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == status, done.stderr
    assert done.stdout == ""
    return done.stderr


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_pdf_has_what_readers_and_machines_look_for(folder: Path) -> None:
    run(folder)
    document = pypdfium2.PdfDocument(folder / "build" / "cv.pdf")
    try:
        about = document.get_metadata_dict()
        outline = [item.get_title() for item in document.get_toc()]
        width, height = document[0].get_size()
    finally:
        document.close()
    assert about["Title"] == "Zoë Müller-O'Neill – Curriculum Vitae"
    assert about["Author"] == "Zoë Müller-O'Neill"
    assert "Curriculum Vitae" in about["Keywords"]
    assert outline[:3] == ["About", "Experience", "Education"]
    assert (round(width), round(height)) == (612, 792)


def test_nothing_is_done_where_nothing_changed(folder: Path) -> None:
    run(folder)
    pdf = folder / "build" / "cv.pdf"
    before = pdf.stat().st_mtime_ns
    assert "up to date" in run(folder)
    assert pdf.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("profile.toml", "A Marathon", "Two Marathons"),
        ("publications.bib", "Numbers \\& Machines", "Two Marathons"),
    ],
)
def test_a_change_shows_in_the_next_pdf(folder: Path, name: str, old: str, new: str) -> None:
    run(folder)
    change(folder / name, old, new)
    run(folder)
    assert new in text_of(folder / "build" / "cv.pdf")


def test_a_private_overlay_that_comes_later_is_seen_and_can_be_left_out(folder: Path) -> None:
    run(folder)
    (folder / "profile.private.toml").write_text('[person]\nphone = "12345"\n', encoding="utf-8")
    run(folder)
    assert "12345" in text_of(folder / "build" / "cv.pdf")
    run(folder, "--public")
    assert "12345" not in text_of(folder / "build" / "cv.pdf")


def test_the_foot_tells_how_many_pages_there_are(folder: Path) -> None:
    def feet() -> tuple[str, int]:
        document = pypdfium2.PdfDocument(folder / "build" / "cv.pdf")
        try:
            last = document[len(document) - 1].get_textpage().get_text_bounded()
            return last.split()[-1], len(document)
        finally:
            document.close()

    run(folder)
    foot, pages = feet()
    assert foot == f"{pages}/{pages}"
    change(folder / "profile.toml", "A Marathon", "A Marathon " + 900 * "and one more ")
    run(folder)
    foot, more = feet()
    assert more > pages
    assert foot == f"{more}/{more}"


def test_the_first_time_the_projects_cv_takes_one_run_of_tex(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "cv"
    folder.mkdir()
    for name in ("profile.toml", "publications.bib"):
        shutil.copy(TOP / name, folder)
    run(folder)
    log = (folder / "build" / ".cvtex" / "cv" / "cv.log").read_text("utf-8", errors="replace")
    # A second run would begin with the format that was made beside the first.
    assert "format=pdflatex" in log.splitlines()[0]


def test_a_cv_made_before_takes_one_run_of_tex_in_an_empty_folder(folder: Path) -> None:
    run(folder)
    shutil.rmtree(folder / "build")
    run(folder)
    log = (folder / "build" / ".cvtex" / "cv" / "cv.log").read_text("utf-8", errors="replace")
    assert "(./cv.pages)" in log
    assert "cv.total" not in log.partition("(./cv.pages)")[0]


def test_a_photo_is_taken_in_whatever_its_file_is_called(folder: Path) -> None:
    # The smallest PNG there is: one grey pixel.
    pixel = (
        "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
        "0000000a49444154789c63680000008200817743c5a60000000049454e44ae426082"
    )
    (folder / "my photo_1 & co.PNG").write_bytes(bytes.fromhex(pixel))
    change(folder / "profile.toml", "[person]\n", '[person]\nphoto = "my photo_1 & co.PNG"\n')
    run(folder)
    document = pypdfium2.PdfDocument(folder / "build" / "cv.pdf")
    try:
        kinds = {item.type for item in document[0].get_objects()}
    finally:
        document.close()
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE in kinds


def test_a_save_while_the_pdf_is_made_is_seen_the_next_time(folder: Path) -> None:
    process = subprocess.Popen([*CVTEX, "compile"], cwd=folder)
    while not (folder / "build" / "cv.tex").exists():
        assert process.poll() is None
        time.sleep(0.001)
    change(folder / "profile.toml", "A Marathon", "Two Marathons")
    assert process.wait() == 0
    assert "Two Marathons" not in text_of(folder / "build" / "cv.pdf")
    run(folder)
    assert "Two Marathons" in text_of(folder / "build" / "cv.pdf")


def test_several_at_once_get_what_each_asked_for(folder: Path) -> None:
    for round_ in range(5):
        wanted = {f"{number}.pdf": f"Head {round_} {number}" for number in range(3)}
        running = [
            subprocess.Popen(
                [*CVTEX, "compile", "--set", f"person.headline={headline}", "-o", name],
                cwd=folder,
                stderr=subprocess.PIPE,
                text=True,
            )
            for name, headline in wanted.items()
        ]
        for process in running:
            _, said = process.communicate()
            assert process.returncode == 0, said
        assert all(headline in text_of(folder / name) for name, headline in wanted.items())


def test_all_makes_every_variant_and_tells_what_failed(folder: Path) -> None:
    with (folder / "profile.toml").open("a", encoding="utf-8") as profile:
        profile.write('\n[variant.short]\nsections = ["about"]\n')
        profile.write('\n[variant.long.cv]\npaper = "a4"\n')
    said = run(folder, "--all")
    assert {path.name for path in (folder / "build").glob("*.pdf")} == {
        "cv.pdf",
        "cv-long.pdf",
        "cv-short.pdf",
    }
    assert "Experience" not in text_of(folder / "build" / "cv-short.pdf")
    assert "cv-short.pdf" in said


def test_all_with_one_output_is_wrong_usage(folder: Path) -> None:
    run(folder, "--all", "-o", "x.pdf", status=2)


def test_an_ejected_theme_that_is_broken_is_told_and_the_pdf_stays(folder: Path) -> None:
    run(folder)
    pdf = folder / "build" / "cv.pdf"
    before = pdf.read_bytes()
    subprocess.run([*CVTEX, "themes", "eject", "classic"], cwd=folder, check=True)
    change(folder / "themes" / "classic" / "cv.tex.j2", "\\bfseries", "\\bfserise")
    assert "bfserise" in run(folder, status=1)
    assert pdf.read_bytes() == before


def test_an_ejected_theme_may_bring_files_of_its_own(folder: Path) -> None:
    subprocess.run([*CVTEX, "themes", "eject", "classic"], cwd=folder, check=True)
    theme = folder / "themes" / "classic"
    (theme / "mine.sty").write_text("\\newcommand\\mine{First of mine}", encoding="utf-8")
    change(theme / "cv.tex.j2", "% header", "\\usepackage{mine}\n% header")
    change(
        theme / "cv.tex.j2", "\\newcommand\\cvheadline[1]{", "\\newcommand\\cvheadline[1]{\\mine "
    )
    for _ in range(2):
        run(folder)
        assert "First of mine" in text_of(folder / "build" / "cv.pdf")
        shutil.rmtree(folder / "build")
    change(theme / "mine.sty", "First", "Second")
    for _ in range(2):
        run(folder)
        assert "Second of mine" in text_of(folder / "build" / "cv.pdf")
        shutil.rmtree(folder / "build")


class Watched:
    """A watch and what it says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._said = folder / "said"
        with self._said.open("w") as said:
            self.process = subprocess.Popen(
                [*CVTEX, "compile", "--watch"], cwd=folder, stderr=said, start_new_session=True
            )

    def says(self, word: str, times: int = 1) -> str:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            said = self._said.read_text(encoding="utf-8")
            if said.count(word) >= times:
                return said
            time.sleep(0.02)
        raise AssertionError(self._said.read_text(encoding="utf-8"))


@pytest.fixture
def watched(folder: Path) -> Iterator[Watched]:
    watch = Watched(folder)
    try:
        watch.says("cv.pdf (")
        yield watch
    finally:
        watch.process.kill()
        watch.process.wait()


def test_a_watch_makes_the_pdf_anew_however_an_editor_saves(watched: Watched) -> None:
    profile = watched.folder / "profile.toml"
    change(profile, "A Marathon", "Two Marathons")
    watched.says("cv.pdf (", 2)
    assert "Two Marathons" in text_of(watched.folder / "build" / "cv.pdf")
    new = profile.with_name("profile.toml~")
    new.write_text(profile.read_text(encoding="utf-8").replace("Two", "Three"), encoding="utf-8")
    new.replace(profile)
    watched.says("cv.pdf (", 3)
    assert "Three Marathons" in text_of(watched.folder / "build" / "cv.pdf")


def test_a_watch_outlives_mistakes_and_sees_them_mended(watched: Watched) -> None:
    profile = watched.folder / "profile.toml"
    change(profile, 'kind = "awards"', 'kind = "awrds"')
    assert "awrds" in watched.says("failed")
    change(profile, 'kind = "awrds"', 'kind = "awards"')
    watched.says("cv.pdf (", 2)


def test_a_watch_takes_the_last_of_a_burst_of_saves(watched: Watched) -> None:
    profile = watched.folder / "profile.toml"
    for number in range(10):
        old = "A Marathon" if number == 0 else f"Marathon {number - 1}"
        change(profile, old, f"Marathon {number}")
        time.sleep(0.03)
    deadline = time.monotonic() + 20
    pdf = watched.folder / "build" / "cv.pdf"
    while "Marathon 9" not in text_of(pdf):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_a_watch_sees_a_private_overlay_that_comes(watched: Watched) -> None:
    overlay = watched.folder / "profile.private.toml"
    overlay.write_text('[person]\nphone = "12345"\n', encoding="utf-8")
    watched.says("cv.pdf (", 2)
    assert "12345" in text_of(watched.folder / "build" / "cv.pdf")


def test_ctrl_c_ends_a_watch_and_leaves_nothing_running(watched: Watched) -> None:
    os.killpg(watched.process.pid, signal.SIGINT)
    assert watched.process.wait(10) == 0
    assert "Traceback" not in watched.says("cv.pdf (")
