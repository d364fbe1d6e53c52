"""Reads PDF, DOCX, Markdown and plain text. What a document is, its bytes say; a name only tells Markdown from text."""

from __future__ import annotations

from functions.media.documents.reading import MOST_BYTES, DocumentFault, Piece, Reading, finished

__all__ = ["DOCX", "MARKDOWN", "PDF", "PLAIN", "DocumentFault", "Piece", "Reading", "kind_of", "read"]

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PLAIN = "text/plain"
MARKDOWN = "text/markdown"
TAKEN = "Send a PDF, a DOCX, a Markdown file or a plain text."
#: beginnings of what is often sent by mistake
OTHERS = (
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"RIFF", "a media file"),
    (b"BM", "a picture"), (b"II*\0", "a picture"), (b"MM\0*", "a picture"), (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a compressed file"), (b"7z\xbc\xaf", "an archive"), (b"Rar!", "an archive"),
    (b"\x7fELF", "a program"), (b"MZ", "a program"), (b"%!PS", "a PostScript file"), (b"ID3", "a sound file"),
)  # fmt: skip
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def read(data: bytes, *, name: str, mime: str = "") -> Reading:
    """What the document says; DocumentFault tells why it does not."""
    if not data:
        raise DocumentFault("invalid_request", "The file is empty.", action="Send one with text in it.")
    if len(data) > MOST_BYTES:
        raise DocumentFault("payload_too_large", "The file is larger than 20 MiB.")
    kind = kind_of(data, name=name, mime=mime)
    if kind == PDF:
        from functions.media.documents.pdf import read_pdf

        return finished(read_pdf(data))
    if kind == DOCX:
        from functions.media.documents.docx import read_docx

        return finished(read_docx(data))
    if kind == MARKDOWN:
        from functions.media.documents.markdown import read_markdown

        return finished(read_markdown(data))
    from functions.media.documents.plain import read_plain

    return finished(read_plain(data))


def kind_of(data: bytes, *, name: str, mime: str = "") -> str:
    """The media type that the bytes have; DocumentFault where it is none that is read.

    Only words that are known to be some come as text/plain: they may begin like a picture or a program.
    """
    if mime == PLAIN:
        return PLAIN
    # One that lost its first line still ends as a PDF does; what is left of it, pdfium sees.
    if b"%PDF-" in data[:1024] or (b" obj" in data[:2048] and b"%%EOF" in data[-1024:]):
        return PDF
    if data.startswith(b"PK"):
        return DOCX
    if data.startswith(_OLE):
        raise _of_office(data)
    # Two letters begin many a text; a picture or a program holds signs that no text has.
    found = next((what for start, what in OTHERS if data.startswith(start) and (len(start) > 2 or b"\0" in data)), "")
    if not found and data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html")):
        found = "a web page"
    if found:
        raise DocumentFault("unsupported_media", f"This file is {found}, which is not read here.", action=TAKEN)
    is_markdown = name.lower().endswith((".md", ".markdown")) or mime.partition(";")[0].strip().lower() == MARKDOWN
    return MARKDOWN if is_markdown else PLAIN


def _of_office(data: bytes) -> DocumentFault:
    if _LOCKED in data:
        return DocumentFault("encrypted", "The document is locked with a password.")
    return DocumentFault(
        "unsupported_media", "This file is of an older Office format, which is not read here.",
        action="Save it as DOCX or PDF and send that.",
    )  # fmt: skip
