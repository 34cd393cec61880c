"""The errors a user can cause; each message says what is wrong, where, and what to do."""


class CivicgraphError(Exception):
    """Anything that the command line reports without a traceback (exit code 2 unless said otherwise)."""

    exit_code = 2


class ReadError(CivicgraphError):
    """An input cannot be read as articles."""


class NoArticleError(ReadError):
    """A page is read well, and holds no article: a front page or a list."""


class DataError(CivicgraphError):
    """A row of a data file or a rule is wrong; the message names file and line."""


class EvidenceError(CivicgraphError):
    """A quote is not what stands at its offsets."""

    exit_code = 1


class GraphError(CivicgraphError):
    """A graph cannot be opened or written."""


class QueryError(CivicgraphError):
    """A query is unknown, wrong, or lacks a parameter."""


class NotFoundError(CivicgraphError):
    """What was asked for is not in the graph."""

    exit_code = 1
