"""The `cvtex` command and what its subcommands have in common.

Help and version import nothing but click: a subcommand's module is loaded when it is called.
"""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

import click

from cvtex import __version__

# By what one wants to do: the command, where it lives, and what the overview says of it.
COMMANDS: dict[str, dict[str, tuple[str, str]]] = {
    "Make a CV": {
        "new": ("cvtex.cli.new:new", "Start a CV: profile.toml, publications.bib, .gitignore."),
        "compile": ("cvtex.cli.compile:compile_", "Make the PDF."),
        "render": (
            "cvtex.cli.render:render",
            "Write LaTeX, Markdown, HTML, text or JSON.",
        ),
    },
    "Publications": {
        "import": ("cvtex.cli.import_:import_", "Take in entries of other .bib files."),
        "pubs": ("cvtex.cli.pubs:pubs", "List the publications as the CV does."),
        "coauthors": ("cvtex.cli.coauthors:coauthors", "List co-authors with the last joint work."),
    },
    "Help": {
        "check": ("cvtex.cli.check:check", "Find every problem, without TeX."),
        "themes": ("cvtex.cli.themes:themes", "List the themes, or copy one to change it."),
        "schema": ("cvtex.cli.schema:schema", "Print the JSON Schema of profile.toml."),
        "doctor": (
            "cvtex.cli.doctor:doctor",
            "Tell what this machine lacks and what installs it.",
        ),
    },
}


class Command(click.Command):
    """A command whose help groups its options and ends with examples.

    `groups` maps a heading to the names of the parameters under it; `examples` are command lines,
    each with what it does.
    """

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401 - passed on to click as they are
        groups: Mapping[str, Sequence[str]] | None = None,
        examples: Mapping[str, str] | None = None,
        **settings: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*arguments, **settings)
        self.groups = groups or {}
        self.examples = examples or {}

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options under their headings, those without one under `Options`."""
        records: dict[str, list[tuple[str, str]]] = {heading: [] for heading in self.groups}
        heading_of = {name: heading for heading, names in self.groups.items() for name in names}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            # Newer versions of click list arguments here too; the usage line has them already.
            if record is not None and isinstance(parameter, click.Option):
                records.setdefault(heading_of.get(parameter.name or "", "Options"), []).append(
                    record
                )
        for heading, lines in records.items():
            with formatter.section(heading):
                formatter.write_dl(lines)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        _write_examples(self.examples, formatter)
        super().format_epilog(ctx, formatter)


class CommandGroup(click.Group):
    """Commands under a common name; an unknown one is told with the nearest there is."""

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401 - passed on to click as they are
        examples: Mapping[str, str] | None = None,
        **settings: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*arguments, **settings)
        self.examples = examples or {}

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        _write_examples(self.examples, formatter)
        super().format_epilog(ctx, formatter)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; raises `UnknownCommandError`."""
        name = args[0]
        known = self.list_commands(ctx)
        if name not in known and not name.startswith("-"):
            from cvtex.cli.usage import UnknownCommandError

            raise UnknownCommandError(name, known, ctx)
        return super().resolve_command(ctx, args)


def _write_examples(examples: Mapping[str, str], formatter: click.HelpFormatter) -> None:
    if examples:
        with formatter.section("Examples"):
            formatter.write_dl(list(examples.items()), col_max=44)


class _Commands(CommandGroup):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return [name for commands in COMMANDS.values() for name in commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        for commands in COMMANDS.values():
            if cmd_name in commands:
                module, _, attribute = commands[cmd_name][0].partition(":")
                command = getattr(import_module(module), attribute)
                assert isinstance(command, click.Command)
                return command
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        for heading, commands in COMMANDS.items():
            with formatter.section(heading):
                formatter.write_dl([(name, summary) for name, (_, summary) in commands.items()])


@click.group(
    "cvtex",
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="'cvtex COMMAND --help' tells the rest.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def cvtex(context: click.Context) -> None:
    """A CV in LaTeX from a profile and a BibTeX file."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)
