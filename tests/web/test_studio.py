"""How the studio is served, and that it holds no more than it may."""

from __future__ import annotations

import gzip
import importlib.util
import re
from pathlib import Path

import pytest

from functions.web import studio_files
from functions.web.studio_files import STUDIO
from tests.web.conftest import Visitor, is_problem, visitor

ROOT = Path(__file__).parents[2]
PACKED = {"Accept-Encoding": "gzip, br"}
#: kilobytes with gzip or woff2, of all and of what the first view loads; all is meant to come down to 120
MOST, MOST_AT_FIRST = 132.0, 95.0
#: which view is first; each other comes when it is asked for
FIRST = ("index.html", "studio.css", "icons.svg", "mark.svg", "main.js", "ui.js", "limner.js", "texts/en.js")
FOREIGN = re.compile(r"texts/(?!en\.)|-more\.woff2")


def parts(page: str) -> list[str]:
    return re.findall(r'(?:src|href)="(/studio/[^"]+)"', page)


def weight(name: str) -> float:
    file = studio_files.files().by_path[name]
    return len(file.packed or file.data) / 1000


def test_the_page_leads_to_parts_that_never_change(api: Visitor) -> None:
    page = api.get("/")

    assert page.headers["Cache-Control"] == "no-cache"
    assert parts(page.text)
    for path in parts(page.text):
        answer = api.get(path)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_the_page_names_every_script_of_the_first_view_ahead(api: Visitor) -> None:
    named = re.findall(r'modulepreload" href="/studio/\w+/([^"]+)"', api.get("/").text)

    assert {"main.js", "views/make.js", "vendor/hooks.js", "texts/en.js"} <= set(named)
    assert len(named) == len(set(named))
    assert "texts/de.js" not in named


def test_a_part_comes_packed_to_who_can_unpack_it(api: Visitor) -> None:
    plain, packed = api.get("/studio/studio.css"), api.get("/studio/studio.css", headers=PACKED)

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert "Content-Encoding" not in api.get("/studio/fonts/figtree.woff2", headers=PACKED).headers


def test_a_part_that_is_known_is_not_sent_again(api: Visitor) -> None:
    tag = api.get("/studio/limner.js").headers["ETag"]

    again = api.get("/studio/limner.js", headers={"If-None-Match": tag})

    assert again.status_code == 304
    assert again.headers["Cache-Control"] == "no-cache"
    assert api.get("/", headers={"If-None-Match": api.get("/").headers["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    "path", ["index.html", "nothing.js", "0123456789ab/main.js", "../site/docs.js", "NOTICE", "views", "%2e%2e/app.py"]
)
def test_nothing_else_is_served_as_a_part(api: Visitor, path: str) -> None:
    is_problem(api.get(f"/studio/{path}"), 404, "not_found")


def test_a_part_of_an_older_page_says_that_there_is_a_newer_one(api: Visitor) -> None:
    found = is_problem(api.get("/studio/0123456789ab/views/make.js"), 404, "not_found")

    assert "Load the page again" in found["action"]


@pytest.mark.parametrize(
    ("name", "mime"),
    [
        ("main.js", "text/javascript; charset=utf-8"), ("studio.css", "text/css; charset=utf-8"),
        ("icons.svg", "image/svg+xml"), ("fonts/figtree.woff2", "font/woff2"), ("styles/noir.webp", "image/webp"),
        ("limner.d.ts", "text/plain; charset=utf-8"),
    ],
)  # fmt: skip
def test_parts_have_the_types_that_browsers_insist_on(api: Visitor, name: str, mime: str) -> None:
    assert api.get(f"/studio/{name}").content_type == mime


def test_the_page_allows_nothing_inline_and_nothing_from_elsewhere(api: Visitor) -> None:
    headers = api.get("/").headers

    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; "
        "media-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'"
    )
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "microphone=()" in headers["Permissions-Policy"]


def test_where_assets_are_kept_elsewhere_they_may_come_from_there(api: Visitor) -> None:
    away = visitor(api.home, asset_hosts=("https://storage.example",))

    policy = away.get("/").headers["Content-Security-Policy"]

    assert "img-src 'self' data: blob: https://storage.example;" in policy
    assert "connect-src 'self' https://storage.example;" in policy
    assert "script-src 'self';" in policy


@pytest.mark.parametrize(
    ("accept", "mime"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"), ("*/*", "text/html; charset=utf-8"),
        ("", "text/html; charset=utf-8"), ("application/json", "application/json"),
        ("application/json, text/html", "text/html; charset=utf-8"),
    ],
)  # fmt: skip
def test_who_asks_for_json_alone_is_told_where_everything_is(api: Visitor, accept: str, mime: str) -> None:
    answer = api.get("/", headers={"Accept": accept})

    assert answer.content_type == mime
    assert "Accept" in answer.headers.getlist("Vary")
    if mime == "application/json":
        assert answer.json["links"]["openapi"] == "/openapi.json"


def test_what_we_wrote_sets_text_only_as_text_and_knows_no_other_host() -> None:
    for path in STUDIO.rglob("*"):
        if path.suffix not in {".js", ".css", ".html", ".svg"} or path.parent.name == "vendor":
            continue
        text = path.read_text("utf-8")
        assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", text), path.name
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|\beval\(|new Function|\sstyle=\"", text), (
            path.name
        )


def test_the_library_is_changed_in_nothing_but_one_import() -> None:
    hooks = (STUDIO / "vendor" / "hooks.js").read_text("utf-8")

    assert hooks.startswith('import{options as n}from"./preact.js"')
    assert not re.search(r'from"[^.]', hooks)


def test_every_import_leads_to_a_file() -> None:
    for path in STUDIO.rglob("*.js"):
        for other in re.findall(r'(?:from|import\(|^import)\s*"(\.[^"]+)"', path.read_text("utf-8"), re.MULTILINE):
            assert (path.parent / other).is_file(), f"{path.name}: {other}"


def test_every_sign_that_is_drawn_is_in_the_sprite() -> None:
    signs = set(re.findall(r'<symbol id="([^"]+)"', (STUDIO / "icons.svg").read_text("utf-8")))
    drawn = {
        name
        for path in STUDIO.rglob("*.js")
        for name in re.findall(r'<\$\{Icon\} name="([^"]+)"', path.read_text("utf-8"))
    }

    assert drawn <= signs


def test_every_sign_of_the_sprite_is_named_somewhere() -> None:
    signs = re.findall(r'<symbol id="([^"]+)"', (STUDIO / "icons.svg").read_text("utf-8"))
    scripts = "".join(path.read_text("utf-8") for path in STUDIO.rglob("*.js"))

    assert [sign for sign in signs if not re.search(rf"[\"'`]{sign}[\"'`]", scripts)] == []


def test_the_types_are_the_contract() -> None:
    tool = ROOT / "tools" / "studio" / "types.py"
    spec = importlib.util.spec_from_file_location("studio_types", tool)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    assert (STUDIO / "api.d.ts").read_text("utf-8") == module.written(), f"run {tool.relative_to(ROOT)}"


def test_a_script_leaves_its_margins_and_remarks_at_home_and_keeps_its_lines(api: Visitor) -> None:
    written = (STUDIO / "shell" / "words.js").read_text("utf-8")

    served = api.get("/studio/shell/words.js").text

    assert "/**" in written
    assert "/**" not in served
    assert len(served) < len(written)
    lines = zip(written.split("\n"), served.split("\n"), strict=True)
    assert all(ours.strip() == theirs for ours, theirs in lines if theirs)
    assert api.get("/studio/limner.js").text == (STUDIO / "limner.js").read_text("utf-8")


def test_all_of_the_studio_weighs_under_its_budget() -> None:
    """For who reads English: another language brings its texts and its letters. The page of parts is for tests."""
    weighed = {
        name: weight(name)
        for name in studio_files.files().by_path
        if not name.endswith((".ts", ".txt")) and not name.startswith("styles/") and not FOREIGN.search(name)
    }
    del weighed["views/parts.js"]

    assert sum(weighed.values()) < MOST, sorted(weighed.items(), key=lambda one: -one[1])[:12]


def test_the_first_view_weighs_under_its_budget() -> None:
    files = studio_files.files().by_path
    scripts = set(studio_files.reached(files, "main.js", "views/make.js"))
    fonts = {name for name in studio_files.files().by_path if name.endswith(".woff2") and not FOREIGN.search(name)}

    total = sum(weight(name) for name in scripts | fonts | set(FIRST))

    assert total < MOST_AT_FIRST, sorted(((weight(name), name) for name in scripts), reverse=True)[:12]


def test_the_client_weighs_under_eight_kilobytes() -> None:
    assert weight("limner.js") < 8
