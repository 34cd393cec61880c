"""The command ``civicgraph``: a group whose commands are imported only when they run, so that help is instant."""

from __future__ import annotations

import errno
import importlib
import io
import sys

import click

from civicgraph.cli.deaf import listen_to_nobody
from civicgraph.errors import CivicgraphError

_COMMANDS = {
    "build": ("civicgraph.cli.build", "Build a graph from articles."),
    "conflicts": ("civicgraph.cli.conflicts", "List what cannot all be right in a graph."),
    "diff": ("civicgraph.cli.diff", "Tell what a graph says that another did not."),
    "explain": ("civicgraph.cli.explain", "Explain how a sentence or a file is read."),
    "extract": ("civicgraph.cli.extract", "Extract the facts of articles as JSON."),
    "query": ("civicgraph.cli.query", "Ask a graph a question."),
    "review": ("civicgraph.cli.review", "Decide about doubtful namesakes and conflicts."),
    "stats": ("civicgraph.cli.stats", "Count what a graph holds."),
    "validate": ("civicgraph.cli.validate", "Check a graph against the SHACL shapes."),
    "view": ("civicgraph.cli.view", "Write a network view as one HTML file."),
    "why": ("civicgraph.cli.why", "Tell why mentions are one person or several."),
}


_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG})


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (click's signature)
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(_COMMANDS[cmd_name][0]).command
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 (click's signature)
        formatter: click.HelpFormatter,
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in sorted(_COMMANDS.items())])


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="civicgraph")
def group() -> None:
    """Read Chinese local government news into a knowledge graph; every fact has its quote."""


def main() -> None:
    """Run the command line: errors of the user are one message and an exit code, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a GBK console lacks some characters of names: show their codes
            stream.reconfigure(errors="backslashreplace")
    listen_to_nobody()
    try:
        group(standalone_mode=True)
    except CivicgraphError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        if error.errno not in _DISK:
            raise
        click.echo(f"Error: cannot write: {error.strerror or error}; free some space or write elsewhere", err=True)
        sys.exit(2)
