"""Publishers without the noise: addresses glued on, libraries that publish nothing."""

import re

from cvtex.importing.record import Record
from cvtex.importing.tidying.rule import Change, Rule, quote

_FIELDS = ("publisher", "organization")
_NOBODY = frozenset(
    {"na", "n/a", "-", "none", "jstor", "citeseer", "google patents", "google", "researchgate"}
)
_RENAMED = {
    "Wiley Online Library": "Wiley",
    "Ieee": "IEEE",
    "Oxford Univ Press": "Oxford University Press",
    "Cambridge Univ Press": "Cambridge University Press",
    "MIT press": "MIT Press",
}
_PUBLISHERS = (
    "Springer International Publishing",
    "Springer Nature Switzerland",
    "Springer Nature Singapore",
    "Springer Berlin Heidelberg",
    "Springer Fachmedien Wiesbaden",
    "Springer Singapore",
    "Springer Netherlands",
    "Springer London",
    "Springer US",
    "Springer New York",
    "Springer Vienna",
    "Springer",
    "SAGE Publications",
    "Sage Publications",
    "Nature Publishing Group",
    "Oxford University Press",
    "Cambridge University Press",
    "Public Library of Science",
    "John Wiley \\& Sons, Inc.",
    "John Wiley \\& Sons, Ltd",
    "John Wiley \\& Sons, Ltd.",
    "John Wiley \\& Sons",
    "Wiley Subscription Services, Inc., A Wiley Company",
    "Mary Ann Liebert, Inc.",
    "Mary Ann Liebert, Inc., publishers",
    "MIT Press",
    "Elsevier",
    "Taylor \\& Francis",
    "Association for Computing Machinery",
    "ACM",
    "IEEE",
    "Academy of Management",
    "Informa UK, Ltd.",
    "BMJ Publishing Group Ltd",
    "BMJ Publishing Group",
    "American Chemical Society",
    "American Medical Association",
)
_BY_LENGTH = tuple(sorted(_PUBLISHERS, key=len, reverse=True))
_PLACE = re.compile(
    r"""(?:(?:Sage\ (?P<branch>UK|CA|India):\ )|UK\ |US\ )?
        (?:Cham|Berlin,\ Heidelberg|Berlin/Heidelberg|Berlin|Heidelberg|Singapore|Dordrecht|
        London(?:,\ England|,\ UK)?|New\ York(?:,\ NY(?:,\ USA)?|,\ USA)?|Boston,\ MA|
        Wiesbaden|Vienna|Tokyo|
        Oxford(?:,\ UK|,\ England)?|Cambridge(?:,\ UK|,\ MA|,\ England)?|
        San\ Francisco(?:,\ (?:CA\ )?USA)?|
        Los\ Angeles,\ CA|New\ Delhi,\ India|Thousand\ Oaks,\ CA|Hoboken(?:,\ (?:NJ,?\ )?USA)?|
        Chichester(?:,\ (?:UK|England))?|Amsterdam(?:,\ The\ Netherlands)?|Washington,?\ DC|
        Briarcliff\ Manor,\ NY\ \d+|Philadelphia,\ PA|Basel(?:,\ Switzerland)?|
        One\ Rogers\ Street,\ Cambridge,\ MA\ [\d-]+,?\ USA|
        140\ Huguenot\ Street,\ 3rd\ Floor\ New\ Rochelle,\ NY\ 10801\ USA)""",
    re.VERBOSE,
)
# A name that ends in what a publisher calls itself, and a city: known, or with state or country.
_GLUED = re.compile(
    r"""(?P<name>.*\b(?:Press|Publish(?:ing|ers?)|Publications?|Verlag|Association|Society|Institute|
        Engineers|Central|Healthcare|Wilkins|Francis|Group|Company|Books|Media|Wiley|Elsevier|
        Routledge|Inc\.?|Ltd\.?|Limited|LLC|GmbH|KGaA|IEEE|ACM|AAAI|USENIX)),?\s
        (?P<place>(?:(?:New|Los|Las|San|Santa|St\.|Boca|Ann|Palo|Menlo|Cape|Hong|Baton|Salt|Fort)\s)?
        [A-Z][^\W\d_]+,\s
        (?:[A-Z]{2}(?:,?\sUSA)?|USA|U\.S\.A\.|England|Scotland|Germany|Canada|(?:The\s)?Netherlands|
        Switzerland|Austria|France|Italy|Spain|India|China|Japan|Australia|Belgium|Denmark|Sweden|
        Norway|Finland|Poland|Ireland|Brazil|Florida|California|Massachusetts|New\sJersey)|
        Aachen|Abingdon|Amsterdam|Basel|Beijing|Berlin|Boston|Bristol|Chichester|Cologne|Dordrecht|
        Frankfurt|Hamburg|Heidelberg|Leiden|Leipzig|London|Malden|Milan|Munich|New\sYork|Oxford|
        Paris|Philadelphia|Princeton|Singapore|Stuttgart|Tokyo|Vienna|Weinheim|Wiesbaden|Zurich)
    """,
    re.VERBOSE,
)
_POSTAL = re.compile(
    r"^(?P<name>[A-Z][A-Z\\&/ .-]{3,}?)(?:,? DIV [A-Z\\& .,]+?)?,?\s"
    r"(?P<place>(?:\d+ |ONE |COMMERCE PLACE|[A-Z]+STRASSE \d|C/O ).*\d.*)$"
)


def drop_noise(record: Record) -> Change | None:
    """A library or search engine that published nothing goes."""
    for name in _FIELDS:
        value = record.get(name)
        if not value:
            continue
        if value.lower() in _NOBODY:
            return Change(record.drop(name), f"{quote(value)} is no {name}")
        if value in _RENAMED:
            changed = record.put(name, _RENAMED[value])
            return Change(changed, f"{name} {quote(value)} → {quote(_RENAMED[value])}")
    return None


def split_place(record: Record) -> Change | None:
    """A place glued to a publisher goes to `address`."""
    for name in _FIELDS:
        value = record.get(name)
        if not value or value in _PUBLISHERS:
            continue
        for publisher in _BY_LENGTH:
            if not value.startswith(publisher) or len(value) == len(publisher):
                continue
            place = value[len(publisher) :].strip()
            if not value[len(publisher)].isspace() and value[len(publisher)] != ",":
                continue
            place = place.lstrip(", ")
            if place == "Berlin Heidelberg" or _PLACE.fullmatch(place) is None:
                continue
            return _with_place(record, name, publisher, place)
        glued = _GLUED.fullmatch(value) or _POSTAL.match(value)
        if glued:
            return _with_place(record, name, glued["name"].strip(" ,"), glued["place"])
    return None


def _with_place(record: Record, name: str, publisher: str, place: str) -> Change:
    place = re.sub(r"^Sage (?:UK|CA|India): |^(?:UK|US) ", "", place).replace("/", ", ")
    changed = record.put(name, publisher)
    # A street is nothing that a reference names.
    if not changed.get("address", "location") and not re.search(r"\d", place):
        changed = changed.put("address", place, after=name)
    return Change(changed, f"{name} {quote(record.get(name))} → {quote(publisher)}")


RULES = (
    Rule("publisher-noise", "no `JSTOR`, `Citeseer`, `na` as publisher", drop_noise),
    Rule("publisher-place", "a place glued to the publisher goes to `address`", split_place),
)
