"""Limner: a prompt, a topic, a script or a document becomes an illustrated work."""
