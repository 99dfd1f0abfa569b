"""What a venue's name says about the venue: a journal, a conference, a server of preprints."""

import re

_CONFERENCE = re.compile(
    r"""\b(?:
        conference|conf\.|workshops?|symposium|symposia|congress|colloquium|meeting|
        ^(?:advances\ in\ )?neural\ information\ processing\ systems|
        proceedings\ of\ the\ .*\b(?:\d+(?:st|nd|rd|th)|annual|first|second|third|(?:19|20)\d\d)\b|
        proc\.\ (?:of\ )?(?:the\ )?(?:\d+|int|ieee\ int|acm|[ivxlc]+\ )
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# Serials that are called proceedings, or hold the word conference, and are journals all the same.
_SERIAL_PROCEEDINGS = re.compile(
    r"""(?:
        proceedings\ of\ the\ (?:national\ academy|royal\ society|ieee$|vldb|london\ math|
            american\ (?:math|philosophical)|edinburgh\ math|indian\ academy|japan\ academy|
            institution\ of|physical\ society|yorkshire|biological\ society|nutrition\ society|
            entomological\ society|aristotelian\ society|combustion\ institute|
            acm\ on\ |prehistoric|geologists)|
        proceedings\ on\ privacy\ enhancing|pvldb|
        web\ of\ conferences|conference\ series|conf(?:erence)?\.?\ ser|
        online\ proceedings\ library|procedia|
        bmc\ proceedings|(?:aip|asme?)\ conf|mayo\ clinic\ proceedings|
        proceedings\ (?:of\ (?:the\ )?)?spie|proceedings-spie|
        electron(?:ic|\.)\ colloquium|
        proc(?:eedings|\.)\ acm\ (?:program|hum|interact|manag|meas|comput|netw|softw)|
        (?:cold\ spring\ harbor|nebraska|society)\ sympos|bulletin|supplement|
        journal\ of\ |\btransactions\ (?:on|of)\b|\breview(?:s)?\b|magazine|letters\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_JOURNAL = re.compile(
    r"""(?:
        ^(?:the\ )?(?:[\w&\\-]+\ ){0,4}journal\b|\bjournal\ (?:of|on|for|in)\b|
        ^(?:ieee|acm|ieee/acm|asme|asce|ieee/asme)\ (?:trans(?:actions|\.)|journal|letters)|
        \btransactions\ (?:on|of)\b|\bannals\ of\b|\barchives\ of\b|
        \bbulletin\ of\ the\b|^physical\ review\b|^nature\ |^bmc\ (?!international)|
        ^frontiers\ in\b|^lancet|^plos\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_PREPRINT_SERVERS = re.compile(
    r"""(?:
        (?:bio|med|chem|psy|soc|eng|tech|earth|paleo|eco|ecoevo|law|ed|agri|meta|nutri)r?xiv|
        (?:psy|soc|ed|eng|earth|tech|ecoevo)arxiv|ssrn(?:\ electronic\ journal)?|
        available\ at\ ssrn(?:\ \d+)?|research\ square|authorea(?:\ preprints)?|essoar|hal|
        electron(?:ic|\.)\ colloquium\ (?:on\ )?comput(?:ational|\.)\ complex(?:ity|\.)|
        preprints(?:\.org)?|osf(?:\ preprints)?|peerj\ preprints|openreview|
        cryptology\ eprint\ archive|iacr\ cryptol(?:ogy|\.)\ eprint\ arch(?:ive|\.)
    )(?:[\s:,]+(?:the\ preprint\ server\ for\ \w+|preprints?))?""",
    re.IGNORECASE | re.VERBOSE,
)


def is_conference(name: str) -> bool:
    """Whether a venue's name can only be that of a conference or its proceedings.

    >>> is_conference("Proceedings of the 26th International Conference on Machine Learning")
    True
    >>> is_conference("Proceedings of the VLDB Endowment")
    False
    """
    return bool(_CONFERENCE.search(name)) and not _SERIAL_PROCEEDINGS.search(name)


def is_journal(name: str) -> bool:
    """Whether a venue's name can only be that of a journal.

    >>> is_journal("Journal of Clinical Immunology"), is_journal("AAAI")
    (True, False)
    """
    return bool(_JOURNAL.search(name)) and not _CONFERENCE.search(name)


def is_preprint_server(name: str) -> bool:
    """Whether a venue's name is that of a server for preprints other than arXiv."""
    return _PREPRINT_SERVERS.fullmatch(name.strip("{} ")) is not None
