"""Jobs of one process that were decoded once, so that looking at progress costs one small query or none."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict

from functions.core.job import Job

#: seconds for which a job that was just seen is believed to be the newest; our own commits are known at once
TRUSTED = 0.02
#: seconds within which one look serves all who ask while it lasts; after a longer rest everybody looks
SHARED = 0.25


class Shelf:
    """The jobs that were read or written last, as values, and when each was last seen to be the newest."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._jobs: OrderedDict[str, tuple[Job, float]] = OrderedDict()
        self._turn = threading.Lock()

    def recent(self, job_id: str, *, now: float) -> Job | None:
        """The job, if it was the newest a moment ago: only another process can have changed it since.

        When that moment is over, one caller is told nothing and looks; it is believed for as long as that takes.
        """
        found = self._jobs.get(job_id)
        if found is None or now - found[1] > SHARED:
            return None
        if now - found[1] < TRUSTED:
            return found[0]
        with self._turn:
            if self._jobs.get(job_id) is found:
                self._jobs[job_id] = found[0], now
                return None
        return self.recent(job_id, now=now)

    def find(self, job_id: str, version: int) -> Job | None:
        """The job in exactly that version, which is the newest."""
        with self._turn:
            job = self._jobs[job_id][0] if job_id in self._jobs else None
        return self.put(job) if job is not None and job.version == version else None

    def put(self, job: Job) -> Job:
        """Keeps the newest of its versions until others are asked for more."""
        with self._turn:
            known = self._jobs.get(job.id)
            if known is None or known[0].version <= job.version:
                self._jobs[job.id] = job, time.monotonic()
            self._jobs.move_to_end(job.id)
            if len(self._jobs) > self._size:
                self._jobs.popitem(last=False)
        return job

    def forget(self, job_id: str) -> None:
        """The next look is at the file."""
        with self._turn:
            self._jobs.pop(job_id, None)
