"""A document from its bytes: what the child that reads it answers, and what that means to the house."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from functions.core.codec import decode, encode
from functions.core.document import Block, Document
from functions.core.errors import (
    Encrypted,
    InvalidRequest,
    LimnerError,
    NoText,
    PayloadTooLarge,
    TooComplex,
    UnsupportedMedia,
)

log = logging.getLogger("limner.documents")
Json = dict[str, Any]
FAULTS: Mapping[str, type[LimnerError]] = {
    fault.code: fault for fault in (Encrypted, InvalidRequest, NoText, PayloadTooLarge, TooComplex, UnsupportedMedia)
}
BROKEN = "The document is damaged and cannot be read."


def read(data: bytes, name: str, mime: str) -> Json:
    """The document, or the fault that keeps it from being read."""
    from functions.media.documents import DocumentFault
    from functions.media.documents import read as read_document

    try:
        found = read_document(data, name=name, mime=mime)
    except DocumentFault as fault:
        return {"fault": fault.code, "detail": str(fault), "action": fault.action}
    except (MemoryError, RecursionError):
        return {"fault": TooComplex.code, "detail": TooComplex().detail}
    except Exception:
        # Parsers of other people's formats fail in more ways than anybody has listed; none of them is the house's.
        log.exception("document_broken")
        return {"fault": InvalidRequest.code, "detail": BROKEN, "action": "Save it anew and send that."}
    blocks = tuple(
        Block(kind=piece.kind, text=piece.text, level=piece.level, page=piece.page, paragraph=number)
        for number, piece in enumerate(found.pieces, 1)
    )
    document = Document(
        name=name, mime=found.mime, blocks=blocks, pages=found.pages, left_out=found.left_out, warnings=found.warnings
    )
    made: Json = encode(document)
    return {"document": made}


def told(answer: Mapping[str, Any]) -> Document:
    """The document; raises the fault where there is one."""
    if "fault" not in answer:
        return decode(Document, answer["document"])
    fault, detail = FAULTS[answer["fault"]], str(answer["detail"])
    fields = (("file", detail),) if fault is InvalidRequest else ()
    raise fault(detail, action=str(answer.get("action") or ""), fields=fields)
