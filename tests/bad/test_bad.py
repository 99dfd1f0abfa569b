import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from cvtex.cli import main

HERE = Path(__file__).parent
DOCUMENTS = sorted(path for path in HERE.glob("*/*.md"))
BLOCK = re.compile(
    r"^(?P<fence>`{3,})(?P<language>\w+)(?: (?P<name>\S+))?(?: (?P<encoding>\S+))?\n"
    r"(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
# Within a line it stands for what depends on the machine.
_REST = re.escape("...")


@dataclass(frozen=True)
class Exchange:
    """A command line and the answer to it; `start` and `end` are where the answer stands."""

    arguments: tuple[str, ...]
    answer: str
    start: int
    end: int

    def expects(self, answer: str) -> bool:
        pattern = "".join(
            "(?:.*\n)*?" if line == "..." else f"{re.escape(line).replace(_REST, '.*')}\n"
            for line in self.answer.splitlines()
        )
        return re.fullmatch(pattern, answer) is not None


def parameters() -> Iterator[object]:
    for path in DOCUMENTS:
        marks = [pytest.mark.slow] if path.parent.name == "tex" else []
        name = path.relative_to(HERE).with_suffix("").as_posix()
        yield pytest.param(path, id=name, marks=marks)


def lay_out(text: str, folder: Path) -> None:
    files = {good.name: good.read_bytes() for good in (HERE / "good").iterdir()}
    for block in BLOCK.finditer(text):
        if block["language"] == "absent":
            del files[block["name"]]
        elif block["name"]:
            files[block["name"]] = block["text"].encode(block["encoding"] or "utf-8")
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def exchanges(text: str) -> Iterator[Exchange]:
    for block in BLOCK.finditer(text):
        if block["language"] == "console":
            command, _, answer = block["text"].partition("\n")
            assert command.startswith("$ cvtex")
            start = block.start("text") + len(command) + 1
            yield Exchange(tuple(shlex.split(command)[2:]), answer, start, block.end("text"))


def run(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    printed = "".join(capsys.readouterr())
    if printed and not printed.endswith("\n"):
        printed += "\n"
    return printed + (f"[exit {end.value.code}]\n" if end.value.code else "")


@pytest.mark.parametrize("path", list(parameters()))
def test_the_answer_is_the_one_in_the_document(
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    text = path.read_text(encoding="utf-8")
    lay_out(text, tmp_path)
    monkeypatch.chdir(tmp_path)
    expected = list(exchanges(text))
    answers = [run(exchange.arguments, capsys) for exchange in expected]
    assert expected
    assert "cvtex itself went wrong" not in "".join(answers)
    if request.config.getoption("--renew-goldens"):
        for exchange, answer in reversed(list(zip(expected, answers, strict=True))):
            if not exchange.expects(answer):
                text = text[: exchange.start] + answer + text[exchange.end :]
        path.write_text(text, encoding="utf-8")
    for exchange, answer in zip(expected, answers, strict=True):
        if not exchange.expects(answer):
            assert answer == exchange.answer


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_each_document_has_a_title_and_no_answer_is_a_bug(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert "Traceback" not in text
    assert "cvtex itself went wrong" not in text
