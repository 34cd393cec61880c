"""Bodies: from a written form to the full official name, and where a text names them."""

from civicgraph.units.model import UnitContext, UnitMention, UnitName
from civicgraph.units.resolve import body, resolve_unit

__all__ = ["UnitContext", "UnitMention", "UnitName", "body", "resolve_unit"]
