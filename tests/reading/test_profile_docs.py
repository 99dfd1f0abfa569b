"""docs/profile.md against the schema: every key is in it, and its examples are right."""

import re
from pathlib import Path

import pytest

from cvtex.reading.networks import NETWORKS
from cvtex.reading.profile import read_profile
from cvtex.reading.profile_schema import (
    CheckKeys,
    CvKeys,
    PersonKeys,
    section_kinds,
    section_models,
)

TEXT = (Path(__file__).parents[2] / "docs" / "profile.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```toml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def documented_keys() -> set[str]:
    keys = {key for model in (PersonKeys, CvKeys, CheckKeys) for key in model.model_fields}
    for model in section_models():
        keys |= set(model.model_fields)
        entry = model.model_fields.get("entry")
        if entry is not None:
            keys |= set(entry.annotation.__args__[0].model_fields)  # type: ignore[union-attr]
    return keys


def test_every_key_kind_and_network_is_documented() -> None:
    words = set(re.findall(r"`(\w+)`", TEXT)) | set(re.findall(r"^(\w+) = ", TEXT, re.MULTILINE))
    words |= set(re.findall(r"\[\[?(?:section\.|person\.)?(\w+)\]", TEXT))
    assert documented_keys() | set(section_kinds()) | set(NETWORKS) <= words


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_is_right_when_laid_over_the_first(example: str, tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text(EXAMPLES[0], encoding="utf-8")
    (tmp_path / "profile.private.toml").write_text(example, encoding="utf-8")
    (tmp_path / "publications.bib").touch()
    _, findings = read_profile(tmp_path)
    assert [finding.message for finding in findings] == []
