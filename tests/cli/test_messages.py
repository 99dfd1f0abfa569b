import io
import json

import pytest

from cvtex.cli.messages import as_github, as_json, count, in_file_order, report
from cvtex.diagnostics import Diagnostic, error, note, warning
from cvtex.source import Source, Span

BIB = Source("publications.bib", "@article{a,\n  year = 20x0,\n  title = {%5},\n}\n")
PROFILE = Source("profile.toml", "[person]\nnmae = 'A'\n")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def at(source: Source, text: str) -> Span:
    start = source.text.index(text)
    return source.span(start, start + len(text))


def told(*diagnostics: Diagnostic) -> list[str]:
    stream = io.StringIO()
    report(diagnostics, stream)
    return stream.getvalue().splitlines()


def test_a_message_says_where_what_and_what_to_do() -> None:
    assert told(
        error("no-value", "expected a value", at(BIB, "x0"), "put the value in braces: {20x0}")
    ) == [
        "publications.bib:2:12: error: expected a value",
        "  2 |   year = 20x0,",
        "    |            ^~",
        "  help: put the value in braces: {20x0}",
        "1 error",
    ]


def test_a_warning_names_its_kind_so_that_it_can_be_ignored() -> None:
    assert told(warning("bare-acronym", "an acronym is not protected", at(BIB, "title")))[0] == (
        "publications.bib:3:3: warning: an acronym is not protected [bare-acronym]"
    )


def test_a_message_about_no_file_has_no_place() -> None:
    assert told(error("no-tex", "there is no TeX on this machine")) == [
        "error: there is no TeX on this machine",
        "1 error",
    ]


def test_a_message_is_cut_where_it_quotes_without_end() -> None:
    assert len(told(error("bad-url", f"'{'x' * 100_000}' is not linked"))[0]) < 600


def test_findings_are_told_in_the_order_of_files_and_of_places_those_without_a_file_last() -> None:
    late = error("c", "late", at(BIB, "title"))
    early = error("b", "early", at(BIB, "year"))
    nowhere = error("d", "nowhere")
    profile = error("a", "profile", at(PROFILE, "nmae"))
    assert in_file_order([nowhere, profile, late, early]) == (profile, early, late, nowhere)


def test_a_profile_is_told_before_the_bibliography_whenever_it_was_found() -> None:
    bibliography, profile = error("a", "b", at(BIB, "year")), error("a", "b", at(PROFILE, "nmae"))
    assert in_file_order([bibliography, profile]) == (profile, bibliography)


def test_the_same_finding_is_told_once() -> None:
    finding = error("a", "twice", at(BIB, "year"))
    assert told(finding, finding)[-1] == "1 error"


def test_what_a_file_earns_many_times_is_shown_once_with_its_other_places() -> None:
    source = Source("a.bib", "x\n" * 30)
    lines = told(*(warning("w", "no", source.span(2 * i, 2 * i + 1)) for i in range(30)))
    assert lines == [
        "a.bib:1:1: warning: no [w]",
        "  1 | x",
        "    | ^",
        "  also at " + ", ".join(f"{n}:1" for n in range(2, 14)) + " and 17 more",
        "30 warnings",
    ]


def test_the_count_names_each_severity_there_is() -> None:
    findings = [error("a", "b"), error("c", "d"), warning("e", "f"), note("g", "h")]
    assert count(findings) == "2 errors, 1 warning, 1 note"


def test_nothing_is_said_where_nothing_was_found() -> None:
    assert told() == []


def test_a_terminal_gets_colour_and_a_pipe_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b" not in "\n".join(told(error("a", "b", at(BIB, "year"))))
    stream = Terminal()
    report([error("a", "b", at(BIB, "year"))], stream)
    assert "\x1b[31m\x1b[1merror:\x1b[0m b" in stream.getvalue()


def test_no_color_is_honoured_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    stream = Terminal()
    report([error("a", "b", at(BIB, "year"))], stream)
    assert "\x1b" not in stream.getvalue()


def test_json_has_every_finding_with_places_that_count_from_one() -> None:
    findings = [error("no-value", "expected", at(BIB, "20x0"), "brace it"), note("n", "nowhere")]
    assert json.loads(as_json(findings)) == [
        {
            "severity": "error",
            "code": "no-value",
            "message": "expected",
            "help": "brace it",
            "path": "publications.bib",
            "line": 2,
            "column": 10,
            "end_line": 2,
            "end_column": 14,
        },
        {
            "severity": "note",
            "code": "n",
            "message": "nowhere",
            "help": "",
            "path": None,
            "line": None,
            "column": None,
            "end_line": None,
            "end_column": None,
        },
    ]


def test_a_github_command_escapes_what_would_end_it() -> None:
    source = Source("a,b:c.bib", "x")
    finding = warning("w", "100% of it", source.span(0, 1), "do this")
    assert as_github(finding) == (
        "::warning file=a%2Cb%3Ac.bib,line=1,endLine=1,col=1,endColumn=2,title=w"
        "::100%25 of it%0Ado this"
    )


def test_a_note_is_a_notice_on_github() -> None:
    assert as_github(note("n", "nowhere")) == "::notice title=n::nowhere"
