"""Asking for help is instant, because nothing heavy is loaded before it is needed."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

from civicgraph.cli import _COMMANDS

HEAVY = {"rdflib", "networkx", "pyvis", "pyshacl", "pandas", "numpy", "IPython", "pyoxigraph", "pypinyin", "jinja2"}
HELP = """
import sys
from civicgraph.cli import group
try:
    group(sys.argv[1:], prog_name="civicgraph")
except SystemExit as stop:
    sys.stderr.write(" ".join(sorted(name for name in sys.modules if "." not in name)))
    raise
"""
BUDGET = 0.3  # seconds of processor time


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True)


def loaded(*arguments: str) -> set[str]:
    return set(run("-c", HELP, *arguments).stderr.split())


@pytest.mark.parametrize("arguments", [("--help",), ("--version",)])
def test_help_and_version_load_no_heavy_module(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments) & HEAVY == set()


@pytest.mark.parametrize("command", sorted(_COMMANDS))
def test_help_of_a_command_loads_no_slow_module(command: str) -> None:
    assert loaded(command, "--help") & {"rdflib", "networkx", "pyvis", "pyshacl", "pandas", "numpy", "IPython"} == set()


def processor_time(*arguments: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(*arguments)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def test_help_answers_within_its_budget_of_processor_time() -> None:
    run("-m", "civicgraph", "--help")  # the first run writes the bytecode
    best = min(processor_time("-m", "civicgraph", "--help") for _ in range(5))
    assert best < BUDGET
