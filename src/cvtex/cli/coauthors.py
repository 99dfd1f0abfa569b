"""`cvtex coauthors`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cvtex.cli.commands import Command
from cvtex.cli.options import Request, cv_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cvtex.dates import Date
    from cvtex.publications.coauthors import Coauthor

# The columns of table 4 of the NSF's Collaborators and Other Affiliations form, and one more. The
# form's letter for a co-author is A.
_FORM = (
    "Type",
    "Name",
    "Organizational Affiliation",
    "Optional (email, Department)",
    "Last Active Date",
    "Joint Publications",
)


@click.command(
    "coauthors",
    cls=Command,
    groups={"Which CV": ["variant", "assignments", "public"]},
    examples={
        "cvtex coauthors": "everybody, with the last joint work",
        "cvtex coauthors --since 2022-11": "whom a funder asks about",
        "cvtex coauthors --format csv": "for a collaborators form",
    },
)
@cv_options
@click.option("--since", metavar="YYYY-MM", help="Only those with joint work since then.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv"]),
    default="table",
    show_default=True,
    help="For people, or with the columns of the NSF's form.",
)
def coauthors(request: Request, since: str | None, form: str) -> None:
    """List co-authors with the date of the last joint work.

    PROFILE is a profile.toml or its folder; the one in the current folder when left out.
    Affiliations are taken from [coauthors] in the profile.
    """
    from cvtex.publications.coauthors import active_since, list_coauthors
    from cvtex.publications.owners import Owner

    month = _month(since)
    cv = request.read()
    people = list_coauthors(
        cv.bibliography.publications, Owner.of(cv.profile.person), cv.profile.affiliations
    )
    if month is not None:
        people = active_since(people, month)
    if form == "csv":
        _print_form(people)
    else:
        _print_people(people)


def _month(text: str | None) -> Date | None:
    from cvtex.dates import parse_date

    if text is None:
        return None
    date = parse_date(text)
    if date is None:
        raise click.BadParameter(f"'{text}' is no month, write 2022-11", param_hint="'--since'")
    return date


def _print_people(people: Sequence[Coauthor]) -> None:
    from cvtex.cli.table import Column, print_table

    columns = (
        Column("Name", least=16),
        Column("Affiliation", least=12),
        Column("Last joint work"),
        Column("Works", "right"),
        Column("Also written", least=16),
    )
    rows = [
        (
            _family_first(person),
            person.affiliation,
            person.last.isoformat() if person.last else "not yet published",
            str(len(person.publications)),
            "; ".join(person.spellings[1:]),
        )
        for person in people
    ]
    print_table(columns, rows)


def _print_form(people: Sequence[Coauthor]) -> None:
    import csv
    import sys

    form = csv.writer(sys.stdout, lineterminator="\n")
    form.writerow(_FORM)
    for person in people:
        last = person.last.isoformat() if person.last else ""
        works = len(person.publications)
        form.writerow(("A", _family_first(person), person.affiliation, "", last, works))


def _family_first(person: Coauthor) -> str:
    from cvtex.publications.authors import write_name

    # A name is kept together on a page; a form or a program takes a blank for a blank.
    return write_name(person.name, "family-first").replace("\u00a0", " ")
