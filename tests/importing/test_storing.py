"""Every moment at which an import may be ended leaves the old or the new file."""

import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from cvtex.diagnostics import InputError
from cvtex.importing.storing import editor_locks, locked, store

OLD = "@book{a, title={Old}}\n"
EXPORT = "@book{b, title={New}}\n"

# Ends the process, as a power cut would, before the N-th call that touches the file system.
FAULTY = textwrap.dedent(
    """
    import os, pathlib, sys
    left = int(sys.argv[1])

    def breaking(call):
        def broken(*arguments, **settings):
            global left
            left -= 1
            if left < 0:
                os._exit(9)
            return call(*arguments, **settings)
        return broken

    for module, names in (
        (os, ("open", "fsync", "fchmod", "fchown", "replace", "rename", "close", "fdopen")),
        (pathlib.Path, ("write_bytes", "write_text", "replace", "rename", "unlink")),
    ):
        for name in names:
            setattr(module, name, breaking(getattr(module, name)))
    from cvtex.cli import main
    sys.argv = ["cvtex", "import", "export.bib"]
    main()
    """
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "publications.bib").write_text(OLD)
    (tmp_path / "export.bib").write_text(EXPORT)
    return tmp_path


def run(folder: Path, *arguments: str, program: str = "") -> subprocess.CompletedProcess[str]:
    how = ["-c", program] if program else ["-m", "cvtex", "import"]
    return subprocess.run(
        [sys.executable, *how, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.slow
def test_ending_at_any_step_leaves_the_old_file_or_the_new_one(folder: Path) -> None:
    file = folder / "publications.bib"
    assert run(folder, "export.bib").returncode == 0
    new = file.read_text()
    seen = set()
    for step in range(100):
        file.write_text(OLD)
        (folder / "publications.import.toml").unlink(missing_ok=True)
        ended = run(folder, str(step), program=FAULTY)
        assert file.read_text() in {OLD, new}
        seen.add(file.read_text())
        # The next import is not in the way of what this one left.
        assert run(folder, "export.bib").returncode == 0
        assert file.read_text() == new
        if ended.returncode == 0:
            break
        assert ended.returncode == 9
    else:
        pytest.fail("the import has more steps than this test tries")
    assert seen == {OLD, new}
    assert step > 8
    assert not list(folder.glob(".publications*"))


def test_links_are_followed_and_the_mode_is_kept(tmp_path: Path) -> None:
    real = tmp_path / "real.bib"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link = tmp_path / "publications.bib"
    link.symlink_to("real.bib")
    store(link, b"new", b"old")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_file_that_was_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "publications.bib"
    file.write_bytes(b"theirs")
    with pytest.raises(InputError, match="changed by another program"):
        store(file, b"ours", b"as it was read")
    with pytest.raises(InputError, match="changed by another program"):
        store(file, b"ours", None)
    assert file.read_bytes() == b"theirs"
    assert [path.name for path in tmp_path.iterdir()] == ["publications.bib"]


def test_two_imports_don_t_meet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cvtex.importing.storing._PATIENCE", 0.1)
    file = tmp_path / "publications.bib"
    with locked(file), pytest.raises(InputError, match="another import"), locked(file):
        pass
    with locked(file):
        pass
    assert not list(tmp_path.iterdir())


def test_an_editor_s_lock_is_told(tmp_path: Path) -> None:
    file = tmp_path / "publications.bib"
    file.write_bytes(b"")
    assert editor_locks(file) == ()
    (tmp_path / ".#publications.bib").symlink_to("me@here.1")
    (warning,) = editor_locks(file)
    assert "Emacs" in warning.message


def test_a_folder_that_takes_no_file_is_named_by_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("cvtex.importing.storing.os.open", refuse)
    with pytest.raises(InputError) as caught:
        store(tmp_path / "publications.bib", b"", None)
    assert "publications.bib can't be written in its folder: Permission denied" in str(caught.value)
