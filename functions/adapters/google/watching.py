"""Waiting for the next version of a job: one listener for all who watch it in this process."""

from __future__ import annotations

import time

from functions.adapters.google.job_book import Book
from functions.core.job import Job


class Watchers:
    """Looks again until something changed."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def watch(self, job_id: str, *, after: int, timeout: float) -> Job | None:
        ends = time.monotonic() + timeout
        while True:
            kept = self._book.read(job_id)
            left = ends - time.monotonic()
            if kept is None or kept.job.version > after or left <= 0:
                return kept.job if kept else None
            time.sleep(min(left, 0.2))
