"""A CV as a whole .tex file."""

from collections.abc import Mapping
from pathlib import Path

from cvtex.diagnostics import Diagnostic, InputError
from cvtex.frozen import Frozen
from cvtex.model import Cv
from cvtex.writing.characters import TexEngine, Typesetting, typesetting
from cvtex.writing.latex import Latex
from cvtex.writing.style import StyleValue, read_style
from cvtex.writing.theme import Theme, load_theme, render_latex
from cvtex.writing.view import view


class Document(Frozen):
    """A .tex file, the engine that it is made for, and the theme that it is made with."""

    tex: Latex
    engine: TexEngine
    theme: Theme


def check_style(cv: Cv, base: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with the theme's options, or that there is no such theme."""
    try:
        return _styled(cv, base)[2]
    except InputError as failure:
        return failure.diagnostics


def write_document(cv: Cv, base: Path, cache: Path | None = None) -> Document:
    """The CV in its theme; `base` is the profile's folder, `cache` keeps compiled templates.

    Raises `InputError` where the theme or its style can't be used.
    """
    settings = cv.profile.settings
    theme, style, findings = _styled(cv, base)
    if findings:
        raise InputError(findings)
    shown, usual = view(cv, base), Typesetting()
    tex = render_latex(shown, theme, style, usual, cache)
    # Which characters there are shows when all is written; most CVs have none to care for.
    needed = typesetting(tex, settings.engine, settings.locale)
    if needed != usual:
        tex = render_latex(shown, theme, style, needed, cache)
    return Document(tex, needed.engine, theme)


def _styled(cv: Cv, base: Path) -> tuple[Theme, Mapping[str, StyleValue], tuple[Diagnostic, ...]]:
    profile = cv.profile
    theme = load_theme(profile.settings.theme, base, profile.setting_spans.get("theme"))
    return theme, *read_style(theme.options, profile.style, profile.style_spans)
