"""A project of Google Cloud, looked at from outside: is everything there, as it must be, and for whom."""
