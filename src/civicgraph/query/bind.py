"""Parameters as RDF terms: bound to variables of a query, never written into its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, Triple, Variable, parse

from civicgraph.errors import QueryError
from civicgraph.query.catalogue import Parameter
from civicgraph.query.lookup import ENTITIES, Bound, check_title, find_entities

Binding: TypeAlias = dict[Variable, Bound]

_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_NAME: Final = re.compile(r"[^\W\d]\w*")


def bindings(store: Store, parameters: tuple[Parameter, ...], values: Mapping[str, object]) -> list[Binding]:
    """What to bind for each run of a query: one run for each thing that has the name that was given.

    A parameter NAME that is a thing of the graph is bound as its IRI to ``?NAME_id``, any other to ``?NAME``.

    Args:
        store: the graph in which things are looked up.
        parameters: those that the query declares.
        values: what the user gives; None counts as not given.

    Raises:
        QueryError: a parameter is missing, unknown, or of the wrong kind.
        NotFoundError: nothing in the graph has a name that was given.
    """
    given = {name: value for name, value in values.items() if value is not None}
    _check_names(parameters, given)
    choices = [
        list(_choices(store, parameter, given[parameter.name])) for parameter in parameters if parameter.name in given
    ]
    return [dict(choice) for choice in product(*choices)]


def free_bindings(values: Mapping[str, object]) -> Binding:
    """What to bind in a query that declares no parameters: RDF terms as they are, Python values as literals.

    A string that is a term in N-Triples syntax (``<iri>``, ``"text"@zh``) is that term, any other a plain literal.

    Raises:
        QueryError: a name is no variable name, or a value cannot be a term.
    """
    return {_variable(name): _term(name, value) for name, value in values.items() if value is not None}


def _check_names(parameters: tuple[Parameter, ...], given: Mapping[str, object]) -> None:
    known = [parameter.name for parameter in parameters]
    if unknown := [name for name in given if name not in known]:
        takes = f"it takes {', '.join(known)}" if known else "it takes none"
        raise QueryError(f"the query has no parameter {unknown[0]!r}; {takes}")
    missing = [parameter for parameter in parameters if parameter.required and parameter.name not in given]
    if missing:
        raise QueryError(f"the query needs the parameter {missing[0].name}: {missing[0].note}")


def _choices(store: Store, parameter: Parameter, value: object) -> Iterator[tuple[Variable, Bound]]:
    if parameter.kind not in ENTITIES:
        literal = _value(parameter, value)
        if parameter.kind == "title":
            check_title(store, literal.value)
        yield Variable(parameter.name), literal
        return
    variable = Variable(f"{parameter.name}_id")
    text = value.value if isinstance(value, NamedNode | Literal) else value
    if not isinstance(text, str):
        raise QueryError(f"the parameter {parameter.name} is a name or an IRI, not {value!r}")
    yield from ((variable, node) for node in find_entities(store, parameter.kind, text))


def _value(parameter: Parameter, value: object) -> Literal:
    text = value.value if isinstance(value, Literal) else str(value)
    if parameter.kind == "date" and not _DATE.fullmatch(text):
        raise QueryError(f"the parameter {parameter.name} is a date as 2017, 2017-03 or 2017-03-08, not {text!r}")
    if parameter.kind == "number":
        return _number(parameter, text)
    return Literal(text)


def _number(parameter: Parameter, text: str) -> Literal:
    try:
        return Literal(int(text))
    except ValueError:
        raise QueryError(f"the parameter {parameter.name} is a whole number, not {text!r}") from None


def _variable(name: str) -> Variable:
    if not _NAME.fullmatch(name):
        raise QueryError(f"{name!r} cannot be the name of a variable")
    return Variable(name)


def _term(name: str, value: object) -> Bound:
    if isinstance(value, NamedNode | BlankNode | Literal | Triple):
        return value
    if n3 := getattr(value, "n3", None):  # a term of rdflib
        value = n3()
    if isinstance(value, str):
        return _written_term(value) or Literal(value)
    if isinstance(value, bool | int | float):
        return Literal(value)
    raise QueryError(f"the parameter {name} cannot be {value!r}: give a string, a number, a truth value or an RDF term")


def _written_term(text: str) -> Bound | None:
    """The term that a string writes in N-Triples, or None: the string is one of its own."""
    if not text.startswith(("<", '"')) or "\n" in text:
        return None
    try:
        quads = list(parse(f"<urn:s> <urn:p> {text} .", format=RdfFormat.N_TRIPLES))
    except SyntaxError:
        return None
    return quads[0].object if len(quads) == 1 else None
