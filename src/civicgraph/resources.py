"""Finds the files beside the code: data in the package, ontology and queries in the wheel or the checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

_PACKAGE = Path(str(files("civicgraph")))


def folder(name: str) -> Path:
    """The folder ``data``, ``ontology`` or ``queries``, in an installed wheel as well as in a checkout.

    Raises:
        FileNotFoundError: the installation is broken.
    """
    for candidate in (_PACKAGE / name, _PACKAGE.parent.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"civicgraph is not fully installed: its folder {name!r} is missing; reinstall it")


def data(name: str) -> Path:
    """A file of ``civicgraph/data``."""
    return folder("data") / name
