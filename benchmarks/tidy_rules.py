"""What the importer's tidying rules do to real bibliographies, as the table in docs/import.md.

    python -m benchmarks.tidy_rules FOLDER                  # the table
    python -m benchmarks.tidy_rules FOLDER --sample RULE    # what was checked by hand

FOLDER holds .bib files. The sample of a rule is up to forty of the entries that it touches, evenly
spread; how many of them were right stands in benchmarks/tidy_rules.toml.
"""

import argparse
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from cvtex.importing.incoming import read_incoming
from cvtex.importing.tidying.rules import RULES, tidy
from cvtex.source import Source

CHECKED = Path(__file__).with_suffix(".toml")
SAMPLE = 40


class Firing(NamedTuple):
    """One time that a rule had something to say."""

    place: str
    message: str
    before: str
    after: str


def firings(folder: Path) -> tuple[int, dict[str, list[Firing]]]:
    """How many entries the folder's files have, and what each rule said of them."""
    entries = 0
    found: dict[str, list[Firing]] = defaultdict(list)
    for path in sorted(folder.glob("*.bib")):
        for item in read_incoming(Source.read(path, path.name)).items:
            entries += 1
            tidied = tidy(item.record)
            place = f"{path.name}:{item.span.position.line}"
            before = {f for f in item.record.fields if f not in tidied.record.fields}
            after = {f for f in tidied.record.fields if f not in item.record.fields}
            for remark in tidied.remarks:
                firing = Firing(place, remark.message, str(sorted(before)), str(sorted(after)))
                found[remark.rule].append(firing)
    return entries, found


def sample(found: list[Firing]) -> list[Firing]:
    """Up to forty of them, evenly spread."""
    step = max(1, len(found) // SAMPLE)
    return found[::step][:SAMPLE]


def main() -> None:
    """Print the table, or a sample."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", metavar="RULE", choices=[rule.name for rule in RULES])
    arguments = parser.parse_args()
    entries, found = firings(arguments.folder)
    if arguments.sample:
        for firing in sample(found[arguments.sample]):
            print(*firing, sep="\n    ")
        return
    checked = tomllib.loads(CHECKED.read_text(encoding="utf-8"))
    print("| rule | what it does | entries | right of those checked |")
    print("|---|---|---:|---:|")
    for rule in RULES:
        times = len(found[rule.name])
        right = checked.get(rule.name)
        said = f"{right} of {min(len(sample(found[rule.name])), SAMPLE)}" if right else "–"
        print(f"| `{rule.name}` | {rule.summary} | {times} | {said} |")
    print(f"\n{entries} entries.")


if __name__ == "__main__":
    main()
