"""The same Cloud Tasks over gRPC, as the client asks the real one: tasks are made and queues looked at."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import grpc
from google.cloud.tasks_v2 import CreateTaskRequest, GetQueueRequest, Queue, Task
from google.cloud.tasks_v2.services.cloud_tasks.transports import CloudTasksGrpcTransport

from tests.fakes.tasks.service import FakeTasks

SERVICE = "/google.cloud.tasks.v2.CloudTasks/"
#: seconds until a call that is not answered ends
HANGING = 1.0


class Front(grpc.GenericRpcHandler):
    """Each call is answered as REST would answer it."""

    def __init__(self, fake: FakeTasks) -> None:
        self._calls: dict[str, tuple[Callable[..., Any], Any, Any]] = {
            f"{SERVICE}CreateTask": (self._create, CreateTaskRequest, Task),
            f"{SERVICE}GetQueue": (self._look, GetQueueRequest, Queue),
        }
        self._fake = fake

    def service(self, handler_call_details: Any) -> Any:
        found = self._calls.get(handler_call_details.method)
        if found is None:
            return None
        act, asked, told = found
        return grpc.unary_unary_rpc_method_handler(
            act, request_deserializer=asked.deserialize, response_serializer=told.serialize
        )

    def _create(self, request: CreateTaskRequest, context: grpc.ServicerContext) -> Any:
        body = {"task": json.loads(Task.to_json(request.task, always_print_fields_with_no_presence=False))}
        return Task.from_json(self._asked(context, "POST", f"/v2/{request.parent}/tasks", body))

    def _look(self, request: GetQueueRequest, context: grpc.ServicerContext) -> Any:
        return Queue.from_json(self._asked(context, "GET", f"/v2/{request.name}", None))

    def _asked(self, context: grpc.ServicerContext, method: str, path: str, body: Any) -> str:
        script = self._fake.answer(method, path, {}, b"" if body is None else json.dumps(body).encode())
        time.sleep(HANGING if script.how == "hang" else script.after)
        if script.how != "whole":
            context.abort(grpc.StatusCode.UNAVAILABLE, "Socket closed")
        said = script.body
        assert isinstance(said, dict)
        if script.status != 200:
            context.abort(grpc.StatusCode[said["error"]["status"]], said["error"]["message"])
        return json.dumps(said)


@contextmanager
def over_grpc(fake: FakeTasks) -> Iterator[CloudTasksGrpcTransport]:
    """A way to it for the real client."""
    server = grpc.server(ThreadPoolExecutor(32))
    server.add_generic_rpc_handlers((Front(fake),))
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    channel = grpc.insecure_channel(f"127.0.0.1:{port}")
    try:
        yield CloudTasksGrpcTransport(channel=channel)
    finally:
        channel.close()
        server.stop(None).wait()
