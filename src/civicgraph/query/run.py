"""Runs queries over a store, one answer however many bindings; nothing is ever changed and no network is reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store, Variable

from civicgraph.errors import QueryError
from civicgraph.query.bind import Binding
from civicgraph.query.rows import TRIPLE_COLUMNS, Rows, Term
from civicgraph.query.safety import refuse_service, syntax_error, uses_keyword
from civicgraph.rdf.vocab import PREFIXES

_ANSWER: Final = "answer"


def ask(store: Store, text: str, runs: Sequence[Binding] = ({},), *, union: bool = True) -> Rows:
    """Ask a store.

    Args:
        store: the graph.
        text: SPARQL: SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes of the ontology need no declaration.
        runs: one binding of variables for each time that the query is asked; the answers follow one another.
        union: whether the default graph is the union of all graphs, one copy of a triple for each graph that has it.
            A query with FROM has the default graph that it names.

    Raises:
        QueryError: the query is wrong, asks another server, or does not select a variable that is to be bound.
    """
    refuse_service(text)
    union = union and not uses_keyword(text, "from")
    answers = [_run(store, text, run, union) for run in runs]
    rows = [row for answer in answers for row in answer.terms]
    if answers[0].form == "construct":
        rows = sorted(set(rows), key=lambda row: tuple(map(str, row)))
    return Rows(answers[0].columns, rows, answers[0].form)


def _run(store: Store, text: str, binding: Binding, union: bool) -> Rows:
    try:
        answer = store.query(text, prefixes=PREFIXES, use_default_graph_as_union=union, substitutions=binding or None)
        return _rows(answer)
    except SyntaxError as error:
        raise syntax_error(error, text) from None
    except RuntimeError as error:
        raise QueryError(_explain(error, binding)) from None


def _rows(answer: QueryBoolean | QuerySolutions | QueryTriples) -> Rows:
    if isinstance(answer, QueryBoolean):
        from pyoxigraph import Literal  # noqa: PLC0415

        return Rows((_ANSWER,), [(Literal(bool(answer)),)], "ask")
    if isinstance(answer, QueryTriples):
        return Rows(TRIPLE_COLUMNS, [(t.subject, t.predicate, t.object) for t in answer], "construct")
    terms: list[tuple[Term | None, ...]] = [tuple(solution) for solution in answer]
    return Rows([variable.value for variable in answer.variables], terms)


def _explain(error: RuntimeError, binding: Mapping[Variable, object]) -> str:
    if "does not contains variable" in str(error):
        names = ", ".join(f"?{variable.value}" for variable in binding)
        return f"a parameter must be among the variables that the query selects; select {names} too"
    return f"the query cannot be run: {error}"
