"""Numbers of publications: 1, 2, 3, counted down, or [J3] and [C7]."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from cvtex.model import Kind, ListOptions, Publication, State
from cvtex.publications.groups import Group, place_by_type
from cvtex.publications.ordering import sort_publications
from cvtex.publications.states import is_published, state_of

PREFIXES = {
    Kind.ARTICLE: "J",
    Kind.INPROCEEDINGS: "C",
    Kind.INCOLLECTION: "BC",
    Kind.BOOK: "B",
    Kind.COLLECTION: "E",
    Kind.PROCEEDINGS: "E",
    Kind.THESIS: "T",
    Kind.REPORT: "R",
    Kind.PATENT: "PT",
    Kind.DATASET: "D",
    Kind.SOFTWARE: "S",
    Kind.PREPRINT: "P",
    Kind.UNPUBLISHED: "U",
    Kind.TALK: "L",
    Kind.MISC: "O",
}
"""What stands before the number of a publication of each kind."""

STATE_PREFIXES = {
    State.PREPUBLISHED: "P",
    State.IN_PREPARATION: "U",
    State.SUBMITTED: "U",
    State.FORTHCOMING: "F",
    State.IN_PRESS: "F",
}
"""The same for what isn't published yet, so that it doesn't count among what is."""


def number_publications(
    groups: Sequence[Group], publications: Iterable[Publication], options: ListOptions
) -> Mapping[str, str]:
    """The numbers by citation key, without brackets.

    `plain` and `reverse` count through the groups as they are printed, or anew in each. `prefixed`
    counts all that the bibliography shows, whatever the section selects: `J3` is the same paper
    in every list, and each letter counts down in a list by type. What isn't published yet is
    counted by itself and has a prefix in any case.
    """
    match options.number:
        case "none":
            return {}
        case "prefixed":
            newest_first = sort_publications(publications, "newest")
            # Of groups with one letter the first has the highest numbers.
            return _count_down(sorted(newest_first, key=place_by_type))
        case _:
            runs = [group.publications for group in groups]
            if not options.restart_numbers:
                runs = [tuple(publication for run in runs for publication in run)]
            numbers: dict[str, str] = {}
            for run in runs:
                numbers |= _count(run, options)
            return numbers


def _count_down(publications: Iterable[Publication]) -> dict[str, str]:
    shown = [(publication.key, _prefix(publication)) for publication in publications]
    left = Counter(prefix for _, prefix in shown)
    numbers = {}
    for key, prefix in shown:
        numbers[key] = f"{prefix}{left[prefix]}"
        left[prefix] -= 1
    return numbers


def _count(run: Sequence[Publication], options: ListOptions) -> dict[str, str]:
    prefixes = ["" if is_published(publication) else _prefix(publication) for publication in run]
    totals = Counter(prefixes)
    seen: Counter[str] = Counter()
    numbers = {}
    for publication, prefix in zip(run, prefixes, strict=True):
        seen[prefix] += 1
        count = seen[prefix]
        if options.number == "reverse":
            count = totals[prefix] + 1 - count
        numbers[publication.key] = f"{prefix}{count}"
    return numbers


def _prefix(publication: Publication) -> str:
    state = state_of(publication)
    return STATE_PREFIXES[state] if state else PREFIXES[publication.kind]
