"""civicgraph reads Chinese local government news into a knowledge graph; every fact has its quote."""
