"""Honours and prizes that an article reports as given: who gave what to whom."""

from civicgraph.extraction.awards.find import find_awards

__all__ = ["find_awards"]
