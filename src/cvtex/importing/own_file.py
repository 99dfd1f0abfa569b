"""The user's own bibliography on disk."""

from collections.abc import Sequence
from pathlib import Path

from cvtex.diagnostics import InputError
from cvtex.frozen import Frozen, replace
from cvtex.importing.editing import Edit, apply_edits
from cvtex.importing.encoding import check_encoding, encode, spell
from cvtex.importing.memory import Memory, memory_path, read_memory
from cvtex.importing.outcome import Intake
from cvtex.importing.proof import prove
from cvtex.importing.storing import read_bytes, store
from cvtex.reading.bibtex import BibFile, read_bibtex
from cvtex.reading.citationkeys import with_unique_keys
from cvtex.source import Source


class OwnFile(Frozen):
    """A bibliography as it was read: `data` are its bytes, None where the file is still to be."""

    path: Path
    data: bytes | None
    bibliography: BibFile
    memory: Memory

    @classmethod
    def read(cls, path: Path) -> "OwnFile":
        """Read a bibliography and what earlier imports settled; raises `InputError`."""
        data = read_bytes(path)
        source = Source.decode(data or b"", str(path))
        check_encoding(source, data or b"")
        file = read_bibtex(source)
        entries, _ = with_unique_keys(file.entries)
        memory = read_memory(memory_path(path))
        return cls(path, data, replace(file, entries=entries), memory)

    def spelled(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """The edits in characters that the file's encoding has; raises `InputError`."""
        source = self.bibliography.source
        return tuple(Edit(e.start, e.end, spell(e.text, source)) for e in edits)

    def write(self, intake: Intake) -> None:
        """Make the intake's edits and remember what it settled; raises `InputError`."""
        if problems := prove(self.bibliography, intake):
            raise InputError(problems)
        source = self.bibliography.source
        text = apply_edits(source.text, self.spelled(intake.edits))
        new = encode(text, source, self.data or b"")
        if new != (self.data or b""):
            store(self.path, new, self.data)
        if intake.memory != self.memory:
            path = memory_path(self.path)
            store(path, intake.memory.toml().encode(), read_bytes(path))
