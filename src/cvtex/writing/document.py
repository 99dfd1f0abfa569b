"""A CV as a whole .tex file."""

from pathlib import Path

from cvtex.diagnostics import InputError
from cvtex.model import Cv
from cvtex.writing.latex import Latex
from cvtex.writing.style import read_style
from cvtex.writing.theme import load_theme, render_latex
from cvtex.writing.view import view


def write_document(cv: Cv, base: Path, cache: Path | None = None) -> Latex:
    """The CV in its theme; `base` is the profile's folder, `cache` keeps compiled templates.

    Raises `InputError` where the theme or its style can't be used.
    """
    name, span = cv.profile.settings.theme, cv.profile.setting_spans.get("theme")
    theme = load_theme(name, base, span)
    style, findings = read_style(theme.options, cv.profile.style, cv.profile.style_spans)
    if findings:
        raise InputError(findings)
    return render_latex(view(cv, base), theme, style, cache)
