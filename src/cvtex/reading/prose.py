"""The prose of a profile: Markdown in TOML values, with what is to be said about it."""

from collections.abc import Iterator

from cvtex.diagnostics import Diagnostic, warning
from cvtex.reading.markdown import Remark, read_prose, split_paragraphs
from cvtex.reading.overlay import Layers
from cvtex.reading.toml import Path, Table
from cvtex.richtext import Rich
from cvtex.source import Span
from cvtex.words import Words


class ProseReader:
    """Reads prose out of the tables of a profile and collects the findings.

    `words` are those of the CV's language, for labels that cvtex itself puts before prose.
    """

    def __init__(self, layers: Layers, words: Words) -> None:
        self.layers, self.words = layers, words
        self.diagnostics: list[Diagnostic] = []

    def line(self, table: Table, key: str, path: Path) -> Rich:
        """A value as one paragraph."""
        return self._paragraph(table.get(key), (*path, key))

    def paragraphs(self, table: Table, key: str, path: Path) -> tuple[Rich, ...]:
        """A value as paragraphs, which blank lines part."""
        value = table.get(key)
        if not isinstance(value, str):
            return ()
        parts = [
            self._paragraph(part, (*path, key), start) for start, part in split_paragraphs(value)
        ]
        return tuple(part for part in parts if part)

    def lines(self, table: Table, key: str, path: Path) -> tuple[Rich, ...]:
        """A list of values, each as one paragraph."""
        values = table.get(key)
        items = values if isinstance(values, list) else []
        read = (self._paragraph(item, (*path, key, i)) for i, item in enumerate(items))
        return tuple(item for item in read if item)

    def labelled(self, table: Table, path: Path) -> Iterator[tuple[str, Rich]]:
        """The lines of `details` with their labels."""
        details = table.get("details")
        for label, value in details.items() if isinstance(details, dict) else ():
            yield label, self._paragraph(value, (*path, "details", label))

    def _paragraph(self, value: object, path: Path, start: int = 0) -> Rich:
        if not isinstance(value, str):
            return Rich()
        prose = read_prose(value, start)
        for remark in prose.remarks:
            self.diagnostics.append(
                warning(remark.code, remark.message, self._locate(remark, path), remark.help)
            )
        return prose.text

    def _locate(self, remark: Remark, path: Path) -> Span | None:
        """The remark's characters in the file; the whole value where escapes move them."""
        whole = self.layers.span(path)
        if whole is None or "\\" in whole.text:
            return whole
        quotes = 3 if whole.text[:3] in {'"""', "'''"} else 1
        begin = (
            whole.start
            + quotes
            + len(whole.text[quotes:])
            - len(whole.text[quotes:].removeprefix("\r\n").removeprefix("\n"))
        )
        return whole.source.span(begin + remark.start, begin + remark.end)
