"""How the house is seen from outside: what it counts of itself, and what the machine says of it."""
