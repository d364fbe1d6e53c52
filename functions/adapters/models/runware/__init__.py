"""Runware as a painter: an array of tasks goes out by one POST, and the picture comes back in the answer."""
