"""Themes: folders of templates, and the only door to Jinja.

A template can't print a text as LaTeX by mistake. What stands in the template itself is LaTeX; of
what it prints, `Latex` goes through, the CV's own types are written by `writing.latex`, and
anything else is an error. Nothing marks a `str` as safe, so every way to put one together in a
template ends in escaped characters.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import jinja2

from cvtex.diagnostics import InputError, error
from cvtex.frozen import Frozen
from cvtex.richtext import Rich
from cvtex.source import Source, Span
from cvtex.writing.characters import Typesetting
from cvtex.writing.latex import Latex, escape, template_source, write, write_comment, write_url
from cvtex.writing.style import StyleOption, StyleValue, read_options
from cvtex.writing.view import CvView, Origin, Url

TEMPLATE = "cv.tex.j2"
_PACKAGE = Path(__file__).resolve().parent.parent
_SHARED = "common"
FILTERS = ("first", "last", "length")
"""The filters that templates have: others change text, and what is escaped must stay as it is."""


class Theme(Frozen):
    """A theme: `folder` holds cv.tex.j2 and what else is its own, `shared` what all themes use."""

    name: str
    folder: Path
    shared: Path
    description: str
    options: tuple[StyleOption, ...]

    @property
    def own_folder(self) -> Path | None:
        """The folder of a theme that the user wrote or changed; None for one of cvtex's."""
        return None if self.folder.parent == self.shared else self.folder


def shipped_themes() -> Path:
    """The folder of the themes that come with cvtex."""
    installed = _PACKAGE / "latex_templates"
    # In a checkout the templates stand beside src.
    return installed if installed.is_dir() else _PACKAGE.parent.parent / "latex_templates"


def theme_names(base: Path) -> Mapping[str, Path]:
    """The folder of every theme there is, by name; those in `themes` next to the profile win."""
    folders = (shipped_themes(), base / "themes")
    return {
        path.parent.name: path.parent
        for folder in folders
        for path in sorted(folder.glob(f"*/{TEMPLATE}"))
    }


def load_theme(name: str, base: Path, span: Span | None = None) -> Theme:
    """The theme of a name; raises `InputError` if there is none or its theme.toml is wrong."""
    folders = theme_names(base)
    if name not in folders:
        from difflib import get_close_matches

        close = get_close_matches(name, folders)
        meant = f"did you mean '{close[0]}'?" if close else f"there are {', '.join(folders)}"
        raise InputError([error("unknown-theme", f"there is no theme '{name}'", span, meant)])
    folder = folders[name]
    declared = folder / "theme.toml"
    description, options = read_options(Source.read(declared)) if declared.exists() else ("", ())
    return Theme(name, folder, shipped_themes(), description, options)


def render_latex(
    view: CvView,
    theme: Theme,
    style: Mapping[str, StyleValue],
    typesetting: Typesetting,
    cache: Path | None = None,
) -> Latex:
    """The CV as a .tex file in the theme's form.

    `cache` is a folder where compiled templates are kept. Raises `InputError` with the line of
    the template where the template is wrong.
    """
    environment = _environment(theme, cache)
    try:
        source = environment.get_template(TEMPLATE).render(cv=view, style=style, type=typesetting)
    except jinja2.TemplateSyntaxError as problem:
        place = problem.filename, problem.lineno
        raise _fault(theme, place, problem.message or "", problem) from None
    except jinja2.TemplateNotFound as problem:
        message = f"there is no template '{problem.name}'"
        raise _fault(theme, _place(problem, theme), message, problem) from None
    except Exception as problem:
        # A template calculates and calls; what goes wrong there is its author's to mend. What
        # goes wrong in cvtex below it is not.
        if _is_of_cvtex(problem, theme):
            raise
        raise _fault(theme, _place(problem, theme), str(problem), problem) from None
    assert isinstance(source, Latex)
    return source


class _NotPrintableError(TypeError):
    """A template prints what is neither text nor a whole number."""


class _Environment(jinja2.Environment):
    @staticmethod
    def concat(pieces: Iterable[str]) -> Latex:
        """Put together what a template, block or macro printed; each piece was LaTeX before."""
        return template_source("".join(pieces))


def _environment(theme: Theme, cache: Path | None) -> _Environment:
    environment = _Environment(
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<<",
        variable_end_string=">>",
        comment_start_string="<#",
        comment_end_string="#>",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        undefined=jinja2.StrictUndefined,
        finalize=_printed,
        loader=jinja2.FileSystemLoader([theme.folder, theme.shared]),
        bytecode_cache=jinja2.FileSystemBytecodeCache(str(cache)) if cache else None,
    )
    # Filters change text behind its type's back. Those that only count or pick are harmless.
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    return environment


def _printed(value: object) -> Latex:
    match value:
        case Latex():
            return value
        case Rich():
            return write(value)
        case str():
            return escape(value)
        case Url(address):
            return write_url(address)
        case Origin():
            return write_comment(str(value))
        case int() if not isinstance(value, bool):
            return escape(str(value))
        case jinja2.Undefined():
            str(value)
    raise _NotPrintableError(f"a template can't print a {type(value).__name__}")


def _place(problem: BaseException, theme: Theme) -> tuple[str | None, int]:
    """The last template line that the problem's traceback goes through."""
    place: tuple[str | None, int] = None, 1
    for path, line in _frames(problem):
        if Path(path).is_relative_to(theme.folder) or Path(path).is_relative_to(theme.shared):
            place = path, line
    return place


def _is_of_cvtex(problem: BaseException, theme: Theme) -> bool:
    """Whether a problem arose in cvtex's own modules, not in a template or in Jinja."""
    if isinstance(problem, (jinja2.TemplateError, _NotPrintableError)):
        return False
    path, _ = list(_frames(problem))[-1]
    return Path(path).is_relative_to(_PACKAGE) and not Path(path).is_relative_to(theme.shared)


def _frames(problem: BaseException) -> Iterator[tuple[str, int]]:
    traceback = problem.__traceback__
    while traceback is not None:
        yield traceback.tb_frame.f_code.co_filename, traceback.tb_lineno
        traceback = traceback.tb_next


def _fault(
    theme: Theme, place: tuple[str | None, int], message: str, problem: BaseException
) -> InputError | BaseException:
    path, line = place
    if path is None:
        return problem
    from cvtex.writing.template_faults import explain_fault

    options = [option.name for option in theme.options]
    return InputError([explain_fault(path, line, message, options)])
