"""What was probably meant by a word that is not known."""

from collections.abc import Iterable, Sequence

# Words that people use for the same thing; which of them is a key depends on the table.
_SAME = (
    {"organization", "institution", "company", "employer", "school", "university", "agency"},
    {"role", "position", "job", "degree", "type"},
    {"title", "name", "course", "award"},
    {"subtitle", "subheading", "event", "conference"},
    {"location", "place", "city", "address"},
    {"start", "from", "since", "begin", "start_date", "startdate"},
    {"end", "to", "until", "end_date", "enddate"},
    {"date", "year", "month", "when", "time"},
    {"text", "summary", "description", "content", "body", "about"},
    {"highlights", "bullets", "points", "achievements"},
    {"url", "website", "homepage", "link", "web"},
    {"phone", "tel", "telephone", "mobile"},
    {"email", "mail", "e-mail"},
    {"photo", "picture", "image"},
    {"headline", "tagline", "subtitle"},
    {"bibliography", "publications", "bib"},
    {"locale", "language", "lang"},
    {"paper", "papersize", "paper_size"},
    {"section", "sections"},
    {"links", "social", "networks", "profiles"},
    {"items", "list", "keywords"},
    {"thesis", "dissertation"},
)

_A_LETTER_OFF = 0.88


def closest(word: str, known: Iterable[str], alike: float = 0.71) -> str:
    """The known word that a misspelled one is nearest to; '' where none is `alike` enough."""
    import difflib

    candidates = {candidate.casefold(): candidate for candidate in known}
    near = difflib.get_close_matches(word.casefold(), candidates, n=1, cutoff=alike)
    return candidates[near[0]] if near else ""


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """A help line for a word that is not among the known ones."""
    return _meant(closest(word, known), known)


def key_meant(key: str, known: Sequence[str]) -> str:
    """A help line for an unknown key: all but a known one, another word for one, or misspelled."""
    same = (other for same in _SAME if key.casefold() in same for other in known if other in same)
    return _meant(
        closest(key, known, _A_LETTER_OFF) or next(same, "") or closest(key, known), known
    )


def _meant(near: str, known: Sequence[str]) -> str:
    if near:
        return f"did you mean '{near}'?"
    choices = dict.fromkeys(known)
    if not choices:
        return ""
    if len(choices) == 1:
        return f"there is only '{known[0]}'"
    return f"one of {', '.join(choices)}" if len(choices) <= 16 else ""
