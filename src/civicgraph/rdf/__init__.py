"""Claims as RDF: the terms, the quads, and the shapes that check them."""
