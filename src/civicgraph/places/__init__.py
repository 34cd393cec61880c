"""Administrative divisions: the gazetteer, the places that a text names, and jurisdictions."""

from civicgraph.places.jurisdiction import Jurisdiction, is_district
from civicgraph.places.scan import PlaceMention, count_names, find_places
from civicgraph.places.table import LEVELS, Gazetteer, Level, Place, load_gazetteer

__all__ = [
    "LEVELS",
    "Gazetteer",
    "Jurisdiction",
    "Level",
    "Place",
    "PlaceMention",
    "count_names",
    "find_places",
    "is_district",
    "load_gazetteer",
]
