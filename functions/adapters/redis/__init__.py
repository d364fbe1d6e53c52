"""What processes share in a Redis server, where there is one: quick, and never the only place."""
