"""PDFs opened to be read, by one thread at a time: PDFium is not made for more."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from pypdfium2 import PdfDocument, PdfPage

__all__ = ["PdfDocument", "PdfPage", "open_pdf"]

_ONE_AT_A_TIME = Lock()


@contextmanager
def open_pdf(path: Path) -> Iterator[PdfDocument]:
    """An open PDF; while it is open, no other thread opens one."""
    with _ONE_AT_A_TIME, PdfDocument(path) as document:
        yield document
