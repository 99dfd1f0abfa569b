"""What a user said of pairs of works: whether the two are one."""

from collections.abc import Mapping, Sequence

from cvtex.importing.memory import Memory
from cvtex.importing.outcome import Answers


class Answered:
    """Answers of the command line, of earlier imports and of this one.

    An incoming work goes by its name, one that is there by its number; `numbers` are those of
    citation keys, and `names` stand in the order of the numbers. `told` is what is new.
    """

    def __init__(
        self,
        answers: Answers,
        memory: Memory,
        numbers: Mapping[str, int],
        names: Sequence[str],
    ) -> None:
        self.told: dict[tuple[str, int], bool] = {}
        self._answers = answers
        self._numbers = numbers
        self._used: set[tuple[str, str]] = set()
        self._known: dict[tuple[str, int], bool] = {}
        by_name: dict[str, int] = {}
        for number, name in enumerate(names):
            by_name.setdefault(name, number)
        for answer in memory.answers:
            number_now = numbers.get(answer.key, by_name.get(answer.existing))
            if number_now is not None:
                self._known[answer.incoming, number_now] = answer.same

    def said_to_be(self, name: str, incoming_key: str) -> list[int]:
        """The works that an incoming one was said to be, whatever they look like."""
        said = [
            self._numbers[existing]
            for incoming, existing in self._answers.same
            if incoming == incoming_key and existing in self._numbers
        ]
        return said + [n for (told, n), same in self._known.items() if same and told == name]

    def said(self, name: str, number: int, keys: tuple[str, str]) -> bool | None:
        """Whether two works were said to be one, None where nothing was said."""
        for pairs, same in ((self._answers.same, True), (self._answers.different, False)):
            if keys in pairs:
                self._used.add(keys)
                self.tell(name, number, same=same)
                return same
        return self._known.get((name, number))

    def tell(self, name: str, number: int, *, same: bool) -> None:
        """Note what is said of two works now."""
        self.told[name, number] = same
        self._known[name, number] = same

    def unused(self) -> tuple[tuple[str, str], ...]:
        """The pairs of keys on the command line that were never met."""
        return tuple(sorted((self._answers.same | self._answers.different) - self._used))
