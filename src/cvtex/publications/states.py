"""How far publications are from being published."""

from cvtex.model import Kind, Publication, State


def state_of(publication: Publication) -> State | None:
    """The state of a publication, None once it is published; preprints need not say it."""
    if publication.state is None and publication.kind is Kind.PREPRINT:
        return State.PREPUBLISHED
    return publication.state


def is_on_its_way(publication: Publication) -> bool:
    """Whether a publication is yet to come out, which a preprint need not ever be."""
    return state_of(publication) not in (None, State.PREPUBLISHED)


def is_published(publication: Publication) -> bool:
    """Whether a publication is out: it is in no state before that, and no manuscript either."""
    return state_of(publication) is None and publication.kind is not Kind.UNPUBLISHED
