"""The laptop: SQLite, a directory, threads."""
