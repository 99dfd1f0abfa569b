"""docs/import.md lists the rules that there are."""

import re
import tomllib
from pathlib import Path

from cvtex.importing.tidying.rules import RULES

TOP = Path(__file__).parent.parent.parent


def test_the_table_of_rules_is_that_of_the_code() -> None:
    text = (TOP / "docs" / "import.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| (.*?) \| \d+ \| \d+ of \d+ \|$", text, re.MULTILINE)
    assert rows == [(rule.name, rule.summary) for rule in RULES]


def test_every_rule_was_checked_by_hand() -> None:
    checked = (TOP / "benchmarks" / "tidy_rules.toml").read_text(encoding="utf-8")
    assert set(tomllib.loads(checked)) == {rule.name for rule in RULES}
