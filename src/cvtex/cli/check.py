"""`cvtex check`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cvtex.cli.commands import Command

if TYPE_CHECKING:
    from cvtex.diagnostics import Diagnostic
    from cvtex.model import Cv


@click.command(
    "check",
    cls=Command,
    examples={
        "cvtex check": "tells every problem, with what to do",
        "cvtex check --format github": "annotates a pull request in CI",
    },
)
@click.argument("profile", type=click.Path(path_type=Path, readable=False), default="profile.toml")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for programs, or as workflow commands of GitHub.",
)
def check(profile: Path, form: str) -> None:
    """Find every problem in profile, bibliography and theme, without TeX.

    The profile is checked with each of its variants. Ends with 1 if there is an error; warnings
    and notes can be silenced by their kind, [check] ignore = ["KIND"], in the profile.
    """
    import sys

    from cvtex.cli import messages
    from cvtex.diagnostics import has_errors

    findings = messages.in_file_order(find_problems(profile))
    match form:
        case "json":
            click.echo(messages.as_json(findings))
        case "github":
            click.echo(
                "".join(f"{messages.as_github(finding)}\n" for finding in findings), nl=False
            )
        case _ if findings:
            messages.report(findings, sys.stdout)
        case _:
            click.echo("no problems found")
    if has_errors(findings):
        click.get_current_context().exit(1)


def find_problems(profile: Path) -> list["Diagnostic"]:
    """Everything wrong with a CV and its variants, in the order in which it is found."""
    from cvtex.diagnostics import InputError
    from cvtex.publications.checks import check_bibliography
    from cvtex.publications.checks.selections import check_selections
    from cvtex.reading.cv import profile_path
    from cvtex.silence import without_ignored

    found: list[Diagnostic] = []
    variants = [""]
    for variant in variants:
        cv, findings = _read(profile, variant)
        if cv is None:
            return [*found, *findings]
        asked = [*findings, *check_selections(cv)]
        if not variant:
            asked += check_bibliography(cv.bibliography, cv.profile)
            variants += cv.profile.variants
        found += without_ignored(asked, cv.profile.ignored_checks)
        try:
            found += _unsettable(cv, profile_path(profile).parent)
        except InputError as failure:
            found += failure.diagnostics
    return found


def _unsettable(cv: "Cv", base: Path) -> "tuple[Diagnostic, ...]":
    """Characters that the CV's engine can't set; raises `InputError` where the theme is wrong."""
    from cvtex.compiling.origins import Origins
    from cvtex.compiling.unsettable import check_characters
    from cvtex.source import Source
    from cvtex.writing.document import write_document

    document = write_document(cv, base)
    origins = Origins(Source("cv.tex", document.tex), base, document.theme.own_folder)
    return check_characters(origins, document.engine)


def _read(profile: Path, variant: str) -> "tuple[Cv | None, tuple[Diagnostic, ...]]":
    """The CV, or what is right in it, and what reading it found."""
    from cvtex.diagnostics import InputError
    from cvtex.reading.cv import read_cv, read_what_is_right

    try:
        return read_cv(profile, variant=variant)
    except InputError as failure:
        return read_what_is_right(profile), failure.diagnostics
