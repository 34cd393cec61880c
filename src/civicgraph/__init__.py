"""civicgraph reads Chinese local government news into a knowledge graph; every fact has its quote."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from civicgraph.extraction import extract
    from civicgraph.graph import Graph
    from civicgraph.model import Article, Claims
    from civicgraph.pipeline import build

    __version__: str

__all__ = ["Article", "Claims", "Graph", "__version__", "build", "extract"]

_HOMES: Final = {
    "Article": "civicgraph.model",
    "Claims": "civicgraph.model",
    "Graph": "civicgraph.graph",
    "build": "civicgraph.pipeline",
    "extract": "civicgraph.extraction",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that ``import civicgraph`` costs nothing."""
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 (slow to import)

        found: Any = version("civicgraph")
    elif name in _HOMES:
        found = getattr(importlib.import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
