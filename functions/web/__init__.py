"""HTTP: one table of routes over the flows."""
