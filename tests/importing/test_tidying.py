import re
from pathlib import Path

import pytest

from cvtex.importing.record import Record
from cvtex.importing.tidying.rules import RULES, tidy
from cvtex.reading.bibtex import read_bibtex
from cvtex.source import Source

FIXTURE = Path(__file__).with_name("tidying.txt").read_text(encoding="utf-8")
CASES = [
    (name.strip(), *re.split(r"\n(?=becomes|stays|says)", body.strip(), maxsplit=1))
    for name, body in re.findall(r"^== (.*)\n((?:(?!== ).*\n?)*)", FIXTURE, re.MULTILINE)
]
BY_NAME = {rule.name: rule for rule in RULES}


def record(text: str) -> Record:
    (entry,) = read_bibtex(Source("given.bib", text)).entries
    return Record.of(entry)


@pytest.mark.parametrize(
    ("name", "given", "expected"), CASES, ids=[f"{c[0]}-{i}" for i, c in enumerate(CASES)]
)
def test_a_rule_does_what_its_specification_says(name: str, given: str, expected: str) -> None:
    before = record(given)
    change = BY_NAME[name].apply(before)
    kind, _, rest = expected.partition("\n")
    if kind == "stays":
        assert change is None
    elif kind == "becomes":
        assert change is not None
        assert change.record == record(rest)
        assert change.message
    else:
        assert change is not None
        assert change.record == before
        assert change.message == kind.removeprefix("says ")


def test_every_rule_has_a_specification() -> None:
    assert {name for name, *_ in CASES} == set(BY_NAME)


@pytest.mark.parametrize("given", [case[1] for case in CASES])
def test_what_is_tidy_stays_so(given: str) -> None:
    tidied = tidy(record(given)).record
    assert tidy(tidied).record == tidied


def test_a_rule_can_be_left_out() -> None:
    given = record("@article{k, title={Uncertain.}, pages={5-9}}")
    tidied = tidy(given, frozenset({"final-period"}))
    assert tidied.record.get("title") == "Uncertain."
    assert tidied.record.get("pages") == "5--9"


def test_each_change_is_told_under_its_rule() -> None:
    given = record("@article{k, title={Uncertain DNA.}, journal={J}, pages={5-9}}")
    told = [(remark.rule, remark.message, remark.changed) for remark in tidy(given).remarks]
    assert told == [
        ("pages", "pages '5-9' → '5--9'", True),
        ("final-period", "nothing behind the end of title", True),
        ("acronyms", "braces around DNA", True),
    ]
