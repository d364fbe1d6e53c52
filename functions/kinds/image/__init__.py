"""The image: one picture, always new."""
