"""The folder of a store: its marker, its ledger, and the data, of which a finished new one takes the place of the old.

A build never changes the data that readers have open. It works on data of the next number, begun empty or as a copy
that shares the files on disk; then the ledger is closed over it, and last the marker names it. Stopped at any moment,
the store is either as it was, or the next build finds the finished data and names it.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from types import TracebackType
from typing import Final

from pyoxigraph import Store

from civicgraph.building.ledger import Ledger, open_ledger
from civicgraph.errors import GraphError
from civicgraph.store import DATA, MARKER, beside, data_name, mark_store

_LEDGER: Final = "ledger.sqlite"
_GENERATION: Final = "generation"


class Shelf:
    """A store that is locked for a build.

    Args:
        folder: of the store; made where there is none.

    Raises:
        GraphError: another build has it, or it cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._unfinished: Path | None = None
        self._is_new = not folder.exists() or not any(folder.iterdir())
        if self._is_new:
            _make(folder)
        self.ledger: Ledger = open_ledger(folder / _LEDGER, lasting=True)
        self._settle()

    @property
    def generation(self) -> int:
        """The number of the data that the ledger describes; 0 where there is none yet."""
        return int(self.ledger.get(_GENERATION) or 0)

    def begin(self, *, empty: bool) -> Store:
        """The data of the next number: empty, or what the store holds now."""
        target = self._unfinished = self._path(self.generation + 1)
        shutil.rmtree(target, ignore_errors=True)
        if not empty:
            Store.read_only(str(self._path(self.generation))).backup(str(target))
        return Store(str(target))

    def describe(self) -> None:
        """In the transaction that finishes a build: the ledger is that of the next data."""
        self.ledger.set(_GENERATION, str(self.generation + 1))
        self._unfinished = None

    def publish(self) -> None:
        """Let readers find the data that the ledger describes, and clear away all other."""
        self._settle()

    def abandon(self) -> None:
        """After a build that found nothing to write: leave no empty store behind."""
        if self._is_new and not self.generation:
            self.ledger.close()
            shutil.rmtree(self.folder, ignore_errors=True)

    def _settle(self) -> None:
        current = self._path(self.generation)
        if self.generation and not current.is_dir():
            raise GraphError(f"the store {self.folder} has lost its data {current.name}: build it into a new folder")
        if self.generation and data_name(self.folder) != current.name:
            mark_store(self.folder, current.name)
        for pattern in (f"{DATA}*", f".{MARKER}.*"):
            for path in self.folder.glob(pattern):
                if self.generation and path != current:
                    shutil.rmtree(path, ignore_errors=True)

    def _path(self, generation: int) -> Path:
        return self.folder / f"{DATA}-{generation}"

    def __enter__(self) -> Shelf:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.ledger.close()
        if kind and self._unfinished:  # it would only fill the disk
            shutil.rmtree(self._unfinished, ignore_errors=True)


def _make(folder: Path) -> None:
    try:
        with beside(folder) as part:
            part.mkdir()
            mark_store(part, None)
    except OSError as error:
        raise GraphError(f"cannot write {folder}: {error.strerror or error}; name another folder") from error
