"""Personal names: which strings are names, and where they end."""

from civicgraph.names.boundaries import name_at
from civicgraph.names.bylines import names_in_byline
from civicgraph.names.lists import name_list
from civicgraph.names.model import NameModel, load_names
from civicgraph.names.pinyin import pinyin
from civicgraph.names.running import find_names, resolve_short
from civicgraph.names.spans import Context, NameSpan

__all__ = [
    "Context",
    "NameModel",
    "NameSpan",
    "find_names",
    "load_names",
    "name_at",
    "name_list",
    "names_in_byline",
    "pinyin",
    "resolve_short",
]
