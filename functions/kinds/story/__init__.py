"""The story: scenes with a picture and prose."""
