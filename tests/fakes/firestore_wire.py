"""What goes over the wire to Firestore, counted call by call; and answers that are lost on their way back."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import grpc
from google.cloud.firestore import Client

from functions.adapters.google.store import Store
from functions.core.errors import LimnerError


class Lost(grpc.RpcError):
    """The connection broke; the client cannot know what became of its call."""

    def __init__(self, code: grpc.StatusCode = grpc.StatusCode.UNAVAILABLE) -> None:
        super().__init__("the connection broke")
        self._code = code

    def code(self) -> grpc.StatusCode:
        return self._code

    def details(self) -> str:
        return "the connection broke"

    def trailing_metadata(self) -> None:
        return None

    def exception(self) -> Lost:
        return self

    def result(self) -> Any:
        raise self

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        raise self


class Wire(grpc.UnaryUnaryClientInterceptor, grpc.UnaryStreamClientInterceptor, grpc.StreamStreamClientInterceptor):
    """Sees every call of one client."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self.clear()
        #: asked before a call is made, with its name and request; what it raises is what the client gets
        self.before: Callable[[str, Any], None] = lambda _name, _request: None
        #: asked when a call was answered; what it raises is what the client gets
        self.after: Callable[[str, Any], None] = lambda _name, _request: None

    def clear(self) -> None:
        """Counts from nothing."""
        #: by name, as Commit or BatchGetDocuments; a commit that was refused is RefusedCommit
        self.calls: Counter[str] = Counter()
        self.reads = 0
        self.writes = 0
        self.transactions = 0
        #: writes by the collection that they are in
        self.written: Counter[str] = Counter()

    def store(self, project: str) -> Store:
        """A store whose client speaks over this wire."""
        wire = self

        class Tapped(Client):
            def _emulator_channel(self, transport: Any) -> Any:
                return grpc.intercept_channel(super()._emulator_channel(transport), wire)

        # A busy computer's emulator may take longer than the house would wait in the cloud.
        return Store(project, look=30.0, opened=lambda name, database: Tapped(project=name, database=database))

    def intercept_unary_unary(self, continuation: Any, details: Any, request: Any) -> Any:
        name = details.method.rpartition("/")[2]
        try:
            self.before(name, request)
        except Lost as lost:
            return lost
        call = continuation(details, request)
        refused = call.exception() is not None
        with self._turn:
            self.calls[f"Refused{name}" if refused else name] += 1
            if name == "Commit" and not refused:
                self.writes += len(request.writes)
                self.written.update(_collection(write) for write in request.writes)
            self.transactions += name == "BeginTransaction" or bool(getattr(request, "transaction", b""))
        try:
            if not refused:
                self.after(name, request)
        except Lost as lost:
            return lost
        return call

    def intercept_unary_stream(self, continuation: Any, details: Any, request: Any) -> Any:
        name = details.method.rpartition("/")[2]
        try:
            self.before(name, request)
        except Lost as lost:
            return lost
        with self._turn:
            self.calls[name] += 1
            self.transactions += bool(getattr(request, "transaction", b""))
            if name == "BatchGetDocuments":
                self.reads += len(request.documents)
        return continuation(details, request)

    def intercept_stream_stream(self, continuation: Any, details: Any, requests: Any) -> Any:
        name = details.method.rpartition("/")[2]
        try:
            self.before(name, requests)
        except Lost as lost:
            return lost
        with self._turn:
            self.calls[name] += 1
        return continuation(details, requests)

    @contextmanager
    def losing(self, count: int = 1, *, of: str = "Commit") -> Iterator[None]:
        """The next answers of that name are lost: the calls were done, and nobody says so."""
        left = [count]

        def lose(name: str, _request: Any) -> None:
            with self._turn:
                hit = name == of and left[0] > 0
                left[0] -= hit
            if hit:
                raise Lost

        before, self.after = self.after, lose
        try:
            yield
        finally:
            self.after = before
        assert left[0] == 0, "nothing was lost"


def at_once(acts: Iterable[Callable[[], Any]], *, threads: int = 20) -> list[Any]:
    """What all of them answer, begun in the same instant; an error is an answer too."""
    ready = threading.Barrier(threads)

    def told(act: Callable[[], Any]) -> Any:
        try:
            return act()
        except LimnerError as error:
            return error

    with ThreadPoolExecutor(threads, initializer=ready.wait) as pool:
        return [one.result() for one in [pool.submit(told, act) for act in acts]]


def _collection(write: Any) -> str:
    name = write.update.name or write.delete
    return str(name.rpartition("/documents/")[2].split("/")[0])
