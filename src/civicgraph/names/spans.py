"""What the readers of names hand on, and what they are told about the place of a name."""

from __future__ import annotations

from enum import Enum

from civicgraph.text.record import record


@record(order=True)
class NameSpan:
    """A personal name in a folded text.

    Attributes:
        start: where it begins; code points.
        end: exclusive.
        name: the name without white space inside (``李 明`` → 李明); middle dots as ``·``.
        score: log-odds that a name stands here rather than none; comparable within one kind of context.
    """

    start: int
    end: int
    name: str
    score: float = 0.0


class Context(Enum):
    """What stands before the place where a name is looked for; the value is the log-odds that a name follows."""

    LIST = 4.0  # another name and 、
    BYLINE = 4.0001  # 记者, 通讯员, a bracket at the end
    TITLE = 2.5  # 县委书记, 局长
    ROLE = 1.0  # 村民, 驾驶员, 教授
    RUNNING = -5.0  # nothing that announces a name
