r"""Preambles that TeX has read already, kept as formats.

Most of the time that pdflatex takes for a CV goes into its preamble, which is the same every time.
TeX can dump what it knows after it, and begin there the next time (The TeXbook, appendix H: INITEX
and `\dump`). A format is a matter of speed alone: one that is stale is made anew, one that doesn't
work is done without.
"""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cvtex.compiling.files import replace_file
from cvtex.compiling.freshness import recorded_inputs
from cvtex.compiling.latexmk import TEX_ENVIRONMENT, TEX_OPTIONS
from cvtex.frozen import Frozen

_BEGIN = "\\begin{document}"
_GZIP = b"\x1f\x8b"
# TeX packs its formats. Unpacked they take some 20 MB, and a third of the time to load.
_KEPT = 6


class Preamble(Frozen):
    """The preamble of a .tex file and where its format is kept.

    `key` is a hash of what the preamble says and of everything that says how it is read; the
    files that TeX read for it are looked at each time.
    """

    text: str
    body: str
    folder: Path
    key: str

    @classmethod
    def of(cls, tex: str, folder: Path | None) -> "Preamble | None":
        """The preamble of a .tex file; None where it has none or there is no place for a format."""
        start = tex.find(f"\n{_BEGIN}")
        engine = shutil.which("pdflatex")
        if folder is None or start < 0 or engine is None:
            return None
        text = tex[: start + 1]
        key = _key(text, Path(engine))
        # TeX still counts the lines of the file as its user sees it, and latexmk sees a change
        # in the preamble by the key.
        body = f"% {key}" + "\n%" * (text.count("\n") - 1) + tex[start:]
        return cls(text, body, folder, key)

    @property
    def option(self) -> str:
        """What makes the engine begin with the format."""
        return f"-fmt={self.key}"

    @property
    def _format(self) -> Path:
        return self.folder / f"{self.key}.fmt"

    @property
    def _inputs(self) -> Path:
        return self.folder / f"{self.key}.json"

    @property
    def _trial(self) -> Path:
        """There as long as the format has not been used."""
        return self.folder / f"{self.key}.new"

    @property
    def _unfit(self) -> Path:
        """There if a preamble can be dumped but doesn't work then."""
        return self.folder / f"{self.key}.unfit"

    def is_ready(self) -> bool:
        """Whether there is a format and every file that went into it is still what it was."""
        try:
            inputs = json.loads(self._inputs.read_bytes())
            fresh = self._format.exists() and all(_stamp(Path(p)) == s for p, s in inputs.items())
        except (OSError, ValueError, AttributeError):
            return False
        return fresh

    def accept(self) -> None:
        """Note that the format works, and when it was last used."""
        with suppress(OSError):
            if self._trial.exists():
                _unpack(self._format)
                self._trial.unlink()
            os.utime(self._format)

    def reject(self) -> None:
        """Throw away a format that doesn't work; one that never did is not made again."""
        with suppress(OSError):
            if self._trial.exists():
                self._unfit.touch()
            for path in (self._format, self._inputs, self._trial):
                path.unlink(missing_ok=True)

    @contextmanager
    def dump(self, timeout: float, theme: Path | None = None) -> Iterator[None]:
        """Make the format, while what stands in the `with` goes on.

        The preamble may read files that lie in the folder `theme`.
        """
        if self._unfit.exists():
            yield
            return
        with tempfile.TemporaryDirectory(dir=self.folder, ignore_cleanup_errors=True) as name:
            folder = Path(name)
            (folder / "preamble.tex").write_text(f"{self.text}\\dump\n", encoding="utf-8")
            with subprocess.Popen(
                ["pdflatex", "-ini", "-recorder", *TEX_OPTIONS, "&pdflatex", "preamble.tex"],
                cwd=folder,
                env={**os.environ, **TEX_ENVIRONMENT, **_found_in(theme)},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            ) as process:
                try:
                    yield
                    status = process.wait(timeout)
                except subprocess.TimeoutExpired:
                    return
                finally:
                    process.kill()
            if status == 0:
                with suppress(OSError):
                    self._keep(folder)

    def _keep(self, folder: Path) -> None:
        inputs = {str(path): _stamp(path) for path in recorded_inputs(folder / "preamble.fls")}
        self._trial.touch()
        # Until both are there the old list doesn't fit, so that nobody takes one for the other's.
        (folder / "preamble.fmt").replace(self._format)
        replace_file(self._inputs, json.dumps(inputs).encode())
        for old in kept_formats(self.folder)[_KEPT:]:
            _remove(old)


def _found_in(theme: Path | None) -> dict[str, str]:
    # The colon at the end stands for the places where TeX looks anyway.
    looked = os.environ.get("TEXINPUTS", "")
    return {"TEXINPUTS": f"{theme.absolute()}:{looked}"} if theme else {}


def kept_formats(folder: Path) -> list[Path]:
    """The formats in a folder, the one used last at first."""
    return sorted(folder.glob("*.fmt"), key=lambda path: path.stat().st_mtime_ns, reverse=True)


def _unpack(path: Path) -> None:
    packed = path.read_bytes()
    if packed.startswith(_GZIP):
        import gzip

        replace_file(path, gzip.decompress(packed))


def _remove(path: Path) -> None:
    for ending in (".fmt", ".json", ".new"):
        path.with_suffix(ending).unlink(missing_ok=True)


def _key(text: str, engine: Path) -> str:
    """A hash of the preamble, the engine, and where TeX looks for files."""
    surroundings = {name: value for name, value in os.environ.items() if "TEX" in name}
    known = [str(engine.resolve()), _stamp(engine), sorted(surroundings.items()), text]
    return hashlib.sha256(json.dumps(known).encode()).hexdigest()[:32]


def _stamp(path: Path) -> list[int]:
    status = path.stat()
    return [status.st_mtime_ns, status.st_size]
