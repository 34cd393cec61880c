"""Imports the packages that only some formats need, and says what to install where one is missing."""

from __future__ import annotations

import importlib
from types import ModuleType

from civicgraph.errors import ReadError


def extra(module: str, name: str) -> ModuleType:
    """The module of a package that the extra ``civicgraph[name]`` installs.

    Raises:
        ReadError: it is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise ReadError(f"needs the package {package}: pip install 'civicgraph[{name}]'") from error
