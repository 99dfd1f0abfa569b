"""A profile and the bibliography that it names become a `Cv`."""

import tomllib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from cvtex.diagnostics import Diagnostic, InputError
from cvtex.model import Cv, Settings
from cvtex.reading import profile as profiles
from cvtex.reading.profile import Audience, read_profile
from cvtex.reading.readings import Readings
from cvtex.reading.remembered import recall_bibliography


def profile_path(path: Path) -> Path:
    """The profile itself, where a folder that holds a profile.toml may be given instead."""
    return path / "profile.toml" if path.is_dir() else path


def read_cv(
    path: Path,
    *,
    variant: str = "",
    assignments: Sequence[str] = (),
    audience: Audience = Audience.OWNER,
    memory: Path | Readings | None = None,
) -> tuple[Cv, tuple[Diagnostic, ...]]:
    """Everything a CV is made from, and what reading it found.

    Raises `InputError` where no CV can be made of the profile. Errors in the bibliography are
    among the findings. `memory` is a folder where bibliographies are kept from one process to the
    next, or what this process has read of this CV.
    """
    path = profile_path(path)
    try:
        known = memory.profile if isinstance(memory, Readings) else None
        profile, findings = known or read_profile(
            path, variant=variant, assignments=assignments, audience=audience
        )
    except InputError as failure:
        raise InputError((*failure.diagnostics, *_bibliography_findings(path))) from None
    files = [path.parent / name for name in profile.settings.bibliography]
    if isinstance(memory, Readings):
        from cvtex.reading.bibliography import read_bibliography

        memory.profile = profile, findings
        bibliography = read_bibliography(files, memory)
    else:
        bibliography = recall_bibliography(files, memory)
    return Cv(profile, bibliography), (*findings, *bibliography.diagnostics)


def read_what_is_right(path: Path) -> Cv | None:
    """The CV without the mistakes of its profile, to look at the rest of it.

    None where too little is left.
    """
    path = profile_path(path)
    profile = profiles.read_what_is_right(path)
    if profile is None:
        return None
    files = (path.parent / name for name in profile.settings.bibliography)
    return Cv(profile, recall_bibliography([file for file in files if file.is_file()], None))


def _bibliography_findings(profile: Path) -> tuple[Diagnostic, ...]:
    """What is wrong in the bibliography of a profile that can't be used: all is told in one run."""
    if not profile.is_file():
        return ()
    names: Sequence[str] = Settings().bibliography
    # Why the names can't be read is among the profile's own findings.
    with suppress(OSError, ValueError, AttributeError):
        names = tomllib.loads(profile.read_text("utf-8")).get("cv", {}).get("bibliography", names)
    if not isinstance(names, list | tuple):
        return ()
    files = [profile.parent / name for name in names if isinstance(name, str)]
    return recall_bibliography([path for path in files if path.is_file()], None).diagnostics
