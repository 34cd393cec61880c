"""Across articles: which mentions are the same person, unit, post or event."""
