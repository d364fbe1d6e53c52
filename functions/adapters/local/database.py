"""One SQLite file: one connection that writes, a few that read, and a bell for those who wait for a commit.

A commit is durable when `writing` returns: the log is synced outside the turn, once for all who commit at the same
time, where `synchronous=FULL` would let each wait for the disk alone. `BEGIN IMMEDIATE` makes each write one turn among
all processes of the folder. What is stored is known to the stores, not here.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from functions.adapters.local import schema
from functions.adapters.local.faults import DataFolderFault, NewerFolder, in_plain_words
from functions.adapters.local.migrating import copied, statements
from functions.core.folding import folded

FILE = "limner.db"
#: SQLite's log, into which every commit is appended
LOG = FILE + "-wal"
#: how long a write waits for another process, in seconds
PATIENCE = 10.0


class Bell:
    """Counts commits of one sort, so that nobody who looked before one sleeps through it."""

    def __init__(self) -> None:
        self._rung = threading.Condition()
        self.count = 0

    def ring(self) -> None:
        """Wakes all who wait."""
        with self._rung:
            self.count += 1
            self._rung.notify_all()

    def wait(self, seen: int, *, timeout: float) -> None:
        """Returns at the first ring after `seen` was read, or after the time-out."""
        with self._rung:
            if self.count == seen:
                self._rung.wait(timeout)


class Database:
    """The file of one data folder, opened for many threads."""

    def __init__(self, folder: Path) -> None:
        """Makes the folder and the tables where there are none; DataFolderFault says what is wrong with it."""
        self.folder = folder
        #: a job has a new version
        self.jobs_changed = Bell()
        #: a task was put, or a queue was paused or resumed
        self.tasks_changed = Bell()
        self._turn = threading.Lock()
        self._syncing = threading.Lock()
        #: commits so far, and how many of them are on the disk for certain
        self._commits = self._synced = 0
        self._idle: list[sqlite3.Connection] = []
        with in_plain_words(folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            # SQLite reports a folder that cannot be written late and in many ways; a file of our own tells at once.
            with tempfile.TemporaryFile(dir=folder) as probe:
                probe.write(b"limner")
            self._writer = self._opened()
            try:
                self._prepare()
                self._log = self._opened_log()
            except BaseException:
                self._writer.close()
                raise

    @contextmanager
    def writing(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        """One transaction: committed at the end, rolled back by any error.

        One that need not be durable survives the end of the process, and may be lost with the power; never alone, as
        the log is cut at its end. That is enough for what the sweep would ask for anew.
        """
        with in_plain_words(self.folder):
            with self._turn:
                self._writer.execute("BEGIN IMMEDIATE")
                try:
                    yield self._writer
                    self._writer.execute("COMMIT")
                except BaseException:
                    # A full disk has rolled back by itself.
                    if self._writer.in_transaction:
                        self._writer.execute("ROLLBACK")
                    raise
                self._commits += 1
                mine = self._commits
            if durable:
                self._sync(mine)

    @property
    def commits(self) -> int:
        """How many this process has made; within `writing`, those before it."""
        return self._commits

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for a few queries; each sees the newest commit."""
        with in_plain_words(self.folder):
            try:
                connection = self._idle.pop()
            except IndexError:
                connection = self._opened()
            try:
                yield connection
            finally:
                self._idle.append(connection)

    def settle(self) -> None:
        """What this process committed until now is durable when this returns."""
        with in_plain_words(self.folder):
            self._sync(self._commits)

    def sync(self) -> None:
        """What could be read until now is durable when this returns, also where another process wrote it."""
        with in_plain_words(self.folder):
            os.fsync(self._log)

    def answers(self) -> bool:
        """The file can be read."""
        with self.reading() as connection:
            return bool(connection.execute("SELECT 1").fetchone() == (1,))

    def close(self) -> None:
        """Closes all connections; nobody may be using one."""
        with self._turn:
            for connection in (self._writer, *self._idle):
                connection.close()
            self._idle.clear()
            os.close(self._log)

    def _sync(self, upto: int) -> None:
        """Whoever comes while another syncs finds that the next sync was for many."""
        with self._syncing:
            if self._synced < upto:
                commits = self._commits
                os.fsync(self._log)
                self._synced = commits

    def _opened_log(self) -> int:
        """The log itself: it stays the same file while a connection is open, and SQLite puts no locks on it."""
        return os.open(self.folder / LOG, os.O_RDWR | os.O_CLOEXEC)

    def _opened(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.folder / FILE, timeout=PATIENCE, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        try:
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.create_function("folded", 1, folded, deterministic=True)
        except BaseException:
            connection.close()
            raise
        return connection

    def _prepare(self) -> None:
        self._to_wal()
        self._writer.execute("BEGIN IMMEDIATE")
        version = int(self._writer.execute("PRAGMA user_version").fetchone()[0])
        application = int(self._writer.execute("PRAGMA application_id").fetchone()[0])
        used = self._writer.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] > 0
        if used and application != schema.APPLICATION:
            raise DataFolderFault(f"The file {FILE} in the data folder {self.folder} is another program's database.")
        if version > schema.VERSION:
            raise NewerFolder(f"The data folder {self.folder} was written by a newer version of Limner.")
        if 0 < version < schema.VERSION:
            # What is read here is the last commit: the transaction that is open has written nothing yet.
            with closing(self._opened()) as reader:
                copied(reader, self.folder, version)
        for script in schema.STEPS[version:]:
            for statement in statements(script):
                self._writer.execute(statement)
        if version < schema.VERSION:
            self._writer.execute(f"PRAGMA application_id = {schema.APPLICATION}")
            self._writer.execute(f"PRAGMA user_version = {schema.VERSION}")
        self._writer.execute("COMMIT")

    def _to_wal(self) -> None:
        """The switch wants the file for itself and does not wait for it: two processes may start at once."""
        ends = time.monotonic() + PATIENCE
        while True:
            try:
                self._writer.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                if not busy or time.monotonic() > ends:
                    raise
                time.sleep(0.01)
