"""The words that cvtex itself puts into a CV, in the CV's language."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from cvtex.frozen import Frozen


class Words(Frozen):
    """One language's words by `topic.name`; any other name raises `KeyError`."""

    language: str
    phrases: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.phrases[name]

    def get(self, name: str) -> str | None:
        """The word of that name, None where there is no such name."""
        return self.phrases.get(name)

    def counted(self, name: str, count: int) -> str:
        """The phrase of that name with its number in it.

        >>> words("en").counted("others.counted", 5)
        'and 5 others'
        """
        return self[name].format(count=count)

    def ordinal(self, number: int) -> str:
        """A number as it stands before `edition`: `2nd`, `2.`, `2ᵉ`."""
        teens, *units = self["part.ordinal"].split() or [""]
        last = number % 10
        ending = units[last - 1] if 0 < last <= len(units) and number % 100 - last != 10 else teens
        return f"{number}{ending}"


def languages() -> tuple[str, ...]:
    """The languages that there are words in."""
    folder = Path(__file__).with_name("words")
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir()))


@cache
def words(locale: str) -> Words:
    """The words of a locale (`de`, `pt-BR`); English stands in for what its language lacks."""
    language = locale.replace("_", "-").partition("-")[0].lower()
    phrases = _phrases(language)
    return Words(language if phrases else "en", _phrases("en") | phrases)


def _phrases(language: str) -> dict[str, str]:
    file = Path(__file__).with_name("words") / f"{language}.toml"
    if not language.isalpha() or not file.is_file():
        return {}
    return {
        f"{topic}.{name}": phrase
        for topic, phrases in tomllib.loads(file.read_text("utf-8")).items()
        for name, phrase in phrases.items()
    }
