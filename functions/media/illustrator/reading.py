"""From a brief to a scene: its fields win, the words of its prompt fill what they leave empty, and a seed the rest."""

from __future__ import annotations

from collections.abc import Sequence

from functions.media.illustrator import vocabulary as say
from functions.media.illustrator.brief import Brief
from functions.media.illustrator.casting import Mention, mentions_of, needs_ground, players_of, things_of
from functions.media.illustrator.chance import chance
from functions.media.illustrator.recipes.boats import VESSELS
from functions.media.illustrator.scene import SHOTS, WEATHERS, Scene
from functions.media.illustrator.settings import SETTINGS
from functions.media.illustrator.styles import TIMES
from functions.media.illustrator.unknown import unknown_nouns
from functions.media.illustrator.wording import singular, words_of


def scene_of(brief: Brief) -> Scene:
    """Decide the whole picture."""
    words = words_of(brief.prompt)
    field_key = (brief.setting, brief.time, brief.weather, brief.shot, brief.side, brief.horizon)
    cast_key = tuple((member.name, member.look) for member in brief.cast)
    key = str((brief.seed, brief.prompt, field_key, cast_key))
    rng = chance(key, "scene")
    mentions = mentions_of(brief, words)
    setting, place, ashore = _place(brief.setting, words, mentions)
    players = players_of(brief, words, mentions)
    if setting not in ("sea", "harbour") and any(one.name and one.look.subject in say.SEAGOING for one in players):
        setting, place, ashore = "sea", "sea", False
    vessel, things = things_of(brief, words, mentions)
    side = {"left": -1, "right": 1}.get(brief.side) or rng.choice((-1, 1))
    shot = brief.shot if brief.shot in SHOTS else _shot(words, len(players), rng.random())
    if shot == "close" and len(players) > 1 and any(look.subject in say.LANDMARKS for look in things):
        shot = "medium"
    horizon = brief.horizon if brief.horizon is not None else rng.choice((0.54, 0.56, 0.58, 0.6, 0.62, 0.64))
    return Scene(
        key=key,
        home_key=str((brief.seed, setting, place if setting == "room" else "")),
        setting=setting,
        place=place,
        time="night" if setting == "moon" else _time(brief.time, words),
        weather="clear" if setting == "moon" else _weather(brief.weather, words),
        shot=shot,
        side=side,
        horizon=min(0.7, max(0.42, horizon)),
        headroom=min(0.45, max(0.0, brief.headroom)),
        players=players,
        things=things,
        vessel=vessel,
        words=unknown_nouns(words, brief, bare=not players and not things and vessel is None),
        rainbow="rainbow" in words or "rainbows" in words,
        ashore=ashore or (vessel is None and needs_ground(players)),
    )


def _place(field: str, words: Sequence[str], mentions: Sequence[Mention]) -> tuple[str, str, bool]:
    """The setting, the word that named it, and whether there is firm ground by its water."""
    if _off_the_earth(words) and _setting_of(field) in ("", "field", "moon"):
        return "moon", _off_the_earth(words), False
    desert = next((word for word in words if singular(word) in say.DESERTS), "")
    if desert and _setting_of(field) in ("", "field", "room"):
        return "field", "desert", False
    for source in (words_of(field), words):
        indoors = next((w for w in _inside(source) if w in say.BUILDINGS), "")
        if indoors and "room" in SETTINGS:
            return "room", indoors, False
        shore = any(singular(word) in say.SHORES for word in source)
        for table in (say.STRONG_PLACES, say.PLACES):
            for word in source:
                found = table.get(word) or table.get(singular(word), "")
                if found in SETTINGS:
                    return found, singular(word), shore or any(singular(word) in say.SHORES for word in words)
    for mention in sorted(mentions, key=lambda one: one.subject not in VESSELS):
        setting, place, ashore = say.IMPLIED.get(mention.subject, ("", "", False))
        if setting:
            return setting, place, ashore
    return "field", "", False


def _setting_of(field: str) -> str:
    """The setting that a field names, if any."""
    found = (say.STRONG_PLACES.get(word) or say.PLACES.get(word, word) for word in words_of(field))
    return next((place for place in found if place in SETTINGS), "")


def _off_the_earth(words: Sequence[str]) -> str:
    """The other world on which it happens: "in space", "on the moon"."""
    named = next((world for word in words for world in (word, singular(word)) if world in say.WORLDS), "")
    landed = any(word == "moon" and {"on", "to"} & set(words[max(0, at - 2) : at]) for at, word in enumerate(words))
    return named or ("moon" if landed else "")


def _inside(words: Sequence[str]) -> list[str]:
    """Every word that stands one or two places after "in" or "inside"."""
    return [
        words[at + step]
        for at, word in enumerate(words)
        if word in ("in", "inside", "within")
        for step in (1, 2)
        if at + step < len(words)
    ]


def _time(field: str, words: Sequence[str]) -> str:
    for source in (words_of(field), words):
        found = next((say.HOURS[word] for word in source if word in say.HOURS), "")
        if found in TIMES:
            return found
    return "day"


def _weather(field: str, words: Sequence[str]) -> str:
    for source in (words_of(field), words):
        found = next((say.WEATHERS[w] for word in source for w in (word, singular(word)) if w in say.WEATHERS), "")
        if found in WEATHERS:
            return found
    return "clear"


def _shot(words: Sequence[str], figures: int, draw: float) -> str:
    said = set(words)
    if said & {"close-up", "closeup", "portrait", "face"}:
        return "close"
    if said & {"panorama", "landscape", "wide", "distance", "vast"}:
        return "wide"
    return "medium" if figures > 1 or draw < 0.6 else "wide"
