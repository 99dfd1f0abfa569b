"""What a PDF may be searched for."""

from collections import Counter

from cvtex.model import Cv

_MOST = 8
# Of how many publications on it is worth a thought that a word stands at most of them.
_MANY = 5
# MeSH's check tags, which nearly every paper in medicine has, in the parts that commas leave.
_CHECK_TAGS = frozenset(
    [
        "adolescent",
        "adult",
        "aged",
        "80 and over",
        "animals",
        "cats",
        "cattle",
        "chick embryo",
        "child",
        "preschool",
        "dogs",
        "female",
        "guinea pigs",
        "hamsters",
        "human",
        "humans",
        "infant",
        "newborn",
        "male",
        "mice",
        "middle aged",
        "pregnancy",
        "rabbits",
        "rats",
        "young adult",
    ]
)


def choose_keywords(cv: Cv) -> tuple[str, ...]:
    """The headline and the keywords of the publications used most, but for those of most.

    What stands at more than half of many publications tells nothing about any; check tags and
    numbers are for databases.
    """
    shown = [p for p in cv.bibliography.publications if p.shown]
    spellings: dict[str, str] = {}
    used: Counter[str] = Counter()
    for publication in shown:
        words = [word.strip("* ") for word in publication.keywords]
        for word in words:
            spellings.setdefault(word.casefold(), word)
        used.update({word.casefold() for word in words})
    telling = [
        spellings[word]
        for word, count in sorted(used.items(), key=lambda item: (-item[1], item[0]))
        if word not in _CHECK_TAGS
        and any(character.isalpha() for character in word)
        and not (len(shown) >= _MANY and count > len(shown) / 2)
    ]
    words = [cv.profile.person.headline.plain(), "Curriculum Vitae", *telling[:_MOST]]
    return tuple(dict.fromkeys(filter(None, words)))
