"""Every route, asked by everybody: who has no key, a wrong one, each scope, another owner, a read token."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from werkzeug.test import TestResponse

from functions.adapters.google.certificates import Certificates
from functions.adapters.google.tokens import UserTokens
from functions.core.keys import owner_of
from functions.flows.keys import make
from functions.flows.submit import Submission, submit
from functions.web.routes import ROUTES, Route
from functions.web.tokens import issued
from tests.fakes.issuer import Issuer, user_claims
from tests.houses import Home, a_request
from tests.web.conftest import Visitor, is_problem, visitor

PUBLIC, READ, WRITE, ADMIN = "public", "read", "write", "admin"
#: who may ask what, told apart from the table of routes: the first row that fits a route counts
ROWS = (
    (r"GET /(backup-health|api/health)", PUBLIC),
    (r"\w+ /(debug/\w+|api/(metrics|cache/clear|circuit-breaker/\w+)|api/v1/(scenes/cache|maintenance)/.*)", ADMIN),
    (r"GET /(progress|status)/{id}|POST /download|GET /api/v1/images/.*", READ),
    (r"POST /(process|generate(_\w+)?|approve|api/create_\w+|api/v1/\w+/(generate|from-localstorage))", WRITE),
    (r"(PUT|DELETE) /api/v1/images/.*", WRITE),
    (r"GET /(health|openapi\.json|docs|docs/{file}|studio/{path}|llms\.txt|)", PUBLIC),
    (r"\w+ /v1/(admin|keys)\b.*", ADMIN),
    (r"GET /metrics", ADMIN),
    (r"POST /v1/estimates", READ),
    (r"GET /v1/webhooks/secret", WRITE),
    (r"GET /v1/.*", READ),
    (r"(POST|PUT|PATCH|DELETE) /v1/.*", WRITE),
)
#: what a job's read token opens as well
FOR_TOKENS = re.compile(r"GET /v1/(jobs/{id}(/(events|plan|scenes/{number}|exports|exports/{format}))?|assets/{name})")
WIDER = {READ: {READ, WRITE, ADMIN}, WRITE: {WRITE, ADMIN}, ADMIN: {ADMIN}}
#: bodies that would do something to what the path names; nothing elsewhere
BODIES: dict[str, dict[str, Any]] = {
    "PATCH /v1/images/{image}": {"featured": True},
    "PATCH /v1/characters/{character}": {"look": "blue"},
}
#: what a path names that belongs to nobody
COMMON = {
    "number": "1", "format": "pdf", "name": "noir", "file": "site.css", "key": "x", "breaker": "fake/painter",
    "voice": "warm", "path": "limner.js",
}  # fmt: skip
PROJECT = "comics"
SECRET, NO_ASSET = b"s" * 32, "0" * 64 + ".webp"


def named(route: Route) -> str:
    return f"{route.method} {route.path}"


def row_of(route: Route) -> str:
    found = [scope for pattern, scope in ROWS if re.fullmatch(pattern, named(route))]
    assert found, f"{named(route)} is in no row: say in ROWS who may ask it"
    return found[0]


class Town:
    """A service with keys, in which ann has a finished job and bob has one of his own."""

    def __init__(self, home: Home, *, called: Callable[[str], str] = str) -> None:
        self.home, self.api, self.called = home, visitor(home, auth="keys"), called
        self.jobs = {owner: self._job(owner) for owner in ("ann", "bob")}
        self.keys = {scope: self._key("ann", scope) for scope in (READ, WRITE, ADMIN)}
        self.keys["bob"] = self._key("bob", READ, WRITE, ADMIN)
        self.lasting = self._lasting()

    def _job(self, owner: str) -> str:
        made = submit(
            self.home.house,
            Submission(owner=self.called(owner), kind="comic", request=a_request(scenes=1, prompt=f"{owner} digs")),
        )
        self.home.queue.put(made.messages)
        self.home.drain()
        return made.job.id

    def _key(self, owner: str, *scopes: str) -> str:
        return make(self.home.house, self.called(owner), scopes=scopes, secret=bytes(25))[1]

    def token(self, owner: str) -> str:
        return issued(SECRET, self.jobs[owner], now=self.home.clock())

    def things(self, owner: str) -> dict[str, str]:
        """Parameter of a path -> what of this owner it may name; an owner that is not there has nothing."""
        job = self.home.house.jobs.get(self.jobs.get(owner, ""))
        if job is None:
            return {"id": "no1", "image": "no2", "character": "no3", "style": "no4", "upload": "no5", "asset": NO_ASSET}
        drawn = job.steps["p01"].outcome()
        assert drawn is not None
        assert drawn.asset is not None
        return {"id": job.id, "asset": drawn.asset.name, **self.lasting}

    def _lasting(self) -> dict[str, str]:
        """A picture, a character, a style and an upload of ann's."""
        headers = {"Authorization": f"Bearer {self.keys[WRITE]}"}

        def made(path: str, body: dict[str, Any]) -> str:
            found = self.api.post(path, json=body, headers=headers).json
            return str(found.get("id") or found["name"])

        return {
            "image": self.api.get("/v1/images", headers=headers).json["items"][0]["id"],
            "character": made("/v1/characters", {"name": "Fen", "look": "small red fox"}),
            "style": made("/v1/styles", {"name": "Mine", "words": "soft chalk", "base": "noir"}),
            "upload": made("/v1/uploads", {"name": "tale.txt"}),
        }

    def kept_of_ann(self) -> list[object]:
        """Every record of hers."""
        world = self.home.world
        kept = [*world.jobs.values(), *world.gallery.values(), *world.things.values()]
        return [one for one in kept if one.owner == self.called("ann")]

    def ask(self, route: Route, *, key: str = "", token: str = "", of: str = "ann") -> TestResponse:
        """Asks for ann's things, or for those of `of`."""
        things = self.things(of) | COMMON
        if "/assets/" in route.path:
            things["name"] = things["asset"]
        path = re.sub(r"{(\w+)}", lambda found: things[found[1]], route.path)
        return self.api.open(
            path, method=route.method, json=BODIES.get(named(route), {}) if route.body else None,
            query_string={"token": token} if token else {}, headers={"Authorization": f"Bearer {key}"} if key else {},
        )  # fmt: skip


@pytest.fixture(scope="module")
def google() -> Iterator[Issuer]:
    """Signs the tokens of users."""
    with Issuer().served() as issuer:
        yield issuer


def where_users_sign_in(home: Home, google: Issuer) -> Town:
    """The same town, in which ann and bob have no keys, but sign in; ann as the one who looks after it too."""
    town, now = Town(home, called=owner_of), home.clock()
    users = UserTokens(PROJECT, now=home.clock, certificates=Certificates(google.url, now=home.clock))
    town.api = visitor(home, auth="firebase", users=users)
    ann = google.of_user("ann", PROJECT, now=now)
    town.keys = {READ: ann, WRITE: ann, ADMIN: google.of_user("ann", PROJECT, now=now, admin=True)}
    town.keys["bob"] = google.of_user("bob", PROJECT, now=now, admin=True)
    return town


@pytest.fixture(params=["keys", "users"])
def town(request: pytest.FixtureRequest, home: Home, google: Issuer) -> Town:
    return Town(home) if request.param == "keys" else where_users_sign_in(home, google)


by_keys = pytest.mark.parametrize("town", ["keys"], indirect=True)
by_users = pytest.mark.parametrize("town", ["users"], indirect=True)
each_route = pytest.mark.parametrize("route", ROUTES, ids=named)
WRONG = ("lim_nobody_" + "a" * 40, "x", "lim__", "lim_" + "a" * 190)


@each_route
def test_a_route_asks_for_the_scope_that_its_row_tells(route: Route) -> None:
    assert row_of(route) == (route.scope or PUBLIC)
    assert route.token == bool(FOR_TOKENS.fullmatch(named(route)))
    assert route.signature == (named(route) in ("PUT /v1/uploads/{upload}", "GET /v1/assets/{name}"))


@each_route
def test_without_a_key_and_with_a_wrong_one_only_what_is_public_answers(town: Town, route: Route) -> None:
    answers = [town.ask(route), *(town.ask(route, key=key) for key in WRONG)]

    for answer in answers:
        if row_of(route) == PUBLIC:
            assert answer.status_code == 200
        else:
            is_problem(answer, 401, "unauthenticated")
    if row_of(route) != PUBLIC:
        told = [answer.headers["WWW-Authenticate"] for answer in answers]
        assert told == ["Bearer", *['Bearer error="invalid_token"'] * len(WRONG)]


@each_route
@by_users
def test_a_token_that_is_not_of_a_user_here_and_now_opens_only_what_is_public(
    town: Town, google: Issuer, route: Route
) -> None:
    now = town.home.clock()
    claims = user_claims("ann", PROJECT, now=now)
    wrong = [
        google.of_user("ann", "elsewhere", now=now), google.of_user("ann", PROJECT, now=now, aud="elsewhere"),
        google.of_user("ann", PROJECT, now=now - 3700), google.of_user("ann", PROJECT, now=now + 600),
        google.of_user("", PROJECT, now=now), google.unsigned(claims), google.signed_with_what_all_know(claims),
        google.sign(claims, head={"kid": "another"}), f"{google.sign(claims)}x", "a.b.c",
    ]  # fmt: skip

    for token in wrong:
        answer = town.ask(route, key=token)
        if row_of(route) == PUBLIC:
            assert answer.status_code == 200
        else:
            is_problem(answer, 401, "unauthenticated")
            assert answer.headers["WWW-Authenticate"] == 'Bearer error="invalid_token"'


@each_route
@by_users
def test_who_signed_in_may_do_all_with_what_is_theirs_and_only_an_admin_more(town: Town, route: Route) -> None:
    wanted, before = row_of(route), dict(town.home.world.jobs)

    answer = town.ask(route, key=town.keys[WRITE])
    if wanted == ADMIN:
        found = is_problem(answer, 403, "forbidden")
        assert "claim admin" in found["detail"]
        assert town.home.world.jobs == before
    else:
        assert answer.status_code not in (401, 403), answer.data

    assert town.ask(route, key=town.keys[ADMIN]).status_code not in (401, 403)


@each_route
@by_keys
@pytest.mark.parametrize("scope", [READ, WRITE, ADMIN])
def test_a_key_opens_what_its_scope_allows_and_is_told_what_is_missing(town: Town, route: Route, scope: str) -> None:
    before = dict(town.home.world.jobs)

    answer = town.ask(route, key=town.keys[scope])

    wanted = row_of(route)
    if wanted == PUBLIC or scope in WIDER[wanted]:
        assert answer.status_code not in (401, 403), answer.data
    else:
        found = is_problem(answer, 403, "forbidden")
        assert f"scope {wanted}" in found["detail"]
        assert f"scope {wanted}" in found["action"]
        assert answer.headers["WWW-Authenticate"] == f'Bearer error="insufficient_scope", scope="{wanted}"'
        assert town.home.world.jobs == before


@each_route
def test_another_owners_things_answer_as_what_is_not_there(town: Town, route: Route) -> None:
    before = town.kept_of_ann()
    if not re.search(r"{(?!number|format|name|file|key|breaker|voice|path)\w+}|/assets/", route.path):
        answer = town.ask(route, key=town.keys["bob"]).text
        # Who looks after the house sees the jobs of all owners there.
        assert route.path in ("/v1/admin/debug", "/v1/admin/failures") or not [
            one for one in town.things("ann").values() if one in answer
        ]
        return

    foreign, unknown = town.ask(route, key=town.keys["bob"]), town.ask(route, key=town.keys["bob"], of="nobody")

    is_problem(foreign, 404, "not_found")
    assert bare(foreign) == bare(unknown)
    assert town.kept_of_ann() == before


@each_route
def test_a_read_token_opens_its_own_job_and_nothing_else(town: Town, route: Route) -> None:
    own = town.ask(route, token=town.token("ann"))
    another = town.ask(route, token=town.token("bob"))

    if row_of(route) == PUBLIC:
        assert own.status_code == another.status_code == 200
    elif FOR_TOKENS.fullmatch(named(route)):
        assert own.status_code in (200, 202)
        is_problem(another, 404, "not_found")
    else:
        is_problem(own, 401, "unauthenticated")
        is_problem(another, 401, "unauthenticated")


@each_route
def test_an_open_house_asks_nobody_on_this_computer(home: Home, route: Route) -> None:
    town = Town(home)
    town.api = visitor(home)

    for answer in (town.ask(route), town.ask(route, key="x"), town.ask(route, token="x")):
        assert answer.status_code not in (401, 403)


def bare(answer: TestResponse) -> dict[str, Any]:
    """The problem without what tells two requests apart."""
    return {name: value for name, value in json.loads(answer.data).items() if name not in ("instance", "request_id")}


@by_users
def test_where_users_sign_in_keys_are_good_too(town: Town) -> None:
    look = next(route for route in ROUTES if named(route) == "GET /v1/jobs/{id}")

    assert town.ask(look, key=town._key("ann", READ)).status_code == 200
    assert town.ask(look, key=town._key("bob", READ)).status_code == 404


@by_users
def test_a_users_token_says_whose_account_it_is(town: Town) -> None:
    headers = {"Authorization": f"Bearer {town.keys[READ]}"}

    assert town.api.get("/v1/account", headers=headers).json["owner"] == owner_of("ann")


@by_keys
def test_where_nobody_signs_in_a_users_token_is_no_key(town: Town, google: Issuer) -> None:
    look = next(route for route in ROUTES if named(route) == "GET /v1/jobs")
    token = google.of_user("ann", PROJECT, now=town.home.clock())

    is_problem(town.ask(look, key=token), 401, "unauthenticated")


@by_users
def test_without_googles_keys_the_house_says_so_and_when_to_come_again(town: Town, google: Issuer) -> None:
    look = next(route for route in ROUTES if named(route) == "GET /v1/jobs")
    nowhere = Certificates("http://127.0.0.1:1", now=town.home.clock)
    users = UserTokens(PROJECT, now=town.home.clock, certificates=nowhere)
    town.api = visitor(town.home, auth="firebase", users=users)

    answer = town.ask(look, key=town.keys[READ])

    is_problem(answer, 503, "overloaded")
    assert int(answer.headers["Retry-After"]) > 0


def test_a_key_in_the_header_goes_before_a_token_in_the_address(town: Town) -> None:
    look = next(route for route in ROUTES if named(route) == "GET /v1/jobs/{id}")

    assert town.ask(look, key=town.keys[READ], token="x").status_code == 200
    is_problem(town.ask(look, key="x", token=town.token("ann")), 401, "unauthenticated")


def test_a_visitor_with_a_key_makes_and_lists_only_their_own(town: Town) -> None:
    api: Visitor = town.api
    headers = {"Authorization": f"bearer {town.keys['bob']}"}

    made = api.post("/v1/jobs", json={"kind": "comic", "prompt": "A mole digs"}, headers=headers)
    listed = api.get("/v1/jobs", headers=headers).json["items"]

    assert made.status_code == 202
    assert [one["id"] for one in listed] == [made.json["id"], town.jobs["bob"]]
    assert api.get("/v1/account", headers=headers).json["owner"] == town.called("bob")
