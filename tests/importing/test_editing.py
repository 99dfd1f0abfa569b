import codecs
import subprocess
from pathlib import Path

import pytest

from cvtex.diagnostics import InputError
from cvtex.importing.diff import unified_diff
from cvtex.importing.editing import Edit, apply_edits
from cvtex.importing.incoming import read_incoming
from cvtex.importing.intake import take_in
from cvtex.importing.own_file import OwnFile
from cvtex.source import Source

EXPORT = "@book{b, title={Bees of {\\v S}umava}, author={Šimek, Jan and Łoś, A}, pages={5-9}}\n"


def import_into(path: Path, export: str = EXPORT) -> bytes:
    own = OwnFile.read(path)
    own.write(take_in(own.bibliography, [read_incoming(Source("e.bib", export))], own.memory))
    return path.read_bytes()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_encoding_mark_and_line_ends_are_kept(tmp_path: Path, encoding: str, newline: str) -> None:
    path = tmp_path / "publications.bib"
    text = "% Größe\n@book{a,\n  title = {Äpfel},\n}\n".replace("\n", newline)
    old = text.encode(encoding)
    if encoding == "utf-16-be":
        old = codecs.BOM_UTF16_BE + old
    path.write_bytes(old)
    new = import_into(path)
    assert new.startswith(old)
    added = new[len(old) :].decode("utf-16-le" if encoding == "utf-16" else encoding)
    assert added.count("\n") == added.count(newline)
    assert "Šimek" in added
    assert ("{\\L}o{\\'{s}}" if encoding == "cp1252" else "Łoś") in added
    assert import_into(path) == new


def test_a_character_that_has_no_place_in_the_encoding_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "publications.bib"
    old = "@book{a, title={Äpfel}}\n".encode("cp1252")
    path.write_bytes(old)
    with pytest.raises(InputError, match="can't hold '李'"):
        import_into(path, "@book{b, title={李}}")
    assert path.read_bytes() == old


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (
            "@book{a,title={On the Size of Bees}}",
            "@book{a,title={On the Size of Bees},pages={5--9}}",
        ),
        (
            "@book{a, title={On the Size of Bees}, }",
            "@book{a, title={On the Size of Bees}, pages={5--9}, }",
        ),
        (
            "@book(a, title = {On the Size of Bees})",
            "@book(a, title = {On the Size of Bees}, pages = {5--9})",
        ),
        (
            '@book{a,\n title="On the Size of Bees"\n}',
            '@book{a,\n title="On the Size of Bees",\n pages="5--9"\n}',
        ),
        (
            "@book{a,\n title={On the Size of Bees}, % fine\n}",
            "@book{a,\n title={On the Size of Bees}, % fine\n pages={5--9},\n}",
        ),
        (
            "@book{a,\n title={On the Size of Bees},\n pages={},\n}",
            "@book{a,\n title={On the Size of Bees},\n pages={5--9},\n}",
        ),
        (
            '@book{a,\n title={On the Size of Bees},\n pages=""\n}',
            '@book{a,\n title={On the Size of Bees},\n pages="5--9"\n}',
        ),
        (
            '@book{a,\n pages = "",\n title={On the Size of Bees}}',
            '@book{a,\n pages = "5--9",\n title={On the Size of Bees}}',
        ),
        (
            "@book{a,\n  title={On the Size of Bees}\n , year=1999\n}",
            "@book{a,\n  title={On the Size of Bees},\n  pages={5--9}\n , year=1999\n}",
        ),
        (
            "@Book{a,\n\tTitle = {On the Size of Bees},\n\tYear = 1999}",
            "@Book{a,\n\tTitle = {On the Size of Bees},\n\tPages = {5--9},\n\tYear = 1999}",
        ),
    ],
)
def test_a_filled_field_looks_like_those_around_it(tmp_path: Path, own: str, expected: str) -> None:
    path = tmp_path / "publications.bib"
    path.write_text(own)
    new = import_into(path, "@book{z, title={On the Size of Bees}, pages={5-9}}").decode()
    assert new == expected


@pytest.mark.parametrize("end", ["\n", "", "\n\n\n"])
@pytest.mark.parametrize("many", [1, 12])
def test_the_diff_is_what_patch_needs(tmp_path: Path, end: str, many: int) -> None:
    entries = [f"@book{{a{i},\n  title={{Volume {i} of all}},\n}}" for i in range(many)]
    text = "\n\n".join(entries) + end
    export = "".join(f"@book{{b, title={{Volume {i} of all}}, year={{1999}}}}" for i in (0, 3, 11))
    (tmp_path / "old.bib").write_text(text)
    (tmp_path / "new.bib").write_text(text)
    own = OwnFile.read(tmp_path / "new.bib")
    intake = take_in(own.bibliography, [read_incoming(Source("e.bib", export))], own.memory)
    own.write(intake)
    diff = unified_diff(text, intake.edits, "old.bib")
    patched = subprocess.run(
        ["patch", "--fuzz=0", "old.bib"], input=diff, text=True, cwd=tmp_path, check=True,
        capture_output=True,
    )  # fmt: skip
    assert "offset" not in patched.stdout
    assert (tmp_path / "old.bib").read_text() == (tmp_path / "new.bib").read_text()


def test_edits_replace_and_insert_in_order() -> None:
    assert apply_edits("abcd", [Edit(0, 0, "X"), Edit(1, 2, "Y"), Edit(4, 4, "Z")]) == "XaYcdZ"
