"""Writes a page: beside its place, then renamed; and only over a page of ours."""

from __future__ import annotations

from pathlib import Path

from civicgraph.errors import GraphError
from civicgraph.store import beside
from civicgraph.view.page import GENERATOR

_HEAD = 4096  # bytes within which a page of ours names its generator
_MARK = f'<meta name="generator" content="{GENERATOR} '.encode()


def check_place(out: Path) -> None:
    """Sees that a page may be written there, before any work is done for it.

    Raises:
        GraphError: the folder is missing, or something stands there that is no page of ours.
    """
    if not out.parent.is_dir():
        raise GraphError(f"cannot write {out}: there is no folder {out.parent}; make it first")
    if out.is_dir():
        raise GraphError(f"cannot write {out}: it is a folder; name a file in it, for example {out / 'page.html'}")
    if out.exists() and not _is_ours(out):
        raise GraphError(f"{out} exists and was not written by civicgraph view; it stays as it is: choose another name")


def _is_ours(out: Path) -> bool:
    try:
        with out.open("rb") as file:
            return _MARK in file.read(_HEAD)
    except OSError as error:
        raise GraphError(f"cannot read {out}: {error.strerror}") from error


def write_page(text: str, out: Path) -> None:
    """Writes a page in UTF-8; where that fails, what stood there before still stands.

    Raises:
        GraphError: see ``check_place``; or the disk refuses.
    """
    check_place(out)
    try:
        with beside(out) as part:
            part.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise GraphError(f"cannot write {out}: {error.strerror}") from error
