"""Sets every character of many scripts with each engine and reads the PDF's text back.

`python benchmarks/characters.py` prints the table of docs/characters.md; `--write` puts it there.
"""

import argparse
import json
import re
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from cvtex.compiling.job import Job, compile_pdf
from cvtex.compiling.latexmk import Latexmk
from cvtex.compiling.verify import read_pdf
from cvtex.reading.cv import read_cv
from cvtex.source import Source
from cvtex.writing.characters import TexEngine, unsettable
from cvtex.writing.document import write_document

PAGE = Path(__file__).parent.parent / "docs" / "characters.md"
MARK = re.compile(r"(?s)(<!-- table -->\n).*?(<!-- end -->)")


def characters(*ranges: tuple[int, int], step: int = 1, categories: str = "LMNPS") -> list[str]:
    """What is assigned in ranges of code points, composed characters only."""
    found = (chr(code) for first, last in ranges for code in range(first, last + 1, step))
    return [
        c
        for c in found
        if unicodedata.category(c)[0] in categories
        and unicodedata.category(c) != "Cn"
        and unicodedata.normalize("NFC", c) == c
    ]


def on(letter: str, marks: Iterable[str]) -> list[str]:
    """Marks on a letter."""
    return [unicodedata.normalize("NFC", letter + mark) for mark in marks]


SCRIPTS: Mapping[str, list[str]] = {
    "ASCII": characters((0x21, 0x7E)),
    "Latin: Western and Central European": characters((0xA1, 0x17F)),
    "Latin: others, Romanian among them": characters((0x180, 0x24F), (0x1E00, 0x1E9F)),
    "Latin: Vietnamese": characters((0x1EA0, 0x1EF9)),
    "Latin: phonetic letters": characters((0x250, 0x2AF)),
    "Combining marks on a letter": on("q", characters((0x300, 0x314), (0x323, 0x331))),
    "Greek": characters((0x384, 0x3CE), (0x1F00, 0x1FFC)),
    "Cyrillic": characters((0x400, 0x45F), (0x48A, 0x52F)),
    "Armenian": characters((0x531, 0x556), (0x561, 0x587)),
    "Georgian": characters((0x10D0, 0x10F0)),
    "Hebrew": characters((0x5D0, 0x5EA)),
    "Arabic": characters((0x621, 0x63A), (0x641, 0x64A)),
    "Devanagari": characters((0x904, 0x939)),
    "Bengali": characters((0x985, 0x9B9)),
    "Tamil": characters((0xB85, 0xBB9)),
    "Thai": characters((0xE01, 0xE30)),
    "Hiragana and Katakana": characters((0x3041, 0x3096), (0x30A1, 0x30FA)),
    "Hangul, every 20th syllable": characters((0xAC00, 0xD7A3), step=20),
    "Chinese characters, every 20th": characters((0x4E00, 0x9FFF), step=20),
    "General punctuation": characters((0x2010, 0x205E)),
    "Superscripts and subscripts": characters((0x2070, 0x209C)),
    "Currency": characters((0x20A0, 0x20BF)),
    "Letterlike symbols": characters((0x2100, 0x214F)),
    "Arrows": characters((0x2190, 0x21FF)),
    "Mathematical operators": characters((0x2200, 0x22FF)),
    "Symbols and dingbats": characters((0x2600, 0x27BF)),
    "Emoji": characters((0x1F300, 0x1F64F), (0x1F680, 0x1F6C5), (0x1F910, 0x1F93E)),
}


def set_and_read(texts: list[str], engine: TexEngine, folder: Path) -> str:
    """The text of a PDF with each of the texts, between two letters, in an item of its own."""
    folder.mkdir(parents=True)
    profile = folder / "profile.toml"
    # Prose takes some ASCII signs for marks unless a backslash stands before them.
    typed = (re.sub(r"[*`\[\]$]", r"\\\g<0>", f"x{text}x") for text in texts)
    items = (json.dumps(text, ensure_ascii=False) for text in typed)
    profile.write_text(
        f'[person]\nname = "Ann"\n[cv]\nengine = "{engine}"\n[[section]]\ntitle = "Characters"\n'
        f'kind = "list"\nitems = [{", ".join(items)}]\n',
        "utf-8",
    )
    cv, _ = read_cv(profile)
    document = write_document(cv, folder)
    job = Job(
        tex=Source(str(folder / "cv.tex"), document.tex),
        base=folder,
        folder=folder / "tex",
        output=folder / "cv.pdf",
        engine=document.engine,
        timeout=600,
    )
    with Latexmk(folder / "tex", folder / "formats") as latexmk:
        compile_pdf(job, latexmk)
    return "".join("".join(read_pdf(folder / "cv.pdf")).split())


def lost_of(texts: list[str], engine: TexEngine, folder: Path) -> list[str]:
    """The texts that don't come back: equal in NFC, or in NFKC where pdfium gives only that."""
    if not texts:
        return []
    page = set_and_read(texts, engine, folder)
    composed, compatible = (unicodedata.normalize(form, page) for form in ("NFC", "NFKC"))
    return [
        text
        for text in texts
        if f"x{text}x" not in composed
        and unicodedata.normalize("NFKC", f"x{text}x".replace(" ", "")) not in compatible
    ]


def main() -> None:
    """Print the table, or put it into its page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the table into docs")
    parser.add_argument("--lost", action="store_true", help="name what does not come back")
    arguments = parser.parse_args()
    rows = [
        "| characters | tried | pdfLaTeX sets | and gives back | LuaLaTeX gives back |",
        "|---|---:|---:|---:|---:|",
    ]
    with tempfile.TemporaryDirectory() as temporary:
        for number, (script, texts) in enumerate(SCRIPTS.items()):
            settable = [text for text in texts if not unsettable(text)]
            lost = lost_of(settable, "pdflatex", Path(temporary) / f"{number}p")
            lost_lua = lost_of(texts, "lualatex", Path(temporary) / f"{number}l")
            counts = (
                len(texts),
                len(settable),
                len(settable) - len(lost),
                len(texts) - len(lost_lua),
            )
            rows.append(f"| {script} | {' | '.join(map(str, counts))} |")
            if arguments.lost and (lost or lost_lua):
                print(f"{script}: pdfLaTeX {' '.join(lost)} LuaLaTeX {' '.join(lost_lua)}")
    table = "\n".join(rows) + "\n"
    if arguments.write:
        text = PAGE.read_text("utf-8")
        PAGE.write_text(MARK.sub(lambda m: m[1] + table + m[2], text), "utf-8")
    else:
        print(table)


if __name__ == "__main__":
    main()
