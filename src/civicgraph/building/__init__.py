"""From articles to a graph that keeps up with them: in parallel, by content, safe against being stopped at any moment.

``pipeline`` knows the order of the steps; here is how each is done at size:

- :mod:`~civicgraph.building.intake` reads articles and has those extracted whose claims are not kept yet;
- :mod:`~civicgraph.building.ledger` keeps claims by content, and what resolution must know of each article;
- :mod:`~civicgraph.building.changes` tells which graphs the new, changed and removed articles touch;
- :mod:`~civicgraph.building.emission` makes the quads of those, :mod:`~civicgraph.building.edit` writes them into a
  store, and :mod:`~civicgraph.building.shelf` makes the new store take the place of the old one in one step.
"""
