"""Publications in groups with headings."""

from collections.abc import Callable, Iterable

from cvtex.frozen import Frozen
from cvtex.model import Kind, ListOptions, Publication, State
from cvtex.publications.states import is_published, state_of
from cvtex.words import Words

_PUBLISHED = "published"
_OTHER = "other"
_UNDATED = "undated"

_STATES = (
    State.IN_PREPARATION,
    State.SUBMITTED,
    State.FORTHCOMING,
    State.IN_PRESS,
    State.PREPUBLISHED,
)
# Groups whose publications are counted together follow each other.
_TYPES = (
    *(kind.value for kind in Kind if kind is not Kind.UNPUBLISHED),
    *(state.value for state in reversed(_STATES)),
    Kind.UNPUBLISHED.value,
)


class Group(Frozen):
    """Publications under a heading, which is empty where the list is not grouped."""

    title: str
    publications: tuple[Publication, ...]


def group_publications(
    publications: Iterable[Publication], options: ListOptions, words: Words
) -> tuple[Group, ...]:
    """The publications in the section's groups, each in exactly one and in the order they come in.

    By year and by type, what isn't published yet stands in groups of its own: before the years,
    preprints after them, and after the types; manuscripts are the last of these. A publication with
    several keywords goes by the first of `group_order` that it has, else by its own first.
    """
    listed = list(publications)
    if options.group == "none":
        return (Group("", tuple(listed)),) if listed else ()
    name_group = _name_group(options)
    members: dict[str, list[Publication]] = {}
    for publication in listed:
        members.setdefault(name_group(publication), []).append(publication)
    return tuple(
        Group(_title(name, options, words), tuple(members[name]))
        for name in _in_order(members, options)
    )


def place_by_type(publication: Publication) -> int:
    """Where a publication's group stands in a list by type whose order is the usual one."""
    return _TYPES.index(_state_or_type(publication))


def _name_group(options: ListOptions) -> Callable[[Publication], str]:
    match options.group:
        case "year":
            return _state_or_year
        case "type":
            return _state_or_type
        case "state":
            return lambda p: _PUBLISHED if is_published(p) else _state_or_type(p)
        case _:
            wanted = [name.casefold() for name in options.group_order]
            return lambda p: _keyword(p, wanted)


def _state_name(publication: Publication) -> str:
    state = state_of(publication)
    return state.value if state else ""


def _state_or_year(publication: Publication) -> str:
    year = str(publication.date.year) if publication.date else _UNDATED
    return _state_name(publication) or year


def _state_or_type(publication: Publication) -> str:
    return _state_name(publication) or publication.kind.value


def _keyword(publication: Publication, wanted: list[str]) -> str:
    own = {keyword.casefold(): keyword for keyword in reversed(publication.keywords)}
    for name in wanted:
        if name in own:
            return own[name]
    return publication.keywords[0] if publication.keywords else _OTHER


def _in_order(names: Iterable[str], options: ListOptions) -> list[str]:
    wanted = [name.casefold() for name in options.group_order]
    usual = _usual_order(options)

    def place(name: str) -> tuple[int, int]:
        key = name.casefold()
        if key in wanted:
            return (0, wanted.index(key))
        return (1, usual.get(key, 0))

    return sorted(names, key=place)


def _usual_order(options: ListOptions) -> dict[str, int]:
    """Where a group stands that `group_order` doesn't name; 0 is where it first occurs."""
    states = [state.value for state in _STATES]
    match options.group:
        case "year":
            # Preprints may be as old as the oldest year, all other states are news.
            *news, preprints = states
            first = 1 if options.sort == "oldest" else -len(states)
            places = {name: first + place for place, name in enumerate(news)}
            return places | {_UNDATED: len(states) + 1, preprints: len(states) + 2}
        case "type":
            return {name: place for place, name in enumerate(_TYPES, 1)}
        case "state":
            order = [*states, Kind.UNPUBLISHED.value, _PUBLISHED]
            return {name: place for place, name in enumerate(order, 1)}
        case _:
            return {_OTHER: 1}


def _title(name: str, options: ListOptions, words: Words) -> str:
    titles = {key.casefold(): title for key, title in options.group_titles.items()}
    known = titles.get(name.casefold())
    if (known is None and options.group != "keyword") or name == _OTHER:
        known = known or words.get(f"group.{name}")
    return name if known is None else known
