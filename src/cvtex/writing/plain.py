"""Plain text: the CV for a form's text field or an e-mail."""

import textwrap
from collections.abc import Sequence

from cvtex.controls import without_controls
from cvtex.richtext import Rich
from cvtex.writing.view import CvView, EntryView, LinkedPublicationView, SectionView

_WIDTH = 88


def escape(text: str) -> str:
    """The characters of a text, without those that would act on the ones around them."""
    return without_controls(text)


def write(rich: Rich) -> str:
    """Rich text as characters; formulas as readable text."""
    return without_controls(rich.plain())


def write_document(shown: CvView) -> str:
    """The CV as a text file; lines are filled, and every blank is one that a search finds."""
    blocks = [
        "\n".join(
            filter(
                None,
                (
                    escape(shown.name),
                    write(shown.headline),
                    *(
                        " • ".join(escape(contact.text) for contact in line)
                        for line in shown.contact
                    ),
                ),
            )
        )
    ]
    for section in shown.sections:
        blocks += _section(section)
    return "\n\n".join(blocks).replace("\u00a0", " ") + "\n"


def _filled(text: str, indent: str = "", first: str | None = None) -> str:
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _section(section: SectionView) -> list[str]:
    blocks = [escape(section.title).upper(), *(_filled(write(text)) for text in section.body)]
    blocks += map(_entry, section.entries)
    blocks += _list(section.items)
    for group in section.groups:
        blocks += [escape(group.title)] if group.title else []
        blocks += map(_publication, group.publications)
    return blocks + ([_filled(write(section.legend))] if section.legend else [])


def _list(items: Sequence[Rich]) -> list[str]:
    return ["\n".join(_filled(write(item), "  ", "• ") for item in items)] if items else []


def _entry(entry: EntryView) -> str:
    lines = [
        _both(write(entry.heading), write(entry.place)),
        _both(write(entry.subheading), escape(entry.dates)),
        *(_filled(write(text)) for text in entry.body),
        *(_filled(f"{escape(detail.label)}: {write(detail.text)}") for detail in entry.details),
        *_list(entry.highlights),
    ]
    return "\n".join(line for line in lines if line)


def _both(left: str, right: str) -> str:
    """Left and right on one line, or on two where they don't fit."""
    if len(left) + len(right) + 2 > _WIDTH:
        return "\n".join(filter(None, (_filled(left), right)))
    return f"{left}{right.rjust(_WIDTH - len(left))}" if right else left


def _publication(publication: LinkedPublicationView) -> str:
    number = f"[{escape(publication.number)}] " if publication.number else ""
    indent = " " * len(number)
    rest = " ".join(filter(None, (write(publication.authors), write(publication.citation))))
    links = [f"{indent}{label}: {url.address}" for label, url in publication.links]
    lines = [_filled(write(publication.title), indent, number), _filled(rest, indent), *links]
    return "\n".join(lines)
