"""Good files, damaged in many ways: no exception, and no error without a place."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cvtex.cli.check import find_problems
from cvtex.cli.excerpt import excerpt
from cvtex.cli.messages import as_json, in_file_order
from cvtex.diagnostics import Severity

TOP = Path(__file__).parent.parent.parent
PROFILES = [
    (TOP / "profile.toml").read_text("utf-8"),
    *(path.read_text("utf-8") for path in sorted((TOP / "src").rglob("profile.toml"))),
]
CORPUS = Path(os.environ.get("CVTEX_CORPUS", TOP))
BIBLIOGRAPHIES = [
    path.read_bytes()[:6000]
    for path in [TOP / "publications.bib", *sorted(CORPUS.rglob("*.bib"))[::3][:20]]
]
BUDGET = settings(
    max_examples=250,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# What carries meaning in one of the two formats, or in what they are made into.
SCRAPS = [
    *"{}[]()\"=,;#@%$&\\~^_-'`\n\t\0\ufeff",
    *("\r\n", "'''", '"""', "[[section]]", "[[section.entry]]", "[person]", "[variant.x]"),
    *("title = ", "kind = 'talks'", "start = 2020-13-45", "= nan", "= inf", "= -1", "9" * 20),
    *("@article{", "@string{", "@comment{", "@preamble", "crossref = {a}", "xdata = {a}", " and "),
    *("author = ", "author+an = {9=equal}", "date = {2020-99/..}", "month = jan # feb"),
    *("\\input{x}", "\\'", "{\\em ", "$x$"),
    *("\u0301", "\u202e", "\ufb01", "東京", "😀", "\ud7ff", "\x85", "\u2028"),
]


@st.composite
def damaged(draw: st.DrawFn, texts: list[str]) -> str:
    text = draw(st.sampled_from(texts))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(text)))
        length = draw(st.integers(0, 40))
        scrap = draw(st.sampled_from(SCRAPS) | st.text(max_size=5))
        what = draw(st.sampled_from(["insert", "replace", "delete", "double", "move", "end"]))
        rest = text[place + length :]
        taken = text[place : place + length]
        other = draw(st.integers(0, len(text)))
        match what:
            case "insert":
                text = text[:place] + scrap + text[place:]
            case "replace":
                text = text[:place] + scrap + rest
            case "delete":
                text = text[:place] + rest
            case "double":
                text = text[:place] + taken + taken + rest
            case "move":
                text = text[:place] + rest
                text = text[:other] + taken + text[other:]
            case _:
                text = text[:place]
    return text


def hold(folder: Path) -> None:
    """What must hold for all that is found: it can be told, and every error has a place."""
    found = in_file_order(find_problems(folder / "profile.toml"))
    as_json(found)
    for finding in found:
        assert finding.span is not None or finding.severity is not Severity.ERROR, finding
        if finding.span is not None:
            assert 0 <= finding.span.start <= finding.span.end <= len(finding.span.source.text)
            excerpt(finding.span, 100)


@pytest.mark.slow
@BUDGET
@given(damaged(PROFILES))
def test_a_damaged_profile_is_told_with_places(tmp_path: Path, text: str) -> None:
    (tmp_path / "profile.toml").write_bytes(text.encode("utf-8", "replace"))
    (tmp_path / "publications.bib").write_bytes(BIBLIOGRAPHIES[0])
    hold(tmp_path)


@pytest.mark.slow
@BUDGET
@given(damaged([data.decode("latin-1") for data in BIBLIOGRAPHIES]))
def test_a_damaged_bibliography_is_told_with_places(tmp_path: Path, text: str) -> None:
    (tmp_path / "profile.toml").write_text(PROFILES[0], encoding="utf-8")
    # Bytes come back as they were; what is put between them may be none of their encoding.
    data = b"".join(
        c.encode("latin-1") if ord(c) < 256 else c.encode("utf-8", "replace") for c in text
    )
    (tmp_path / "publications.bib").write_bytes(data)
    hold(tmp_path)
