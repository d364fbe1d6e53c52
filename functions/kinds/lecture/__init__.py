"""The lecture: sections that are spoken, each with a picture, points and notes."""
