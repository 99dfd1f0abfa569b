"""A profile and the bibliography that it names become a `Cv`."""

from collections.abc import Sequence
from pathlib import Path

from cvtex.diagnostics import Diagnostic
from cvtex.model import Cv
from cvtex.reading.bibliography import read_bibliography
from cvtex.reading.profile import Audience, read_profile


def profile_path(path: Path) -> Path:
    """The profile itself, where a folder that holds a profile.toml may be given instead."""
    return path / "profile.toml" if path.is_dir() else path


def read_cv(
    path: Path,
    *,
    variant: str = "",
    assignments: Sequence[str] = (),
    audience: Audience = Audience.OWNER,
) -> tuple[Cv, tuple[Diagnostic, ...]]:
    """Everything a CV is made from, and what reading it found.

    Raises `InputError` where no CV can be made of the profile. Errors in the bibliography are
    among the findings.
    """
    path = profile_path(path)
    profile, findings = read_profile(
        path, variant=variant, assignments=assignments, audience=audience
    )
    files = [path.parent / name for name in profile.settings.bibliography]
    bibliography = read_bibliography(files)
    return Cv(profile, bibliography), (*findings, *bibliography.diagnostics)
