"""Bodies: from a written form to the full official name, and where a text names them."""

from civicgraph.units.aliases import merge_aliases
from civicgraph.units.find import find_units
from civicgraph.units.model import UnitContext, UnitMention, UnitName
from civicgraph.units.resolve import body, resolve_unit

__all__ = ["UnitContext", "UnitMention", "UnitName", "body", "find_units", "merge_aliases", "resolve_unit"]
