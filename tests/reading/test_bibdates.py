import pytest

from cvtex.model import BibEntry, State
from cvtex.reading.bibdates import date_of, state_of
from cvtex.reading.bibtex import read_bibtex
from cvtex.source import Source


def entry(fields: str) -> BibEntry:
    return read_bibtex(Source("x.bib", f"@article{{a, {fields}}}")).entries[0]


# The fields of an entry, its date and what is found.
DATES = {
    "year = 2020": "2020",
    "year = {2020}, month = sep": "2020-09",
    "year = {2020}, month = {September}": "2020-09",
    "year = {2020}, month = {Sept.}": "2020-09",
    "year = {2020}, month = 9": "2020-09",
    "year = {2020}, month = {09}": "2020-09",
    'year = {2020}, month = 1 # "~" # jan': "2020-01-01",
    'year = {2020}, month = jan # "/" # feb': "2020-01",
    'year = {2020}, month = may # "--" # jun': "2020-05",
    "year = {2020}, month = {14 May}": "2020-05-14",
    "year = {2020}, month = {May 3--5}": "2020-05-03",
    "year = {2020}, month = may, day = 14": "2020-05-14",
    "year = {2020}, month = {März}": "2020-03",
    "year = {2020}, month = {août}": "2020-08",
    "year = {2020}, month = {juillet}": "2020-07",
    "year = {2020}, month = {Summer}": "2020-06",
    "year = {2020}, month = feb, day = 31": "2020-02",
    "year = {2019a}": "2019",
    "year = {c. 2019}": "2019",
    "year = {2020/21}": "2020",
    "year = {{2020}}": "2020",
    "year = {(2020)}": "2020",
    "year = {2020, to appear}": "2020",
    "date = {2020}": "2020",
    "date = {2020-05}": "2020-05",
    "date = {2020-05-14}": "2020-05-14",
    "date = {2020-05/2020-06}": "2020-05",
    "date = {2020-05-14T10:00:00}": "2020-05-14",
    "date = {2020~}": "2020",
    "date = {May 14, 2020}": "2020-05-14",
    "date = {14.05.2020}": "2020-05-14",
    "date = {05/14/2020}": "2020-05-14",
    "date = {2021-02-03}, year = 2020": "2021-02-03",
    "date = {junk}, year = 2020": "2020",
    "urldate = {2020-01-01}": "",
    "year = {in press}": "",
    "year = {n.d.}": "",
    "year = {To appear}": "",
    "year = {}": "",
    "year = {23}": " bad-year",
    "year = {20x0}": " bad-year",
    "year = {20014}": " bad-year",
    "year = {0000}": " bad-year",
    "date = {soon}": " bad-year",
    "year = 23": " bad-year",
    "year = 20x0": "",
    "year = 2020, month = {Michaelmas}": "2020 bad-month",
    "year = 2020, month = 13": "2020 bad-month",
}


@pytest.mark.parametrize("fields", DATES)
def test_the_date_of_a_publication(fields: str) -> None:
    date, findings = date_of(entry(fields))
    said = "".join(f" {finding.code}" for finding in findings)
    assert (date.isoformat() if date else "") + said == DATES[fields]


STATES = {
    "pubstate = {inpress}": State.IN_PRESS,
    "pubstate = {In Press}": State.IN_PRESS,
    "pubstate = {submitted}": State.SUBMITTED,
    "pubstate = {inpreparation}": State.IN_PREPARATION,
    "pubstate = {forthcoming}": State.FORTHCOMING,
    "pubstate = {prepublished}": State.PREPUBLISHED,
    "note = {Under review at ICML}": State.SUBMITTED,
    "note = {(submitted)}": State.SUBMITTED,
    "note = {Currently under revision}": State.SUBMITTED,
    "note = {under double-blind review}": State.SUBMITTED,
    "note = {Accepted to ICML 2026}": State.FORTHCOMING,
    "note = {Manuscript in preparation}": State.IN_PREPARATION,
    "note = {Preprint}": State.PREPUBLISHED,
    "year = {to appear}": State.FORTHCOMING,
    "volume = {in prep.}": State.IN_PREPARATION,
    "journal = {Submitted to Nature}": State.SUBMITTED,
    "howpublished = {In press}": State.IN_PRESS,
    "note = {online first}": State.IN_PRESS,
    "note = {Just accepted}": State.IN_PRESS,
    "note = {Published online ahead of print}": State.IN_PRESS,
    "volume = {advance online publication}": State.IN_PRESS,
    "pages = {forthcoming}": State.FORTHCOMING,
    "number = {in press}": State.IN_PRESS,
    "number = {Preprint}": None,
    "pages = {in press 3}": State.IN_PRESS,
    "number = {Draft 3, in progress}": None,
    "publisher = {submitted}": State.SUBMITTED,
    "publisher = {Submitted to Springer}": None,
    "note = {Preprint numbers 3 and 4}": None,
    "note = {Best paper among 300 submitted}": None,
    "note = {Drafting was fun}": None,
    "journal = {Press and Society}": None,
    "journal = {In Practice}": None,
    "title = {Under Review}": None,
}


@pytest.mark.parametrize("fields", STATES)
def test_how_far_a_publication_is(fields: str) -> None:
    assert state_of(entry(fields))[0] is STATES[fields]
