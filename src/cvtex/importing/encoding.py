"""Text back to the bytes that it was read from."""

import codecs
import unicodedata

from cvtex.diagnostics import InputError, error
from cvtex.source import Source

# LaTeX's accents by their combining characters (LaTeX2e sources, `ltoutenc`).
_ACCENTS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u",
    "\u0307": ".", "\u0308": '"', "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0323": "d",
    "\u0326": "c", "\u0327": "c", "\u0328": "k", "\u0331": "b",
}  # fmt: skip
_LETTERS = {"ł": "\\l", "Ł": "\\L", "đ": "\\dj", "Đ": "\\DJ", "ı": "\\i", "ŋ": "\\ng", "Ŋ": "\\NG"}
_DASHES = {"‐": "-", "‑": "-", "−": "-", "–": "--", "—": "---", "’": "'", "‘": "`"}


def encode(text: str, source: Source, data: bytes) -> bytes:
    """The text in the encoding of the file that `data` are the bytes of.

    Raises `UnicodeEncodeError` where that encoding lacks a character.
    """
    if source.encoding == "utf-16":
        big = data.startswith(codecs.BOM_UTF16_BE)
        mark, name = (
            (codecs.BOM_UTF16_BE, "utf-16-be") if big else (codecs.BOM_UTF16_LE, "utf-16-le")
        )
        return mark + text.encode(name)
    if source.encoding == "utf-32":
        big = data.startswith(codecs.BOM_UTF32_BE)
        mark, name = (
            (codecs.BOM_UTF32_BE, "utf-32-be") if big else (codecs.BOM_UTF32_LE, "utf-32-le")
        )
        return mark + text.encode(name)
    return text.encode(source.encoding)


def check_encoding(source: Source, data: bytes) -> None:
    """Raise `InputError` where a file's bytes could not be kept as they are."""
    if encode(source.text, source, data) != data:
        raise InputError(
            [
                error(
                    "broken-encoding",
                    f"{source.path} holds bytes that are no {source.encoding.upper()}",
                    help="save it as UTF-8",
                )
            ]
        )


def spell(text: str, source: Source) -> str:
    """The text with characters that the file's encoding lacks written as LaTeX.

    Raises `InputError` for a character that has no such form.
    """
    try:
        text.encode(source.encoding)
    except UnicodeEncodeError:
        return "".join(_spelled(character, source) for character in text)
    return text


def _spelled(character: str, source: Source) -> str:
    try:
        character.encode(source.encoding)
    except UnicodeEncodeError:
        pass
    else:
        return character
    if character in _LETTERS:
        return f"{{{_LETTERS[character]}}}"
    if character in _DASHES:
        return _DASHES[character]
    decomposed = unicodedata.normalize("NFD", character)
    base, marks = decomposed[0], decomposed[1:]
    if base.isascii() and marks and all(mark in _ACCENTS for mark in marks):
        spelled = base
        for mark in marks:
            spelled = f"\\{_ACCENTS[mark]}{{{spelled}}}"
        return f"{{{spelled}}}"
    name = unicodedata.name(character, "an unnamed character")
    raise InputError(
        [
            error(
                "encoding-lacks-character",
                f"{source.path} is {source.encoding} and can't hold '{character}' ({name})",
                help="save it as UTF-8, then import again",
            )
        ]
    )
