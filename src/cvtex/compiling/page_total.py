"""How many pages a CV has, told to TeX before it can know.

A foot that says '1/2' would take a second run each time. So the number stands ready in a file that
the shared layout reads, and TeX writes into another how many pages there were.
"""

import hashlib
from contextlib import suppress
from pathlib import Path

from cvtex.compiling.files import update_file
from cvtex.frozen import Frozen

# Lists and prose take 5,000 to 5,800 characters of TeX a page in the shipped themes.
_A_PAGE = 5300


class PageTotal(Frozen):
    """The number of pages of the CV `job` that TeX makes in `folder`.

    It is kept in the folder `memory` as well, so that it is known when the other is emptied.
    """

    folder: Path
    job: str
    memory: Path | None

    @property
    def _told(self) -> Path:
        return self.folder / f"{self.job}.pages"

    @property
    def _counted(self) -> Path:
        return self.folder / f"{self.job}.total"

    @property
    def _kept(self) -> Path | None:
        key = hashlib.sha256(bytes(self.folder.resolve())).hexdigest()[:32]
        return self.memory and self.memory / f"{key}.pages"

    def tell(self, tex: str) -> None:
        """Lay out how many pages there were the last time, or else how many look likely."""
        if self._told.exists():
            return
        with suppress(OSError):
            if self._kept and self._kept.exists():
                self._told.write_bytes(self._kept.read_bytes())
                return
        body = len(tex) - tex.find("\\begin{document}")
        # As TeX writes it, so that the two can be compared.
        self._told.write_bytes(b"\\gdef \\cvpagetotal{%d}\n" % (1 + body // _A_PAGE))

    def was_wrong(self) -> bool:
        """Whether TeX was told another number than it then counted, which is mended."""
        if not self._counted.exists():
            return False
        counted = self._counted.read_bytes()
        if self._kept:
            with suppress(OSError):
                update_file(self._kept, counted)
        return update_file(self._told, counted)
