"""Events of an article: what was held, attended or inspected, when, where, and who took part in which role."""
