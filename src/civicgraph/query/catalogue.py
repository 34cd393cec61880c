"""The questions that come with civicgraph: ``queries/*.rq``, each described by the comments at its head."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from civicgraph import resources
from civicgraph.errors import QueryError

KINDS: Final = ("person", "unit", "who", "place", "event", "document", "honour", "title", "text", "date", "number")
"""What a parameter can be: a thing of the graph by its name, or a value; ``queries/README.md`` tells them."""

_FIELDS: Final = ("title", "title-zh", "description", "description-zh", "example")
_FIELD: Final = re.compile(r"# (title|title-zh|description|description-zh|example): (.+)")
_PARAMETER: Final = re.compile(r"# param (?P<name>\w+) \((?P<need>required|optional), (?P<kind>\w+)\): (?P<note>.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question takes; ``kind`` is one of :data:`KINDS`, ``note`` says it in English and Chinese."""

    name: str
    kind: str
    required: bool
    note: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question of the catalogue: what its header says, and its SPARQL text (header included)."""

    name: str
    title: str
    title_zh: str
    description: str
    description_zh: str
    example: str
    parameters: tuple[Parameter, ...]
    text: str


def list_queries() -> tuple[Query, ...]:
    """All questions of the catalogue, by name."""
    return tuple(_catalogue().values())


def find_query(name: str) -> Query:
    """The question of this name.

    Raises:
        QueryError: there is none; the message names the nearest.
    """
    if name in _catalogue():
        return _catalogue()[name]
    near = difflib.get_close_matches(name, _catalogue(), n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "see `civicgraph query --list`"
    raise QueryError(f"there is no query called {name!r}; {hint}")


def parse_query(name: str, text: str) -> Query:
    """Read the header of a question.

    Raises:
        QueryError: the header lacks a field, or a line of it is not as ``queries/README.md`` has it.
    """
    header = list(_header(text))
    fields = {found[1]: found[2].strip() for line in header if (found := _FIELD.fullmatch(line))}
    if missing := [field for field in _FIELDS if field not in fields]:
        raise QueryError(f"{name}.rq: its header lacks {', '.join(missing)}")
    return Query(
        name=name,
        title=fields["title"],
        title_zh=fields["title-zh"],
        description=fields["description"],
        description_zh=fields["description-zh"],
        example=fields["example"],
        parameters=parse_parameters(name, text),
        text=text,
    )


def parse_parameters(name: str, text: str) -> tuple[Parameter, ...]:
    """The parameters that the comments at the head of a query declare; none where it has no such comments.

    Raises:
        QueryError: a line begins with ``# param`` and does not go on as it must.
    """
    lines = enumerate(_header(text), start=1)
    return tuple(_parameter(name, number, line) for number, line in lines if line.startswith("# param "))


def _parameter(name: str, number: int, line: str) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if not found or found["kind"] not in KINDS:
        raise QueryError(
            f"{name}:{number}: not a parameter: {line!r}; write `# param NAME (required, KIND): note`, "
            f"where KIND is one of {', '.join(KINDS)}"
        )
    return Parameter(found["name"], found["kind"], found["need"] == "required", found["note"].strip())


def _header(text: str) -> list[str]:
    lines = text.splitlines()
    end = next((index for index, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return [line.rstrip() for line in lines[:end]]


@cache
def _catalogue() -> dict[str, Query]:
    files = sorted(resources.folder("queries").glob("*.rq"), key=lambda file: file.stem)
    return {file.stem: parse_query(file.stem, file.read_text(encoding="utf-8")) for file in files}
