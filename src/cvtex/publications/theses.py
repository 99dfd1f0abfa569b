"""What a thesis is called."""

from cvtex.publications.sentences import with_start
from cvtex.richtext import Rich
from cvtex.words import Words

_TYPES = frozenset(["phdthesis", "mathesis", "bathesis", "habilitation", "candthesis", "thesis"])
# A degree is no name of a work.
_OF_DEGREE = {
    "phd": "phdthesis",
    "doctoral": "phdthesis",
    "msc": "mathesis",
    "ma": "mathesis",
    "master": "mathesis",
    "masters": "mathesis",
    "bsc": "bathesis",
    "ba": "bathesis",
    "bachelor": "bathesis",
    "bachelors": "bathesis",
}
_IN_ENGLISH = {f"{degree}thesis": type_ for degree, type_ in _OF_DEGREE.items()} | {
    "phddissertation": "phdthesis",
    "doctoraldissertation": "phdthesis",
    "doctorofphilosophy": "phdthesis",
    "habilitationthesis": "habilitation",
}


def name_thesis(given: Rich, words: Words) -> Rich:
    """The word for a thesis of a type: BibLaTeX's name for one, or what the entry says.

    What it says is printed so; the usual English phrases are put into the CV's language.
    """
    said = given.plain()
    plain = "".join(filter(str.isalpha, said.lower()))
    type_ = said if said in _TYPES else _OF_DEGREE.get(plain)
    if type_ is None and words.language != "en":
        type_ = _IN_ENGLISH.get(plain)
    return Rich.of(words[f"thesis.{type_}"]) if type_ else with_start(given, str.upper)
