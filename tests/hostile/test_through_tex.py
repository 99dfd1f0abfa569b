"""Generated texts go through TeX in every kind of field and come back from the PDF."""

import os
import random
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from cvtex.compiling.verify import fields, read_pdf, verify_pdf
from cvtex.model import Cv
from cvtex.reading.cv import read_cv
from cvtex.writing.latex import escape
from cvtex.writing.view import CvView, view

PAIRS = (
    "--",
    "---",
    "``",
    "''",
    ",,",
    "<<",
    ">>",
    "?`",
    "!`",
    "ff",
    "fi",
    "fl",
    "ffi",
    "ffl",
    "^^",
    "\\\\",
    "–-",
    "‘‘",
    "’’",
    "!‘",
    "?‘",
)
ASCII = "".join(map(chr, range(0x21, 0x7F)))
SCRIPTS = {
    "western": "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿŒœ",
    "central": "ĄąĆćČčĎďĐđĘęĚěĞğİıŁłŃńŇňŐőŘřŚśŞşŠšŢţŤťŮůŰűŹźŻżŽžȘșȚț",
    "vietnamese": "ẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡ"
    "ỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ",
    "greek": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλνξοπρστυφχψωάέήίόύώ",
    "cyrillic": "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґђћџ",
    "han": "的一是不了人我在有他这为之大来以个中上们日本語の研究とは한국어",
    "signs": "–—‘’“”„…•·§¶†‡©®™°±×÷µ¿¡«»‹›→←≤≥≠≈∞∑∈α€£¥",
}


def cvtex(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cvtex", *arguments],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        errors="replace",
        timeout=180,
        check=False,
    )


def bibtex(text: str) -> str:
    """A text as LaTeX in a BibTeX field, where braces have to balance."""
    return escape(text).replace(r"\{", r"\textbraceleft{}").replace(r"\}", r"\textbraceright{}")


def toml(text: str) -> str:
    """A text as a TOML string of Markdown that means only its characters."""
    marked = "".join(f"\\{c}" if c in "*`[]$-" else c for c in text)
    return '"' + marked.replace("\\", "\\\\").replace('"', '\\"') + '"'


def plain_toml(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def make_cv(folder: Path, texts: list[str], engine: str) -> tuple[Cv, CvView]:
    """Compile a CV with each of the texts in each kind of field."""
    lines = [
        "[cv]",
        f'engine = "{engine}"',
        "[person]",
        'name = "Ann"',
        f"headline = {toml(texts[0])}",
    ]
    for i, text in enumerate(texts):
        lines += [
            "[[section]]",
            f"title = {plain_toml(f'{i} {text}')}",
            'kind = "experience"',
            f"text = {toml(text)}",
            "[[section.entry]]",
            f"organization = {toml(text)}",
            f"role = {toml(text)}",
            f"location = {toml(text)}",
            f"text = {toml(text)}",
            f"highlights = [{toml(text)}]",
            f"details = {{ Label = {toml(text)} }}",
        ]
    lines += ["[[section]]", 'title = "Papers"', 'kind = "publications"']
    (folder / "profile.toml").write_text("\n".join(lines), "utf-8")
    entries = [
        f"@article{{k{i},\n title = {{{bibtex(text)}}},\n author = {{{{{bibtex(text)}}}}},\n"
        f" journal = {{{bibtex(text)}}},\n award = {{{bibtex(text)}}},\n year = 2020 }}\n"
        for i, text in enumerate(texts)
    ]
    (folder / "publications.bib").write_text("\n".join(entries), "utf-8")
    done = cvtex(folder, "compile")
    assert done.returncode == 0, done.stderr
    assert "missing-character" not in done.stderr
    cv, _ = read_cv(folder / "profile.toml")
    return cv, view(cv, folder)


def squeezed(text: str) -> str:
    """A text without white space, composed, its ligatures undone."""
    return unicodedata.normalize("NFKC", "".join(text.split()))


def assert_all_is_there(folder: Path, texts: list[str], engine: str = "auto") -> None:
    cv, shown = make_cv(folder, texts, engine)
    pdf = folder / "build" / "cv.pdf"
    assert [finding.message for finding in verify_pdf(pdf, shown, folder)] == []
    # What is shown is what was typed, and in the PDF it stands to the letter.
    page = squeezed("".join(read_pdf(pdf)).replace("\ufffe", "-"))
    for text, publication in zip(texts, cv.bibliography.publications, strict=True):
        assert publication.title.plain() == " ".join(text.split())
        assert squeezed(text) in page
    in_fields = [squeezed(field.text.plain()) for field in fields(shown)]
    for text in texts:
        # Once in each of the eight kinds of field of the profile, and as title and authors.
        assert sum(squeezed(text) in field for field in in_fields) >= 10


def generated(alphabet: str, count: int, seed: int) -> list[str]:
    """Texts of words whose letters are drawn from an alphabet, all of it at least once."""
    chance = random.Random(seed)  # noqa: S311 - the same texts in every run
    letters = list(alphabet)
    chance.shuffle(letters)
    texts = [
        " ".join("".join(letters[i : i + 7]) for i in range(j, j + 21, 7))
        for j in range(0, len(letters), 21)
    ]
    texts += [
        " ".join("".join(chance.choices(alphabet, k=chance.randint(1, 9))) for _ in range(4))
        for _ in range(count)
    ]
    return [" ".join(text.split()) for text in texts if text.strip()]


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["pdflatex", "lualatex"])
def test_every_sign_of_ascii_in_every_position(tmp_path: Path, engine: str) -> None:
    texts = [f"a{sign}b {sign} c{sign}{sign}d" for sign in ASCII]
    for start in range(0, len(texts), 48):
        folder = tmp_path / str(start)
        folder.mkdir()
        assert_all_is_there(folder, texts[start : start + 48], engine)


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["pdflatex", "lualatex"])
def test_signs_at_the_edges_and_signs_that_tex_joins(tmp_path: Path, engine: str) -> None:
    edges = [f"{sign}edge{sign}" for sign in "[]*-+,.;:!?'`\"#%&_^~<>=|@/\\{}()$"]
    pairs = [f"a{pair}b {pair}c d{pair}" for pair in PAIRS]
    assert_all_is_there(tmp_path, edges + pairs, engine)


@pytest.mark.slow
@pytest.mark.parametrize("script", SCRIPTS)
def test_generated_texts_of_many_scripts(tmp_path: Path, script: str) -> None:
    seed = list(SCRIPTS).index(script)
    assert_all_is_there(tmp_path, generated(SCRIPTS[script], 12, seed))


@pytest.mark.slow
def test_generated_texts_of_signs_and_letters(tmp_path: Path) -> None:
    assert_all_is_there(tmp_path, generated(ASCII + "fffiii    ", 40, 0))
