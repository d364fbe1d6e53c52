"""Waiting for the next version of a job: one listener a job, shared by all who watch it in this process.

A listener costs one read when it begins, one for each version, and one for a look after five seconds in which it was
silent. Where there are too many of them, or one breaks, the job is read every second instead.
"""

from __future__ import annotations

import logging
import threading
import time

from functions.adapters.google.job_book import Book
from functions.adapters.google.job_documents import Kept
from functions.adapters.google.listening import Stream
from functions.core.errors import LimnerError
from functions.core.job import Job

_LOG = logging.getLogger(__name__)
#: listeners at a time; each has threads of its own
MOST = 32
#: seconds that are too short to listen, between two looks without a listener, and that one is kept for the next watcher
SHORT, GLANCE, LINGER = 0.1, 1.0, 5.0
#: seconds of silence after which a listener is not believed without a look
SILENCE = 5.0


class Listener:
    """What Firestore tells of one job, heard by a thread."""

    def __init__(self, book: Book, job_id: str) -> None:
        self._book = book
        self._job_id = job_id
        self._changed = threading.Condition()
        self._told = False
        self._kept: Kept | None = None
        self._heard_at = time.monotonic()
        self._stream = Stream(book.store, book.ref(job_id))
        self.watchers = 0
        self.idle_since = time.monotonic()
        self.broken = False
        threading.Thread(target=self._listen, name=f"listener-{job_id}", daemon=True).start()

    def wait(self, *, after: int, ends: float) -> tuple[bool, Job | None]:
        """Whether it can be believed, and the job as soon as its version passes `after`, or as it is at the end."""
        with self._changed:
            while not self.broken:
                kept, left = self._kept, ends - time.monotonic()
                if self._told and (kept is None or kept.job.version > after):
                    return True, kept.job if kept else None
                if left <= 0:
                    break
                self._changed.wait(left)
            believed = self._told and not self.broken and time.monotonic() - self._heard_at < SILENCE
            return believed, self._kept.job if self._kept else None

    def agrees(self, kept: Kept | None) -> bool:
        """Whether what was told here is as new as this look at the job."""
        with self._changed:
            self._heard_at = time.monotonic()
            told = self._kept.job.version if self._kept else 0
            return not self.broken and (not self._told or told >= (kept.job.version if kept else 0))

    def close(self) -> None:
        """Ends it and its threads."""
        self._stream.close()

    def _listen(self) -> None:
        try:
            for found in self._stream:
                kept = None if found is None else self._book.taken(self._job_id, found)
                with self._changed:
                    self._kept, self._told, self._heard_at = kept, True, time.monotonic()
                    self._changed.notify_all()
        except LimnerError as error:
            _LOG.info("A job is looked at from time to time: its listener ended. %s", error)
        finally:
            with self._changed:
                self.broken = True
                self._changed.notify_all()


class Watchers:
    """Everybody who waits for jobs in this process."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._turn = threading.Lock()
        self._listeners: dict[str, Listener] = {}
        self._reaping = False
        book.store.at_close(self.close)

    def watch(self, job_id: str, *, after: int, timeout: float) -> Job | None:
        """The job as soon as its version passes `after`, or as it is when the time is over."""
        ends = time.monotonic() + timeout
        listener = self._joined(job_id) if timeout >= SHORT else None
        if listener is not None:
            try:
                believed, job = listener.wait(after=after, ends=ends)
            finally:
                self._left(listener)
            if believed:
                return job
        return self._looked(job_id, listener, after=after, ends=ends)

    def close(self) -> None:
        """Ends every listener."""
        with self._turn:
            listeners, self._listeners = self._listeners, {}
        for one in listeners.values():
            one.close()

    def _looked(self, job_id: str, listener: Listener | None, *, after: int, ends: float) -> Job | None:
        while True:
            kept = self._book.read(job_id)
            if listener is not None and not listener.agrees(kept):
                listener.close()
            left = ends - time.monotonic()
            if kept is None or kept.job.version > after or left <= 0:
                return kept.job if kept else None
            time.sleep(min(left, GLANCE))

    def _joined(self, job_id: str) -> Listener | None:
        """The job's listener, also for us; None where there are too many, or it has just broken."""
        with self._turn:
            known = self._listeners.get(job_id)
            if known is None:
                if len(self._listeners) >= MOST:
                    return None
                known = self._listeners[job_id] = Listener(self._book, job_id)
                self._reap_later()
            if known.broken:
                return None
            known.watchers += 1
            return known

    def _left(self, listener: Listener) -> None:
        with self._turn:
            listener.watchers -= 1
            listener.idle_since = time.monotonic()

    def _reap_later(self) -> None:
        if not self._reaping:
            self._reaping = True
            timer = threading.Timer(LINGER, self._reap)
            timer.daemon = True
            timer.start()

    def _reap(self) -> None:
        """Ends listeners that nobody needed for a while, broken ones too: the next watcher tries again."""
        idle = time.monotonic() - LINGER
        with self._turn:
            gone = [name for name, one in self._listeners.items() if not one.watchers and one.idle_since <= idle]
            ended = [self._listeners.pop(name) for name in gone]
            self._reaping = False
            if self._listeners:
                self._reap_later()
        for one in ended:
            one.close()
