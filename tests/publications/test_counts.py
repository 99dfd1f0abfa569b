"""How many publications there are of what."""

from collections.abc import Callable

from cvtex.model import Cv, Kind, State
from cvtex.publications.counts import count_publications
from cvtex.publications.owners import find_owners


def test_what_is_not_published_counts_among_the_states_only(cv_of: Callable[..., Cv]) -> None:
    cv = cv_of("""
    @article{a, author = {May, A.}, journal = {Nature}, year = 2020}
    @article{b, author = {Dao, T. and May, A.}, journal = {Nature}, year = 2019}
    @inproceedings{c, author = {Dao*, T. and May*, A.}, booktitle = {ICML}, year = 2020}
    @inproceedings{d, author = {Dao, T.}, booktitle = {ICML}}
    @article{e, author = {May, A.}, journal = {Nature}, pubstate = {inpress}, year = 2021}
    @misc{f, author = {May, A.}, eprint = {2101.00001}, eprinttype = {arxiv}}
    @unpublished{g, author = {May, A.}, year = 2018}
    @unpublished{h, author = {May, A.}, note = {\\emph{In press}}}
    """)
    counts = count_publications(cv.bibliography.publications, find_owners(cv))
    assert counts.published == 4
    assert counts.first_author == 2
    assert counts.types == {Kind.ARTICLE: 2, Kind.INPROCEEDINGS: 2}
    assert list(counts.years.items()) == [(2020, 2), (2019, 1), (None, 1)]
    assert counts.states == {State.PREPUBLISHED: 1, State.IN_PRESS: 2}
    assert counts.manuscripts == 1
