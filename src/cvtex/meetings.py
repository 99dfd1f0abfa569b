"""Which works are conference papers, however their entries call them."""

import re

from cvtex.model import Kind, Publication
from cvtex.venues import is_meeting

_MEETING = re.compile(
    r"\b(?:workshop|conference|symposium) (?:on|for)\b"
    r"|^(?>.*?\b\d+(?:st|nd|rd|th)\b).*\b(?:workshop|conference|symposium)\b",
    re.IGNORECASE,
)
_COLLECTED = re.compile(r"\b(?:selected|special issue|web of|series)\b", re.IGNORECASE)
# A name of one word is the letters of a meeting: `ICML`, `Interspeech`.
_TELLING = re.compile(
    r"\b(?:proc|advances|conf|symposium|meeting|workshop)|^\W*[\w-]+\W*$", re.IGNORECASE
)


def kind_by_venue(publication: Publication) -> Kind:
    """The publication's kind, which is that of a conference paper where the venue is a conference.

    Crossref and Google Scholar export papers in the proceedings of the AAAI and NeurIPS as
    articles, Springer papers in its series as chapters. A conference that cvtex does not know is
    told by its name, unless it has volumes as a journal has.
    """
    kind, name = publication.kind, publication.venue.plain()
    if not name or kind not in (Kind.ARTICLE, Kind.INCOLLECTION):
        return kind
    counted = "volume" in publication.details
    if is_meeting(name):
        # The journal *Virtual Reality* is not the conference.
        issue = counted and "number" in publication.details and not _TELLING.search(name)
        return kind if issue and kind is Kind.ARTICLE else Kind.INPROCEEDINGS
    is_paper = _MEETING.search(name) and not counted and not _COLLECTED.search(name)
    return Kind.INPROCEEDINGS if is_paper and kind is Kind.ARTICLE else kind
