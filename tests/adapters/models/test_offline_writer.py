"""The offline writer: ideas become stories, texts are divided without a word lost, and nothing stops it."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from functions.adapters.models.offline.reading import read
from functions.adapters.models.offline.script import atoms_of
from functions.adapters.models.offline.stories import STORIES
from functions.adapters.models.offline.writer import OfflineWriter
from functions.core.plan import Plan
from functions.kinds import KINDS
from functions.ports import WriterAsk

ROOT = Path(__file__).parent.parent.parent.parent
COMIC = KINDS["comic"]
PROMPTS = {
    "A fox learns to sail": ("learning", "fox", "sail"),
    "The robot who was afraid of the rain": ("fear", "robot", "rain"),
    "Two children find a dragon in the cellar": ("found creature", "dragon", "cellar"),
    "How volcanoes work": ("lesson", "volcano", "magma"),
    "A detective looks for the missing milk": ("search", "detective", "milk"),
    "An old woman and her violin in the snow": ("music", "old woman", "violin"),
    "A knight who does not want to fight": ("no fight", "knight", "fight"),
    "The city that forgot how to sleep": ("lost art", "city", "sleep"),
    "A tortoise races a hare": ("contest", "tortoise", "hare"),
    "A cat opens a bakery on the moon": ("deed", "cat", "bakery on the moon"),
    "A bear and her teapot": ("thing", "bear", "teapot"),
    "The owl who forgot how to fly": ("forgotten", "owl", "fly"),
    "Alice travels to the end of the rainbow": ("journey", "Alice", "the end of the rainbow"),
    "A boy who does not want to go to school": ("duty", "boy", "go to school"),
    "A dog and a cat": ("neighbours", "dog", "cat"),
    "Two cats find a map under the floor": ("found thing", "cat", "map"),
    "Winter in the mountains": ("page", "Winter", "mountains"),
}

NAUGHTY = [
    "?!...", "\U0001f600\U0001f389", "a" * 4000, "Z\u0351\u036b\u0343a\u0329l\u0321g\u0329o", "<b>{H}</b> & {0}",
    "\u0645\u0631\u062d\u0628\u0627 \u064a\u0627 \u0639\u0627\u0644\u0645", "0", "%s %d", "{", "fox", "the",
]  # fmt: skip
FOREIGN = [
    ("Η αλεπού μαθαίνει να ταξιδεύει στη θάλασσα", "el"),
    ("Ein Fuchs lernt segeln und ist mutig", "de"),
    ("Лиса учится плавать под парусом", "ru"),
]


def write(**body: Any) -> tuple[Plan, tuple[str, ...]]:
    request = COMIC.parse({"kind": "comic", **body})
    made = OfflineWriter().write(WriterAsk(kind="comic", request=request, prompt="", schema={}))
    data = json.loads(json.dumps(made.data))
    return COMIC.plan_from(data, request), COMIC.warnings_in(data)


def every_word(plan: Plan) -> str:
    told = [plan.title, *(f"{one.name} {one.look}" for one in plan.characters)]
    for scene in plan.scenes:
        told += [
            scene.title,
            scene.caption,
            scene.notes,
            scene.prompt,
            *(f"{line.speaker} {line.text}" for line in scene.dialogue),
        ]
    return " ".join(told)


@pytest.mark.parametrize("prompt", PROMPTS)
def test_an_idea_is_told_by_the_story_that_fits_and_its_words_matter(prompt: str) -> None:
    story, *wanted = PROMPTS[prompt]

    plan, _ = write(prompt=prompt)

    assert read(prompt).story == story
    assert all(word in every_word(plan) for word in wanted)


@pytest.mark.parametrize("prompt", PROMPTS)
@pytest.mark.parametrize("count", range(1, 11))
def test_a_story_fits_any_number_of_panels_and_nothing_is_said_twice(prompt: str, count: int) -> None:
    plan, _ = write(prompt=prompt, scenes=count, seed=count)
    captions = [scene.caption for scene in plan.scenes if scene.caption]
    lines = [line.text for scene in plan.scenes for line in scene.dialogue]

    assert len(plan.scenes) == count
    assert len(set(captions)) == len(captions) and len(set(lines)) == len(lines)
    assert "{" not in every_word(plan) and "  " not in every_word(plan).replace("  ", " ")
    assert all(scene.words() <= 35 and len(scene.caption.split()) <= 20 for scene in plan.scenes)
    assert all(len(line.split()) <= 12 for line in lines)
    assert all(scene.prompt and scene.alt.endswith(".") for scene in plan.scenes)


@pytest.mark.parametrize("prompt", PROMPTS)
def test_from_panel_to_panel_the_view_changes(prompt: str) -> None:
    scenes = write(prompt=prompt)[0].scenes

    assert scenes[0].shot != "close" and scenes[-1].shot == "wide"
    assert any(scene.shot == "close" for scene in scenes[1:-1])
    assert all(scene.horizon is not None and 0.54 <= scene.horizon <= 0.66 for scene in scenes)
    for one, other in itertools.pairwise(scenes):
        changes = [one.shot != other.shot, one.side != other.side, one.time != other.time, one.horizon != other.horizon]
        assert sum(changes) >= 2


@pytest.mark.parametrize("prompt", PROMPTS)
def test_whoever_speaks_is_seen_and_has_one_look(prompt: str) -> None:
    plan, _ = write(prompt=prompt, scenes=10)

    for scene in plan.scenes:
        speakers = list(dict.fromkeys(line.speaker for line in scene.dialogue if line.speaker))
        assert list(scene.cast[: len(speakers)]) == speakers
        assert all(plan.look(name) for name in scene.cast)
    assert len({one.look for one in plan.characters}) == len(plan.characters)


def test_every_story_has_ten_beats_of_ten_ranks() -> None:
    assert all(sorted(beat.rank for beat in beats) == list(range(1, 11)) for beats in STORIES.values())


def test_another_seed_tells_it_otherwise_and_the_same_seed_the_same() -> None:
    told = {write(prompt="A fox learns to sail", seed=seed)[0] for seed in range(8)}

    assert len(told) == 8
    assert write(prompt="A fox learns to sail", seed=3) == write(prompt="A fox learns to sail", seed=3)


def test_the_plan_is_the_same_in_another_process_with_another_hash_seed() -> None:
    code = (
        "import json; from functions.adapters.models.offline.planning import plan;"
        "print(json.dumps(plan({'prompt': 'A fox learns to sail', 'scenes': 6}), sort_keys=True))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }

    assert len(said) == 1


def test_wished_characters_take_the_parts() -> None:
    wished = [
        {"name": "Fen", "look": "small red fox, blue scarf"},
        {"name": "Olla", "look": "old otter"},
        {"name": "Bo", "look": "duck"},
    ]

    plan, _ = write(prompt="A fox learns to sail", characters=wished)

    assert [(one.name, one.look) for one in plan.characters] == [(one["name"], one["look"]) for one in wished]
    assert plan.scenes[0].cast[0] == "Fen" and "Bo" in plan.scenes[-1].cast


def test_a_name_in_the_prompt_is_kept_and_so_is_its_pronoun() -> None:
    plan, _ = write(prompt="A bear named Ursula loves her teapot")

    assert plan.characters[0].name == "Ursula"
    assert "Bruno" not in every_word(plan)


def test_a_topic_without_known_facts_is_not_made_up() -> None:
    _, warnings = write(topic="The tax law of Andorra")

    assert any("no facts" in one for one in warnings)


@pytest.mark.parametrize(("prompt", "language"), FOREIGN)
def test_no_english_is_invented_over_a_prompt_in_another_language(prompt: str, language: str) -> None:
    plan, warnings = write(prompt=prompt)

    assert plan.language == language and len(plan.scenes) == 6
    assert " ".join(scene.caption for scene in plan.scenes if scene.caption) == prompt
    assert not any(scene.dialogue for scene in plan.scenes)
    assert any("your own words" in one for one in warnings)


def test_a_wished_language_that_cannot_be_written_is_told() -> None:
    plan, warnings = write(prompt="A fox learns to sail", language="el")

    assert plan.scenes[0].caption == "A fox learns to sail"
    assert any("does not translate" in one for one in warnings)


@pytest.mark.parametrize(
    ("source", "prompt"),
    [
        (source, words)
        for source in ("prompt", "topic", "script", "text")
        for words in NAUGHTY
        if source in {"prompt", "topic"} or any(map(str.isalnum, words))
    ],
)
def test_naughty_words_become_a_plan_with_the_words_in_it(source: str, prompt: str) -> None:
    plan, _ = write(**{source: prompt}, scenes=4)

    assert unicodedata.normalize("NFC", prompt).strip(" .!?").casefold() in every_word(plan).casefold()


SCRIPT = """INT. KITCHEN - NIGHT

TOM (whispering): Did you hear that?
MIA (thinks): It came from the cellar.
[SOUND: KRAK]

Scene 2: The stairs
NARRATOR: They went down. *THUMP* It was dark.
TOM: GET DOWN!
CAPTION: Nobody moved.

## The morning
MIA
(smiling)
It was only the cat.

SFX: MEOW
Tom, a small boy with a red cap, laughed.
"""


def test_a_script_is_divided_by_its_own_headings_and_lines() -> None:
    plan, warnings = write(script=SCRIPT, scenes=3)

    assert [scene.title for scene in plan.scenes] == ["INT. KITCHEN - NIGHT", "Scene 2", "The morning"]
    first, second, third = plan.scenes
    assert [(line.kind, line.speaker, line.text) for line in first.dialogue] == [
        ("whisper", "Tom", "Did you hear that?"), ("thought", "Mia", "It came from the cellar."), ("sfx", "", "KRAK"),
    ]  # fmt: skip
    assert (first.setting, first.time) == ("room", "night")
    assert [(line.kind, line.text) for line in second.dialogue] == [("sfx", "THUMP"), ("shout", "GET DOWN!")]
    assert "They went down. It was dark. Nobody moved." in second.caption
    assert [(line.kind, line.speaker) for line in third.dialogue] == [("speech", "Mia"), ("sfx", "")]
    assert plan.look("Tom") == "small boy with a red cap"
    assert not warnings


def test_a_text_without_structure_is_divided_at_its_sentences() -> None:
    text = "The fox woke. It rained. It went out anyway. The river was high. It swam. At last it was home."

    plan, _ = write(text=text, scenes=3)

    assert len(plan.scenes) == 3
    assert " ".join(scene.caption for scene in plan.scenes) == text


def test_words_that_no_panel_can_show_stand_in_the_notes_and_are_told() -> None:
    text = " ".join(f"Sentence number {number} has exactly seven words here." for number in range(200))

    plan, warnings = write(text=text, scenes=2)

    shown = " ".join(f"{scene.caption} {scene.notes}" for scene in plan.scenes).split()
    assert shown == text.split()
    assert any("notes" in one for one in warnings)


def test_a_text_of_one_word_is_not_stretched() -> None:
    plan, warnings = write(script="Hello", scenes=6)

    assert [scene.caption for scene in plan.scenes] == ["Hello"]
    assert any("nothing was invented" in one for one in warnings)


WORD = st.text("abcdefghij", min_size=2, max_size=7)
SENTENCE = st.lists(WORD, min_size=1, max_size=12).map(lambda words: " ".join(words).capitalize() + ".")
ROW = st.one_of(
    SENTENCE,
    st.lists(SENTENCE, min_size=1, max_size=4).map(" ".join),
    st.tuples(st.sampled_from(["TOM", "Mia", "Old Woman"]), SENTENCE).map(lambda pair: f"{pair[0]}: {pair[1]}"),
    SENTENCE.map(lambda words: f"# {words}"),
    st.just(""),
)


@settings(deadline=None, max_examples=150)
@given(st.lists(ROW, min_size=1, max_size=25).filter(any), st.integers(1, 10))
def test_every_word_of_a_script_is_in_the_plan_in_its_order(rows: list[str], count: int) -> None:
    plan, _ = write(script="\n".join(rows), scenes=count)

    sent = Counter(re.findall(r"[a-z]+", "\n".join(rows).lower()))
    told = [
        f"{scene.title} {scene.caption} {scene.notes} {' '.join(f'{one.speaker} {one.text}' for one in scene.dialogue)}"
        for scene in plan.scenes
    ]
    kept = Counter(re.findall(r"[a-z]+", " ".join(told).lower()))
    assert not sent - kept
    order = [
        word
        for atom in atoms_of("\n".join(rows))
        for head in (*atom.heads, atom.text)
        for word in re.findall(r"[a-z]+", head.lower())
    ]
    spoken = {"tom", "mia", "old", "woman"}
    assert [word for word in order if word not in spoken] == [
        w for w in re.findall(r"[a-z]+", "\n".join(rows).lower()) if w not in spoken
    ]


def test_a_long_script_is_divided_in_a_moment() -> None:
    rows = [f"NAME{number % 7}: Something is said here, for the {number}th time." for number in range(1200)]

    plan, _ = write(script="\n".join(rows)[:65_000], scenes=10)

    assert len(plan.scenes) == 10
