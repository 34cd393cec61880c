"""Patterns that wait are the same patterns, and every one of the package is right."""

from __future__ import annotations

import importlib
import pkgutil
import re

import civicgraph
from civicgraph.text import lazy_re


def test_a_pattern_waits_until_it_is_used() -> None:
    pattern = lazy_re.compile("[县市]长")

    assert "match" not in vars(pattern)
    assert pattern.pattern == "[县市]长"
    assert [found.span() for found in pattern.finditer("县长、市长")] == [(0, 2), (3, 5)]
    assert "match" in vars(pattern)


def test_a_pattern_has_the_methods_of_re() -> None:
    waiting, eager = lazy_re.compile("(?P<a>a)(b)?", re.IGNORECASE), re.compile("(?P<a>a)(b)?", re.IGNORECASE)

    assert waiting.sub("x", "AB a") == eager.sub("x", "AB a") == "x x"
    assert waiting.split("xAy") == eager.split("xAy")
    assert (waiting.groups, dict(waiting.groupindex)) == (eager.groups, dict(eager.groupindex))


def test_no_pattern_of_the_package_is_wrong() -> None:
    modules = [importlib.import_module(info.name) for info in pkgutil.walk_packages(civicgraph.__path__, "civicgraph.")]
    patterns = [value for module in modules for value in vars(module).values() if isinstance(value, lazy_re._Compiled)]

    assert len(patterns) > 50
    for pattern in patterns:
        pattern.search("县长")  # type: ignore[attr-defined]
