"""What TeX says in its log, told about the user's own files."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from cvtex.compiling.latexmk import JOB_NAME
from cvtex.compiling.origins import Origins
from cvtex.compiling.packages import install_command, needs
from cvtex.compiling.tex_files import advice_for
from cvtex.compiling.unsettable import cannot_set
from cvtex.diagnostics import Diagnostic, error, warning
from cvtex.frozen import Frozen
from cvtex.source import Span
from cvtex.writing.characters import describe, is_chinese_japanese_or_korean

# With -file-line-error `./cv.tex:120: Undefined control sequence.`, but what TeX meets at the end
# of a file, or while it looks for one, still begins with an exclamation mark.
_ERROR = re.compile(
    r"^(?:(?P<file>[^\s!:][^:\n]*\.\w+):(?P<line>\d+): |! ?)(?P<message>\S.*)$", re.MULTILINE
)
# LaTeX breaks its messages itself and sets what follows in, after a package's name if it has one.
_CONTINUATION = re.compile(r"(?:\([\w.]+\)| ) {8,}(\S.*)\n")
_RUNAWAY = re.compile(r"^Runaway argument\?\n(\{?\S+)", re.MULTILINE)
_COMMAND = re.compile(r"\\(?:[A-Za-z@]+|.)(?=\s*$)")
_OVERFULL = re.compile(
    r"^Overfull \\hbox \((?P<points>[\d.]+)pt too wide\).* lines? (?P<line>\d+)", re.MULTILINE
)
_MISSING = re.compile(
    r"^Missing character: There is no (?P<character>\S) (?:\(U\+\w+\) )?in font"
    r"(?P<spelled> of any)?",
    re.MULTILINE,
)
_BARELY = 1.0


class TexError(Frozen):
    """One error of TeX: its message, the file and line it names, and the lines after it.

    `runaway` is how the argument begins that TeX was still reading.
    """

    message: str
    file: str
    line: int | None
    context: str
    runaway: str


def read_errors(log: str, origins: Origins) -> tuple[Diagnostic, ...]:
    """Why TeX made no PDF."""
    return tuple(_explain(found, origins) for found in _errors(log))


def read_warnings(log: str, origins: Origins) -> tuple[Diagnostic, ...]:
    """What TeX could not set well: lines that stick out, characters that no font has."""
    return tuple(_warnings(log, origins))


def _errors(log: str) -> Iterator[TexError]:
    matches = list(_ERROR.finditer(log))
    for number, match in enumerate(matches):
        message = match["message"].strip()
        # After another error these only say that TeX gave up.
        if message.startswith("==>") or (number > 0 and message.startswith("Emergency stop")):
            continue
        following = matches[number + 1 : number + 2]
        context = log[match.end() + 1 : following[0].start() if following else len(log)]
        while more := _CONTINUATION.match(context):
            message, context = f"{message} {more[1].strip()}", context[more.end() :]
        line, file = match["line"], match["file"] or ""
        if line is None and following and following[0]["line"]:
            line, file = following[0]["line"], following[0]["file"]
        before = log[max(0, match.start() - 200) : match.start()]
        runaway = _RUNAWAY.search(before)
        yield TexError(
            message.rstrip("."),
            file,
            int(line) if line else None,
            context,
            runaway[1] if runaway else "",
        )


def _explain(found: TexError, origins: Origins) -> Diagnostic:
    for pattern, explain in _EXPLANATIONS.items():
        match = re.search(pattern, found.message)
        if match is not None:
            return explain(match, found, origins)
    return error("tex", f"TeX: {found.message}", _place(found, origins), _whose_fault(origins))


def _missing_file(match: re.Match[str], found: TexError, origins: Origins) -> Diagnostic:
    file = match["name"]
    message = f"TeX has no file '{file}'"
    stem = file.rpartition(".")[0]
    place = origins.in_theme(f"{{{stem}}}") or _place(found, origins)
    return error("missing-tex-file", message, place, advice_for(file))


def _undefined_command(_: re.Match[str], found: TexError, origins: Origins) -> Diagnostic:
    # TeX breaks the line it read right after the command that it doesn't know.
    last = _COMMAND.search(found.context.partition("\n")[0])
    command = last[0] if last else ""
    return _undefined(command, f"TeX knows no command {command}", found, origins)


def _undefined_environment(match: re.Match[str], found: TexError, origins: Origins) -> Diagnostic:
    name = match["name"]
    return _undefined(f"\\begin{{{name}}}", f"TeX knows no environment '{name}'", found, origins)


def _undefined(written: str, message: str, found: TexError, origins: Origins) -> Diagnostic:
    """What is not defined stands in a theme, for nothing that a user types becomes a command."""
    met, place = _place(found, origins), origins.in_theme(written)
    if place is None:
        return error("undefined-command", message, met, _whose_fault(origins))
    advice = "define it in the theme, or load the package that brings it"
    if met is not None and met.source.path != place.source.path:
        advice += f"; TeX met it when it set {met.source.path}:{met.position.line}"
    return error("undefined-command", message, place, advice)


def _no_character(match: re.Match[str], found: TexError, origins: Origins) -> Diagnostic:
    character = match["name"]
    return cannot_set(character, origins.of_text(character) or _place(found, origins))


def _no_font(match: re.Match[str], found: TexError, origins: Origins) -> Diagnostic:
    return error(
        "missing-font",
        f"TeX has no font '{match['name']}'",
        _place(found, origins),
        "`cvtex doctor` says which fonts are missing, and what installs them",
    )


def _bad_image(match: re.Match[str], found: TexError, origins: Origins) -> Diagnostic:
    name = match["name"].removeprefix("./")
    return error(
        "image",
        f"TeX can't read the image '{name}'",
        origins.of_text(name) or _place(found, origins),
        "it takes PNG, JPEG and PDF",
    )


def _unclosed(match: re.Match[str], found: TexError, origins: Origins) -> Diagnostic:
    command = match["name"]
    return error(
        "unclosed-argument",
        f"an argument of {command} is never closed",
        origins.of_text(command + found.runaway) or _place(found, origins),
        "look for the '}' that is missing",
    )


def _endless(_: re.Match[str], found: TexError, origins: Origins) -> Diagnostic:
    message = f"TeX ran out of room: {found.message}"
    return error("tex", message, _place(found, origins), "a command that calls itself has no end")


def _no_tagging(match: re.Match[str], found: TexError, origins: Origins) -> Diagnostic:
    message = f"a tagged PDF takes LaTeX {match['needed']} or newer; this is {match['version']}"
    advice = "without `tagged` in [cv] the PDF is the same but for its structure"
    place = origins.settings.get("tagged") or _place(found, origins)
    return error("no-tagging", message, place, advice)


_EXPLANATIONS: dict[str, Callable[[re.Match[str], TexError, Origins], Diagnostic]] = {
    r"LaTeX Error: File `(?P<name>[^']+)' not found": _missing_file,
    r"^Undefined control sequence": _undefined_command,
    r"A tagged PDF needs LaTeX (?P<needed>\S+) or newer, this is (?P<version>[\d-]+)": _no_tagging,
    r"LaTeX Error: Environment (?P<name>\S+) undefined": _undefined_environment,
    r"Unicode character (?P<name>\S)": _no_character,
    r"^Font \S+?=(?P<name>\S+).* not loadable": _no_font,
    r'The font "(?P<name>[^"]+)" cannot be found': _no_font,
    r"def Error: File `(?P<name>[^']+)' not found": _bad_image,
    r"\(file (?P<name>[^)]+\.(?:png|jpe?g|pdf))\)": _bad_image,
    r"[Uu]nable to load picture or PDF file '(?P<name>[^']+)'": _bad_image,
    r"\(file (?P<name>[^)]+)\): .*(?:font|open)": _no_font,
    r"(?:ended while scanning use of|Paragraph ended before) (?P<name>\\\S+)": _unclosed,
    r"^TeX capacity exceeded": _endless,
}


def _place(found: TexError, origins: Origins) -> Span | None:
    if found.line is not None and found.file.rpartition("/")[2] == f"{JOB_NAME}.tex":
        return origins.of_line(found.line)
    # In a package: the line that loads it is the next thing to look at.
    name = found.file.rpartition("/")[2].partition(".")[0]
    return origins.in_theme(f"{{{name}}}") if name else None


def _whose_fault(origins: Origins) -> str:
    if origins.theme is not None:
        return f"look at your theme in {origins.theme}"
    return "nothing in a profile should be able to cause this; please report it"


def _warnings(log: str, origins: Origins) -> Iterator[Diagnostic]:
    for match in _OVERFULL.finditer(log):
        if float(match["points"]) > _BARELY:
            yield warning(
                "overfull",
                f"a line is {float(match['points']):.0f} pt too wide for the page",
                origins.of_line(int(match["line"])),
                "a word, an address or a formula there can't be broken; shorten it or rephrase",
            )
    for match in _MISSING.finditer(log):
        character = match["character"]
        place = origins.of_text(character)
        if match["spelled"]:
            message = f"no font here has {describe(character)}; its number is printed instead"
            yield warning("missing-character", message, place, _font_advice(character))
        else:
            message = f"the text font has no {describe(character)}; it is not in the PDF"
            advice = 'with engine = "auto" in [cv], and a theme of cvtex, other fonts are asked too'
            yield warning("missing-character", message, place, advice)


def _font_advice(character: str) -> str:
    """Which font is likely to have a character, and what installs that."""
    if is_chinese_japanese_or_korean(character):
        name = "Noto CJK fonts"
    elif unicodedata.category(character)[0] in "LM":
        name = "Noto fonts"
    else:
        name = "Symbola font"
    command = install_command(need for need in needs() if need.name == name)
    return f"the {name} may have it: {command}"
