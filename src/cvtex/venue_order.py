"""Names of venues that a library's catalogue has turned round, in their natural order."""

import re

_INVERTED = re.compile(
    r"""^(?P<topic>.+?),\s
        (?:(?P<year>(?:19|20)\d\d)\.?\s)?
        (?:(?P<short>[\w/-]+(?:\s?['’]\d\d|\s(?:19|20)\d\d))\.?\s)?
        (?P<proceedings>Proceedings\.\s)?
        (?:(?P<again>(?:19|20)\d\d)\s)?
        (?P<name>(?:[^,]*\s)?
            (?:Conference|Symposium|Workshop|Workshops|Congress|Meeting|Transactions))\s
        (?P<on>on|of|for|of\sthe\s(?:IEEE|ACM))$""",
    re.VERBOSE,
)
_INVERTED_SOCIETY = re.compile(
    r"^(?P<topic>(?:[^,]+\b(?:Journal|Magazine|Letters|Review)|Security (?:\\?& )Privacy)), "
    r"(?P<society>IEEE|ACM|IEEE/ACM|AIAA|IET)$"
)
# `Spoken Language Technology Workshop (SLT), 2014 IEEE`
_INVERTED_SPONSOR = re.compile(
    r"""^(?P<meeting>
        [^,]*\b(?:Conference|Symposium|Workshops?|Congress|Meeting)(?:\s\([\w/-]+\))?),\s
        (?:(?:19|20)\d\d\.?\s)?
        (?:[\w/-]+\s?['’]\d\d\.\s)?
        (?P<sponsor>IEEE|ACM|IEEE/ACM)(?:\s(?:19|20)\d\d)?
        (?P<rest>(?:\s\d+(?:st|nd|rd|th))?(?:\sAnnual)?(?:\sInternational)?)$""",
    re.VERBOSE,
)

# `Networking and Storage (SCC), 2012 SC Companion:` has its event in front in the original.
_INVERTED_EVENT = re.compile(r"^(?P<topic>[^:]+), (?P<event>(?:19|20)\d\d [^,:]+):$")


def natural_order(name: str) -> str:
    """The name of a venue as people say it, without its year; empty if it isn't turned round.

    >>> natural_order("Robotics and Automation (ICRA), 2013 IEEE International Conference on")
    'IEEE International Conference on Robotics and Automation (ICRA)'
    """
    found = _INVERTED.match(name) if "," in name else None
    if found:
        topic = found["topic"]
        # `Computer Vision, 2009. CVPR 2009. IEEE Conference on` has lost nothing but the order.
        topic = re.sub(r",?\s(?:19|20)\d\d\.?$", "", topic)
        topic = re.sub(r",?\s(?:19|20)\d\d\. .*$", "", topic)
        if topic.count(".") > 1:
            return ""
        start = re.sub(r"^(?:[\w/-]+(?:\s?['’]\d\d|\s(?:19|20)\d\d)\.\s)+", "", found["name"])
        start = re.sub(r"^Proceedings\.\s", "", start)
        start = re.sub(r"^(?:The\s|(IEEE\s|ACM\s))?(?:19|20)\d\d\s", r"\1", start)
        if ". " in start or re.search(r"\band (?:19|20)\d\d", name):
            return ""
        return f"{start} {found['on']} {topic}"
    event = _INVERTED_EVENT.match(name)
    if event:
        return f"{event['event']}: {event['topic']}"
    sponsor = _INVERTED_SPONSOR.match(name)
    if sponsor:
        return f"{sponsor['sponsor']}{sponsor['rest']} {sponsor['meeting']}"
    society = _INVERTED_SOCIETY.match(name)
    return f"{society['society']} {society['topic']}" if society else ""
