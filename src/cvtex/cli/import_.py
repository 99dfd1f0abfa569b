"""`cvtex import`."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cvtex.cli.commands import Command

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cvtex.diagnostics import Diagnostic
    from cvtex.importing.incoming import Incoming
    from cvtex.importing.outcome import Intake, Question, Reply
    from cvtex.importing.own_file import OwnFile
    from cvtex.importing.record import Item
    from cvtex.model import Person
    from cvtex.source import Source

_LONG = 500


@click.command(
    "import",
    cls=Command,
    groups={
        "What is taken in": ["into", "no_tidy", "same", "different"],
        "What is told": ["dry_run", "report", "verbose", "strict"],
    },
    examples={
        "cvtex import citations.bib": "takes in a Google Scholar export",
        "cvtex import --dry-run citations.bib": "shows what it would change",
        "cvtex import --different a2013=b2013 citations.bib": "answers a question",
    },
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--into",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The bibliography; else the profile's, else publications.bib.",
)
@click.option("--no-tidy", multiple=True, metavar="RULE", help="Leave a rule out, 'all' for all.")
@click.option(
    "--same", multiple=True, metavar="INCOMING=EXISTING", help="These two keys are one work."
)
@click.option(
    "--different", multiple=True, metavar="INCOMING=EXISTING", help="These two keys are not."
)
@click.option("--dry-run", is_flag=True, help="Print a unified diff, write nothing.")
@click.option("--report", type=click.Choice(["json"]), help="Print the account as JSON.")
@click.option("-v", "--verbose", is_flag=True, help="List every single change.")
@click.option("--strict", is_flag=True, help="Fail if anything is left rejected or unanswered.")
def import_(  # noqa: PLR0913 - click hands over one argument for each option
    files: tuple[str, ...],
    into: Path | None,
    no_tidy: tuple[str, ...],
    same: tuple[str, ...],
    different: tuple[str, ...],
    *,
    dry_run: bool,
    report: str | None,
    verbose: bool,
    strict: bool,
) -> None:
    """Take in entries of other .bib files, of RIS, or of Google Scholar's CSV.

    What your bibliography says stays as it is: new entries are appended, blank fields filled in.
    FILE may be '-' for standard input.
    """
    from cvtex.cli.messages import report as tell
    from cvtex.diagnostics import has_errors
    from cvtex.importing.incoming import read_incoming
    from cvtex.importing.intake import take_in
    from cvtex.importing.outcome import Answers, Options
    from cvtex.importing.own_file import OwnFile
    from cvtex.importing.report import as_json, as_text
    from cvtex.importing.storing import editor_locks, locked

    without = _rules(no_tidy)
    into, person, others = _destination(into)
    incoming = [read_incoming(source) for source in _sources(files)]
    with nullcontext() if dry_run else locked(into):
        own = OwnFile.read(into)
        intake = take_in(
            own.bibliography,
            incoming,
            own.memory,
            Options(
                Answers(_pairs("--same", same), _pairs("--different", different)),
                without,
                person,
                tuple(OwnFile.read(other).bibliography for other in others if other.is_file()),
                _question(interactive=not dry_run and report is None),
                _progress,
            ),
        )
        kept = () if dry_run else _keep_rejected(incoming, into)
        if not dry_run:
            own.write(intake)
    tell((*editor_locks(into), *intake.diagnostics, *_unused(intake)))
    if report:
        click.echo(as_json(intake))
    else:
        if dry_run:
            _print_diff(own, intake)
        click.echo(as_text(intake, str(into), every_change=verbose), err=True)
        for path in kept:
            click.echo(f"What could not be read is kept in {path}", err=True)
    no_entries = not intake.read and has_errors(intake.diagnostics)
    if no_entries or (strict and (intake.proposals or intake.rejected)):
        click.get_current_context().exit(1)


def _rules(names: Sequence[str]) -> frozenset[str]:
    from cvtex.importing.tidying.rules import RULES

    known = {rule.name for rule in RULES} | {"people"}
    if "all" in names:
        return frozenset(known)
    for name in names:
        if name not in known:
            from difflib import get_close_matches

            close = get_close_matches(name, known, n=1)
            meant = f"; did you mean '{close[0]}'?" if close else ""
            raise click.BadParameter(f"there is no rule '{name}'{meant}", param_hint="--no-tidy")
    return frozenset(names)


def _pairs(option: str, given: Sequence[str]) -> frozenset[tuple[str, str]]:
    pairs = set()
    for pair in given:
        incoming, equals, existing = pair.partition("=")
        if not (incoming and equals and existing):
            raise click.BadParameter(f"'{pair}' is not INCOMING=EXISTING", param_hint=option)
        pairs.add((incoming.strip(), existing.strip()))
    return frozenset(pairs)


def _destination(into: Path | None) -> tuple[Path, Person | None, tuple[Path, ...]]:
    """What the profile says: where to take entries, whose they are, what other files there are."""
    import tomllib

    from cvtex.diagnostics import InputError, error
    from cvtex.model import Person

    profile = (into.parent if into else Path()) / "profile.toml"
    try:
        table = tomllib.loads(profile.read_text(encoding="utf-8-sig"))
        person = table.get("person", {})
        owner = Person(person["name"], tuple(person.get("aliases", ())))
        names = table.get("cv", {}).get("bibliography", ["publications.bib"])
        listed = [profile.parent / name for name in names]
        path = into or listed[0]
        return path, owner, tuple(p for p in listed if p.resolve() != path.resolve())
    except FileNotFoundError:
        return into or Path("publications.bib"), None, ()
    except (ValueError, LookupError, TypeError, AttributeError) as problem:
        # Whatever else is wrong with the profile is the business of other commands.
        if into:
            return into, None, ()
        message = f"{profile} does not say whose bibliography it is, or which"
        tip = "'cvtex check' tells what is wrong; --into does without the profile"
        raise InputError([error("profile", message, help=tip)]) from problem


def _sources(files: Sequence[str]) -> Iterable[Source]:
    from cvtex.source import Source

    for name in files:
        if name == "-":
            yield Source.decode(sys.stdin.buffer.read(), "<stdin>")
        else:
            yield Source.read(Path(name), name)


def _keep_rejected(incoming: Iterable[Incoming], into: Path) -> tuple[Path, ...]:
    """Write what could not be read beside the files that have it, and say where.

    Where a file's folder is not to be written, it goes beside the bibliography.
    """
    from cvtex.compiling.files import replace_file
    from cvtex.importing.incoming import rejected_text
    from cvtex.importing.storing import read_bytes, store

    kept = []
    for file in incoming:
        text = rejected_text(file)
        if text:
            name = file.source.path
            path = Path(f"{name}.rejected.bib")
            if name == "<stdin>":
                path = into.with_name("stdin.rejected.bib")
            try:
                replace_file(path, text.encode())
            except PermissionError:
                path = into.with_name(path.name)
                store(path, text.encode(), read_bytes(path))
            kept.append(path)
    return tuple(kept)


def _question(*, interactive: bool) -> Callable[[Question], Reply]:
    from cvtex.importing.outcome import Reply

    if not (interactive and sys.stdin.isatty() and sys.stderr.isatty()):
        return lambda _: Reply.SKIP
    from cvtex.cli.questions import ask

    return ask


def _progress(items: Iterable[Item]) -> Iterable[Item]:
    listed = list(items)
    if len(listed) < _LONG or not sys.stderr.isatty():
        return listed
    return _with_bar(listed)


def _with_bar(items: Sequence[Item]) -> Iterable[Item]:
    with click.progressbar(items, label="importing", file=sys.stderr) as bar:
        yield from bar


def _unused(intake: Intake) -> Iterable[Diagnostic]:
    from cvtex.diagnostics import warning

    for incoming, existing in intake.unused_answers:
        yield warning(
            "unused-answer",
            f"'{incoming}={existing}' answered nothing: there was no such pair",
            help="the first key stands in the file that is imported, the second in your own",
        )


def _print_diff(own: OwnFile, intake: Intake) -> None:
    from cvtex.importing.diff import unified_diff

    source = own.bibliography.source
    diff = unified_diff(
        source.text, own.spelled(intake.edits), str(own.path), exists=own.data is not None
    )
    # A patch has to hold the bytes of the file that it is for; UTF-16 can't be patched anyway.
    encoding = "utf-8" if source.encoding.startswith("utf") else source.encoding
    sys.stdout.flush()
    sys.stdout.buffer.write(diff.encode(encoding))
