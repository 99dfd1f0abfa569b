"""Imports run one way, and each outside library has one door (docs/architecture.md)."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
SOURCES = TOP / "src" / "cvtex"

FLOORS = {
    "cli": 3,
    "compiling": 2,
    "importing": 2,
    "writing": 2,
    "publications": 1,
    "reading": 1,
}
"""How high each wing stands; what is no wing is the ground floor."""

DOORS = {
    "click": "cli/",
    "jinja2": "writing/theme.py",
    "msgspec": "frozen.py",
    "platformdirs": "cache.py",
    "pybtex": "reading/bibtex.py",
    "pydantic": "reading/",
    "pydantic_core": "reading/",
    "pypdfium2": "compiling/pdf.py",
    "rispy": "importing/ris.py",
    "subprocess": "compiling/",
    "tree_sitter": "reading/",
    "tree_sitter_toml": "reading/",
    "watchfiles": "compiling/",
}
"""The only place that may import each library."""


def wing(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def module_name(path: Path) -> str:
    parts = path.relative_to(SOURCES.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imported_modules(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes(), path)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            # What `from cvtex import reading` names is a module too.
            names.update(
                f"{node.module}.{alias.name}" if node.module == "cvtex" else node.module
                for alias in node.names
            )
    return names


FILES = sorted(SOURCES.rglob("*.py"))
IMPORTS = {path: imported_modules(path) for path in FILES}


def test_no_module_imports_from_a_higher_floor() -> None:
    upward = [
        f"{path.relative_to(TOP)} imports {name}"
        for path, names in IMPORTS.items()
        if path.name != "__main__.py"
        for name in names
        if name.startswith("cvtex.")
        and FLOORS.get(wing(name), 0) > FLOORS.get(wing(module_name(path)), 0)
    ]
    assert upward == []


EDGES = {
    (wing(module_name(path)), wing(name))
    for path, names in IMPORTS.items()
    for name in names
    if wing(name) in FLOORS
}


def test_no_two_wings_import_each_other() -> None:
    assert [edge for edge in EDGES if edge[0] < edge[1] and edge[::-1] in EDGES] == []


def test_reading_and_publications_import_nothing_of_each_other() -> None:
    assert EDGES & {("reading", "publications"), ("publications", "reading")} == set()


@pytest.mark.parametrize("library", sorted(DOORS))
def test_an_outside_library_has_one_door(library: str) -> None:
    importers = [
        path.relative_to(SOURCES).as_posix()
        for path, names in IMPORTS.items()
        if any(name.split(".")[0] == library for name in names)
    ]
    assert importers != []
    assert [path for path in importers if not path.startswith(DOORS[library])] == []


def test_every_imported_library_is_declared_and_every_declared_one_imported() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {
        re.split(r"[^\w-]", requirement)[0].replace("-", "_")
        for requirement in project["dependencies"]
    }
    imported = {name.split(".")[0] for names in IMPORTS.values() for name in names}
    # pydantic_core is a part of pydantic, which pins its version.
    assert imported - sys.stdlib_module_names - {"cvtex", "pydantic_core"} == declared


def test_starting_up_imports_no_library_but_click() -> None:
    heavy = sorted(set(DOORS) - {"click", "subprocess"})
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys, cvtex.cli.boundary; print(set({heavy}) & sys.modules.keys())",
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    assert loaded.stdout.strip() == "set()"
