"""What people have decided: a table that they write and that each build follows.

``decisions.csv`` has one decision a row, under the columns of :data:`COLUMNS`:

- ``kind`` ``person``: two mentions or profiles of a name are the ``same``, ``different``, or it is ``unsure``.
  ``one`` and ``other`` say which: ``person/…``, the end of the IRI of a person or profile, or ``article/…``, that of an
  article, for the mention in it.
- ``kind`` ``tenure`` (``one`` the unit, ``other`` the title), ``award`` (``one`` the honour), ``participation``
  (``one`` the event, ``other`` the role): a fact about ``name`` to ``reject``, or to ``correct`` by ``value``: the
  right title, or ``unit|title``; the right honour; the right role. Empty cells stand for anything, ``article`` (an id)
  narrows it.

``reason``, ``by`` and ``date`` are for people. Unknown rows are named and passed over.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final, get_args
from urllib.parse import unquote

from civicgraph.errors import ReadError
from civicgraph.model import Role
from civicgraph.resolve.clusters import Ruling
from civicgraph.resolve.keys import person_key
from civicgraph.resolve.naming import name_key

COLUMNS: Final = ("kind", "name", "one", "other", "article", "decision", "value", "reason", "by", "date")

_VERDICTS: Final = ("same", "different", "unsure")
_EDITS: Final = ("reject", "correct")
_ALLOWED: Final = {"person": _VERDICTS, "tenure": _EDITS, "award": _EDITS, "participation": _EDITS}


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One row; see the module."""

    kind: str
    name: str
    one: str = ""
    other: str = ""
    article: str = ""
    decision: str = ""
    value: str = ""
    reason: str = ""
    by: str = ""
    date: str = ""
    line: int = 0

    def why(self) -> str:
        """What people wrote beside it."""
        return "，".join(filter(None, (self.reason, self.by, self.date)))

    def to_plain(self) -> list[Any]:
        """All but the line, which tells nothing."""
        return [getattr(self, column) for column in COLUMNS]

    @classmethod
    def from_plain(cls, found: list[str], line: int = 0) -> Decision:
        """What :meth:`to_plain` gave."""
        return cls(**dict(zip(COLUMNS, found, strict=True)), line=line)

    def nodes(self) -> tuple[str, str]:
        """The keys of the two nodes that a decision about people means."""
        one, other = (self._node(each) for each in (self.one, self.other))
        return one, other

    def articles(self) -> list[str]:
        """The ids of the articles whose mention it means."""
        return [
            unquote(each.removeprefix("article/")) for each in (self.one, self.other) if each.startswith("article/")
        ]

    def _node(self, told: str) -> str:
        if told.startswith("article/"):
            return person_key(name_key(self.name), "article", unquote(told.removeprefix("article/")))
        return told


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions, and what is wrong with others.

    Attributes:
        rows: in the order of the file.
        problems: one line each, with file and line.
        source: the file, for messages.
    """

    rows: tuple[Decision, ...] = ()
    problems: tuple[str, ...] = ()
    source: str = ""

    def of(self, name: str) -> tuple[Decision, ...]:
        """Those about a name, by its key."""
        return tuple(each for each in self.rows if name_key(each.name) == name)

    def names(self) -> frozenset[str]:
        """The keys of all names that they are about."""
        return frozenset(name_key(each.name) for each in self.rows)


NONE: Final = Decisions()


def rulings(found: Iterable[Decision]) -> tuple[tuple[Ruling, ...], frozenset[str]]:
    """Decisions about the people of one name, and the articles whose mention they mean."""
    of_people = [each for each in found if each.kind == "person"]
    ruled = tuple(Ruling(each.line, *each.nodes(), each.decision, each.why()) for each in of_people)  # type: ignore[arg-type]
    return ruled, frozenset(article for each in of_people for article in each.articles())


def read_decisions(path: Path) -> Decisions:
    """The decisions of a file.

    Raises:
        ReadError: it cannot be read, or its columns are not those of :data:`COLUMNS`.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            _check_columns(path, reader.fieldnames or ())
            rows = [(reader.line_num, row) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ReadError(f"cannot read the decisions {path}: {error}") from error
    found = [(_decision(line, row), f"{path}:{line}") for line, row in rows]
    problems = [f"{at}: {problem}; it is passed over" for each, at in found if (problem := _problem(each))]
    return Decisions(tuple(each for each, _ in found if not _problem(each)), tuple(problems), str(path))


def write_decisions(path: Path, rows: Iterable[Decision]) -> None:
    """Write decisions in a fixed order, each once, so that two files compare line by line."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sorted({tuple(each.to_plain()) for each in rows}))


def _check_columns(path: Path, columns: Iterable[str]) -> None:
    lost = [column for column in COLUMNS[:6] if column not in columns]
    if lost:
        raise ReadError(f"{path} lacks the columns {', '.join(lost)}; its first line is {','.join(COLUMNS)}")


def _decision(line: int, row: dict[str, Any]) -> Decision:
    cells = {each.name: (row.get(each.name) or "").strip() for each in fields(Decision) if each.name != "line"}
    for cell in ("one", "other"):
        cells[cell] = cells[cell].removeprefix("https://w3id.org/civicgraph/id/")
        if cells[cell].startswith("profile/"):
            cells[cell] = cells[cell].replace("profile/", "person/", 1)
    return Decision(**cells, line=line)


def _problem(row: Decision) -> str:
    return next(_problems(row), "")


def _problems(row: Decision) -> Iterator[str]:
    allowed = _ALLOWED.get(row.kind)
    if allowed is None:
        yield f"there is no kind {row.kind!r}: write one of {', '.join(_ALLOWED)}"
    elif row.decision not in allowed:
        yield f"{row.decision!r} is no decision about a {row.kind}: write one of {', '.join(allowed)}"
    elif not row.name:
        yield "it has no name"
    elif row.kind == "person" and not all(each.startswith(("person/", "article/")) for each in (row.one, row.other)):
        yield "one and other must be person/… or article/…, as civicgraph why shows them"
    elif row.decision == "correct" and not row.value:
        yield "it corrects nothing: the column value is empty"
    elif row.kind == "participation" and row.value and row.value not in get_args(Role):
        yield f"there is no role {row.value!r}"
