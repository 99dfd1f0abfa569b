"""Entry types by what the venue says: exports call nearly everything an article."""

import re

from cvtex.importing.record import Record
from cvtex.importing.tidying.places import is_conference, is_journal, is_preprint_server
from cvtex.importing.tidying.rule import Change, Rule, quote

_PATENT = re.compile(
    r"(?:US|U\.S\.|EP|WO|JP|CN|DE|GB|KR|CA|AU|FR|European|German|Chinese|Japanese)\.? ?"
    r"Patent(?: App(?:lication|l)?\.?)?(?: No\.?)?[ ,#]*[\w/,.-]*\d[\w/,.-]*",
    re.IGNORECASE,
)
_DOCTORAL = re.compile(
    r"\b(?:ph\.? ?d\.?|doctoral|doctorate|dissertation|th[eè]se de doctorat|diss\.)(?:[ .,-]|$)"
    r"(?!.{0,20}\b(?:symposium|seminar|consortium|forum|school|colloquium))",
    re.IGNORECASE,
)
_MASTERS = re.compile(
    r"\b(?:master'?s? (?:thesis|dissertation)|m\.? ?sc\.? thesis|diploma (?:thesis|project)"
    r"|bachelor'?s? thesis|trabalho de conclus[^,.;]*|diplomarbeit|masterarbeit|bachelorarbeit)",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:tech(?:nical)?\.? rep(?:ort|\.)?|research report|working paper)\b", re.IGNORECASE
)
_LOOSE = frozenset({"article", "misc", "unpublished", "inproceedings"})


def make_patent(record: Record) -> Change | None:
    """A patent number in `note`, `number` or `publisher` makes a patent."""
    if record.type == "patent":
        return None
    for name in ("note", "number", "journal", "howpublished"):
        value = record.get(name)
        if value and "atent" in value and _PATENT.fullmatch(value.strip(" .")):
            changed = record.retype("patent")
            if name != "number":
                changed = changed.drop("number").rename(name, "number")
            if changed.get("publisher").lower() == "google patents":
                changed = changed.drop("publisher")
            return Change(changed, f"@{record.type} → @patent: {quote(value)}")
    if record.get("publisher").lower() == "google patents" and record.type in _LOOSE:
        return Change(record.drop("publisher").retype("patent"), f"@{record.type} → @patent")
    return None


def make_thesis(record: Record) -> Change | None:
    """A venue that says dissertation or thesis makes one."""
    if record.type not in {"article", "misc", "unpublished"}:
        return None
    for name in ("journal", "howpublished", "note", "publisher"):
        value = record.get(name)
        masters = _MASTERS.search(value)
        said = masters or _DOCTORAL.search(value)
        if said:
            type_ = "mastersthesis" if masters else "phdthesis"
            changed = record.retype(type_)
            if not changed.get("school", "institution") and (school := _school_in(value)):
                changed = changed.rename(name, "school").put("school", school)
            elif name == "journal":
                changed = changed.rename("journal", "type")
            if type_ == "mastersthesis" and not re.match(r"(?i)m(?:aster|\.? ?sc)", said[0]):
                changed = changed.put("type", said[0].strip().rstrip(".,"))
            return Change(changed, f"@{record.type} → @{type_}: {quote(value)}")
    return None


def _school_in(value: str) -> str:
    parts = [part.strip() for part in re.split(r"[,.;] ", value)]
    schools = [
        part
        for part in parts
        if re.search(
            r"universi|institut|college|school|hochschule|eth\b|mit\b", part, re.IGNORECASE
        )
        and not _DOCTORAL.search(part)
    ]
    return ", ".join(schools)


def make_report(record: Record) -> Change | None:
    """A journal that is a technical report makes a report."""
    value = record.get("journal")
    if record.type not in {"article", "misc"} or not _REPORT.search(value) or is_journal(value):
        return None
    changed = record.retype("techreport")
    parts = _REPORT.split(value, maxsplit=1)
    institution = parts[0].strip(" ,.;:(")
    number = value[len(parts[0]) :].strip(" ,.;:()") if institution else ""
    if not institution:
        changed = changed.rename("journal", "institution")
    elif not changed.get("institution"):
        changed = changed.rename("journal", "institution").put("institution", institution)
        if number and not changed.get("type"):
            changed = changed.put("type", number, after="institution")
    return Change(changed, f"@{record.type} → @techreport: {quote(value)}")


def make_preprint(record: Record) -> Change | None:
    """A server of preprints is no journal: `@misc` with the server in `howpublished`."""
    if record.type not in {"article", "misc", "unpublished"}:
        return None
    for name in ("journal", "publisher"):
        value = record.get(name)
        other = record.get("publisher" if name == "journal" else "journal")
        if not value or not is_preprint_server(value) or (name == "publisher" and other):
            continue
        changed = record.retype("misc")
        if record.get("howpublished"):
            changed = changed.drop(name)
        else:
            changed = changed.rename(name, "howpublished")
        # bioRxiv's pages are the date: `2020--03`.
        if re.fullmatch(r"(?:19|20)\d\d(?:--?\d\d)?", changed.get("pages")):
            changed = changed.drop("pages")
        if changed == record:
            return None
        return Change(changed, f"@{record.type} → @misc: {quote(value)} is a preprint server")
    return None


def make_conference_paper(record: Record) -> Change | None:
    """An article in the proceedings of a conference is a conference paper."""
    value = record.get("journal")
    if record.type != "article" or not is_conference(value) or record.get("booktitle"):
        return None
    changed = record.rename("journal", "booktitle").retype("inproceedings")
    return Change(changed, f"@article → @inproceedings: {quote(value)}")


def make_article(record: Record) -> Change | None:
    """A conference paper in a journal is an article."""
    value = record.get("booktitle")
    if record.type != "inproceedings" or record.get("journal") or not is_journal(value):
        return None
    changed = record.rename("booktitle", "journal").retype("article")
    if not record.get("publisher"):
        changed = changed.rename("organization", "publisher")
    return Change(changed, f"@inproceedings → @article: {quote(value)}")


RULES = (
    Rule("patent", "`@patent` where a patent's number stands in `note`", make_patent),
    Rule("thesis", "`@phdthesis`, `@mastersthesis` where the venue says so", make_thesis),
    Rule("report", "`@techreport` where the journal is one", make_report),
    Rule("preprint", "`@misc` where the journal is a preprint server", make_preprint),
    Rule(
        "conference",
        "`@inproceedings` where the journal is a conference",
        make_conference_paper,
    ),
    Rule("journal", "`@article` where the booktitle is a journal", make_article),
)
