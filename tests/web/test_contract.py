"""The contract's documents say what the house does: the table, OpenAPI, docs/api.md, the pages."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from functions.core.errors import LimnerError
from functions.kinds import KINDS
from functions.web import listings, pages, replies, replies_gallery, replies_owners
from functions.web.openapi import REPLIES, document
from functions.web.routes import ROUTES, Route
from tests.web.conftest import BODY, Visitor

ROOT = Path(__file__).parents[2]
API = ROOT / "docs" / "api.md"


@pytest.fixture(scope="module")
def contract() -> dict[str, Any]:
    return document(version="1")


def walked(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from walked(one)
    elif isinstance(value, list):
        for one in value:
            yield from walked(one)


def title(route: Route) -> str:
    return f"{route.method} {route.path}"


def test_every_route_is_in_the_contract_once(contract: dict[str, Any]) -> None:
    told = [(method.upper(), path) for path, methods in contract["paths"].items() for method in methods]

    assert sorted(told) == sorted((route.method, route.path) for route in ROUTES)
    ids = [one["operationId"] for methods in contract["paths"].values() for one in methods.values()]
    assert len(ids) == len(set(ids))


def test_the_contract_is_well_formed(contract: dict[str, Any]) -> None:
    assert contract["openapi"].startswith("3.1")
    for part in walked(contract):
        if "$ref" in part:
            name = part["$ref"].removeprefix("#/components/schemas/")
            assert name in contract["components"]["schemas"]
    for path, methods in contract["paths"].items():
        for method, operation in methods.items():
            named = [(one["name"], one["in"]) for one in operation["parameters"]]
            assert len(named) == len(set(named))
            inside = {name for name, place in named if place == "path"}
            assert inside == set(re.findall(r"{(\w+)}", path))
            assert operation["summary"].endswith(".")
            assert operation["responses"]
            assert "requestBody" not in operation or method in {"post", "put", "patch"}
            assert all(status == "default" or 200 <= int(status) < 600 for status in operation["responses"])
    assert not [part for part in walked(contract) if "$defs" in part]


@pytest.mark.parametrize("route", ROUTES, ids=title)
def test_every_answer_that_a_route_names_has_a_model(route: Route) -> None:
    for name in route.answers.values():
        assert any(hasattr(one, name) for one in REPLIES) or "/" in name or not name


def test_every_kinds_bodies_are_in_the_contract(contract: dict[str, Any]) -> None:
    schemas = contract["components"]["schemas"]

    for kind in KINDS.values():
        create = schemas[kind.name.capitalize() + "Create"]
        assert set(kind.bodies()["create"]["properties"]) == set(create["properties"])
        assert create["additionalProperties"] is False


def test_a_body_is_told_by_its_kind(contract: dict[str, Any]) -> None:
    create = contract["components"]["schemas"]["Create"]
    asked = [contract["paths"][path]["post"]["requestBody"]["content"] for path in ("/v1/jobs", "/v1/estimates")]

    assert create["discriminator"]["propertyName"] == "kind"
    assert create["discriminator"]["mapping"].keys() == KINDS.keys()
    assert [one["$ref"] for one in create["oneOf"]] == list(create["discriminator"]["mapping"].values())
    assert all("#/components/schemas/Create" in json.dumps(one["application/json"]) for one in asked)
    for name in KINDS:
        body = contract["components"]["schemas"][f"{name.capitalize()}Create"]
        assert (body["required"], body["properties"]["kind"]["const"]) == (["kind"], name)


def test_every_code_is_explained(contract: dict[str, Any]) -> None:
    def codes(tree: type[LimnerError]) -> set[str]:
        return {tree.code}.union(*(codes(one) for one in tree.__subclasses__()))

    told = {one["code"]: one for one in contract["x-errors"]}

    assert set(told) == codes(LimnerError)
    assert all(one["detail"].endswith(".") and one["action"].endswith(".") for one in told.values())
    assert set(contract["components"]["schemas"]["Problem"]["properties"]["code"]["enum"]) == set(told)


def test_the_listings_answer_as_the_contract_says(api: Visitor) -> None:
    job = api.done()

    listings.KindsReply.model_validate(api.get("/v1/kinds").json)
    replies_gallery.StylesReply.model_validate(api.get("/v1/styles").json)
    listings.HealthReply.model_validate(api.get("/health").json)
    listings.EstimateReply.model_validate(api.post("/v1/estimates", json=BODY).json)
    listings.ExportReply.model_validate(api.get(f"/v1/jobs/{job['id']}/exports/zip").json)
    replies_owners.AccountReply.model_validate(api.get("/v1/account").json)
    replies_owners.ModelsReply.model_validate(api.get("/v1/models").json)
    replies_owners.VoicesReply.model_validate(api.get("/v1/voices").json)
    key = {"owner": "ann", "scopes": ["read"]}
    replies_owners.NewKeyReply.model_validate(api.post("/v1/keys", json=key).json)
    replies_owners.KeysReply.model_validate(api.get("/v1/keys").json)
    replies.Problem.model_validate(api.get("/v1/jobs/unknown").json)


def test_the_contract_is_served_under_a_tag(api: Visitor) -> None:
    answer = api.get("/openapi.json")

    assert answer.content_type == "application/json"
    assert answer.json["info"]["title"] == "Limner"
    assert api.get("/openapi.json", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_every_route_is_in_the_page_for_people() -> None:
    rows = re.findall(r"^\| `(\w+) (\S+)` \|", API.read_text("utf-8"), re.MULTILINE)

    assert sorted(rows) == sorted((route.method, route.path) for route in ROUTES)


def test_every_field_of_a_request_is_in_the_page_for_people() -> None:
    text = API.read_text("utf-8")

    for kind in KINDS.values():
        fields = set(kind.bodies()["create"]["properties"])
        assert not [name for name in fields if f"`{name}`" not in text]


def test_the_summary_for_agents_names_every_kind_and_call(api: Visitor) -> None:
    text = api.get("/llms.txt").text

    assert api.get("/llms.txt").content_type == "text/plain; charset=utf-8"
    for kind in KINDS.values():
        assert f"`{kind.name}`" in text
        assert all(style in text for style in kind.styles)
    named = set(re.findall(r"`(?:GET|POST|PATCH|DELETE) ([^`?]+)", text))
    assert named <= {route.path for route in ROUTES}


@pytest.mark.parametrize("page", ["/", "/docs"])
def test_a_page_needs_nothing_from_elsewhere(api: Visitor, page: str) -> None:
    answer = api.get(page)
    parts = re.findall(r'(?:src|href)="([^"#]+)"', answer.text)

    assert answer.content_type == "text/html; charset=utf-8"
    assert parts
    for part in parts:
        assert part.startswith("/")
        assert api.get(part).status_code == 200
    assert not re.search(r"<script>|<style|\son\w+=|style=", answer.text)
    for file in pages.SITE.iterdir():
        text = file.read_text("utf-8")
        assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", text), file.name
        assert "innerHTML" not in text
        assert "eval(" not in text


@pytest.mark.parametrize("name", ["nothing.css", "docs.html", "llms.txt", "..", "site", ".css"])
def test_only_parts_of_the_pages_are_served_as_such(api: Visitor, name: str) -> None:
    assert api.get(f"/docs/{name}").status_code == 404


def test_the_pages_have_the_types_that_browsers_insist_on(api: Visitor) -> None:
    assert api.get("/docs/docs.js").content_type == "text/javascript; charset=utf-8"
    assert api.get("/docs/site.css").content_type == "text/css; charset=utf-8"
    assert api.get("/docs/mark.svg").content_type == "image/svg+xml"


def test_health_tells_the_worst_of_all_parts() -> None:
    from tests.houses import a_house
    from tests.web.conftest import visitor

    def broken() -> dict[str, Any]:
        message = "secret path"
        raise OSError(message)

    well: Callable[[], dict[str, Any]] = lambda: {"status": "healthy"}
    low: Callable[[], dict[str, Any]] = lambda: {"status": "degraded", "free_bytes": 5}

    cases: list[tuple[dict[str, Any], int, str]] = [
        ({}, 200, "healthy"), ({"a": well}, 200, "healthy"), ({"a": well, "disk": low}, 200, "degraded"),
        ({"a": broken, "disk": low}, 503, "unhealthy"),
    ]  # fmt: skip
    for pings, status, told in cases:
        answer = visitor(a_house(), pings=pings).get("/health")
        assert answer.status_code == status
        assert answer.json["status"] == told
        assert set(answer.json["components"]) == {"api", *pings}
        assert "secret" not in answer.text


def test_a_style_is_shown_by_a_picture() -> None:
    from tests.houses import a_house
    from tests.web.conftest import visitor

    drawn: list[str] = []

    def draw(style: str) -> tuple[bytes, str]:
        drawn.append(style)
        return b"png of " + style.encode(), "image/png"

    api = visitor(a_house(), style_sample=draw, styles={"noir": "Black and white."})
    styles = {one["name"]: one for one in api.get("/v1/styles").json["items"]}

    assert styles["noir"]["description"] == "Black and white."
    assert api.get(styles["noir"]["sample_url"]).data == b"png of noir"
    assert api.get(styles["noir"]["sample_url"]).content_type == "image/png"
    assert drawn == ["noir"]
    assert api.get("/v1/styles/oil/sample").status_code == 404


def test_where_no_sample_can_be_drawn_none_is_promised(api: Visitor) -> None:
    assert {one["sample_url"] for one in api.get("/v1/styles").json["items"]} == {None}
    assert api.get("/v1/styles/noir/sample").status_code == 404


@pytest.mark.skipif(not shutil.which("curl") or not shutil.which("bash"), reason="needs curl and bash")
def test_the_examples_of_the_page_run_as_they_stand(served: Callable[[], Any], tmp_path: Path) -> None:
    blocks = re.findall(r"```bash\n(.*?)```", API.read_text("utf-8"), re.DOTALL)
    strict = 'set -e\ncurl() { command curl --show-error --fail-with-body "$@"; }'
    script = "\n".join([strict, *blocks]).replace("http://127.0.0.1:8080", f"http://127.0.0.1:{served().port}")

    done = subprocess.run(
        ["bash", "-c", script], check=False, cwd=tmp_path, capture_output=True, text=True, timeout=120,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
    )  # fmt: skip

    assert done.returncode == 0, done.stdout + done.stderr
    assert len(blocks) >= 9
    assert (tmp_path / "comic.pdf").read_bytes().startswith(b"pdf of")
    assert "event: done" in done.stdout


def test_the_example_of_an_error_is_one_that_we_give(api: Visitor) -> None:
    block = re.search(r"```json\n(.*?)```", API.read_text("utf-8"), re.DOTALL)
    assert block is not None
    shown = json.loads(block[1])

    answer = api.post("/v1/jobs", json=BODY | {"scenes": 11}).json

    assert {**answer, "request_id": ""} == {**shown, "request_id": ""}
