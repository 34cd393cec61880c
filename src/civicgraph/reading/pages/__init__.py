"""Web pages → articles: title, date, source, author and body as Chinese government and news sites set them."""

from civicgraph.reading.pages.article import read_page

__all__ = ["read_page"]
