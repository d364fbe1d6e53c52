"""Characters and styles that last: kept by their owner, used in any job, drawn once."""

from __future__ import annotations

from typing import Any

import pytest

from functions.core.errors import (
    Conflict,
    IdempotencyMismatch,
    InvalidRequest,
    NotFound,
    Overloaded,
    PreconditionFailed,
    ProviderRefused,
    Stale,
)
from functions.core.job import Job
from functions.flows import brought, change, characters, looks
from functions.flows.characters import Kept
from functions.flows.drawing import draw
from functions.flows.submit import Submission, submit
from functions.flows.wishes import accepted
from functions.kinds import KINDS
from tests.houses import Home, a_house

DATA = "data:image/png;base64,b25l"


def keep(home: Home, name: str = "Fen", *, look: str = "small red fox, blue scarf", **fields: Any) -> Kept:
    return characters.make(home.house, "ann", **({"name": name, "look": look, "voice": ""} | fields))


def ask(home: Home, cast: list[dict[str, str]], **fields: Any) -> Job:
    body = {"kind": "comic", "prompt": "A fox learns to sail", "scenes": 3, "characters": cast} | fields
    request = accepted(home.house, "ann", KINDS["comic"], body)
    made = submit(home.house, Submission(owner="ann", kind="comic", request=request))
    home.queue.put(made.messages)
    home.drain()
    return home.job(made.job.id)


def drawn(home: Home, kept: Kept, **fields: Any) -> Kept:
    made, messages = draw(home.house, "ann", kept.id, **({"style": "storybook", "seed": 0} | fields))
    home.go_on_with(messages)
    return made


def test_a_character_is_kept_listed_changed_and_forgotten() -> None:
    home = a_house()
    fen = keep(home, voice="bright")
    home.clock.time += 1
    tom = keep(home, "Tom", look="")

    changed = characters.describe(home.house, "ann", fen.id, {"look": "big red fox"}, tag=lambda _: 1)
    found, token = characters.listed(home.house, "ann", size=10, token=None)

    assert ("big red fox", "bright", 2) == (changed.look, changed.voice, changed.version)
    assert ([tom.id, fen.id], None) == ([one.id for one in found], token)
    assert changed == characters.describe(home.house, "ann", fen.id, {"look": "big red fox"})
    with pytest.raises(PreconditionFailed):
        characters.describe(home.house, "ann", fen.id, {"look": "x"}, tag=lambda _: 1)
    characters.forget(home.house, "ann", fen.id)
    for act in (characters.look, characters.forget):
        with pytest.raises(NotFound):
            act(home.house, "ann", fen.id)
        with pytest.raises(NotFound):
            act(home.house, "bob", tom.id)


def test_a_character_that_is_asked_for_twice_under_one_key_is_made_once() -> None:
    home = a_house()

    first, second = keep(home, once="k"), keep(home, once="k")

    assert first == second
    with pytest.raises(IdempotencyMismatch):
        keep(home, "Tom", once="k")
    assert first.id != characters.make(home.house, "bob", name="Fen", look="", voice="", once="k").id


def test_a_lasting_character_is_in_a_job_by_its_id_with_look_voice_and_picture() -> None:
    home = a_house()
    asset = brought.picture(home.house, "ann", DATA, field="reference")
    fen = keep(home, voice="bright", reference=asset)

    job = ask(home, [{"id": fen.id}])

    assert [{"name": "Fen", "look": fen.look, "voice": "bright", "id": fen.id, "reference": asset.original}] == [
        dict(one) for one in job.request["characters"]
    ]
    assert job.plan is not None
    assert [("Fen", fen.look, "bright", asset.original)] == [
        (one.name, one.look, one.voice, one.reference) for one in job.plan.characters
    ]
    assert [(b"one",)] * 3 == [one.references for one in home.painter.asked], (
        "no sheet is drawn, all are drawn after it"
    )
    assert asset.original in job.assets()


def test_a_name_alone_stands_for_the_one_character_that_is_kept_by_it() -> None:
    home = a_house()
    fen = keep(home)

    job = ask(home, [{"name": "FEN"}])

    assert (fen.id, "FEN", fen.look) == tuple(job.request["characters"][0][name] for name in ("id", "name", "look"))
    keep(home, "fen", look="another")
    with pytest.raises(InvalidRequest, match="2 characters of that name"):
        ask(home, [{"name": "Fen"}])
    assert {"name": "Fen", "look": "a grey wolf"} == ask(home, [{"name": "Fen", "look": "a grey wolf"}]).request[
        "characters"
    ][0]
    assert "id" not in ask(home, [{"name": "Ulf"}]).request["characters"][0]


def test_what_the_request_says_goes_before_what_is_kept() -> None:
    home = a_house()
    fen = keep(home, voice="warm")

    job = ask(home, [{"id": fen.id, "look": "in a yellow raincoat", "voice": "deep"}])

    one = job.request["characters"][0]
    assert ("Fen", "in a yellow raincoat", "deep") == (one["name"], one["look"], one["voice"])


def test_an_unknown_and_a_foreign_character_are_named_in_the_refusal() -> None:
    home = a_house()
    theirs = characters.make(home.house, "bob", name="Bob", look="", voice="")

    for character in ("nobody", theirs.id):
        with pytest.raises(InvalidRequest) as refused:
            ask(home, [{"name": "Fen", "look": "a fox"}, {"id": character}])
        assert "characters.1.id" == refused.value.fields[0][0]


def test_another_reference_is_another_picture_and_the_same_is_the_same() -> None:
    home = a_house()
    fen = keep(home, reference=brought.picture(home.house, "ann", DATA, field="reference"))

    first, again = (ask(home, [{"id": fen.id}]) for _ in range(2))
    other = brought.picture(home.house, "ann", DATA + "MQ==", field="reference")
    characters.describe(home.house, "ann", fen.id, {"reference": other})
    new = ask(home, [{"id": fen.id}])

    cached = [[step.outcomes[1].cached for step in job.steps.values() if step.what == "picture"] for job in (first, again, new)]  # fmt: skip  # noqa: E501
    assert [[False] * 3, [True] * 3, [False] * 3] == cached


def test_a_reference_is_drawn_once_and_kept_when_its_job_is_done() -> None:
    home = a_house()
    fen = keep(home)

    asked = drawn(home, fen)
    found = characters.look(home.house, "ann", fen.id)

    job = home.job(asked.drawing)
    assert ("image", "done", "") == (job.kind, job.state, found.drawing)
    assert "small red fox" in home.painter.asked[0].prompt
    shown = job.steps["p01"].picture()
    assert shown is not None and found.reference == shown[1].asset
    change.delete(home.house, "ann", job.id)
    home.sweep()
    home.sweep(after=600)
    assert found.reference is not None
    assert set(found.reference.blobs()) == home.house.jobs.named("ann", found.reference.blobs())


def test_a_portrait_outlives_a_job_that_is_kept_for_an_hour_only() -> None:
    home = a_house(keep_hours=1.0)
    fen, gone = keep(home), keep(home, "Gone")
    drawn(home, fen)
    drawn(home, gone)
    characters.forget(home.house, "ann", gone.id)

    for _ in range(20):
        home.sweep(after=900)

    assert {} == home.world.jobs
    found = characters.look(home.house, "ann", fen.id)
    assert found.reference is not None and not found.drawing


def test_a_job_takes_the_picture_that_was_drawn_meanwhile() -> None:
    home = a_house()
    fen = keep(home)
    drawn(home, fen)

    job = ask(home, [{"id": fen.id}])

    assert job.plan is not None and job.plan.characters[0].reference


def test_a_character_is_not_drawn_twice_at_once_nor_without_a_look() -> None:
    home = a_house()
    fen, nobody = keep(home), keep(home, "Nobody", look="")
    made, _ = draw(home.house, "ann", fen.id, style="noir", seed=3)

    with pytest.raises(Conflict, match="drawn already"):
        draw(home.house, "ann", fen.id, style="noir", seed=3)
    with pytest.raises(Conflict, match="how this character looks"):
        draw(home.house, "ann", nobody.id, style="noir", seed=3)
    assert made.drawing == characters.look(home.house, "ann", fen.id).drawing


def test_a_drawing_that_came_to_nothing_leaves_the_earlier_picture() -> None:
    home = a_house()
    asset = brought.picture(home.house, "ann", DATA, field="reference")
    fen = keep(home, reference=asset)
    home.painter.faults += [ProviderRefused()] * 6

    drawn(home, fen)
    found = characters.look(home.house, "ann", fen.id)

    assert (asset, "") == (found.reference, found.drawing), "a placeholder is no reference"
    made, _ = draw(home.house, "ann", fen.id, style="noir", seed=9)
    change.delete(home.house, "ann", made.drawing)
    assert (asset, "") == ((found := characters.look(home.house, "ann", fen.id)).reference, found.drawing)


def test_a_reference_that_is_no_picture_is_refused_by_its_field() -> None:
    home = a_house()

    with pytest.raises(InvalidRequest, match="only an address") as refused:
        brought.picture(home.house, "ann", "https://example.com/fox.png", field="reference")

    assert "reference" == refused.value.fields[0][0]


def test_an_owner_keeps_no_more_characters_than_can_be_looked_through() -> None:
    home = a_house()
    for number in range(500):
        keep(home, f"c{number}", once="last" if number == 499 else "")

    with pytest.raises(Conflict, match="500 characters"):
        keep(home)
    assert "c499" == keep(home, "c499", once="last").name


def test_changes_that_are_beaten_every_time_are_told_to_come_again() -> None:
    home = a_house()
    fen = keep(home)

    def beaten(*_: Any) -> Any:
        raise Stale

    home.house.things.save = home.house.things.remove = beaten  # type: ignore[method-assign]
    with pytest.raises(Overloaded):
        characters.describe(home.house, "ann", fen.id, {"look": "x"})
    with pytest.raises(Overloaded):
        characters.forget(home.house, "ann", fen.id)


def test_two_readers_who_find_a_drawing_done_agree_on_it() -> None:
    home = a_house()
    fen = keep(home)
    drawn(home, fen)
    home.before("things.save", lambda: characters.look(home.house, "ann", fen.id))

    first = characters.look(home.house, "ann", fen.id)

    assert first.reference is not None
    assert first == characters.look(home.house, "ann", fen.id)


def test_an_own_style_is_a_built_in_one_with_words_for_the_painter() -> None:
    home = a_house()
    looks.make(home.house, "ann", name="Grandma's Sketch", base="noir", words="loose pencil lines on brown paper")

    job = ask(home, [], style="GRANDMA'S sketch")

    assert ("noir", "Grandma's Sketch") == (job.request["style"], job.request["style_name"])
    assert {("noir", "loose pencil lines on brown paper")} == {
        (one.style, one.style_words) for one in home.painter.asked
    }
    again = ask(home, [], style="noir")
    assert not any(one.cached for step in again.steps.values() for one in step.outcomes.values() if step.scene)
    assert "Grandma's Sketch" == next(iter(home.world.gallery.values())).style


def test_an_own_style_has_one_meaning_and_no_built_in_name() -> None:
    home = a_house()
    first = looks.make(home.house, "ann", name="Sketch", base="noir", words="pencil")

    assert first == looks.make(home.house, "ann", name="Sketch", base="noir", words="pencil")
    with pytest.raises(Conflict, match="named SKETCH already"):
        looks.make(home.house, "ann", name="SKETCH", base="noir", words="pencil")
    with pytest.raises(Conflict, match="built-in"):
        looks.make(home.house, "ann", name="Noir", base="noir", words="pencil")
    assert (first,) == looks.listed(home.house, "ann")
    assert looks.found(home.house, "bob", "Sketch") is None
    with pytest.raises(NotFound):
        looks.forget(home.house, "bob", "Sketch")
    looks.forget(home.house, "ann", "sketch")
    assert () == looks.listed(home.house, "ann")


def test_a_style_that_nobody_has_is_refused_with_those_that_can_be_had() -> None:
    home = a_house()
    looks.make(home.house, "ann", name="Sketch", base="noir", words="pencil")

    with pytest.raises(InvalidRequest, match=r"choose one of: .*noir, .*Sketch") as refused:
        ask(home, [], style="sketchy")

    assert "style" == refused.value.fields[0][0]


def test_an_owner_keeps_a_hundred_styles() -> None:
    home = a_house()
    for number in range(100):
        looks.make(home.house, "ann", name=f"s{number}", base="noir", words="pencil")

    with pytest.raises(Conflict, match="100 styles"):
        looks.make(home.house, "ann", name="one more", base="noir", words="pencil")
    looks.make(home.house, "ann", name="s1", base="noir", words="pencil")


def test_a_style_that_somebody_changes_at_the_same_time_is_forgotten_all_the_same() -> None:
    home = a_house()
    looks.make(home.house, "ann", name="Sketch", base="noir", words="pencil")
    thing = home.house.things.listed("ann", looks.SHELF, size=1, token=None).things[0]
    home.before("things.remove", lambda: home.house.things.save(thing))

    looks.forget(home.house, "ann", "Sketch")

    assert looks.found(home.house, "ann", "Sketch") is None
