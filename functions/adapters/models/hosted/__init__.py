"""What all hosted providers have in common: what they are told, what they cost, and how a connection to them fails."""
