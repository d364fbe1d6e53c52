"""The presentation: a topic becomes subtopics, each with an explanation and a slide."""
