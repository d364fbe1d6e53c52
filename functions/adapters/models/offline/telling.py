"""Tells one moment of a story in prose: what the panel would letter becomes sentences, with air around them."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from typing import Any

from functions.adapters.models.offline.prose import Passage
from functions.adapters.models.offline.prose.scenery import ANYWHERE, HOURS, PLACES, SKIES
from functions.adapters.models.offline.script import sentences

#: words of a passage that tells several moments
MOST = 130
#: a passage with fewer words is given air
AIRY = 95
#: ... and with fewer than these, once more
LEAN = 66
VERBS = {"thought": "thought", "whisper": "whispered", "shout": "shouted", "radio": "said", "answer": "answered"}
#: a sentence that begins so goes on from what was before, and nothing is put in front of it
GOES_ON = re.compile(r"(?:then|so|and|but|by|when|that|late|next|from|after|afterwards|there|all)\b", re.IGNORECASE)
#: words of a title
MOST_TITLE = 7


class Air:
    """Sentences about place, hour and sky that a story has not used yet."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._used: set[str] = set()

    def breath(self, scene: Mapping[str, Any]) -> str:
        """One sentence that fits the scene, or nothing when all have been used."""
        fit = [one for one in self._fitting(scene) if one not in self._used]
        if not fit:
            return ""
        told = self._chance.choice(fit)
        self._used.add(told)
        return told

    def _fitting(self, scene: Mapping[str, Any]) -> list[str]:
        setting, weather = str(scene["setting"]), str(scene["weather"])
        words = str(scene["prompt"])
        if "under the waves" in words:
            return list(PLACES["under water"])
        airless = setting == "moon"
        skies = list(SKIES.get(weather, ())) if not airless and _open(setting) else []
        snowy = weather == "snow" or "in the snow" in words
        places = [] if snowy and _open(setting) else list(PLACES.get(setting, ()))
        hours = [] if airless else list(HOURS.get(str(scene["time"]), ()))
        first, second = skies or places, [*(places if skies else ()), *hours]
        fresh = [one for one in first if one not in self._used]
        return fresh or [one for one in second if one not in self._used] or list(ANYWHERE)


def _open(setting: str) -> bool:
    return setting not in {"room", "cave"} and "kitchen" not in setting and "in the" not in setting


def told(scene: Mapping[str, Any], passage: Passage, slots: Mapping[str, str], *, air: Air, first: bool) -> str:
    """The passage of a scene in paragraphs; the first one of a story does not begin with the weather."""
    caption = str(scene["caption"])
    before, after = passage.before.format_map(slots), passage.after.format_map(slots)
    lines = spoken(scene["dialogue"])
    made = _joined(caption, before, lines, after)
    for most in (AIRY, LEAN):
        if len(made.split()) < most and (breath := air.breath(scene)):
            if first or GOES_ON.match(caption):
                before = f"{before} {breath}"
            else:
                caption = f"{breath} {caption}"
            made = _joined(caption, before, lines, after)
    return made


def in_short(moments: Sequence[tuple[Mapping[str, Any], Passage]], slots: Mapping[str, str]) -> str:
    """Several moments in one passage, by their captions and lines; in full as far as they fit."""
    made = [[str(scene["caption"]), "", spoken(scene["dialogue"])] for scene, _ in moments]
    for place in sorted(range(len(moments)), key=lambda place: (0 < place < len(moments) - 1, -place)):
        before = moments[place][1].before.format_map(slots)
        if sum(_size(one) for one in made) + len(before.split()) <= MOST:
            made[place][1] = before
    return "\n\n".join(_joined(str(caption), str(before), list(lines), "") for caption, before, lines in made)


def _size(moment: Sequence[Any]) -> int:
    caption, before, lines = moment
    return len(f"{caption} {before} {' '.join(lines)}".split())


def heading(scene: Mapping[str, Any]) -> str:
    """A few words of the scene's own: its shortest line of two words or more, else how its caption begins."""
    lines = [str(line["text"]) for line in scene["dialogue"] if line["kind"] != "sfx"]
    caption = (sentences(str(scene["caption"])) or [""])[0]
    short = [one for one in (*lines, caption) if 2 <= len(one.split()) <= MOST_TITLE]
    begun = re.split(r",\s", caption)[0]
    rest = [one for one in (begun, *lines) if 1 <= len(one.split()) <= MOST_TITLE + 1 and one != "Then"]
    return (min(short, key=len, default="") or (rest or [""])[0]).strip('"').rstrip(".")


def _joined(caption: str, before: str, lines: Sequence[str], after: str) -> str:
    paragraphs = [" ".join(part for part in (caption, before) if part), *lines, after]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def spoken(lines: Sequence[Mapping[str, str]], *, split: bool = False) -> list[str]:
    """Each line as a paragraph, with whoever says it behind it, or behind its first sentence."""
    made: list[str] = []
    asked = ""
    for place, line in enumerate(lines):
        text = line["text"].replace('"', "'")
        if line["kind"] == "sfx":
            made.append(text if text[-1:] in ".!?" else f"{text}!")
            continue
        first, *rest = sentences(text) or [text]
        after_first = bool(rest) and (split or place % 2 == 1)
        question = first if after_first else text
        verb = VERBS.get(line["kind"]) or ("asked" if question.endswith("?") else "answered" if asked else "said")
        head = first if after_first else text
        tail = f' "{" ".join(rest)}"' if after_first else ""
        head = f"{head[:-1]}," if head.endswith(".") and not head.endswith("...") else head
        made.append(f'"{head}" {verb} {line["speaker"]}.{tail}')
        asked = "asked" if text.endswith("?") and line["kind"] != "thought" else ""
    return made
