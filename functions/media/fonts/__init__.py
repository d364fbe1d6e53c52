"""Bundled typefaces: their files, what they cover, how wide they set."""
