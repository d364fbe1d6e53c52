"""How we behave: one file a rule, each a set of pure decisions over values."""
