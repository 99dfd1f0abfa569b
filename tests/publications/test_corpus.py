"""Lists of real bibliographies under choices drawn at random; CVTEX_CORPUS names their folder."""

import random
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from cvtex.model import (
    Bibliography,
    Cv,
    LinkKind,
    ListOptions,
    Person,
    Profile,
    Section,
    Selector,
    Settings,
)
from cvtex.publications.owners import find_owners
from cvtex.publications.selection import select
from cvtex.reading.bibliography import read_bibliography
from cvtex.writing import html, markdown, plain
from cvtex.writing.document import write_document
from cvtex.writing.listing import list_publications
from cvtex.writing.publication_records import as_json
from cvtex.writing.view import view

DRAWS = 4
MOST = 400
"""How many of a file's entries are taken; two files have thousands."""


def draw_options(chance: random.Random) -> ListOptions:
    selectors = (
        Selector("all"),
        Selector("selected"),
        Selector("first-author"),
        Selector("type", "article"),
        Selector("type", "conference,thesis"),
        Selector("since", str(chance.randint(1950, 2026))),
        Selector("keyword", "speech"),
    )
    return ListOptions(
        sort=chance.choice(("newest", "oldest", "file")),
        group=chance.choice(("none", "year", "type", "state", "keyword")),
        group_order=chance.choice(((), ("thesis", "inpress"), ("2019", "nothing"))),
        number=chance.choice(("none", "plain", "reverse", "prefixed")),
        restart_numbers=chance.random() < 0.5,
        select=tuple(chance.sample(selectors, chance.choice((0, 0, 1, 2)))),
        names=chance.choice(("initials", "full", "family-first")),
        max_authors=chance.choice((0, 1, 3, 8)),
        venue=chance.choice(("short", "full")),
        links=tuple(chance.sample(get_args(LinkKind), chance.randint(0, 4))),
        mark_me=chance.choice(("bold", "underline", "none")),
        legend=chance.random() < 0.5,
    )


def usual_author(bibliography: Bibliography) -> str:
    """The person who occurs most, whose bibliography it is in most files."""
    names = Counter(a.name.full() for p in bibliography.publications for a in p.authors)
    return names.most_common(1)[0][0] if names else "Avner May"


@pytest.mark.slow
def test_every_publication_selected_stands_once_in_every_list_there_can_be(corpus: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - the same lists in every run
    files = sorted(corpus.rglob("*.bib"))
    assert files
    for path in files:
        whole = read_bibliography([path])
        part = Bibliography(whole.publications[:MOST], whole.sources, ())
        person = Person(usual_author(part))
        locale = chance.choice(("en", "de", "fr", "ja", "xx"))
        for _ in range(DRAWS):
            options = draw_options(chance)
            section = Section("p", "Publications", "publications", listing=options)
            twice = (section, Section("q", "Again", "publications", listing=draw_options(chance)))
            cv = Cv(Profile(person, Settings(locale=locale), twice), part)
            listed = list_publications(cv, options)
            views = [view for group in listed.groups for view in group.publications]
            chosen = select(part.publications, options.select, find_owners(cv))
            assert sorted(v.publication.key for v in views) == sorted(p.key for p in chosen), path
            assert list_publications(cv, options) == listed
            if options.number != "none" and not options.restart_numbers:
                assert len({view.number for view in views}) == len(views), path
            assert as_json([(section, listed)]).count('"key":') == len(views)
        shown = view(cv, path.parent)
        for write in (html.write_page, markdown.write_document, plain.write_document):
            assert write(shown)
        assert write_document(cv, path.parent).tex
