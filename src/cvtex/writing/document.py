"""A CV as a whole .tex file."""

from pathlib import Path

from cvtex.diagnostics import InputError
from cvtex.frozen import Frozen
from cvtex.model import Cv
from cvtex.writing.characters import TexEngine, Typesetting, typesetting
from cvtex.writing.latex import Latex
from cvtex.writing.style import read_style
from cvtex.writing.theme import Theme, load_theme, render_latex
from cvtex.writing.view import view


class Document(Frozen):
    """A .tex file, the engine that it is made for, and the theme that it is made with."""

    tex: Latex
    engine: TexEngine
    theme: Theme


def write_document(cv: Cv, base: Path, cache: Path | None = None) -> Document:
    """The CV in its theme; `base` is the profile's folder, `cache` keeps compiled templates.

    Raises `InputError` where the theme or its style can't be used.
    """
    settings = cv.profile.settings
    theme = load_theme(settings.theme, base, cv.profile.setting_spans.get("theme"))
    style, findings = read_style(theme.options, cv.profile.style, cv.profile.style_spans)
    if findings:
        raise InputError(findings)
    shown, usual = view(cv, base), Typesetting()
    tex = render_latex(shown, theme, style, usual, cache)
    # Which characters there are shows when all is written; most CVs have none to care for.
    needed = typesetting(tex, settings.engine, settings.locale)
    if needed != usual:
        tex = render_latex(shown, theme, style, needed, cache)
    return Document(tex, needed.engine, theme)
