"""What a careful co-author would ask about a bibliography before it goes out.

Each check is a function over all publications that are shown; docs/checks.md lists what they find.
"""

from cvtex.diagnostics import Diagnostic
from cvtex.model import Bibliography, Profile
from cvtex.publications.checks.completeness import (
    check_misspelt_fields,
    check_required_fields,
    check_titles,
    check_years,
)
from cvtex.publications.checks.oddities import (
    check_brackets,
    check_journals,
    check_notes,
    check_pages,
    check_states,
)
from cvtex.publications.checks.people import (
    check_cut_lists,
    check_daggers,
    check_family_names,
    check_lone_stars,
    check_names,
    check_owner,
    check_repeated_authors,
)
from cvtex.publications.checks.same_work import check_same_work
from cvtex.publications.checks.spelling import check_acronyms, check_html, check_venues
from cvtex.publications.checks.unread_links import check_unread_links
from cvtex.silence import unsilenced

CHECKS = (
    check_required_fields,
    check_misspelt_fields,
    check_titles,
    check_years,
    check_states,
    check_brackets,
    check_pages,
    check_notes,
    check_journals,
    check_same_work,
    check_owner,
    check_cut_lists,
    check_names,
    check_family_names,
    check_repeated_authors,
    check_lone_stars,
    check_daggers,
    check_html,
    check_acronyms,
    check_venues,
    check_unread_links,
)


def check_bibliography(bibliography: Bibliography, profile: Profile) -> tuple[Diagnostic, ...]:
    """What the checks find, without what `nocheck` in an entry silences, in no particular order."""
    shown = [publication for publication in bibliography.publications if publication.shown]
    findings = [finding for check in CHECKS for finding in check(shown, profile)]
    return unsilenced(findings, [publication.entry for publication in shown])
