"""Questions to a graph: the catalogue, parameters, and answers as rows."""

from civicgraph.query.catalogue import Parameter, Query, find_query, list_queries
from civicgraph.query.rows import Rows

__all__ = ["Parameter", "Query", "Rows", "find_query", "list_queries"]
