"""What is said of single names in a list: BibLaTeX's data annotations."""

import re

from cvtex.diagnostics import Diagnostic, note, warning
from cvtex.frozen import replace
from cvtex.model import BibField, Contributor, Mark

_ANNOTATION_ITEM = re.compile(r'(?:[^;"]++|"[^"]*"|")+')
_ANNOTATION = re.compile(r"\s*(\d*)\s*(?::\s*([\w-]+)\s*)?=\s*(.*)", re.DOTALL)
_ANNOTATION_VALUE = re.compile(r'"[^"]*"|[^,"]+')
_MARKS = {
    **dict.fromkeys(("equal", "equally", "equalcontribution", "equalcontrib"), Mark.EQUAL),
    **dict.fromkeys(("cofirst", "cofirstauthor", "joint", "jointfirst"), Mark.EQUAL),
    **dict.fromkeys(("corresponding", "correspondingauthor", "corr"), Mark.CORRESPONDING),
    **dict.fromkeys(("advisee", "student", "mentee"), Mark.ADVISEE),
    "highlight": Mark.HIGHLIGHT,
}


def annotate(
    contributors: tuple[Contributor, ...], annotation: BibField
) -> tuple[tuple[Contributor, ...], tuple[Diagnostic, ...]]:
    """The contributors with the marks that an annotation field gives them.

    Annotations are written `1=equal,corresponding; 3=advisee` (BibLaTeX manual, 3.7). Those of a
    name's part and those in quotation marks are not about the person and stay unread.
    """
    marked = list(contributors)
    diagnostics: list[Diagnostic] = []
    for found in _ANNOTATION_ITEM.finditer(annotation.value):
        item, start = found.group(), found.start()
        if not item.strip():
            continue
        place = annotation.locate(
            start + len(item) - len(item.lstrip()), start + len(item.rstrip())
        )
        match = _ANNOTATION.fullmatch(item)
        if match is None:
            message = f"'{item.strip()}' is no annotation"
            help = "write the number of the name, '=' and the annotation: 1=equal"
            diagnostics.append(warning("bad-annotation", message, place, help))
            continue
        number, part, values = match.groups()
        if not number or part:
            continue
        index = int(number[:6]) - 1
        if not 0 <= index < len(marked):
            message = f"there is no name {number}: '{annotation.name.partition('+')[0]}' has"
            help = "names are counted from 1"
            diagnostics.append(warning("bad-annotation", f"{message} {len(marked)}", place, help))
            continue
        words = [w.strip() for w in _ANNOTATION_VALUE.findall(values) if not w.startswith('"')]
        marks = {word: _MARKS.get(re.sub(r"[\s_-]", "", word.lower())) for word in words if word}
        known = {mark for mark in marks.values() if mark is not None}
        marked[index] = replace(marked[index], marks=marked[index].marks | known)
        for word in (word for word, mark in marks.items() if mark is None):
            message = f"the annotation '{word}' means nothing to cvtex"
            help = "there are equal, corresponding, advisee and highlight"
            diagnostics.append(note("unknown-annotation", message, place, help))
    return tuple(marked), tuple(diagnostics)
