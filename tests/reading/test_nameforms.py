import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.model import Name
from cvtex.reading.nameforms import parse_name

# What stands in the file, and given name | particle | family name | suffix.
NAMES = {
    # BibTeX's three forms
    "Avner May": "Avner||May|",
    "May, Avner": "Avner||May|",
    "Ludwig van Beethoven": "Ludwig|van|Beethoven|",
    "van Beethoven, Ludwig": "Ludwig|van|Beethoven|",
    "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin": (
        "Charles Louis Xavier Joseph|de la|Vallée Poussin|"
    ),
    "King, Jr., Martin Luther": "Martin Luther||King|Jr.",
    "von der Linde, III, D.": "D.|von der|Linde|III",
    "May": "||May|",
    "von Neumann": "|von|Neumann|",
    # suffixes where people put them
    "King, Martin Luther, Jr.": "Martin Luther||King|Jr.",
    "Martin Luther King, Jr.": "Martin Luther||King|Jr.",
    "Martin Luther King Jr.": "Martin Luther||King|Jr.",
    "King Jr., Martin Luther": "Martin Luther||King|Jr.",
    "Davis, John C Jr": "John C||Davis|Jr",
    "Davis, John C 3rd": "John C||Davis|3rd",
    # but initials are no suffix
    "Das, SR": "S.R.||Das|",
    "Brody, JR": "J.R.||Brody|",
    # initials
    "AB Garakani": "A.B.||Garakani|",
    "Garakani, A.B.": "A.B.||Garakani|",
    "G.Bunce": "G.||Bunce|",
    "Kuhn H. W.": "H. W.||Kuhn|",
    "Boyd. S.": "S.||Boyd|",
    "van Loan C.F.": "C.F.|van|Loan|",
    "J. R. R. T.": "J. R. R.||T.|",
    "C. Besley, John": "John C.||Besley|",
    "W. B. de Vries, Jr., Jan": "Jan W. B.|de|Vries|Jr.",
    "St. John, Anna": "Anna||St. John|",
    "A. B., Anna": "Anna||A. B.|",
    "Garakani, AB": "A.B.||Garakani|",
    "MAY, AVNER": "AVNER||MAY|",
    "HARVEY, JR": "JR||HARVEY|",
    # two family names, particles in capitals, an initial in lower case
    "Garc{\\'\\i}a M{\\'a}rquez, Gabriel": "Gabriel||García Márquez|",
    "E. Van der Burg": "E.|Van der|Burg|",
    "Earl C. Van Horn": "Earl C.||Van Horn|",
    "R. De La Cruz": "R.||De La Cruz|",
    "A Di Credico": "A||Di Credico|",
    "Credico, A. Di": "A.||Di Credico|",
    "C Van Den Broeck": "C||Van Den Broeck|",
    "Kerckhove, R Van De": "R||Van De Kerckhove|",
    "Jong, S. de": "S.|de|Jong|",
    "Berg, Jan van der": "Jan|van der|Berg|",
    "{J. De} Leeuw": "J.||De Leeuw|",
    "{R. Van der} Leeden": "R.|Van der|Leeden|",
    "Ross D. Jansen-van Vuuren": "Ross D.||Jansen-van Vuuren|",
    # what looks like a particle may be a given name
    "Di Wang": "Di||Wang|",
    "Wang, Di": "Di||Wang|",
    "Le Song": "Le||Song|",
    "Nguyen, T. Le": "T. Le||Nguyen|",
    "song, le": "le||song|",
    "Nguyen Van Thieu": "Nguyen Van||Thieu|",
    "J. c. Melms": "J. c.||Melms|",
    "Jean d'Alembert": "Jean||d'Alembert|",
    # LaTeX
    "R{\\'e}, Christopher": "Christopher||Ré|",
    "Mart\\'{i}n Avenda\\~{n}o": "Martín||Avendaño|",
    "{\\O}ystein Ore": "Øystein||Ore|",
    "Mario D\u0131\u0301az": "Mario||Díaz|",
    "Mario D{\\'\\i}az": "Mario||Díaz|",
    "\\'Elie Cartan": "Élie||Cartan|",
    "Kurt S.~J. Anderson": "Kurt S. J.||Anderson|",
    "{van der Berg}, Jan": "Jan||van der Berg|",
    'Sch{\\"o}lkopf, Bernhard': "Bernhard||Schölkopf|",
    "\\textbf{Avner May}": "Avner||May|",
    "{\\bf May, Avner}": "Avner||May|",
    "Primo\\ifmmode \\check{z}\\else \\v{z}\\fi{} Trubar": "Primož||Trubar|",
    # other scripts
    "张伟": "||张伟|",
    "张, 伟": "伟||张|",
    "山田 太郎": "太郎||山田|",
    "김 철수": "철수||김|",
    "小明 王": "小明||王|",
    "Пушкин, Александр": "Александр||Пушкин|",
    # leftovers of catalogues and web pages
    "Fessard, Gaston (1897-1978)": "Gaston||Fessard|",
    "Garc&iacute;a, Ana": "Ana||García|",
    # BibLaTeX's extended format
    "family=May, given=Avner, given-i=A": "Avner||May|",
    'given="Jan Peter", prefix=van der, family=Berg': "Jan Peter|van der|Berg|",
}


@pytest.mark.parametrize("text", NAMES)
def test_a_name_is_divided_into_its_parts(text: str) -> None:
    name = parse_name(text)
    assert f"{name.given}|{name.particle}|{name.family}|{name.suffix}" == NAMES[text]
    assert not name.corporate


@pytest.mark.parametrize(
    "text",
    [
        "{Barnes and Noble, Inc.}",
        "{NASA}",
        "Commission of the European Communities",
        "(for the LIGO Scientific Collaboration)",
        "(LIGO Scientific Collaboration)",
    ],
)
def test_a_corporate_author_is_kept_whole(text: str) -> None:
    assert parse_name(text) == Name(text.strip("{}"), corporate=True)


@given(st.text(alphabet="aB. ,~-{}é张", max_size=40))
def test_no_letter_of_a_name_is_lost(text: str) -> None:
    name = parse_name(text)
    assert sorted(filter(str.isalpha, name.full())) == sorted(filter(str.isalpha, text))


def test_long_names_take_no_longer_than_their_length() -> None:
    started = time.perf_counter()
    for text in ("a {b} " * 50_000, "{" * 50_000, "\\'" * 50_000, "a, " * 50_000, "(1" * 50_000):
        parse_name(text)
    assert time.perf_counter() - started < 20
