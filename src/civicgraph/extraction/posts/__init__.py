"""Which body a title belongs to: the one written before it, the one that its kind implies, or one carried along."""

from civicgraph.extraction.posts.model import Nearby, Post
from civicgraph.extraction.posts.read import read_post, real_titles

__all__ = ["Nearby", "Post", "read_post", "real_titles"]
