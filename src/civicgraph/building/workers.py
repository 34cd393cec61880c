"""Processes that work on batches: a few at a time, results in the order of the batches, one death harms no other."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from multiprocessing import connection
from types import TracebackType
from typing import Generic, TypeVar

_T = TypeVar("_T")
_R = TypeVar("_R")

Function = Callable[[list[_T]], list[_R]]
"""Works on a batch; of the top level of a module, so that a new process finds it."""


def all_cores() -> int:
    """How many processes this process may run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers:
    """So many processes, started when they are first needed; with one job the work is done here."""

    def __init__(self, jobs: int = 1) -> None:
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._others = set(multiprocessing.active_children())

    def submit(self, function: Function[_T, _R], batch: list[_T], *, here: bool) -> Future[list[_R]]:
        """Have a batch worked on; ``here``, in this process, where starting others would take longer."""
        if here or self.jobs == 1:
            done: Future[list[_R]] = Future()
            done.set_result(function(batch))
            return done
        if self._pool is None:
            self._pool = _pool(self.jobs)
        return self._pool.submit(function, batch)

    def restart(self) -> None:
        """Drop processes of which one has died; new ones are started when they are needed."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is None:
            return
        if kind is not None:  # do not wait for what nobody wants any more
            for process in set(multiprocessing.active_children()) - self._others:
                process.kill()
        self._pool.shutdown(wait=True, cancel_futures=True)


class Pump(Generic[_T, _R]):
    """Batches on their way through the workers.

    Args:
        workers: who works.
        function: what they do.
        lost: the result for an item whose process died; its batch is tried again item by item first.
    """

    def __init__(self, workers: Workers, function: Function[_T, _R], lost: Callable[[_T], _R]) -> None:
        self._workers = workers
        self._function = function
        self._lost = lost
        self._waiting: deque[tuple[list[_T], Future[list[_R]]]] = deque()

    @property
    def is_full(self) -> bool:
        """Whether as many batches are on their way as keep all workers busy."""
        return len(self._waiting) >= 2 * self._workers.jobs

    def put(self, batch: list[_T], *, here: bool = False) -> None:
        """Send a batch on its way."""
        try:
            self._waiting.append((batch, self._workers.submit(self._function, batch, here=here)))
        except BrokenExecutor:
            self._workers.restart()
            self._waiting.append((batch, _broken()))

    def take(self, *, wait: bool) -> Iterator[tuple[list[_T], list[_R]]]:
        """The batches that are done; ``wait`` for the first if there is any on its way."""
        while self._waiting and (wait or self._waiting[0][1].done()):
            batch, future = self._waiting.popleft()
            try:
                yield batch, future.result()
            except BrokenExecutor:
                yield batch, self._one_by_one(batch)
            wait = False

    def drain(self) -> Iterator[tuple[list[_T], list[_R]]]:
        """All batches that are still on their way."""
        while self._waiting:
            yield from self.take(wait=True)

    def _one_by_one(self, batch: list[_T]) -> list[_R]:
        found: list[_R] = []
        for item in batch:
            self._workers.restart()
            try:
                found += self._workers.submit(self._function, [item], here=False).result()
            except BrokenExecutor:
                self._workers.restart()
                found.append(self._lost(item))
        return found


def _broken() -> Future[list[_R]]:
    future: Future[list[_R]] = Future()
    future.set_exception(BrokenExecutor())
    return future


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_prepare)


def _prepare() -> None:
    """In a worker: Ctrl-C is the parent's to handle; without a parent there is nothing to live for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with_parent, daemon=True).start()


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
