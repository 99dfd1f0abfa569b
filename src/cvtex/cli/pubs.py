"""`cvtex pubs`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cvtex.cli.commands import Command
from cvtex.cli.options import Request, cv_options

if TYPE_CHECKING:
    from cvtex.publications.counts import Counts
    from cvtex.writing.listing import ListView, PublicationView


@click.command(
    "pubs",
    cls=Command,
    groups={"Which CV": ["variant", "assignments", "public"]},
    examples={
        "cvtex pubs": "the list, and how many there are of what",
        "cvtex pubs --variant short": "what the short CV lists",
        "cvtex pubs --format json": "the same for other programs",
    },
)
@cv_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="For people or for programs.",
)
def pubs(request: Request, form: str) -> None:
    """List the publications as the CV's sections do.

    PROFILE is a profile.toml or its folder; the one in the current folder when left out. A CV
    without a publications section lists all of its publications.
    """
    from cvtex.model import ListOptions, Section
    from cvtex.publications.owners import find_owners
    from cvtex.writing.listing import list_publications
    from cvtex.writing.publication_records import as_json

    cv = request.read()
    sections = [s for s in cv.profile.sections if s.listing is not None] or [
        Section("publications", "Publications", "publications", listing=ListOptions())
    ]
    lists = [(s, list_publications(cv, s.listing or ListOptions())) for s in sections]
    if form == "json":
        click.echo(as_json(lists))
        return
    for section, listed in lists:
        if len(lists) > 1:
            click.secho(section.title, bold=True)
        _print_list(listed)
        click.echo()
    from cvtex.publications.counts import count_publications

    listed_once = {
        view.publication.key: view.publication
        for _, listed in lists
        for group in listed.groups
        for view in group.publications
    }
    _print_counts(count_publications(listed_once.values(), find_owners(cv)))


def _print_list(listed: ListView) -> None:
    from cvtex.cli.table import Column, print_table

    columns = (
        Column("Group", least=8),
        Column("No.", "right"),
        Column("Year", "right"),
        Column("Type"),
        Column("Me", "right"),
        Column("Title", least=30),
        Column("Venue", least=10),
        Column("Key", least=20),
    )
    rows = [_row(group.title, view) for group in listed.groups for view in group.publications]
    print_table(columns, rows)


def _row(group: str, view: PublicationView) -> tuple[str, ...]:
    publication = view.publication
    of = len(publication.authors or publication.editors)
    return (
        group,
        view.number,
        str(publication.date.year) if publication.date else "",
        _type(view),
        "" if view.owner is None else f"{view.owner + 1}/{of}{'+' * publication.incomplete}",
        view.title.plain(),
        view.venue.plain(),
        publication.key,
    )


def _type(view: PublicationView) -> str:
    """The type, and the state of what isn't published; of a preprint the type says it all."""
    kind = view.publication.kind.value
    return f"{kind}, {view.state.value}" if view.state and kind != "preprint" else kind


def _print_counts(counts: Counts) -> None:
    from cvtex.words import words

    english = words("en")
    share = f" ({counts.first_author / counts.published:.0%})" if counts.published else ""
    states = {english[f"state.{s.value}"]: n for s, n in counts.states.items()}
    if counts.manuscripts:
        states[english["group.unpublished"].lower()] = counts.manuscripts
    years = {year or "undated": number for year, number in counts.years.items()}
    lines = {
        "Published": str(counts.published),
        "  by type": _tally(
            {english[f"group.{k.value}"].lower(): n for k, n in counts.types.items()}
        ),
        "  by year": _tally(years),
        "  as first author": f"{counts.first_author}{share}",
        "Not yet": _tally(states),
    }
    for label, text in lines.items():
        if text:
            click.echo(f"{label:<18}{text}")


def _tally(numbers: dict[str, int] | dict[int | str, int]) -> str:
    return ", ".join(f"{name}: {number}" for name, number in numbers.items())
