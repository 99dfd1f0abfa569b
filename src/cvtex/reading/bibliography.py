"""The bibliography of a CV: all of its .bib files read together."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cvtex.diagnostics import Diagnostic, error, warning
from cvtex.model import BibEntry, Bibliography
from cvtex.reading.bibtex import BibFile, read_bibtex
from cvtex.reading.inheritance import inherit
from cvtex.reading.publications import read_publication
from cvtex.source import Source


def read_bibliography(paths: Sequence[Path]) -> Bibliography:
    """Read the files, in order, as one bibliography.

    Strings that one file defines are known to those after it, and entries may inherit from
    entries of any file. A file that can't be read is an error among the findings.
    """
    files: list[BibFile] = []
    diagnostics: list[Diagnostic] = []
    macros: dict[str, str] = {}
    for path in paths:
        try:
            source = Source.read(path)
        except OSError as problem:
            diagnostics.append(
                error("unreadable-file", f"can't read {path}: {problem.strerror or problem}")
            )
            continue
        file = read_bibtex(source, macros)
        macros.update(file.macros)
        diagnostics += file.diagnostics
        files.append(file)
    entries, findings = inherit(_with_unique_keys(files, diagnostics))
    diagnostics += findings
    publications = []
    for entry in entries:
        publication, findings = read_publication(entry)
        publications.append(publication)
        diagnostics += findings
    return Bibliography(
        tuple(publications), tuple(file.source for file in files), tuple(diagnostics)
    )


def _with_unique_keys(files: Sequence[BibFile], diagnostics: list[Diagnostic]) -> list[BibEntry]:
    """The entries of all files, a key that an earlier file has used made unique."""
    used: dict[str, BibEntry] = {}
    entries = []
    for file in files:
        for entry in file.entries:
            key = entry.key
            number = 2
            while key in used:
                key = f"{entry.key}-{number}"
                number += 1
            if key != entry.key:
                first = used[entry.key].key_span
                diagnostics.append(
                    warning(
                        "duplicate-key",
                        f"the key '{entry.key}' is already used in "
                        f"{first.source.path}:{first.position.line}",
                        entry.key_span,
                        f"this entry is known as '{key}' until it gets a key of its own",
                    )
                )
            used[key] = entry
            entries.append(entry if key == entry.key else replace(entry, key=key))
    return entries
