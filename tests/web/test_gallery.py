"""The gallery over HTTP, characters and styles that last, and pictures from elsewhere."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from functions.web.replies_gallery import (
    CharactersReply,
    ImageReply,
    ImagesReply,
    ImportReply,
    LastingReply,
    StyleReply,
    StylesReply,
)
from tests.houses import Home, a_house
from tests.web.conftest import Visitor, is_problem, visitor
from tests.web.test_naughty import naughty, shown

DATA = "data:image/png;base64," + base64.b64encode(b"a picture").decode()


def images(api: Visitor, query: str = "") -> list[dict[str, Any]]:
    answer = api.get(f"/v1/images{query}")
    assert answer.status_code == 200, answer.json
    ImagesReply.model_validate(answer.json)
    return list(answer.json["items"])


@pytest.fixture
def filled(api: Visitor) -> Visitor:
    """Three pictures of a fox and two of a whale."""
    api.done(tags=["demo"], item="Lantern")
    api.home.clock.time += 10
    api.done(prompt="A WHALE dreams", scenes=2)
    return api


def test_every_picture_is_in_the_gallery_newest_first(filled: Visitor) -> None:
    found = images(filled)

    assert 5 == len(found)
    assert sorted((one["created_at"] for one in found), reverse=True) == [one["created_at"] for one in found]
    assert {"Lantern", None} == {one["item"] for one in found}
    assert filled.get(found[0]["thumb_url"]).status_code == 200
    assert filled.get(found[0]["url"]).data.startswith(b"webp")
    assert ("comic", 1, "fake/painter", 0.03, "storybook") == tuple(
        found[-1][name] for name in ("kind", "version", "model", "cost_usd", "style")
    )


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?q=whale", 2), ("?q=FOX%20sail", 3), ("?q=demo", 3), ("?q=whale+fox", 0), ("?tag=DEMO", 3), ("?tag=dem", 0),
        ("?item=Lantern", 3), ("?featured=true", 0), ("?featured=0", 5), ("?deleted=true", 0), ("?job=nobody", 0),
        ("?q=", 5), ("?q=%25", 0),
    ],
)  # fmt: skip
def test_the_gallery_is_searched(filled: Visitor, query: str, count: int) -> None:
    assert count == len(images(filled, query))


def test_the_gallery_is_read_page_by_page(filled: Visitor) -> None:
    seen, token = [], ""
    while True:
        page = filled.get(f"/v1/images?page_size=2&page_token={token}").json
        seen += [one["id"] for one in page["items"]]
        token = page["next_page_token"]
        if token is None:
            break

    assert [one["id"] for one in images(filled)] == seen


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("page_size=0", "page_size"),
        ("page_size=101", "page_size"),
        ("featured=maybe", "featured"),
        ("deleted=2", "deleted"),
        ("page_token=x", "page_token"),
        ("q=" + "+".join(map(str, range(40))), "q"),
    ],
)
def test_a_search_that_means_nothing_is_refused(api: Visitor, query: str, field: str) -> None:
    found = is_problem(api.get(f"/v1/images?{query}"), 422, "invalid_request")

    assert field == found["errors"][0]["field"]


def test_a_picture_is_featured_tagged_and_given_to_an_item(filled: Visitor) -> None:
    path = f"/v1/images/{images(filled)[0]['id']}"
    tag = filled.get(path).headers["ETag"]

    made = filled.patch(path, json={"featured": True, "tags": [" hero ", "hero"], "item": "Harpoon"})

    assert (200, True, ["hero"], "Harpoon") == (made.status_code, *(made.json[f] for f in ("featured", "tags", "item")))
    ImageReply.model_validate(made.json)
    assert made.headers["ETag"] != tag
    assert 304 == filled.get(path, headers={"If-None-Match": made.headers["ETag"]}).status_code
    is_problem(filled.patch(path, json={"featured": False}, headers={"If-Match": tag}), 412, "precondition_failed")
    assert 200 == filled.patch(path, json={"featured": False}, headers={"If-Match": made.headers["ETag"]}).status_code
    assert ["hero"] == filled.patch(path, json={"item": ""}).json["tags"]
    is_problem(filled.patch(path, json={"prompt": "x"}), 422, "invalid_request")
    is_problem(filled.patch("/v1/images/nobody", json={"featured": True}), 404, "not_found")


def test_a_picture_is_thrown_away_and_brought_back(filled: Visitor) -> None:
    first = images(filled)[0]
    path = f"/v1/images/{first['id']}"

    gone = filled.delete(path)
    again = filled.delete(path)
    listed, bin_ = images(filled), images(filled, "?deleted=true")
    back = filled.post(path + ":undelete")

    assert gone.json["purge_at"] and gone.json == again.json
    assert (4, [first["id"]]) == (len(listed), [one["id"] for one in bin_])
    assert 200 == filled.get(first["url"]).status_code
    assert back.json["purge_at"] is None and 5 == len(images(filled))


def test_a_full_item_refuses_the_next_job_and_says_what_to_do() -> None:
    api = visitor(a_house(most_per_item=4))
    api.done(item="Lantern")

    found = is_problem(
        api.post("/v1/jobs", json={"kind": "comic", "prompt": "A lantern", "scenes": 2, "item": "Lantern"}),
        409, "conflict",
    )  # fmt: skip

    assert "4 pictures" in found["detail"] and "MAX_IMAGES_PER_ITEM" in found["action"]
    assert [{"field": "item", "message": "At most 4 pictures; 1 more fit."}] == found["errors"]
    api.make(item="Lantern", scenes=1)


def test_local_storage_comes_in_twice_and_is_there_once(api: Visitor) -> None:
    dump = {
        "dnd_images": json.dumps([{"id": 1, "data": DATA, "prompt": "Goblin"}, {"id": 2, "url": "https://x/y.png"}])
    }

    dry = api.post("/v1/images:import?dry_run=true", json=dump)
    first, second = (api.post("/v1/images:import", json=dump) for _ in range(2))

    for answer in (dry, first, second):
        ImportReply.model_validate(answer.json)
    assert (True, 1, 1) == tuple(dry.json[name] for name in ("dry_run", "imported", "refused"))
    assert (1, 0, 1) == tuple(first.json[name] for name in ("imported", "exists", "refused"))
    assert (0, 1, 1) == tuple(second.json[name] for name in ("imported", "exists", "refused"))
    assert {"index": 0, "source_id": "1", "id": first.json["items"][0]["id"], "result": "imported", "reason": None} == (
        first.json["items"][0]
    )
    found = images(api, "?q=goblin")
    assert [(None, "imported")] == [(one["job"], one["model"]) for one in found]
    assert b"a picture" == api.get(found[0]["original_url"]).data


def test_an_import_takes_arrays_and_up_to_20_megabytes(api: Visitor) -> None:
    big = "data:image/png;base64," + base64.b64encode(bytes(4_000_000)).decode()

    made = api.post("/v1/images:import", json=[big, DATA, big[:-8] + "AAAABBBB"])

    assert [0, 1, 2] == [one["index"] for one in made.json["items"]]
    assert 3 == made.json["imported"]
    is_problem(api.post("/v1/images:import", json=[big] * 4), 413, "payload_too_large")
    is_problem(api.post("/v1/images:import", data=b"[", content_type="application/json"), 400, "invalid_request")
    is_problem(api.post("/v1/images:import", data=b"x", content_type="text/plain"), 415, "unsupported_media")


@pytest.mark.parametrize("body", [None, 3, "x", True, [], {}, [None, 3, [[[[[[1]]]]]]], {"a": None}])
def test_an_import_of_nothing_keeps_nothing(api: Visitor, body: Any) -> None:
    made = api.post("/v1/images:import", data=json.dumps(body), content_type="application/json")

    assert (200, 0) == (made.status_code, made.json["imported"])


def test_whatever_is_written_in_an_import_comes_back_as_that_text(api: Visitor) -> None:
    texts = naughty()
    bodies = [
        {"id": text, "data": DATA, "prompt": text, "alt": text, "tags": [text], "item": text, "createdAt": text}
        for text in texts
    ]

    told = [one for start in range(0, len(bodies), 100) for one in api.post(
        "/v1/images:import", json=bodies[start : start + 100]).json["items"]]  # fmt: skip

    kept = [(text, one["id"]) for text, one in zip(texts, told, strict=True) if one["result"] == "imported"]
    assert len(kept) > len(texts) // 2
    for text, name in kept:
        found = api.get(f"/v1/images/{name}").json
        assert shown(text) == shown(found["prompt"])
        assert 200 == api.get("/v1/images", query_string={"q": text[:100], "tag": text, "item": text}).status_code


def test_a_character_is_kept_drawn_and_used(api: Visitor) -> None:
    made = api.post("/v1/characters", json={"name": "Fen", "look": "small red fox", "voice": "bright", "draw": True})
    LastingReply.model_validate(made.json)
    path = made.headers["Location"]
    assert 201 == made.status_code and made.json["drawing"]
    api.home.drain()

    drawn = api.get(path)
    job = api.done(characters=[{"id": made.json["id"]}])
    used = api.get(f"/v1/jobs/{job['id']}/plan").json

    assert drawn.json["drawing"] is None and drawn.json["reference"]["thumb_url"]
    assert 304 == api.get(path, headers={"If-None-Match": drawn.headers["ETag"]}).status_code
    assert ("Fen", "small red fox") == tuple(used["characters"][0][name] for name in ("name", "look"))
    CharactersReply.model_validate(api.get("/v1/characters").json)
    again = api.post(path + ":draw", json={"style": "noir", "seed": 4})
    assert (202, f"/v1/jobs/{again.json['drawing']}") == (again.status_code, again.headers["Location"])
    is_problem(api.post(path + ":draw"), 409, "conflict")
    assert 204 == api.delete(path).status_code
    is_problem(api.get(path), 404, "not_found")


@pytest.mark.parametrize(
    ("body", "status", "code"), [({}, 409, "conflict"), ({"look": "a fox", "style": "crayon"}, 422, "invalid_request")]
)
def test_a_character_that_cannot_be_drawn_is_not_kept(
    api: Visitor, body: dict[str, str], status: int, code: str
) -> None:
    is_problem(api.post("/v1/characters", json={"name": "Fen", "draw": True} | body), status, code)

    assert [] == api.get("/v1/characters").json["items"]
    assert {} == api.home.world.jobs


def test_a_reference_is_sent_along_or_taken_from_the_gallery(filled: Visitor) -> None:
    picture = images(filled)[0]
    sent = filled.post("/v1/characters", json={"name": "Fen", "reference": DATA}).json
    path = f"/v1/characters/{sent['id']}"

    changed = filled.patch(path, json={"reference": picture["id"], "name": "Fenn"})
    bare = filled.patch(path, json={"reference": None, "voice": None})

    assert b"a picture" in filled.get(sent["reference"]["url"]).data
    assert (picture["url"], "Fenn") == (changed.json["reference"]["url"], changed.json["name"])
    assert (None, None) == (bare.json["reference"], bare.json["voice"])
    is_problem(filled.patch(path, json={"reference": "nobody"}), 404, "not_found")
    is_problem(filled.patch(path, json={"look": None}), 422, "invalid_request")
    stale = {"If-Match": changed.headers["ETag"]}
    is_problem(filled.patch(path, json={"look": "x"}, headers=stale), 412, "precondition_failed")
    found = is_problem(
        filled.post("/v1/characters", json={"name": "F", "reference": "data:text/html,<b>"}), 422, "invalid_request"
    )
    assert "reference" == found["errors"][0]["field"]


def test_a_character_that_is_sent_twice_under_one_key_is_made_and_drawn_once(api: Visitor) -> None:
    body, key = {"name": "Fen", "look": "a fox", "draw": True}, {"Idempotency-Key": "once"}

    first, second = (api.post("/v1/characters", json=body, headers=key) for _ in range(2))

    assert first.json["id"] == second.json["id"] and first.json["drawing"] == second.json["drawing"]
    assert 1 == len(api.home.world.jobs)
    is_problem(api.post("/v1/characters", json=body | {"name": "X"}, headers=key), 422, "idempotency_mismatch")


def test_an_own_style_is_made_listed_used_and_forgotten(home: Home) -> None:
    api = visitor(home, style_sample=lambda name: (name.encode(), "image/webp"))
    made = api.post("/v1/styles", json={"name": "Moody Ink", "base": "noir", "words": "heavy brush, wet paper"})
    listed = api.get("/v1/styles").json
    job = api.done(style="moody ink")

    assert (201, "/v1/styles/Moody%20Ink") == (made.status_code, made.headers["Location"])
    StyleReply.model_validate(made.json)
    StylesReply.model_validate(listed)
    assert [("Moody Ink", True, "noir")] == [(s["name"], s["own"], s["base"]) for s in listed["items"]][-1:]
    assert b"noir" == api.get(made.json["sample_url"]).data
    assert "Moody Ink" == job["style"] == images(api)[0]["style"]
    assert 204 == api.delete("/v1/styles/moody%20ink").status_code
    is_problem(api.delete("/v1/styles/moody%20ink"), 404, "not_found")
    is_problem(api.get("/v1/styles/moody%20ink/sample"), 404, "not_found")
    is_problem(api.delete("/v1/styles/noir"), 404, "not_found")


@pytest.mark.parametrize(
    "body",
    [
        {"name": "a/b", "words": "x"},
        {"name": "x", "words": ""},
        {"name": "x", "words": "y", "base": "crayon"},
        {"name": "x"},
        {"words": "x"},
    ],
)
def test_a_style_without_sense_is_refused(api: Visitor, body: dict[str, str]) -> None:
    is_problem(api.post("/v1/styles", json=body), 422, "invalid_request")


def test_nothing_of_one_owner_is_seen_by_another(home: Home) -> None:
    from functions.flows.keys import SECRET_BYTES, make

    keyed = visitor(home, auth="keys")
    keys = {
        name: make(home.house, name, scopes=("read", "write"), secret=(name.encode() * 20)[:SECRET_BYTES])[1]
        for name in ("ann", "bob")
    }

    def ask(name: str, method: str, path: str, **more: Any) -> Any:
        return keyed.open(path, method=method, headers={"Authorization": f"Bearer {keys[name]}"}, **more)

    character = ask("ann", "POST", "/v1/characters", json={"name": "Fen", "look": "fox"}).json["id"]
    image = ask("ann", "POST", "/v1/images:import", json=[DATA]).json["items"][0]["id"]
    ask("ann", "POST", "/v1/styles", json={"name": "Ink", "words": "wet"})

    for method, path, body in (
        ("GET", f"/v1/characters/{character}", None), ("DELETE", f"/v1/characters/{character}", None),
        ("PATCH", f"/v1/characters/{character}", {"name": "x"}), ("POST", f"/v1/characters/{character}:draw", {}),
        ("GET", f"/v1/images/{image}", None), ("DELETE", f"/v1/images/{image}", None),
        ("PATCH", f"/v1/images/{image}", {"featured": True}), ("POST", f"/v1/images/{image}:undelete", None),
        ("DELETE", "/v1/styles/Ink", None),
    ):  # fmt: skip
        is_problem(ask("bob", method, path, json=body), 404, "not_found")
    for path in ("/v1/images", "/v1/characters"):
        assert ([], 1) == tuple(f(ask(n, "GET", path).json["items"]) for n, f in (("bob", list), ("ann", len)))  # type: ignore[operator]
    assert not any(one["own"] for one in ask("bob", "GET", "/v1/styles").json["items"])


def test_an_img_can_show_what_the_gallery_lists_where_keys_are_asked_for(home: Home) -> None:
    from functions.flows.keys import SECRET_BYTES, make

    keyed = visitor(home, auth="keys")
    _, key = make(home.house, "ann", scopes=("read", "write"), secret=b"a" * SECRET_BYTES)
    auth = {"Authorization": f"Bearer {key}"}
    keyed.post("/v1/images:import", json=[DATA], headers=auth)
    fen = {"name": "Fen", "look": "fox", "reference": DATA}
    drawn = keyed.post("/v1/characters", json=fen, headers=auth).json["reference"]
    (one,) = keyed.get("/v1/images", headers=auth).json["items"]
    (theirs,) = keyed.get("/api/v1/images/search", headers=auth).json["images"]

    for address in (
        one["url"], one["thumb_url"], one["original_url"], theirs["url"], theirs["thumbnail_url"],
        drawn["url"], drawn["thumb_url"],
    ):  # fmt: skip
        assert keyed.get(address).status_code == 200
    leave = one["url"].partition("?")[2]
    is_problem(keyed.get(f"{one['thumb_url'].partition('?')[0]}?{leave}"), 401, "unauthenticated")
    is_problem(keyed.get(f"/v1/images?{leave}"), 401, "unauthenticated")
    is_problem(keyed.delete(f"/v1/images/{one['id']}?{leave}"), 401, "unauthenticated")
    home.clock.time += 26 * 3600
    is_problem(keyed.get(one["url"]), 401, "unauthenticated")


def test_without_keys_an_address_is_the_same_for_ever(api: Visitor) -> None:
    api.post("/v1/images:import", json=[DATA])

    (one,) = api.get("/v1/images").json["items"]

    assert "?" not in one["url"]
