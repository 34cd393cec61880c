"""Networks and pages of a graph: what to show, where it stands, one HTML file."""
