"""What commands that read a CV are given on the command line."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec

import click

from cvtex.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Callable

    from cvtex.compiling.latexmk import Latexmk
    from cvtex.diagnostics import Diagnostic
    from cvtex.model import Cv
    from cvtex.reading.readings import Readings

_P = ParamSpec("_P")


class Request(Frozen):
    """Which CV is wanted."""

    profile: Path
    variant: str
    assignments: tuple[str, ...]
    public: bool

    @property
    def folder(self) -> Path:
        """The profile's folder, which everything in the profile is relative to."""
        return self.profile if self.profile.is_dir() else self.profile.parent

    def output(self, ending: str) -> Path:
        """Where a CV goes that has no other place: `build/cv.pdf`, `build/cv-short.pdf`."""
        name = f"cv-{self.variant}" if self.variant else "cv"
        return self.folder / "build" / f"{name}.{ending}"

    @property
    def profiles(self) -> tuple[Path, Path]:
        """The profile and its private overlay, whether it is there or not."""
        profile = self.folder / "profile.toml" if self.profile.is_dir() else self.profile
        return profile, self.folder / "profile.private.toml"

    @property
    def job_folder(self) -> Path:
        """Where TeX works for this CV."""
        tex = self.output("tex")
        return tex.parent / ".cvtex" / tex.stem

    @property
    def words(self) -> list[str]:
        """What tells this CV from any other that the same files give."""
        return [str(self.profile.absolute()), self.variant, str(self.public), *self.assignments]

    def start_latexmk(self) -> Latexmk:
        """latexmk, waiting for this CV."""
        from cvtex.cache import cache_folder
        from cvtex.compiling.latexmk import Latexmk

        return Latexmk(self.job_folder, cache_folder("formats"))

    def read(self) -> Cv:
        """Read the CV and tell what was found; raises `InputError` if any of it is an error."""
        from cvtex.cli.messages import report

        cv, findings = self.load()
        report(findings)
        return cv

    def load(self, readings: Readings | None = None) -> tuple[Cv, tuple[Diagnostic, ...]]:
        """Read the CV, but for what `readings` hold of it.

        Raises `InputError` if anything that was found is an error.
        """
        from cvtex.cache import cache_folder
        from cvtex.diagnostics import InputError, has_errors
        from cvtex.publications.ownership import check_owners
        from cvtex.publications.selection import lists_nothing
        from cvtex.reading.cv import read_cv, read_what_is_right
        from cvtex.reading.profile import Audience
        from cvtex.silence import without_ignored

        audience = Audience.PUBLIC if self.public else Audience.OWNER
        try:
            cv, findings = read_cv(
                self.profile,
                variant=self.variant,
                assignments=self.assignments,
                audience=audience,
                memory=readings or cache_folder("bibliographies"),
            )
        except InputError as failure:
            right = read_what_is_right(self.profile)
            raise InputError((*failure.diagnostics, *self._style_problems(right))) from None
        if any(section.listing for section in cv.profile.sections):
            asked = check_owners(cv.bibliography.publications, cv.profile.person)
            findings = (*findings, *asked)
        if any(lists_nothing(section, cv) for section in cv.profile.sections):
            from cvtex.publications.checks.selections import check_selections

            findings = (*findings, *check_selections(cv))
        findings = without_ignored(findings, cv.profile.ignored_checks)
        if has_errors(findings):
            raise InputError((*findings, *self._style_problems(cv)))
        return cv, findings

    def _style_problems(self, cv: Cv | None) -> tuple[Diagnostic, ...]:
        """What writing the CV would have found, had reading it found nothing."""
        from cvtex.writing.document import check_style

        return check_style(cv, self.folder) if cv is not None else ()


def cv_options(command: Callable[Concatenate[Request, _P], None]) -> Callable[..., None]:
    """Give a command the profile and everything that says what CV is made of it."""

    @click.argument(
        "profile", type=click.Path(path_type=Path, readable=False), default="profile.toml"
    )
    @click.option("--variant", metavar="NAME", default="", help="The variant to take.")
    @click.option(
        "--set",
        "assignments",
        metavar="KEY=VALUE",
        multiple=True,
        help="Set a key for this run, e.g. cv.paper=a4; may be repeated.",
    )
    @click.option("--public", is_flag=True, help="Leave profile.private.toml out.")
    @wraps(command)
    def with_request(
        profile: Path,
        variant: str,
        assignments: tuple[str, ...],
        public: bool,  # noqa: FBT001 - a flag of the command line
        *arguments: _P.args,
        **options: _P.kwargs,
    ) -> None:
        command(Request(profile, variant, assignments, public), *arguments, **options)

    return with_request
