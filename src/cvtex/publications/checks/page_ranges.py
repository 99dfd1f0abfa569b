"""First and last pages, however a file writes them."""

import re

from cvtex.frozen import Frozen

_PAGES = re.compile(r"([a-z]{0,2}\d{1,12})(?:\s*[-\u2010-\u2015\u2212]+\s*([a-z]{0,2}\d{1,12}))?")


class PageRange(Frozen):
    """The first page and the last, in full and in small letters; a single page is both."""

    first: str
    last: str

    @property
    def is_telling(self) -> bool:
        """Whether few papers begin there: not on one of the first nine pages."""
        return len(self.first.strip("e0")) > 1


def read_pages(text: str) -> PageRange | None:
    """The pages told by a text, None where it is something else.

    >>> read_pages("1139--50")
    PageRange(first='1139', last='1150')
    """
    found = _PAGES.fullmatch(text.strip(" .").casefold())
    if found is None:
        return None
    first, last = found[1], found[2] or found[1]
    return PageRange(first, first[: max(0, len(first) - len(last))] + last)
