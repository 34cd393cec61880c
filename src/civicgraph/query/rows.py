"""The answer to a query: rows of RDF terms that read as plain Python values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, overload

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, serialize
from pyoxigraph import Literal as RdfLiteral

from civicgraph.errors import QueryError

if TYPE_CHECKING:
    import pandas as pd

Term: TypeAlias = NamedNode | BlankNode | RdfLiteral | Triple
Value: TypeAlias = str | int | float | bool | Decimal | None
Form: TypeAlias = Literal["select", "ask", "construct"]

TRIPLE_COLUMNS: Final = ("subject", "predicate", "object")
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS: Final[dict[str, type[int] | type[float] | type[Decimal]]] = {
    f"{_XSD}{name}": kind
    for kind, names in {
        int: ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger"),
        Decimal: ("decimal",),
        float: ("double", "float"),
    }.items()
    for name in names
}
_SHOWN: Final = 10


class Rows:
    """Rows of an answer, in its order; each is a dict from column to value.

    A SELECT gives its columns; a CONSTRUCT or DESCRIBE the columns ``subject``, ``predicate`` and ``object``; an ASK
    one row with the column ``answer``. Labels, IRIs and dates are strings (a date as precise as it is known:
    ``2017-03``), numbers and truth values are Python's, an unbound cell is None. The RDF terms are in :attr:`terms`.

    >>> from pyoxigraph import Literal
    >>> rows = Rows(("person", "times"), [(Literal("林致远", language="zh"), Literal(3))])
    >>> rows[0]
    {'person': '林致远', 'times': 3}
    """

    __slots__ = ("columns", "form", "terms")

    def __init__(self, columns: Iterable[str], terms: Iterable[Sequence[Term | None]], form: Form = "select") -> None:
        self.columns: tuple[str, ...] = tuple(columns)
        self.terms: tuple[tuple[Term | None, ...], ...] = tuple(tuple(row) for row in terms)
        self.form: Form = form

    def __len__(self) -> int:
        return len(self.terms)

    def __bool__(self) -> bool:
        """Whether there are rows; of an ASK, whether the answer is yes."""
        return bool(self.values("answer")[0]) if self.form == "ask" else bool(self.terms)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        return (self._row(row) for row in self.terms)

    @overload
    def __getitem__(self, index: int) -> dict[str, Value]: ...
    @overload
    def __getitem__(self, index: slice) -> Rows: ...
    def __getitem__(self, index: int | slice) -> dict[str, Value] | Rows:
        if isinstance(index, slice):
            return Rows(self.columns, self.terms[index], self.form)
        return self._row(self.terms[index])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rows):
            return NotImplemented
        return (self.columns, self.terms, self.form) == (other.columns, other.terms, other.form)

    def __hash__(self) -> int:
        return hash((self.columns, self.terms, self.form))

    def __repr__(self) -> str:
        """The first rows as a table, and how many there are."""
        from civicgraph.query.tables import table  # noqa: PLC0415 (it imports this module)

        return f"{table(self[:_SHOWN])}[{len(self)} rows]"

    def values(self, column: str) -> list[Value]:
        """All values of one column.

        Raises:
            KeyError: there is no such column.
        """
        if column not in self.columns:
            raise KeyError(column)
        index = self.columns.index(column)
        return [value(row[index]) for row in self.terms]

    def without(self, columns: Iterable[str]) -> Rows:
        """The same rows without some columns."""
        hidden = set(columns)
        kept = [index for index, column in enumerate(self.columns) if column not in hidden]
        return Rows([self.columns[i] for i in kept], [[row[i] for i in kept] for row in self.terms], self.form)

    def to_json(self) -> str:
        """The answer in the SPARQL 1.1 Query Results JSON Format (W3C), as text."""
        if self.form == "ask":
            return json.dumps({"head": {}, "boolean": bool(self)})
        bindings = [
            {column: _json_term(term) for column, term in zip(self.columns, row, strict=True) if term is not None}
            for row in self.terms
        ]
        answer = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(answer, ensure_ascii=False, indent=1)

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a data frame (needs the extra ``pandas``).

        Raises:
            QueryError: pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415 (heavy and optional)
        except ImportError as error:
            raise QueryError("pandas is not installed; run `pip install 'civicgraph[pandas]'`") from error
        return pd.DataFrame.from_records([tuple(map(value, row)) for row in self.terms], columns=list(self.columns))

    def to_turtle(self) -> str:
        """The triples of a CONSTRUCT or DESCRIBE as Turtle.

        Raises:
            QueryError: the answer is no graph.
        """
        if self.form != "construct":
            raise QueryError("only CONSTRUCT and DESCRIBE answer with a graph; choose another format than ttl")
        from civicgraph.rdf.vocab import PREFIXES  # noqa: PLC0415

        triples: Any = [Triple(*row) for row in self.terms]  # type: ignore[arg-type]  # a CONSTRUCT gives triples
        text = serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES)
        return (text or b"").decode()

    def _row(self, row: Sequence[Term | None]) -> dict[str, Value]:
        return {column: value(term) for column, term in zip(self.columns, row, strict=True)}


def value(term: Term | None) -> Value:
    """A term as a plain value: a number, a truth value, the text of a literal, or an IRI."""
    if term is None:
        return None
    if not isinstance(term, RdfLiteral):
        return str(term) if isinstance(term, Triple) else term.value
    if term.datatype.value == f"{_XSD}boolean":
        return term.value in {"true", "1"}
    kind = _NUMBERS.get(term.datatype.value)
    try:
        return kind(term.value) if kind else term.value
    except (ValueError, ArithmeticError):  # an ill-typed number is shown as it stands
        return term.value


def _json_term(term: Term) -> dict[str, object]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = zip(TRIPLE_COLUMNS, (term.subject, term.predicate, term.object), strict=True)
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype.value == f"{_XSD}string":
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}
