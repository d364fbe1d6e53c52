"""The lesson: explanations at a level, with key ideas, examples and questions."""
