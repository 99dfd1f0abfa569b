"""What every value in cvtex is: frozen, compared by what it holds, and quick to define and make.

Struct classes take 20 µs to define where frozen dataclasses take 500, and there are a hundred of
them in the start of a command; their instances take a quarter of the time (docs/performance.md).
"""

from typing import dataclass_transform

from msgspec import Struct, field
from msgspec.structs import replace

__all__ = ["Frozen", "field", "replace"]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Frozen(Struct, frozen=True):
    """A frozen value; a subclass names its fields as a dataclass does, those with defaults last.

    >>> class Position(Frozen):
    ...     line: int
    ...     column: int = 1
    >>> replace(Position(3), column=7)
    Position(line=3, column=7)
    """
