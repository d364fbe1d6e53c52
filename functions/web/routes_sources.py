"""The rows about documents that are sent ahead of their job."""

from __future__ import annotations

from functions.web import uploads
from functions.web.route import Route

UPLOADS: tuple[Route, ...] = (
    Route(
        method="POST", path="/v1/uploads", answer=uploads.announce, scope="write", body="upload",
        summary="Announce a document; its bytes are PUT to the address that you get.", answers={201: "UploadReply"},
        headers=("Idempotency-Key",),
        problems=(400, 413, 415, 422, 429),
    ),
    Route(
        method="PUT", path="/v1/uploads/{upload}", answer=uploads.fill, scope="write", signature=True, body="bytes",
        summary="The bytes of an announced document; the address alone is leave enough.",
        answers={200: "UploadReply"}, query=("signature",), problems=(404, 409, 413, 422),
    ),
)  # fmt: skip
