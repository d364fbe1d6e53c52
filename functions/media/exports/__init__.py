"""The files that a book can become; each writer is imported when it is first used."""
