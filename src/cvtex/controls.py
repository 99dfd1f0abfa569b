"""Characters that command instead of being seen, and what is printed in their place."""

import re

_BLANK = re.compile(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]")
_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_OTHER = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def first_control(text: str) -> str:
    """The first character that would not be printed as itself, empty if there is none."""
    if text.isascii() and text.isprintable():
        return ""
    blanked = _BLANK.sub(" ", text)
    found = _DIRECTION.search(blanked) or _OTHER.search(blanked)
    return found[0] if found else ""


def without_controls(text: str) -> str:
    """The text with nothing in it that could act on what stands around it.

    Tabs and line ends become spaces. Embeddings, overrides and isolates of the bidirectional
    algorithm (UAX #9) are left out: text that needs them is set right without, and they make other
    text read backwards. Other controls, and surrogates, which no file can hold, become U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return text
    return _OTHER.sub("\ufffd", _DIRECTION.sub("", _BLANK.sub(" ", text)))
