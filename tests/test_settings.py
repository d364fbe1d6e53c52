"""An environment that was written for another system: what is obeyed, what is left aside and says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from functions.rules.chain import Link
from functions.settings import SettingFault, Settings
from functions.unheard import FOREIGN, unheard

PAGE = Path(__file__).parent.parent / "docs" / "operations.md"
#: the example environments of the other systems, as they stand in their own pages
LIROO = {"GENAI_API_KEY": "k", "GCS_BUCKET_NAME": "b", "PORT": "5001", "BACKUP_MODE": "true", "BACKUP_DEBUG": "true"}
STORY_TO_IMAGE = {
    "OPENROUTER_API_KEY": "k", "RUNWARE_API_KEY": "k", "LOG_LEVEL": "INFO", "MAX_SESSIONS": "100",
    "SESSION_CLEANUP_HOURS": "24", "CORS_ORIGINS": "*",
}  # fmt: skip
EXPLANATIONS = {
    "CACHE_TTL": "3600", "CACHE_MAX_SIZE": "1000", "REDIS_ENABLED": "false", "REDIS_HOST": "localhost",
    "REDIS_PORT": "6379", "REDIS_DB": "0", "REDIS_PASSWORD": "", "CIRCUIT_BREAKER_FAILURE_THRESHOLD": "3",
    "CIRCUIT_BREAKER_TIMEOUT": "5.0", "CIRCUIT_BREAKER_RECOVERY_TIMEOUT": "60.0",
}  # fmt: skip
ADVENTURE = {
    "GEMINI_API_KEY": "k", "DATABASE_URL": "sqlite:///./dnd_game.db", "IMAGE_STORAGE_DIR": "images",
    "MAX_IMAGE_SIZE_MB": "5", "MAX_IMAGES_PER_ITEM": "20", "CACHE_EXPIRY_DAYS": "7", "MAX_REQUESTS_PER_MINUTE": "10",
    "THUMBNAIL_SIZE": "(200, 200)", "WEBP_QUALITY": "85", "BACKUP_RETENTION_DAYS": "30",
}  # fmt: skip


#: Gemini by a project's own account
ENTERPRISE = {"GOOGLE_GENAI_USE_ENTERPRISE": "true", "GOOGLE_CLOUD_PROJECT": "a-project"}


def test_the_environment_of_liroo_is_read() -> None:
    found = Settings.read(LIROO)

    assert (found.port, found.log_level) == (5001, "DEBUG")
    assert [one.partition(" ")[0] for one in unheard(LIROO)] == ["GCS_BUCKET_NAME", "BACKUP_MODE"]
    assert {link.provider for link in found.text_models} == {"gemini"}


@pytest.mark.parametrize(("text", "port"), [("5001", 5001), ("5000", 5000), ("8000", 8000), ("", 8080)])
def test_every_port_of_the_other_systems_is_obeyed(text: str, port: int) -> None:
    assert Settings.read({"PORT": text}).port == port


def test_the_environment_of_story_to_image_is_read() -> None:
    found = Settings.read(STORY_TO_IMAGE)

    assert (found.log_level, found.most_running, found.keep_hours, found.cors_origins) == ("INFO", 100, 24.0, ("*",))
    assert (found.openrouter_key, found.runware_key) == ("k", "k")
    assert [one.partition(" ")[0] for one in unheard(STORY_TO_IMAGE)] == ["OPENROUTER_API_KEY", "RUNWARE_API_KEY"]
    assert unheard(STORY_TO_IMAGE | {"MODELS": "openrouter+runware"}) == ()


def test_the_environment_of_the_presentation_backend_is_read() -> None:
    found = Settings.read(EXPLANATIONS)

    assert (found.cache_ttl, found.cache_max_size) == (3600.0, 1000)
    assert (found.breaker_threshold, found.breaker_recovery) == (3, 60.0)
    assert (found.text_timeout, unheard(EXPLANATIONS)) == (5.0, ())


def test_the_environment_of_the_adventure_backend_is_read() -> None:
    found = Settings.read(ADVENTURE)

    assert (found.max_image_bytes, found.most_per_item, found.cache_expiry_days) == (5_000_000, 20, 7)
    assert (found.requests_per_minute, found.webp_quality, found.thumbnail_size) == (10, 85, 200)
    assert found.backup_days == 30
    assert {link.provider for link in found.picture_models} == {"gemini"}
    assert [one.partition(" ")[0] for one in unheard(ADVENTURE)] == ["DATABASE_URL", "IMAGE_STORAGE_DIR"]


@pytest.mark.parametrize(
    ("text", "side"), [("(200, 200)", 200), ("200,150", 200), ("160x240", 240), ("300", 300), ("", 384)]
)
def test_a_thumbnail_has_one_longer_side(text: str, side: int) -> None:
    assert Settings.read({"THUMBNAIL_SIZE": text}).thumbnail_size == side


@pytest.mark.parametrize("env", [{"THUMBNAIL_SIZE": "(9, 9)"}, {"THUMBNAIL_SIZE": "(a, b)"}, {"BACKUP_DEBUG": "maybe"}])
def test_what_makes_no_sense_stops_the_start_and_is_named(env: dict[str, str]) -> None:
    with pytest.raises(SettingFault, match=next(iter(env))):
        Settings.read(env)


def test_an_own_log_level_goes_before_the_other_systems_switch() -> None:
    assert Settings.read({"BACKUP_DEBUG": "true", "LOG_LEVEL": "WARNING"}).log_level == "WARNING"
    assert Settings.read({"BACKUP_DEBUG": "off"}).log_level == "INFO"


def test_every_foreign_setting_is_told_with_its_reason_and_never_with_its_value() -> None:
    page = PAGE.read_text("utf-8")

    for name in FOREIGN:
        assert f"`{name}`" in page
    assert not [one for one in unheard(dict.fromkeys(FOREIGN, "s3cret")) if "s3cret" in one]
    assert len(unheard(dict.fromkeys(FOREIGN, "x"))) == len(FOREIGN)
    assert unheard({}) == ()


@pytest.mark.parametrize(
    ("env", "url"),
    [
        ({}, ""),
        ({"REDIS_URL": "redis://cache:6380/2"}, "redis://cache:6380/2"),
        ({"REDIS_URL": "redis://cache:6380/2", "REDIS_ENABLED": "false"}, ""),
        ({"REDIS_HOST": "cache"}, ""),
        ({"REDIS_ENABLED": "true"}, "redis://localhost:6379/0"),
        ({"REDIS_ENABLED": "1", "REDIS_HOST": "cache", "REDIS_DB": "3"}, "redis://cache:6379/3"),
        ({"REDIS_ENABLED": "true", "REDIS_PASSWORD": "a/b@c"}, "redis://:a%2Fb%40c@localhost:6379/0"),
    ],
)
def test_redis_is_named_by_its_address_or_in_parts(env: dict[str, str], url: str) -> None:
    assert url == Settings.read(env).redis_url


@pytest.mark.parametrize("env", [{"REDIS_URL": "http://cache"}, {"REDIS_ENABLED": "maybe"}])
def test_what_is_no_redis_stops_the_start(env: dict[str, str]) -> None:
    with pytest.raises(SettingFault, match="REDIS_"):
        Settings.read(env)


def test_the_password_of_redis_is_in_no_words_about_the_settings() -> None:
    assert "s3cret" not in repr(Settings.read({"REDIS_ENABLED": "true", "REDIS_PASSWORD": "s3cret"}))


OFFLINE, GEMINI = (Link("offline"),), (Link("gemini"),)
OPENROUTER, RUNWARE = (Link("openrouter"),), (Link("runware"),)
BOTH = {"OPENROUTER_API_KEY": "k", "RUNWARE_API_KEY": "k"}


@pytest.mark.parametrize(
    ("env", "chains"),
    [
        ({}, (OFFLINE, OFFLINE, OFFLINE)),
        ({"GEMINI_API_KEY": "k"}, (GEMINI, GEMINI, GEMINI)),
        ({"GOOGLE_API_KEY": "k", "MODELS": "offline"}, (OFFLINE, OFFLINE, OFFLINE)),
        ({"GENAI_API_KEY": "k", "PICTURE_MODELS": "offline"}, (GEMINI, OFFLINE, GEMINI)),
        (ENTERPRISE, (GEMINI, GEMINI, GEMINI)),
        (ENTERPRISE | {"MODELS": "offline"}, (OFFLINE, OFFLINE, OFFLINE)),
        ({"GEMINI_API_KEY": "k", "MODELS": "gemini, offline"}, ((*GEMINI, *OFFLINE),) * 3),
        (BOTH, (OFFLINE, OFFLINE, OFFLINE)),
        (BOTH | {"MODELS": "openrouter+runware"}, (OPENROUTER, RUNWARE, OFFLINE)),
        (
            BOTH | {"GEMINI_API_KEY": "k", "MODELS": "openrouter+runware, gemini"},
            ((*OPENROUTER, *GEMINI), (*RUNWARE, *GEMINI), GEMINI),
        ),
        (BOTH | {"MODELS": "offline", "TEXT_MODELS": "openrouter+runware"}, (OPENROUTER, OFFLINE, OFFLINE)),
        (
            {"GEMINI_API_KEY": "k", "MODELS": "offline", "TEXT_MODELS": "gemini:best"},
            ((Link("gemini", "best"),), OFFLINE, OFFLINE),
        ),
    ],
)
def test_a_chain_for_each_role_says_who_is_asked(env: dict[str, str], chains: tuple[tuple[Link, ...], ...]) -> None:
    found = Settings.read(env)

    assert (found.text_models, found.picture_models, found.speech_models) == chains


def test_a_project_asks_by_its_account_in_its_place_and_a_key_beside_it_is_not_needed() -> None:
    found, placed = (Settings.read(ENTERPRISE | more) for more in ({}, {"GOOGLE_CLOUD_LOCATION": "europe-west4"}))

    assert (found.project, found.gemini_location, placed.gemini_location) == ("a-project", "global", "europe-west4")
    assert Settings.read({"GOOGLE_CLOUD_LOCATION": "global"}).gemini_location == ""
    with pytest.raises(SettingFault, match="GOOGLE_GENAI_USE_ENTERPRISE names no project"):
        Settings.read({"GOOGLE_GENAI_USE_ENTERPRISE": "true"})


def test_the_other_providers_are_where_their_settings_say_and_their_keys_are_never_shown() -> None:
    found = Settings.read(
        {"OPENROUTER_API_KEY": " s3cret ", "RUNWARE_API_KEY": "s3cret", "RUNWARE_BASE_URL": "http://127.0.0.1:9/v1"}
    )

    assert (found.openrouter_key, found.runware_key) == ("s3cret", "s3cret")
    assert (found.openrouter_url, found.runware_url) == ("https://openrouter.ai/api/v1", "http://127.0.0.1:9/v1")
    assert "s3cret" not in repr(found)


@pytest.mark.parametrize("name", ["OPENROUTER_BASE_URL", "RUNWARE_BASE_URL"])
@pytest.mark.parametrize(
    "text", ["http://example.org/v1", "ftp://example.org", "example.org", "https://", "http://[::"]
)
def test_a_key_is_sent_to_no_address_that_others_can_listen_to(name: str, text: str) -> None:
    with pytest.raises(SettingFault, match=name):
        Settings.read({name: text})


def test_the_key_is_the_first_that_googles_own_client_would_take_and_is_never_shown() -> None:
    found = Settings.read({"GENAI_API_KEY": "third", "GEMINI_API_KEY": "s3cret", "GOOGLE_API_KEY": " "})

    assert found.gemini_key == "s3cret"
    assert "s3cret" not in repr(found)


@pytest.mark.parametrize(
    ("env", "named", "words"),
    [
        ({"MODELS": "gemini"}, "MODELS", "no key"),
        ({"SPEECH_MODELS": "gemini"}, "GEMINI_API_KEY", "no key"),
        ({"MODELS": "openrouter+runware"}, "OPENROUTER_API_KEY", "no key"),
        ({"MODELS": "openrouter+runware", "OPENROUTER_API_KEY": "k"}, "RUNWARE_API_KEY", "no key"),
        ({"PICTURE_MODELS": "openrouter", "OPENROUTER_API_KEY": "k"}, "PICTURE_MODELS", "none of them"),
        ({"SPEECH_MODELS": "runware", "RUNWARE_API_KEY": "k"}, "SPEECH_MODELS", "none of them"),
        ({"TEXT_MODELS": "gemni"}, "TEXT_MODELS", "none of"),
        ({"MODELS": ","}, "MODELS", "names nobody"),
        ({"CIRCUIT_BREAKER_TIMEOUT": "0"}, "CIRCUIT_BREAKER_TIMEOUT", "number"),
        ({"SPEND_PER_10_MINUTES_USD": "no"}, "SPEND_PER_10_MINUTES_USD", "number"),
    ],
)
def test_a_chain_that_nobody_can_play_stops_the_start(env: dict[str, str], named: str, words: str) -> None:
    with pytest.raises(SettingFault, match=words) as caught:
        Settings.read(env)

    assert named in f"{caught.value.detail} {caught.value.advice}"


@pytest.mark.parametrize(
    ("env", "dollars"),
    [
        ({}, None),
        ({"GEMINI_API_KEY": "k"}, 10.0),
        ({"GEMINI_API_KEY": "k", "PICTURES_PER_MINUTE": "500"}, None),
        ({"GEMINI_API_KEY": "k", "PICTURE_MODELS": "offline"}, None),
        ({"SPEND_PER_10_MINUTES_USD": "50"}, 50.0),
    ],
)
def test_gemini_is_paced_by_what_its_first_tier_may_spend(env: dict[str, str], dollars: float | None) -> None:
    found = Settings.read(env).spend_per_10_minutes

    assert found == (None if dollars is None else dollars * 1_000_000)
