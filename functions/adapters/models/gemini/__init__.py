"""Gemini as writer, painter and voice. Nothing of Google's client is loaded before the first call."""
