"""The bibliography of a CV: all of its .bib files read together."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from cvtex.diagnostics import Diagnostic, error, warning
from cvtex.frozen import replace
from cvtex.model import Bibliography
from cvtex.reading.bibtex import BibFile, read_bibtex
from cvtex.reading.citationkeys import with_unique_keys
from cvtex.reading.inheritance import inherit, parents
from cvtex.reading.publications import read_publication
from cvtex.silence import unsilenced
from cvtex.source import Source


def read_bibliography(paths: Sequence[Path]) -> Bibliography:
    """Read the files, in order, as one bibliography.

    Strings that one file defines are known to those after it, and entries may inherit from
    entries of any file; a volume that others refer to with `crossref` is not shown itself, unless
    it has authors or says so. A file that can't be read is an error among the findings.
    """
    files: list[BibFile] = []
    diagnostics: list[Diagnostic] = []
    strings: dict[str, str] = {}
    for path in paths:
        try:
            source = Source.read(path)
        except OSError as problem:
            diagnostics.append(
                error("unreadable-file", f"can't read {path}: {problem.strerror or problem}")
            )
            continue
        file = read_bibtex(source, strings)
        strings.update(file.strings)
        diagnostics += [*_something_else(source), *file.diagnostics]
        files.append(file)
    unique, findings = with_unique_keys([entry for file in files for entry in file.entries])
    diagnostics += findings
    entries, findings = inherit(unique)
    diagnostics += findings
    volumes = parents(entries)
    publications = []
    for entry in entries:
        publication, findings = read_publication(entry)
        diagnostics += findings
        # A volume that stands in the file for the sake of its papers is no work of its own.
        if entry.key in volumes and not entry.get("author", "show"):
            publication = replace(publication, shown=False)
        publications.append(publication)
    sources = tuple(file.source for file in files)
    return Bibliography(tuple(publications), sources, unsilenced(diagnostics, entries))


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
