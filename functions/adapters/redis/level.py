"""Copies of finished scenes in Redis, with a small breaker: a server that is gone is no copy, at once, and no error.

Every wait is short. After a failure nobody asks for a moment; then one caller tries, and its result alone decides.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from redis import BlockingConnectionPool, Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

from functions.core.codec import decode, encode
from functions.ports import CacheEntry, LevelCounts

T = TypeVar("T")
log = logging.getLogger("limner.redis")
#: seconds that any one answer may take, and that nobody asks after a failure
PATIENCE, REST = 0.2, 2.0
#: seconds for which a copy is kept
SECONDS = 300
CONNECTIONS = 10
#: copies of another form than this program's are not found
PREFIX = "limner:scene:1:"
PORTION = 500


class RedisLevel:
    """One Redis server, as a level in front of the scene cache."""

    def __init__(self, url: str, *, seconds: int = SECONDS, now: Callable[[], float] = time.monotonic) -> None:
        """Connects to nothing yet; ValueError where `url` is no address of a Redis server."""
        pool = BlockingConnectionPool.from_url(
            url, max_connections=CONNECTIONS, timeout=PATIENCE, socket_timeout=PATIENCE,
            socket_connect_timeout=PATIENCE, retry=Retry(NoBackoff(), 0),
        )  # fmt: skip
        self.host = _place(pool.connection_kwargs)
        self._redis: Redis = Redis(connection_pool=pool)
        self._seconds, self._now = seconds, now
        self._turn = threading.Lock()
        self._rests_until = 0.0
        self._failed = False
        self._hits = self._misses = 0

    def find(self, key: str) -> CacheEntry | None:
        """The copy, if there is one; none while the server is gone."""
        data: Any = self._asked(lambda redis: redis.get(PREFIX + key))
        entry = None if data is None else _read(data, key)
        with self._turn:
            self._hits += entry is not None
            self._misses += entry is None
        return entry

    def keep(self, entry: CacheEntry) -> None:
        """A copy for all who share the server."""
        data = json.dumps(encode(entry), separators=(",", ":"))
        self._asked(lambda redis: redis.set(PREFIX + entry.key, data, ex=self._seconds))

    def forget(self, key: str) -> None:
        """No copy of it any more."""
        self._asked(lambda redis: redis.unlink(PREFIX + key))

    def clear(self) -> None:
        """No copy of ours; what others keep on the server stays."""

        def unlink(redis: Redis) -> None:
            keys: list[Any] = []
            for key in redis.scan_iter(match=PREFIX + "*", count=PORTION):
                keys.append(key)
                if len(keys) == PORTION:
                    redis.unlink(*keys)
                    keys.clear()
            if keys:
                redis.unlink(*keys)

        self._asked(unlink)

    def counts(self) -> LevelCounts:
        """What it did for this process, and whether it answers now."""
        answers = self._asked(lambda redis: bool(redis.ping())) is True
        return LevelCounts(
            name="redis", entries=None, hits=self._hits, misses=self._misses, connected=answers, host=self.host
        )

    def close(self) -> None:
        """Hangs up."""
        self._redis.close()

    def _asked(self, ask: Callable[[Redis], T]) -> T | None:
        """The answer; None while the server is gone."""
        if not self._may_ask():
            return None
        try:
            answer = ask(self._redis)
        except (RedisError, OSError) as error:
            self._rest(error)
            return None
        if self._failed:
            with self._turn:
                self._failed, self._rests_until = False, 0.0
            log.info("redis_is_back host=%s", self.host)
        return answer

    def _may_ask(self) -> bool:
        """Nobody during a rest; after it one, while the others go on without."""
        if not self._failed:
            return True
        with self._turn:
            if self._now() < self._rests_until:
                return False
            self._rests_until = self._now() + REST
            return True

    def _rest(self, error: Exception) -> None:
        with self._turn:
            fresh, self._failed = not self._failed, True
            self._rests_until = self._now() + REST
        if fresh:
            # Its words may name the password's user and more; its sort is enough.
            log.warning("redis_is_gone host=%s error=%s", self.host, type(error).__name__)


def _place(options: dict[str, Any]) -> str:
    return str(options.get("path") or f"{options.get('host', 'localhost')}:{options.get('port', 6379)}")


def _read(data: bytes, key: str) -> CacheEntry | None:
    """The copy, if it is one of ours."""
    try:
        entry = decode(CacheEntry, json.loads(data))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return entry if entry.key == key and entry.asset is not None else None
