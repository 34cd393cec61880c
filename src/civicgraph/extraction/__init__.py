"""Extraction: a pure function from one article to its claims."""

from civicgraph.extraction.reader import extract

__all__ = ["extract"]
