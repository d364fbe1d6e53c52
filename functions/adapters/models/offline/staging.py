"""How far, from which side, at what hour and under which sky each panel is seen; two of them change each time."""

from __future__ import annotations

import random
from collections.abc import Sequence

HORIZONS = (0.58, 0.64, 0.55, 0.61, 0.66, 0.54, 0.6, 0.56, 0.63, 0.57)
SIDES = ("left", "right")
TIMES = {"dawn": "at dawn", "day": "by day", "dusk": "at dusk", "night": "at night"}
SKIES = {
    "clear": "",
    "cloudy": "under clouds",
    "rain": "in the rain",
    "storm": "in a storm",
    "snow": "in the snow",
    "fog": "in the fog",
    **{f"{sky} outside": f"with {sky} outside" for sky in ("rain", "storm", "snow", "fog")},
}
PLACES = {
    "forest": "in the forest",
    "sea": "at sea",
    "harbour": "at the harbour",
    "city": "in a street of the city",
    "room": "in a room",
    "cave": "in a cave",
    "field": "in a field",
}


def hours(count: int, said: str) -> list[str]:
    """The hour of each scene, moving on; a story of the night begins at dusk and ends at dawn."""
    if count == 1:
        return [said or "day"]
    if said == "night":
        return ["dusk", *["night"] * (count - 2), "dawn"] if count > 2 else ["dusk", "night"]
    if count < 4:
        return [["dawn", "dusk"], ["dawn", "day", "dusk"]][count - 2]
    middle = count - 3
    day = (middle + 1) // 2
    told = ["dawn", *["day"] * day, *["dusk"] * (middle - day + 1), "night"]
    return [*told[: count - 1], "dawn"]


def horizons(count: int, chance: random.Random) -> list[float]:
    """Never the middle, never twice in a row."""
    start = chance.randrange(len(HORIZONS))
    return [HORIZONS[(start + place) % len(HORIZONS)] for place in range(count)]


def sides(count: int, chance: random.Random) -> list[str]:
    """Where the hero stands, in turn."""
    start = chance.randrange(2)
    return [SIDES[(start + place) % 2] for place in range(count)]


def shots(wanted: Sequence[str]) -> list[str]:
    """The first never close, the end wide, and no distance three times in a row."""
    made = list(wanted)
    if made and made[0] == "close":
        made[0] = "medium"
    for place in range(2, len(made)):
        if made[place] == made[place - 1] == made[place - 2]:
            made[place] = "medium" if made[place] == "wide" else "wide"
    if len(made) > 1:
        made[-1] = "wide"
    return made


def seen(picture: str, *, place: str, time: str, weather: str) -> str:
    """A picture in words with its place, hour and sky."""
    parts = [picture.rstrip("."), place, TIMES.get(time, ""), SKIES.get(weather, "")]
    return " ".join(part for part in parts if part)
