"""What a process has read and need not read again when another file changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvtex.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from cvtex.diagnostics import Diagnostic
    from cvtex.model import BibEntry, Profile, Publication
    from cvtex.reading.bibtex import BibFile


class Readings:
    """The profile and the bibliography of one CV as they were last read.

    `profile` is None where it has to be read. A .bib file is read anew when its bytes are others
    than before or the strings that files before it define, an entry when its file was or when
    it inherits.
    """

    def __init__(self) -> None:
        self.profile: tuple[Profile, tuple[Diagnostic, ...]] | None = None
        self._files: dict[Path, tuple[bytes, Mapping[str, str], BibFile]] = {}
        self._publications: dict[
            int, tuple[BibEntry, tuple[Publication, tuple[Diagnostic, ...]]]
        ] = {}

    def forget(self, changed: Iterable[Path]) -> None:
        """Forget the profile unless all that has changed is what .bib files say.

        The profile is checked against other files as well: whether those that it names are there.
        """
        if not all(path in self._files and path.is_file() for path in changed):
            self.profile = None

    def read_file(self, path: Path, strings: Mapping[str, str]) -> BibFile:
        """A .bib file; raises `OSError` where it can't be read."""
        from cvtex.reading.bibtex import read_bibtex

        data = path.read_bytes()
        known = self._files.get(path)
        if known is None or known[:2] != (data, strings):
            file = read_bibtex(Source.decode(data, str(path)), strings)
            known = self._files[path] = data, dict(strings), file
        return known[2]

    def read_entries(
        self, entries: Sequence[BibEntry]
    ) -> list[tuple[Publication, tuple[Diagnostic, ...]]]:
        """What entries say, in order; what was read of others is forgotten."""
        from cvtex.reading.publications import read_publication

        before = self._publications
        # Entries are known by their ids, which are theirs as long as they are kept here.
        self._publications = {
            id(entry): before.get(id(entry)) or (entry, read_publication(entry))
            for entry in entries
        }
        return [self._publications[id(entry)][1] for entry in entries]
