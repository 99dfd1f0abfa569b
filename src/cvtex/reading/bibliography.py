"""The bibliography of a CV: all of its .bib files read together."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from cvtex.diagnostics import Diagnostic, error, warning
from cvtex.frozen import replace
from cvtex.model import BibEntry, Bibliography
from cvtex.reading.citationkeys import with_unique_keys
from cvtex.reading.inheritance import inherit, parents
from cvtex.reading.readings import Readings
from cvtex.silence import unsilenced
from cvtex.source import Source


def read_bibliography(paths: Sequence[Path], readings: Readings | None = None) -> Bibliography:
    """Read the files, in order, as one bibliography.

    Strings that one file defines are known to those after it, and entries may inherit from
    entries of any file; a volume that others refer to with `crossref` is not shown itself, unless
    it has authors or says so. A file that can't be read is an error among the findings. What
    `readings` hold is not read again.
    """
    readings = readings or Readings()
    sources: list[Source] = []
    written: list[BibEntry] = []
    diagnostics: list[Diagnostic] = []
    strings: dict[str, str] = {}
    for path in paths:
        try:
            file = readings.read_file(path, strings)
        except OSError as problem:
            diagnostics.append(
                error("unreadable-file", f"can't read {path}: {problem.strerror or problem}")
            )
            continue
        strings.update(file.strings)
        diagnostics += [*_something_else(file.source), *file.diagnostics]
        sources.append(file.source)
        written += file.entries
    unique, findings = with_unique_keys(written)
    diagnostics += findings
    entries, findings = inherit(unique)
    diagnostics += findings
    volumes = parents(entries)
    publications = []
    for publication, findings in readings.read_entries(entries):
        diagnostics += findings
        entry = publication.entry
        # A volume that stands in the file for the sake of its papers is no work of its own.
        is_volume = entry.key in volumes and not entry.get("author", "show")
        publications.append(replace(publication, shown=False) if is_volume else publication)
    return Bibliography(tuple(publications), tuple(sources), unsilenced(diagnostics, entries))


def _something_else(source: Source) -> Iterator[Diagnostic]:
    """That a file is no bibliography at all: a web page that asked to log in, say."""
    text = re.search(r"^[^\S\n]*[^%\s].*", source.text, re.MULTILINE)
    if text is not None and "@" not in source.text:
        yield warning(
            "no-entries",
            "there is no entry in this file",
            source.span(text.start(), text.end()),
            "an entry begins with its type, such as @article{",
        )
