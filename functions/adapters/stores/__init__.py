"""What all stores have in common: what a commit does, decided once."""
