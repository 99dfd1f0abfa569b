"""What earlier imports settled, kept in a small file beside the bibliography.

The file says which works were told to be the same or different, and which fields were filled in
before: what its owner deleted since stays deleted.
"""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

from cvtex.diagnostics import InputError, error
from cvtex.frozen import Frozen, field, replace
from cvtex.source import Source

_HEAD = """\
# `cvtex import` wrote this: what it was told, and which fields it has brought before, so that it
# asks nothing twice and what you delete stays deleted. Without this file it would start afresh.
"""


class Answer(Frozen):
    """What a user said of two works: whether they are the same one.

    The existing one goes by its key, and by its name once that key is gone.
    """

    incoming: str
    existing: str
    key: str
    same: bool


class Memory(Frozen):
    """Answers, and the names of fields that were offered, by the name of the work.

    Works go by `Fingerprint.name`, for citation keys are changed.
    """

    answers: tuple[Answer, ...] = ()
    offered: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def told(self, answer: Answer) -> "Memory":
        """The memory with one more answer."""
        kept = tuple(
            a for a in self.answers if (a.incoming, a.key) != (answer.incoming, answer.key)
        )
        return replace(self, answers=(*kept, answer))

    def toml(self) -> str:
        """The memory as it is written, sorted so that versions of it compare well."""
        lines = [_HEAD]
        lines += [
            f"[[{'same' if answer.same else 'different'}]]\n"
            f"incoming = {_quote(answer.incoming)}\nexisting = {_quote(answer.existing)}\n"
            f"key = {_quote(answer.key)}\n"
            for answer in self.answers
        ]
        if self.offered:
            lines.append("[offered]")
            lines += [
                f"{_quote(name)} = {_quote(' '.join(sorted(fields)))}"
                for name, fields in sorted(self.offered.items())
            ]
            lines.append("")
        return "\n".join(lines)


def memory_path(bibliography: Path) -> Path:
    """Where the memory of a bibliography is kept: `publications.import.toml`."""
    return bibliography.with_suffix(".import.toml")


def read_memory(path: Path) -> Memory:
    """Read a memory, an empty one where there is no file; raises `InputError`."""
    try:
        source = Source.read(path)
    except FileNotFoundError:
        return Memory()
    try:
        table = tomllib.loads(source.text)
        answers = tuple(
            Answer(str(item["incoming"]), str(item["existing"]), str(item["key"]), same)
            for name, same in (("same", True), ("different", False))
            for item in table.get(name, ())
        )
        offered = {
            str(name): frozenset(str(fields).split())
            for name, fields in table.get("offered", {}).items()
        }
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as problem:
        raise InputError(
            [
                error(
                    "import-memory",
                    f"{path} can't be read: {problem}",
                    help="mend it, or delete it to start afresh",
                )
            ]
        ) from problem
    return Memory(answers, offered)


def _quote(text: str) -> str:
    # A TOML basic string is a JSON string but for DEL, which no name of a work holds.
    return json.dumps(text.replace("\x7f", ""), ensure_ascii=False)
