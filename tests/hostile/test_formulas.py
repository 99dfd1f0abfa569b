"""Whatever formula may pass, TeX sets it: the allowlist lets nothing through that stops a run."""

import random
import subprocess
from pathlib import Path

import pytest

from cvtex import maths
from cvtex.maths_symbols import ACCENTS, FONTS, NAMED_OPERATORS, SYMBOLS, TEXT_FONTS
from cvtex.richtext import Maths, Rich
from cvtex.writing.latex import write

SIGNS = (
    *(
        "{",
        "}",
        "^",
        "_",
        "'",
        "a",
        "1",
        "+",
        "=",
        "-",
        ",",
        "(",
        ")",
        "[",
        "]",
        "|",
        ".",
        " ",
        "&",
        "%",
    ),
    *(
        r"\frac",
        r"\sqrt",
        r"\left",
        r"\right",
        r"\text",
        r"\over",
        r"\choose",
        r"\rm",
        r"\cal",
        r"\not",
        r"\degree",
    ),
    *(
        r"\alpha",
        r"\sum",
        r"\hat",
        r"\mathcal",
        r"\mathbb",
        r"\mathfrak",
        r"\Psi",
        "\\ ",
        r"\big",
        r"\stackrel",
        r"\pmod",
        r"\bmod",
    ),
)


def set_by_tex(formulas: list[str], folder: Path) -> list[str]:
    """TeX's errors over a document of formulas."""
    body = "\n\n".join(f"x{write(Rich((Maths(tex, ''),)))}" for tex in formulas)
    (folder / "formulas.tex").write_text(
        "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{lmodern,textcomp,amssymb}\n"
        f"\\begin{{document}}\n{body}\n\\end{{document}}\n",
        "utf-8",
    )
    subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-no-shell-escape", "formulas.tex"],
        cwd=folder,
        capture_output=True,
        timeout=120,
        check=False,
    )
    log = (folder / "formulas.log").read_text("utf-8", errors="replace")
    assert "Output written" in log
    return [line for line in log.splitlines() if line.startswith(("!", "Missing character"))]


@pytest.mark.slow
def test_every_command_on_the_list_is_known_to_tex(tmp_path: Path) -> None:
    commands = [f"\\{name}" for name in (*SYMBOLS, *NAMED_OPERATORS)]
    arguments = [f"\\{name}{{a}}" for name in (*ACCENTS, *FONTS, *TEXT_FONTS)]
    formulas = [*commands, *arguments, *(f"x{tex}_1^2 y" for tex in commands)]
    assert [tex for tex in formulas if maths.check(tex)] == []
    assert set_by_tex(formulas, tmp_path) == []


@pytest.mark.slow
def test_no_formula_that_passes_makes_tex_stop(tmp_path: Path) -> None:
    chance = random.Random(1)  # noqa: S311 - the same formulas in every run
    drawn = ["".join(chance.choices(SIGNS, k=chance.randint(2, 14))) for _ in range(60_000)]
    passing = sorted({tex for tex in drawn if maths.check(tex) is None})
    assert len(passing) > 1000
    assert set_by_tex(passing, tmp_path) == []
