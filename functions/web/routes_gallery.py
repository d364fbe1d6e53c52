"""The rows about pictures, characters and styles that last."""

from __future__ import annotations

from functions.web import characters, gallery, styles
from functions.web.route import Route

IMAGE, CHARACTER, STYLE = "/v1/images/{image}", "/v1/characters/{character}", "/v1/styles/{style}"
LIST = ("page_size", "page_token")
BODY = (400, 413, 415, 422)
GALLERY: tuple[Route, ...] = (
    Route(
        method="GET", path="/v1/images", answer=gallery.search, scope="read",
        summary="Every picture of your jobs and all that you imported, newest first.", answers={200: "ImagesReply"},
        query=("q", "tag", "featured", "item", "job", "deleted", *LIST), problems=(422,),
    ),
    Route(
        method="POST", path="/v1/images:import", answer=gallery.bring_in, scope="write", body="Import",
        summary="Bring pictures from elsewhere; safe to send twice.", answers={200: "ImportReply"},
        query=("dry_run",), problems=BODY,
    ),
    Route(
        method="GET", path=IMAGE, answer=gallery.look, scope="read", summary="One picture and where it came from.",
        answers={200: "ImageReply", 304: ""}, headers=("If-None-Match",), problems=(404,),
    ),
    Route(
        method="PATCH", path=IMAGE, answer=gallery.describe, scope="write", body="PictureChange",
        summary="Feature a picture, tag it, or say what item it belongs to.", answers={200: "ImageReply"},
        headers=("If-Match",), problems=(404, 409, 412, *BODY),
    ),
    Route(
        method="DELETE", path=IMAGE, answer=gallery.throw_away, scope="write",
        summary="Throw a picture away; for 30 days it can be brought back.", answers={200: "ImageReply"},
        problems=(404,),
    ),
    Route(
        method="POST", path=IMAGE + ":undelete", answer=gallery.bring_back, scope="write",
        summary="Bring a picture back from the bin.", answers={200: "ImageReply"}, problems=(404, 409),
    ),
    Route(
        method="POST", path="/v1/characters", answer=characters.create, scope="write", body="NewCharacter",
        summary="Keep a character, to have it in any job.", answers={201: "LastingReply"},
        headers=("Idempotency-Key",), problems=(404, 409, 429, *BODY),
    ),
    Route(
        method="GET", path="/v1/characters", answer=characters.listing, scope="read",
        summary="Your characters, newest first.", answers={200: "CharactersReply"}, query=LIST, problems=(422,),
    ),
    Route(
        method="GET", path=CHARACTER, answer=characters.look, scope="read", summary="One character.",
        answers={200: "LastingReply", 304: ""}, headers=("If-None-Match",), problems=(404,),
    ),
    Route(
        method="PATCH", path=CHARACTER, answer=characters.describe, scope="write", body="CharacterChange",
        summary="Change a character; jobs that it is in keep what they have.", answers={200: "LastingReply"},
        headers=("If-Match",), problems=(404, 412, *BODY),
    ),
    Route(
        method="DELETE", path=CHARACTER, answer=characters.forget, scope="write", summary="Forget a character.",
        answers={204: ""}, problems=(404,),
    ),
    Route(
        method="POST", path=CHARACTER + ":draw", answer=characters.draw, scope="write", body="Drawing",
        body_optional=True, summary="Have its reference picture drawn, once for all jobs to come.",
        answers={202: "LastingReply"}, problems=(404, 409, 422, 429),
    ),
    Route(
        method="GET", path="/v1/styles", answer=styles.listing, scope="read", summary="How it can look.",
        answers={200: "StylesReply"},
    ),
    Route(
        method="POST", path="/v1/styles", answer=styles.create, scope="write", body="NewStyle",
        summary="Keep a style of your own.", answers={201: "StyleReply"}, problems=(409, *BODY),
    ),
    Route(
        method="DELETE", path=STYLE, answer=styles.forget, scope="write", summary="Forget a style of your own.",
        answers={204: ""}, problems=(404,),
    ),
    Route(
        method="GET", path=STYLE + "/sample", answer=styles.sample, scope="read",
        summary="A picture painted in that style.", answers={200: "image/*"}, problems=(404,),
    ),
)  # fmt: skip
