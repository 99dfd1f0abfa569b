import ast
import re
from pathlib import Path

import click
import pytest

from cvtex.cli.check import find_problems
from cvtex.cli.commands import cvtex
from cvtex.diagnostics import has_errors
from cvtex.silence import KINDS

TOP = Path(__file__).parent.parent
PAGES = [*sorted(TOP.glob("*.md")), *sorted((TOP / "docs").glob("*.md"))]
CODE = re.compile(r"(?<=^```sh\n).*?(?=^```)|(?<=`)cvtex [^`\n]+(?=`)", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"\bcvtex ([a-z]+)((?: [^`#|\n]+)?)")
OPTION = re.compile(r"(?<!\S)--?[a-z][a-z-]*")


def page_id(path: Path) -> str:
    return path.relative_to(TOP).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"", page.read_text(encoding="utf-8"))
    files = [a or b for a, b in targets if not re.match(r"https?:|mailto:|#", a or b)]
    assert [file for file in files if not (page.parent / file.partition("#")[0]).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_commands_and_options_are_ones_that_there_are(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    code = CODE.findall(text)
    for name, rest in COMMAND.findall("\n".join(code)):
        command = cvtex.get_command(click.Context(cvtex), name)
        assert command is not None, f"cvtex {name}"
        known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        assert set(OPTION.findall(rest)) <= known, f"cvtex {name}{rest}"


def test_every_kind_of_warning_is_documented_and_can_be_ignored() -> None:
    kinds = {
        str(call.args[0].value)
        for path in (TOP / "src").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and re.search(r"\b(warning|note|warn)$", ast.unparse(call.func))
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    rows = re.findall(r"^\| (`.*?`) \|", text, re.MULTILINE)
    documented = set(re.findall(r"`([a-z-]+)`", " ".join(rows)))
    assert len(kinds) > 60
    assert kinds <= KINDS
    assert documented >= KINDS


def test_the_profile_in_the_readme_is_one(tmp_path: Path) -> None:
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    for number, example in enumerate(re.findall(r"```toml\n(.*?)```", readme, re.DOTALL)):
        path = tmp_path / f"{number}.toml"
        path.write_text(example, encoding="utf-8")
        (tmp_path / "publications.bib").touch()
        found = find_problems(path)
        assert not has_errors(found), found
