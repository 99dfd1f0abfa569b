"""What was probably meant by a word that is not known."""

import difflib
from collections.abc import Iterable, Sequence


def closest(word: str, known: Iterable[str]) -> str:
    """What was probably meant by a word that is not known; '' where nothing is near."""
    candidates = {candidate.casefold(): candidate for candidate in known}
    near = difflib.get_close_matches(word.casefold(), candidates, n=1, cutoff=0.6)
    return candidates[near[0]] if near else ""


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """A help line for a word that is not among the known ones."""
    near = closest(word, known)
    if near:
        return f"did you mean '{near}'?"
    return "one of " + ", ".join(known) if len(known) <= 16 else ""
