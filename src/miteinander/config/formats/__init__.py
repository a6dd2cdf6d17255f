"""How dates read in each language: the only place that says it."""
