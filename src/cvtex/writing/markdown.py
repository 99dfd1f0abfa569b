"""Markdown: the CV as CommonMark, and rich text in it."""

import re
from collections.abc import Sequence

from cvtex.controls import without_controls
from cvtex.richtext import Inline, Link, Maths, Rich, Style, Styled, Text, join
from cvtex.urls import linkable
from cvtex.writing.view import CvView, EntryView, LinkedPublicationView, SectionView, Url

# Always marks, or marks to a dialect: GitHub's tables, strike-through and formulas.
_MARKS = re.compile(r"[\\`*_\[\]<~$|]|&(?=#?\w+;)|(?<=\s)\s")
# Marks where a line begins with them; CommonMark 4.1 to 5.2.
_AT_START = frozenset("-+#>=")
_NUMBERED = re.compile(r"\d{1,9}[.)](?=\s|$)")
_MARKUP = {
    Style.STRONG: ("**", "<strong>", "</strong>"),
    Style.EMPHASIS: ("*", "<em>", "</em>"),
}
_TAGS = {
    Style.SUPERSCRIPT: "sup",
    Style.SUBSCRIPT: "sub",
    Style.UNDERLINE: "u",
    Style.CODE: "code",
}


def escape(text: str) -> str:
    """The characters of a text as CommonMark that shows them and nothing else."""
    return _alone(_characters(text))


def write(rich: Rich) -> str:
    """Rich text as CommonMark; formulas as readable text."""
    return _alone(_inlines(rich.parts))


def write_document(shown: CvView) -> str:
    """The CV as a Markdown file; every blank is one that a search finds."""
    blocks = [f"# {escape(shown.name)}"]
    blocks += _blocks([shown.headline])
    blocks += [" • ".join(_link(c.text, c.url) for c in line) for line in shown.contact]
    for section in shown.sections:
        blocks += _section(section)
    return "\n\n".join(blocks).replace("\u00a0", " ") + "\n"


def _characters(text: str) -> str:
    return _MARKS.sub(
        lambda match: _reference(match[0]) if match[0].isspace() else f"\\{match[0]}",
        without_controls(text),
    )


def _reference(character: str) -> str:
    return f"&#{ord(character)};"


def _alone(written: str) -> str:
    """Keep what is a line of its own from being a list or a heading, or losing its spaces."""
    if written[:1] in _AT_START:
        written = "\\" + written
    elif numbered := _NUMBERED.match(written):
        end = numbered.end() - 1
        written = f"{written[:end]}\\{written[end:]}"
    elif written[:1].isspace():
        written = _reference(written[0]) + written[1:]
    if written[-1:].isspace():
        written = written[:-1] + _reference(written[-1])
    return written


def _inlines(parts: Sequence[Inline]) -> str:
    written = ""
    for part in parts:
        match part:
            case Text(text) | Maths(_, text):
                written += _characters(text)
            case Link(url, children):
                written += _anchor(url, _inlines(children))
            case Styled(style, children):
                written += _styled(style, _inlines(children), written)
    return written


def _styled(style: Style, content: str, before: str) -> str:
    if style in _TAGS:
        return f"<{_TAGS[style]}>{content}</{_TAGS[style]}>"
    if style not in _MARKUP or not content:
        return content
    mark, opening, closing = _MARKUP[style]
    # Asterisks next to punctuation or others don't always mark (CommonMark 6.2); tags do.
    alone = mark not in content and not before.endswith("*")
    if alone and content[0].isalnum() and content[-1].isalnum():
        return f"{mark}{content}{mark}"
    return f"{opening}{content}{closing}"


def _anchor(url: str, content: str) -> str:
    address = linkable(url)
    return content if address is None else f"[{content}](<{address}>)"


def _link(text: str, url: Url) -> str:
    return _anchor(url.address, escape(text))


def _blocks(texts: Sequence[Rich]) -> list[str]:
    return [write(text) for text in texts if text]


def _list(items: Sequence[Rich]) -> list[str]:
    return ["\n".join(f"- {write(item)}" for item in items)] if items else []


def _section(section: SectionView) -> list[str]:
    blocks = [f"## {escape(section.title)}", *_blocks(section.body)]
    for entry in section.entries:
        blocks += _entry(entry)
    blocks += _list(section.items)
    for group in section.groups:
        blocks += [f"### {escape(group.title)}"] if group.title else []
        blocks += map(_publication, group.publications)
    return blocks + _blocks([section.legend])


def _entry(entry: EntryView) -> list[str]:
    where = ", ".join(filter(None, (write(entry.place), escape(entry.dates))))
    lines = [
        f"### {write(entry.heading)}" if entry.heading else "",
        " — ".join(filter(None, (_styled(Style.EMPHASIS, write(entry.subheading), ""), where))),
        *_blocks(entry.body),
        *(f"{escape(detail.label)}: {write(detail.text)}" for detail in entry.details),
        *_list(entry.highlights),
    ]
    return [line for line in lines if line]


def _publication(publication: LinkedPublicationView) -> str:
    number = f"\\[{_characters(publication.number)}\\] " if publication.number else ""
    title = _alone(number + _inlines(publication.title.parts))
    about = write(join(" ", (publication.authors, publication.citation)))
    links = " ".join(_link(f"[{label}]", url) for label, url in publication.links)
    # Two spaces at the end of a line that another one follows break it.
    return "  \n".join(filter(None, (title, " ".join(filter(None, (about, links))))))
