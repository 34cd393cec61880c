"""Shows how far a build is: a bar on a terminal, a plain line now and then in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from civicgraph.building.outcome import Step

BAR_SECONDS: Final = 0.1
"""A bar is drawn again at most so often."""

LOG_SECONDS: Final = 10.0
"""A log gets a line so often."""

_WIDTH: Final = 24
_DOING: Final = {"read": "reading", "extract": "extracting", "write": "writing"}


class Display:
    """Draws steps on a stream.

    Args:
        stream: where to.
        terminal: one line is drawn over and over; else lines follow each other.
        clock: seconds that only grow.
    """

    def __init__(self, stream: TextIO, *, terminal: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._terminal = terminal
        self._clock = clock
        self._every = BAR_SECONDS if terminal else LOG_SECONDS
        self._drawn = clock()
        self._began: dict[str, tuple[float, int]] = {}
        self._is_open = False

    def tell(self, step: Step) -> None:
        """Take note of a step, and show it if the last one was shown long enough ago."""
        now = self._clock()
        self._began.setdefault(step.stage, (now, step.done))
        if now - self._drawn >= self._every:
            self._drawn = now
            self._draw(self.line(step))

    def line(self, step: Step) -> str:
        """A step in words: how many, how fast, how long still."""
        rate = self._rate(step)
        parts = [f"{_DOING[step.stage]} {_count(step)} articles"]
        parts += [f"{rate:,.0f} a second"] if rate else []
        if rate and step.total is not None:
            parts.append(f"{_minutes((step.total - step.done) / rate)} left")
        return ", ".join(parts)

    def close(self) -> None:
        """Clear the bar away."""
        if self._is_open:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._is_open = False

    def _rate(self, step: Step) -> float:
        began, first = self._began.get(step.stage, (self._clock(), step.done))
        passed = self._clock() - began
        return (step.done - first) / passed if passed > 0 else 0.0

    def _draw(self, line: str) -> None:
        if self._terminal:
            self._stream.write(f"\r\x1b[K{line}")
            self._is_open = True
        else:
            self._stream.write(f"{line}\n")
        self._stream.flush()


class Bar(Display):
    """A display that begins with a bar."""

    def line(self, step: Step) -> str:
        """A step as a bar and in words."""
        words = super().line(step)
        if not step.total:
            return words
        full = _WIDTH * step.done // step.total
        return f"[{'#' * full}{'-' * (_WIDTH - full)}] {words}"


@contextmanager
def shown() -> Iterator[Display]:
    """A display for this process: a bar if somebody watches, else lines for a log."""
    terminal = sys.stderr.isatty()
    display = Bar(sys.stderr, terminal=True) if terminal else Display(sys.stderr, terminal=False)
    try:
        yield display
    finally:
        display.close()


def _count(step: Step) -> str:
    return f"{step.done:,}" if step.total is None else f"{step.done:,} of {step.total:,}"


def _minutes(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
