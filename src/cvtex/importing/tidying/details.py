"""Pages, months and empty fields; fields and lists that an export cut off."""

import re

from cvtex.importing.record import Record
from cvtex.importing.tidying.rule import Change, Rule, quote, replaced

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(r"(?P<name>[A-Za-z]{3,9})\.?|0?(?P<number>\d{1,2})")
_FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_RANGE = re.compile(
    r"(?P<first>[A-Za-z.]{0,4}\d+[A-Za-z]{0,2})\s*[-‐‑–—−]{1,3}\s*(?P<last>[A-Za-z.]{0,4}\d+[A-Za-z]{0,2})"
)
_NO_PAGES = re.compile(r"(?:n/?a|0|-|no|null)(?:\s*-{1,2}\s*(?:n/?a|0|-))?", re.IGNORECASE)
_CUT = re.compile(r"(?:~|\\ldots|\\dots|\s)?(?:…|~\.\.\.)\}?$|\\dots\}?$|…$")
_NON_PAPER = re.compile(
    r"""(?:the\ )?(?:
        (?:\w+\ ){0,6}(?:program(?:me)?|organi[sz]ing|symposium|conference|steering|technical)
            \ committees?(?:\ \w+\ \d{4})?|
        (?:\w+\ )?workshop\ organi[sz]ation|organi[sz]ation(?:\ committee)?|
        preface|foreword|editorial(?:\ board)?|(?:table\ of\ )?contents|
        front\ ?matter|back\ ?matter|(?:(?:author|subject)\ )?index|
        title\ page|cover|copyright|colophon|dedication|errata|
        welcome(?:\ message)?(?:\ from\ .*)?|message\ from\ .*|
        (?:list\ of\ )?(?:reviewers|contributors)|acknowledge?ments?(?:\ to\ reviewers)?|
        authors?'?\ (?:biograph(?:y|ies)|index)|about\ the\ authors?|biograph(?:y|ies)|
        session\ (?:details|chairs?).*|financial\ disclosures?.*|titel\ der\ hausarbeit|
        in\ this\ issue|call\ for\ papers|guest\ editors?'?\ introduction|
        supplement(?:al|ary)\ materials?|(?:patient|clinical)\ perspective|
        research\ (?:i\ )?articles?|\W*\d+\W*
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def drop_empty(record: Record) -> Change | None:
    """Fields without a value go."""
    blank = [name for name, value in record.fields if not value.strip("{} ")]
    return Change(record.drop(*blank), f"empty: {', '.join(blank)}") if blank else None


def write_pages(record: Record) -> Change | None:
    """`5-9` as `5--9`, `e17--e17` as `e17`."""
    pages = record.get("pages")
    if not pages:
        return None
    if _NO_PAGES.fullmatch(pages):
        return Change(record.drop("pages"), f"pages {quote(pages)} says nothing")
    parts = [part.strip() for part in pages.split(",")]
    ranges = [_RANGE.fullmatch(part) for part in parts]
    if not any(ranges):
        return None
    written = [
        part
        if found is None
        else found["first"]
        if found["first"] == found["last"]
        else f"{found['first']}--{found['last']}"
        for part, found in zip(parts, ranges, strict=True)
    ]
    return replaced(record, record.put("pages", ", ".join(written)), "pages")


def name_month(record: Record) -> Change | None:
    """`March`, `Mar.` or `03` as BibTeX's own `mar`."""
    found = _MONTH.fullmatch(record.get("month"))
    if found is None:
        return None
    month = ""
    if found["number"]:
        number = int(found["number"])
        month = MONTHS[number - 1] if 1 <= number <= 12 else ""
    else:
        name = found["name"].lower()
        if any(full.startswith(name) for full in _FULL_MONTHS) or name == "sept":
            month = name[:3]
    return replaced(record, record.put("month", month), "month") if month else None


def report_cut(record: Record) -> Change | None:
    """Point at fields that the export cut off with an ellipsis."""
    cut = [name for name, value in record.fields if name != "abstract" and _CUT.search(value)]
    if not cut:
        return None
    listed = ", ".join(f"{name} {quote(record.get(name))}" for name in cut)
    return Change(record, f"cut off in the export: {listed}")


def report_cut_authors(record: Record) -> Change | None:
    """Point at a list of exactly ten authors `and others`, which is where Scholar cuts."""
    names = record.get("author").split(" and ")
    if len(names) == 11 and names[-1].strip() == "others":
        return Change(record, "Google Scholar cut the authors after ten; add the others")
    return None


def report_non_paper(record: Record) -> Change | None:
    """Point at what is no paper: a preface, a programme committee, an index."""
    title = record.get("title").strip("{}. ")
    if not title or _NON_PAPER.fullmatch(title):
        return Change(record, f"{quote(title)} looks like no paper; `show = {{false}}` hides it")
    return None


RULES = (
    Rule("empty-fields", "no fields without a value", drop_empty),
    Rule("pages", "`5-9` as `5--9`, `e17--e17` as `e17`", write_pages),
    Rule("months", "`March` as `mar`", name_month),
    Rule("cut-fields", "points at fields that end in an ellipsis; changes nothing", report_cut),
    Rule("cut-authors", "points at ten authors `and others`; changes nothing", report_cut_authors),
    Rule(
        "non-papers", "points at prefaces, committees, indexes; changes nothing", report_non_paper
    ),
)
