"""Finds in a text what can be painted: its concrete nouns, its place and its hour; else one word for a sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from functions.adapters.models.offline import staging
from functions.adapters.models.offline.dividing import PICTURED, without_signs
from functions.adapters.models.offline.english import a, capital, words
from functions.adapters.models.offline.grounds import Ground, ground_in, plain
from functions.adapters.models.offline.script import sentences
from functions.adapters.models.offline.words import HOURS, PERSONS, SETTING_OF, SKIES

#: things in one picture
MOST_THINGS = 3
#: letters that are read
READ = 12_000
#: words that painters know, but mostly mean something else in a text
VAGUE = frozenset(
    """
    back bank bar base bed block board body book box branch bill can case cell chair change chest clear club cold cover
    cross current date duck face fan field figure file fire foot form frame glass hand head heart hero home iron key
    lead leg letter light line man match mine model mouse mouth nail note order page paper part party pen person plant
    plate play point pool post power press ring rock row rule scale school seal set shape ship sign space spring square
    stage star state step stick story string table tie top track train well wing woman work people body arm eye eyes
    sound summer winter sun painting picture cloud rose
    """.split()
)


def drawn_in(text: str) -> list[str]:
    """Nouns of the text that can be drawn, those said most often first; doubtful ones only when said twice."""
    from functions.media.illustrator.recipes import SUBJECTS
    from functions.media.illustrator.wording import singular, subject_of

    said = Counter(singular(word.lower()) for word in words(text[:READ]))
    first = {noun: place for place, noun in enumerate(said)}
    known = [
        noun
        for noun, times in said.items()
        if len(noun) > 2 and subject_of(noun) in SUBJECTS and (noun not in VAGUE or times > 1)
    ]
    return sorted(known, key=lambda noun: (-said[noun], first[noun]))


def picture_of(
    text: str, *, telling: Sequence[str], cast: Sequence[str], language: str, ground: Ground | None, hour: str
) -> dict[str, Any]:
    """Prompt, alt and the fields of a picture for a part of a text."""
    if language != "en":
        first = " ".join(text.split()[:12])[:300]
        return {"prompt": first, "alt": first, "setting": "", "time": hour, "weather": "clear"}
    low = [word.lower() for word in words(text[:READ])]
    said = ground_in(text[:READ]) if set(low) & SETTING_OF.keys() else None
    place = said or ground or plain("field")
    kinds: set[str] = set()
    things = []
    for noun in drawn_in(text):
        if noun not in kinds and noun not in place.words:
            things.append(noun)
            kinds.add(noun)
    people = [one for one in things if one in PERSONS]
    others = [one for one in things if one not in PERSONS]
    chosen = ([] if cast else people[:1]) + others
    shown = [a(noun) for noun in chosen[: MOST_THINGS if not cast else 2]]
    if not shown and not cast:
        shown = [a(telling[0])] if telling else ["a book"]
    seen = _listed([*cast[:3], *shown])
    time = next((HOURS[word] for word in low if word in HOURS), hour)
    weather = next((SKIES[word] for word in low if word in SKIES), "clear")
    prompt = staging.seen(seen, place=place.words, time=time, weather=weather)
    return {
        "prompt": prompt, "alt": capital(prompt) + ".", "setting": place.setting, "time": time, "weather": weather,
    }  # fmt: skip


def panel_of(scene: Mapping[str, Any]) -> dict[str, Any]:
    """Prompt and alt of a panel of somebody's text: those of its sentences that can be painted whole, else its nouns.

    What can only be written stands in the caption already; a sentence without it would be none.
    """
    cast = list(scene["cast"])
    text = " ".join([scene["title"], scene["caption"], *(line["text"] for line in scene["dialogue"]), scene["notes"]])
    whole = [one for one in sentences(scene["caption"]) if _shows(one, cast)]
    if whole:
        told = whole[0]
        for one in whole[1:]:
            told += f" {one}" if len(told) + len(one) < PICTURED else ""
        return {"prompt": told, "alt": told}
    ground = plain(scene["setting"]) if scene["setting"] else None
    if cast or drawn_in(text):
        return picture_of(text, telling=(), cast=cast, language="en", ground=ground, hour=scene["time"])
    place = (ground or plain("field")).words
    seen = staging.seen("", place=place, time=scene["time"], weather=scene["weather"])
    return {"prompt": seen, "alt": capital(seen) + "."}


def _shows(sentence: str, cast: Sequence[str]) -> bool:
    """All that it names can be painted, and it names something."""
    somebody = set(words(" ".join(cast).lower())) & set(words(sentence.lower()))
    return bool(somebody or drawn_in(sentence)) and without_signs(sentence, cast) == " ".join(sentence.split())


def _listed(things: Sequence[str]) -> str:
    return " and ".join([", ".join(things[:-1]), things[-1]] if len(things) > 1 else things)
