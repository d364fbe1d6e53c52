"""Changes of an ended job: only what depends on them is done again. Rule 17."""

from __future__ import annotations

import pytest

from functions.core.errors import Conflict, NotFound, PreconditionFailed
from functions.core.job import Job
from functions.core.plan import Edits
from functions.flows.change import cancel, choose, edit
from functions.ports import PictureAsk
from tests.houses import Home, a_house


def revise(home: Home, job: Job, **edits: object) -> Job:
    tag = job.plan.edit if job.plan else 0
    return home.go_on(edit(home.house, "ann", job.id, edits=Edits(**edits), tag=tag))  # type: ignore[arg-type]


def shown(home: Home, job: Job, step: str) -> bytes:
    found = job.steps[step].picture()
    assert found is not None
    assert found[1].asset is not None
    return home.world.blobs[f"ann/{found[1].asset.original}"].data


def test_new_words_need_no_new_picture() -> None:
    home = a_house()
    job = home.make()

    after = revise(home, job, scenes=((2, {"caption": "New words."}),))

    assert (after.state, after.run.number, len(home.painter.asked)) == ("done", 2, 4)
    assert after.layout != job.layout
    assert b"New words." in home.world.blobs[f"ann/{after.layout}"].data


def test_a_new_prompt_is_one_picture() -> None:
    home = a_house()
    job = home.make()

    after = revise(home, job, scenes=((2, {"prompt": "a whale"}),))

    assert (after.state, len(home.painter.asked)) == ("done", 5)
    assert b"a whale" in shown(home, after, "p02")
    assert shown(home, after, "p01") == shown(home, job, "p01")
    assert after.spent() == job.spent() + 30_000


def test_a_redrawn_picture_is_another_one_although_the_cache_knows_it() -> None:
    """Rule 3: revisions; what an owner just refused is not given back."""
    home = a_house()
    job = revise(home, home.make(), scenes=((2, {"prompt": "a whale"}),))

    after = revise(home, job, scenes=((2, {"prompt": "A fox learns to sail, part 2"}),))

    assert after.steps["p02"].revision == 3
    assert len(home.painter.asked) == 6


def test_another_picture_of_the_same_words_is_another_picture() -> None:
    home = a_house()
    job = home.make()

    after = revise(home, job, scenes=((2, {"anew": 1}),))

    assert (after.state, after.steps["p02"].revision, len(home.painter.asked)) == ("done", 2, 5)
    assert home.painter.asked[-1].seed == home.painter.asked[1].seed + 1
    assert home.painter.asked[-1].prompt == "A fox learns to sail, part 2"


def test_a_revision_that_fails_leaves_the_earlier_picture() -> None:
    """Rule 3."""
    from functions.core.errors import ProviderRefused

    home = a_house()
    job = home.make()

    def refuse(_: PictureAsk) -> None:
        raise ProviderRefused

    home.painter.meanwhile = refuse

    after = revise(home, job, scenes=((2, {"prompt": "blood"}),))

    assert after.state == "partial"
    assert after.steps["p02"].state() == "placeholder"
    assert shown(home, after, "p02") == shown(home, job, "p02")


def test_an_earlier_picture_can_be_shown_again_without_a_call() -> None:
    home = a_house()
    job = home.make()
    redrawn = revise(home, job, scenes=((2, {"prompt": "a whale"}),))

    after = home.go_on(choose(home.house, "ann", job.id, number=2, version=1))

    assert (after.state, after.run.number, len(home.painter.asked)) == ("done", 3, 5)
    assert shown(home, after, "p02") == shown(home, job, "p02") != shown(home, redrawn, "p02")


@pytest.mark.parametrize(("number", "version"), [(2, 9), (7, 1), (0, 1)])
def test_only_a_picture_that_is_there_can_be_chosen(number: int, version: int) -> None:
    home = a_house()
    job = home.make()

    with pytest.raises(Conflict):
        choose(home.house, "ann", job.id, number=number, version=version)


def test_a_job_without_a_plan_has_no_scenes_to_change() -> None:
    home = a_house()
    job = home.submit()
    cancel(home.house, "ann", job.id)

    with pytest.raises(Conflict):
        choose(home.house, "ann", job.id, number=1, version=1)
    with pytest.raises(Conflict):
        edit(home.house, "ann", job.id, edits=Edits(drop=(1,)), tag=1)


def test_a_job_at_work_is_not_edited() -> None:
    home = a_house()
    job = home.submit()
    home.deliver_one()

    with pytest.raises(Conflict, match="still at work"):
        edit(home.house, "ann", job.id, edits=Edits(scenes=((1, {"caption": "x"}),)), tag=1)


def test_a_scene_is_edited_by_its_own_tag() -> None:
    """Rule 17: plan and scene carry each a strong tag."""
    home = a_house()
    job = home.make()
    words = Edits(scenes=((2, {"caption": "New."}),))
    job = revise(home, job, scenes=((1, {"caption": "Other."}),))

    after = home.go_on(edit(home.house, "ann", job.id, edits=words, tag=1, scene=2))

    assert after.plan is not None
    assert [scene.edit for scene in after.plan.scenes] == [2, 2, 1]
    with pytest.raises(PreconditionFailed):
        edit(home.house, "ann", job.id, edits=words, tag=1, scene=2)


def test_a_dropped_scenes_cost_stays() -> None:
    """Rule 10."""
    home = a_house()
    job = home.make()

    after = revise(home, job, drop=(3,))

    assert after.spent() == job.spent() == 900 + 4 * 30_000
    (register,) = home.world.registers.values()
    assert register.value["entries"] == {job.id: [0, after.spent()]}


def test_an_added_scene_is_painted_and_the_pages_divided_anew() -> None:
    """Rule 17: a changed number of panels re-tiers."""
    home = a_house()
    job = home.make()

    after = revise(home, job, add=({"prompt": "a whale", "cast": ("Fen",)},))

    assert len(home.painter.asked) == 5
    assert after.tiers == {"aspects": {"1": 1.0, "2": 1.0, "3": 1.0, "4": 1.0}}
    assert after.steps["p04"].needs == ("c01",)


def test_tiers_are_frozen_when_the_number_of_panels_stays() -> None:
    """Rule 17."""
    home = a_house()
    job = home.make()
    home.press.arrange = lambda plan, page: {"aspects": {}}  # type: ignore[method-assign,assignment,misc]

    after = revise(home, job, scenes=((1, {"caption": "x", "prompt": "y"}),), order=(3, 2, 1))

    assert after.tiers == job.tiers


def test_a_sheet_that_comes_back_is_made_again_and_the_comic_still_ends() -> None:
    """Rule 2: its first message's name is used up."""
    home = a_house()
    job = home.make(scenes=2)
    alone = revise(home, job, drop=(2,))
    assert "c01" not in alone.steps

    after = revise(home, alone, add=({"prompt": "a whale", "cast": ("Fen",)},))

    assert after.state == "done"
    assert after.steps["c01"].revision == 2
    assert after.steps["c01"].outcomes[2].cached


def test_many_revisions_do_not_wear_out_the_first_budget() -> None:
    """Rule 10: each run reserves what it draws."""
    home = a_house()
    job = home.make(scenes=1)

    for turn in range(8):
        job = revise(home, job, scenes=((1, {"prompt": f"whale {turn}"}),))

    assert job.state == "done"
    assert job.spent() == 900 + 9 * 30_000


def test_a_revision_reserves_its_cost_and_the_end_sets_what_was_spent() -> None:
    """Rule 10."""
    home = a_house()
    job = home.make()

    edit(home.house, "ann", job.id, edits=Edits(scenes=((1, {"prompt": "a whale"}),)), tag=1)

    (register,) = home.world.registers.values()
    assert register.value["entries"] == {job.id: [job.spent() + 2 * 30_000, 0]}


def test_anothers_job_cannot_be_changed() -> None:
    """Promise 9."""
    home = a_house()
    job = home.make()

    with pytest.raises(NotFound):
        choose(home.house, "bob", job.id, number=1, version=1)


def test_a_change_that_changes_nothing_opens_no_run() -> None:
    home = a_house()
    job = home.make()
    caption = job.plan.scenes[1].caption if job.plan else ""

    same_words = revise(home, job, scenes=((2, {"caption": caption}),))
    same_picture = home.go_on(choose(home.house, "ann", job.id, number=2, version=1))

    assert (same_words.run.number, same_words.version) == (1, job.version)
    assert (same_picture.run.number, same_picture.version) == (1, job.version)
