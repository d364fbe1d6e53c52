"""Builds the house; the only room that knows every other."""
