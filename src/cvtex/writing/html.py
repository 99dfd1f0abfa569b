"""HTML: the CV as one page that needs nothing else, and rich text in it."""

from collections.abc import Iterable, Sequence
from html import escape as _escape
from importlib import resources

from cvtex.controls import without_controls
from cvtex.richtext import Inline, Link, Maths, Rich, Style, Styled, Text
from cvtex.urls import linkable
from cvtex.writing.view import CvView, EntryView, LinkedPublicationView, SectionView, Url

_TAGS = {
    Style.STRONG: ("<strong>", "</strong>"),
    Style.EMPHASIS: ("<em>", "</em>"),
    Style.CODE: ("<code>", "</code>"),
    Style.SMALL_CAPS: ('<span style="font-variant: small-caps">', "</span>"),
    Style.SUPERSCRIPT: ("<sup>", "</sup>"),
    Style.SUBSCRIPT: ("<sub>", "</sub>"),
    Style.UNDERLINE: ("<u>", "</u>"),
    Style.PROTECTED: ("", ""),
}


def escape(text: str) -> str:
    """The characters of a text as HTML, in an element or in a quoted attribute."""
    return _escape(without_controls(text))


def write(rich: Rich) -> str:
    """Rich text as HTML; formulas as readable text."""
    return _inlines(rich.parts)


def write_page(shown: CvView) -> str:
    """The CV as an HTML page."""
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{escape(shown.locale)}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(shown.name)} – Curriculum Vitae</title>",
            "<style>",
            resources.files("cvtex.writing").joinpath("page.css").read_text("utf-8").rstrip(),
            "</style>",
            "</head>",
            "<body>",
            "<header>",
            f"<h1>{escape(shown.name)}</h1>",
            *_paragraphs([shown.headline], "contact"),
            *(
                f'<p class="contact">{" • ".join(_link(c.text, c.url) for c in line)}</p>'
                for line in shown.contact
            ),
            "</header>",
            *(line for section in shown.sections for line in _section(section)),
            "</body>",
            "</html>",
            "",
        )
    )


def _inlines(parts: Sequence[Inline]) -> str:
    written: list[str] = []
    for part in parts:
        match part:
            case Text(text) | Maths(_, text):
                written.append(escape(text))
            case Styled(style, children):
                opening, closing = _TAGS[style]
                written.append(f"{opening}{_inlines(children)}{closing}")
            case Link(url, children):
                written.append(_anchor(url, _inlines(children)))
    return "".join(written)


def _anchor(url: str, content: str) -> str:
    address = linkable(url)
    return content if address is None else f'<a href="{escape(address)}">{content}</a>'


def _link(text: str, url: Url) -> str:
    return _anchor(url.address, escape(text))


def _paragraphs(texts: Iterable[Rich], kind: str = "") -> list[str]:
    opening = f'<p class="{kind}">' if kind else "<p>"
    return [f"{opening}{write(text)}</p>" for text in texts if text]


def _items(items: Sequence[Rich]) -> list[str]:
    return ["<ul>", *(f"<li>{write(item)}</li>" for item in items), "</ul>"] if items else []


def _section(section: SectionView) -> list[str]:
    return [
        f'<section id="{escape(section.id)}">',
        f"<h2>{escape(section.title)}</h2>",
        *_paragraphs(section.body),
        *(line for entry in section.entries for line in _entry(entry)),
        *_items(section.items),
        *(
            line
            for group in section.groups
            for line in (
                *([f"<h3>{escape(group.title)}</h3>"] if group.title else []),
                *(line for publication in group.publications for line in _publication(publication)),
            )
        ),
        *_paragraphs([section.legend]),
        "</section>",
    ]


def _entry(entry: EntryView) -> list[str]:
    return [
        *_split("h3", write(entry.heading), write(entry.place)),
        *_split("em", write(entry.subheading), escape(entry.dates)),
        *_paragraphs(entry.body),
        *(f"<p>{escape(detail.label)}: {write(detail.text)}</p>" for detail in entry.details),
        *_items(entry.highlights),
    ]


def _split(tag: str, left: str, right: str) -> list[str]:
    """Two texts at the two ends of a line; no line where there is neither."""
    if not (left or right):
        return []
    parts = f"<{tag}>{left}</{tag}>" if left else "", f"<span>{right}</span>" if right else ""
    return [f'<div class="split">{"".join(parts)}</div>']


def _publication(publication: LinkedPublicationView) -> list[str]:
    number = (
        f'<span class="number">[{escape(publication.number)}]</span>' if publication.number else ""
    )
    links = (_link(f"[{label}]", url) for label, url in publication.links)
    about = filter(None, (write(publication.authors), write(publication.citation), *links))
    lines = f"{number}{write(publication.title)}", " ".join(about)
    return [
        '<div class="publication">',
        *(f"<p>{line}</p>" for line in lines if line),
        "</div>",
    ]
