"""Tells when claims or graphs would come out differently: by the code and the tables that make them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from civicgraph import resources

_READING: Final = (
    "model.py", "claims.py", "checks.py", "text", "places", "names", "units", "extraction", "resolve", "data",
)  # fmt: skip
_PAGES: Final = ("model.py", "reading", "text", "data")
_GRAPHS: Final = ("model.py", "claims.py", "resolve", "rdf", "building", "data")
_SUFFIXES: Final = frozenset({".py", ".csv", ".toml", ".json", ".txt", ".gz"})


@cache
def reading_version() -> str:
    """A hash of all that the claims of an article and their digest depend on beside it: rules and tables."""
    return _digest(_READING, version("ahocorasick-rs"))


@cache
def pages_version() -> str:
    """A hash of all that the article of a web page depends on beside the page."""
    return _digest(_PAGES, *(_installed(name) for name in ("lxml", "trafilatura")))


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


@cache
def graph_version() -> str:
    """A hash of all that a graph depends on beside the claims: resolution and terms."""
    return _digest(_GRAPHS, version("pypinyin"), version("rensa"))


def _digest(parts: tuple[str, ...], *libraries: str) -> str:
    package = resources.folder("data").parent
    found = hashlib.sha256("\n".join(libraries).encode())
    for part in parts:
        for path in _files(package / part):
            found.update(f"{path.relative_to(package).as_posix()}\n".encode())
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:32]


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        yield from sorted(file for file in path.rglob("*") if file.suffix in _SUFFIXES and file.is_file())
