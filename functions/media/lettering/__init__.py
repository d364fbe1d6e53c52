"""Words onto panels and panels onto pages: a page of data first, then drawn."""
