"""What a stranger's file may hold, against a real latexmk: typeset as characters, never obeyed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cvtex.compiling.verify import read_pdf, verify_pdf
from cvtex.reading.cv import read_cv
from cvtex.writing.view import view

CANARY = "canary of the hostile set"

# {read} is a file that must not be read, {write} one that must not appear.
BALANCED = (
    r"\input{{{read}}}",
    r"\input {read} ",
    r"\include{{{read}}}",
    r"\verbatiminput{{{read}}}",
    r"\openin5={read} \read5 to\x \x",
    r"\newread\x \openin\x={read} \readline\x to\y",
    r"\immediate\openout5={write} \immediate\write5{{x}}",
    r"\immediate\write18{{touch {write}}}",
    r"\write18{{touch {write}}}",
    r"\input|'touch {write}'",
    r"\csname input\endcsname{{{read}}}",
    r"\catcode`\@=0 @input{{{read}}}",
    r"\def\x{{\input{{{read}}}}}\x",
    r"\let\x\input \x{{{read}}}",
    r"\directlua{{os.execute('touch {write}')}}",
    r"\special{{psfile={read}}}",
    r"\pdfobj stream file {{{read}}}",
    r"\usepackage{{shellesc}}",
    r"\begin{{filecontents}}{{{write}}}x\end{{filecontents}}",
    r"^^5cinput{{{read}}}",
    r"^^^^005cinput{{{read}}}",
    r"\end{{document}} after",
    r"\loop\iftrue\repeat",
    r"\futurelet\x\y \uppercase{{\input}}",
    r"$\input{{{read}}}$",
    r"$x^{{\write18{{touch {write}}}}}$",
    r"$\def\x{{}}\csname x\endcsname$",
    r"$$\halign{{#\cr x\cr}}$$",
    r"\(\text{{\input{{{read}}}}}\)",
    r"\href{{javascript:alert(1)}}{{click}}",
    r"\href{{file://{read}}}{{click}}",
    r"\url{{file://{read}}}",
    r"\href{{http://x.y/}}{{\input{{{read}}}}}",
    r"\href{{http://x.y/%0a\input{{{read}}}}}{{x}}",
    r"<< 7*7 >> <% include 'x' %> <# x #> {{{{ 7*7 }}}} {{% raw %}}",
    r"% comment",
    r"a # b ## c #1",
    r"a & b && c \\ d \tabularnewline",
    r"~ ~user \~ ^ _ __ | `` '' ,, << >> ?` !`",
    r"* [x] \\[2in] \\* \item[x]",
)
UNBALANCED = ("}", "{", r"\input{", "$", "$x", r"\(", "}}}{{{", r"\begin{document}", '"', "@")


def cvtex(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cvtex", *arguments],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        errors="replace",
        timeout=120,
        check=False,
    )


def toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", r"\u007f")


def address(text: str) -> str:
    """A URL with the text in it; one with a space is refused before it gets anywhere."""
    return "https://x.y/" + "".join(c for c in text if c.isprintable() and not c.isspace())


def write_cv(folder: Path, texts: list[str]) -> None:
    """A CV with every text in every kind of field."""
    lines = [
        "[person]",
        f"name = {toml('Ann ' + texts[-3])}",
        f"headline = {toml(texts[1])}",
        f"location = {toml(texts[2])}",
        f"phone = {toml(texts[3])}",
        f"website = {toml(address(texts[4]))}",
        "[venue]",
        f"{toml('Journal of ' + texts[5])} = {toml(texts[6])}",
    ]
    for i, text in enumerate(texts):
        lines += [
            "[[section]]",
            f"title = {toml(f'{i} {text}')}",
            'kind = "experience"',
            f"text = {toml(text)}",
            "[[section.entry]]",
            f"organization = {toml(text)}",
            f"role = {toml(text)}",
            f"location = {toml(text)}",
            f"text = {toml(text)}",
            f"url = {toml(address(text))}",
            f"highlights = [{toml(text)}]",
            f"details = {{ {toml(text)} = {toml(text)} }}",
        ]
    lines += ["[[section]]", 'title = "Papers"', 'kind = "publications"', 'links = ["url", "pdf"]']
    (folder / "profile.toml").write_text("\n".join(lines), "utf-8")
    entries = []
    for i, text in enumerate(texts):
        values = dict.fromkeys(
            ("title", "journal", "volume", "pages", "note", "award", "pdf"), text
        )
        values |= {
            "author": f"Doe, {text} and {{{text}}} and X",
            "year": "2020",
            "doi": f"10.1/{text}",
            "url": f"http://x.y/{text}",
        }
        fields = "".join(f"  {name} = {{{value}}},\n" for name, value in values.items())
        entries.append(f"@article{{key{i},\n{fields}}}\n")
    (folder / "publications.bib").write_text("\n".join(entries), "utf-8")


def files_of(folder: Path) -> set[Path]:
    return {p for p in folder.rglob("*") if p.is_file() and "build" not in p.parts}


@pytest.fixture
def canary(tmp_path: Path) -> tuple[Path, Path]:
    """A file that must not be read and one that must not appear."""
    secret = tmp_path / "secret.tex"
    secret.write_text(CANARY)
    return secret, tmp_path / "pwned"


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["pdflatex", "lualatex"])
def test_no_command_in_any_field_is_obeyed(
    tmp_path: Path, canary: tuple[Path, Path], engine: str
) -> None:
    secret, pwned = canary
    folder = tmp_path / "cv"
    folder.mkdir()
    write_cv(folder, [text.format(read=secret, write=pwned) for text in BALANCED])
    before = files_of(tmp_path)
    done = cvtex(folder, "compile", "--set", f"cv.engine={engine}")
    assert done.returncode == 0, done.stderr
    assert files_of(tmp_path) == before
    made = [p.read_bytes() for p in (folder / "build").rglob("*") if p.is_file()]
    assert not any(CANARY.encode() in content for content in made)
    assert not any(CANARY in page for page in read_pdf(folder / "build" / "cv.pdf"))
    cv, _ = read_cv(folder / "profile.toml")
    lost = verify_pdf(folder / "build" / "cv.pdf", view(cv, folder), folder)
    assert [finding.message for finding in lost] == []


@pytest.mark.parametrize("text", UNBALANCED)
def test_what_does_not_close_in_a_bib_file_is_told_with_its_place(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / "profile.toml").write_text('[person]\nname = "Ann"\n')
    (tmp_path / "publications.bib").write_text(
        f"@article{{good, title={{Good}}, author={{Ann}}, year=2020}}\n"
        f"@article{{bad,\n title = {{ {text} }},\n author = {{Ann}}, year = 2020}}\n\n"
        f"@article{{also, title={{Also}}, author={{Ann}}, year=2021}}\n"
    )
    done = cvtex(tmp_path, "pubs", "--format", "json")
    assert "Traceback" not in done.stderr
    keys = {publication["key"] for publication in json.loads(done.stdout)}
    assert {"good", "also"} <= keys
    assert "bad" in keys or "publications.bib:" in done.stderr


@pytest.mark.slow
def test_unbalanced_texts_in_a_profile_are_characters(tmp_path: Path) -> None:
    write_cv(tmp_path, [*UNBALANCED])
    (tmp_path / "publications.bib").write_text("")
    done = cvtex(tmp_path, "compile")
    assert done.returncode == 0, done.stderr
    cv, _ = read_cv(tmp_path / "profile.toml")
    lost = verify_pdf(tmp_path / "build" / "cv.pdf", view(cv, tmp_path), tmp_path)
    assert [finding.message for finding in lost] == []


@pytest.mark.slow
def test_controls_and_overrides_bend_nothing(tmp_path: Path) -> None:
    write_cv(
        tmp_path, ["a\x00b", "a\x1b[31mb", "a\u202eb", "a\u2067b", "a\x7fb", "a\u2028b", "a\ufeffb"]
    )
    done = cvtex(tmp_path, "compile")
    assert done.returncode == 0, done.stderr
    assert not set(done.stderr) & set("\x00\x1b\u202e")
    tex = (tmp_path / "build" / "cv.tex").read_text("utf-8")
    assert not set(tex) & set("\x00\x1b\x7f\u202e\u2067\u2028")


@pytest.mark.slow
def test_a_megabyte_and_ten_thousand_braces_end_in_a_pdf_or_a_message(tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text(
        '[person]\nname = "Ann"\n[[section]]\ntitle = "P"\nkind = "publications"\n'
    )
    nested = "{" * 10_000 + "deep" + "}" * 10_000
    (tmp_path / "publications.bib").write_text(
        f"@misc{{a, title = {{{'word ' * 200_000}}}, year = 2020}}\n"
        f"@misc{{b, title = {{{nested}}}, year = 2020}}\n"
        f"@misc{{c, title = {{${nested}$}}, year = 2020}}\n"
    )
    done = cvtex(tmp_path, "compile")
    # A megabyte in one paragraph is more than TeX's own memory holds: then it says so, in seconds.
    assert done.returncode == 0 or "publications.bib:1:" in done.stderr, done.stderr[:2000]


@pytest.mark.slow
def test_what_lies_next_to_the_profile_is_not_obeyed(tmp_path: Path) -> None:
    write_cv(tmp_path, ["x"] * 7)
    (tmp_path / ".latexmkrc").write_text("system('touch pwned');")
    (tmp_path / "latexmkrc").write_text("system('touch pwned');")
    (tmp_path / "texmf.cnf").write_text("shell_escape = t\nopenin_any = a\nopenout_any = a\n")
    for name in ("article.cls", "geometry.sty", "T1fontenc.sty", "t1enc.def", "size10.clo"):
        (tmp_path / name).write_text("\\errmessage{obeyed}\n")
    before = files_of(tmp_path)
    done = cvtex(tmp_path, "compile")
    assert done.returncode == 0, done.stderr
    assert files_of(tmp_path) == before


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a b%#$&{}~^'\"é", "$(touch pwned)", "`touch pwned`;x", "-x"])
def test_names_of_folders_and_files_are_names(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    write_cv(folder, ["x"] * 7)
    (folder / "publications.bib").rename(folder / f"{name}.bib")
    profile = (folder / "profile.toml").read_text("utf-8")
    (folder / "profile.toml").write_text(f"[cv]\nbibliography = [{toml(name + '.bib')}]\n{profile}")
    before = files_of(tmp_path)
    done = cvtex(folder, "compile")
    assert done.returncode == 0, done.stderr
    assert files_of(tmp_path) == before
