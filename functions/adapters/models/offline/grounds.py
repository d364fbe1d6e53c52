"""Where a story stands: the place that a prompt names, as the words of a picture and the setting of a painter."""

from __future__ import annotations

import re
from dataclasses import dataclass

from functions.adapters.models.offline.english import singular, words
from functions.adapters.models.offline.staging import PLACES
from functions.adapters.models.offline.words import FRIENDS, SETTING_OF


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One place of a story."""

    #: forest, sea, harbour, city, room, cave or field: how it behaves
    base: str
    #: what the painter is told
    setting: str
    #: what the picture's words say
    words: str
    #: the noun of the prompt that named it, or nothing
    noun: str = ""
    #: who might turn up there
    company: tuple[str, ...] = ()
    #: the weather when the story turns, where it is not that of its base
    turn: str = ""


PREPOSITIONS = r"in|inside|within|into|on|onto|at|by|under|beneath|behind|near|above|beside|across|through|to|towards?"
#: noun -> base, setting, words; where the words are left out they are the prompt's own
KNOWN: dict[str, tuple[str, str, str]] = {
    "mars": ("field", "moon", "on Mars"),
    "moon": ("field", "moon", "on the moon"),
    "space": ("field", "moon", "in space"),
    "planet": ("field", "moon", "on a planet"),
    "asteroid": ("field", "moon", "on an asteroid"),
    "galaxy": ("field", "moon", "in space"),
    "island": ("sea", "beach", "on the beach of an island"),
    "desert": ("field", "desert", "in the desert"),
    "sahara": ("field", "desert", "in the desert"),
    "egypt": ("field", "desert", "in the desert"),
    "pyramid": ("field", "desert", "in the desert"),
    "antarctica": ("field", "field", "in the snow"),
    "arctic": ("field", "field", "in the snow"),
    "underwater": ("sea", "sea", "under the waves of the sea"),
    "lighthouse": ("sea", "coast", "at the lighthouse"),
    "bakery": ("room", "bakery kitchen", "in a kitchen beside fresh bread"),
    "kitchen": ("room", "kitchen", "in the kitchen"),
    "school": ("room", "classroom", "in a classroom"),
    "factory": ("room", "workshop", "in a workshop"),
    "village": ("field", "village", "in the village"),
    "station": ("city", "station", "at the station"),
    "circus": ("field", "circus", "at the circus"),
    "zoo": ("field", "zoo", "at the zoo"),
    "mountain": ("field", "mountain", "by the mountain"),
    "volcano": ("field", "field", "by the volcano"),
    "hill": ("field", "hill", "on the hill"),
    "roof": ("city", "rooftop", "above the street of the city"),
    "ship": ("sea", "sea", "on a ship at sea"),
    "boat": ("sea", "sea", "in a boat at sea"),
    "submarine": ("sea", "sea", "with a submarine at sea"),
    "harbour": ("harbour", "harbour", "at the harbour"),
    "city": ("city", "city", "in a street of the city"),
    "sea": ("sea", "sea", "at sea"),
    "ocean": ("sea", "sea", "at sea"),
    "lake": ("sea", "lake", "by the lake"),
    "river": ("sea", "river", "by the river"),
    "beach": ("sea", "beach", "on the beach"),
    "sky": ("field", "field", "in a field"),
    "star": ("field", "field", "in a field"),
    "cloud": ("field", "field", "in a field"),
}
#: nouns of which one may be inside or before them
HOUSES = frozenset("castle palace tower house cottage church barn hut cabin tent".split())
#: so little is meant by these without "on", "to" or "in" that they are no place
WORLDS = frozenset("mars moon space planet asteroid galaxy".split())
#: nouns that are a place even where nothing says that somebody is there
ANYWHERE = {*SETTING_OF, *KNOWN} - WORLDS - set("well home mine building star sky cloud tree square stairs".split())
DETERMINED = frozenset("the a an his her its their my our this that".split())
COMPANY = {
    "moon": ("robot", "alien"),
    "desert": ("camel", "snake"),
    "beach": ("parrot", "crab", "sailor"),
    "castle": ("mouse", "cat", "owl"),
}
CASTLE = Ground(
    base="field", setting="field", words="in a field before the castle", noun="castle", company=COMPANY["castle"]
)
_NEAR = re.compile(rf"\b({PREPOSITIONS})\s+(?=((?:[^\W\d_][\w'’-]*\s*){{1,5}}))", re.IGNORECASE)
#: a name behind "in" is taken for a city
_CITY = re.compile(r"\b(?:in|to|through|visits?) ((?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)*)")
_ARRIVING = frozenset("to reach reaches visit visits on in onto into at across through toward towards from".split())


def plain(base: str) -> Ground:
    """A place that no prompt has named."""
    return Ground(base=base, setting=base, words=PLACES[base], company=FRIENDS[base])


def ground_in(text: str) -> Ground | None:
    """The place that the words name: another world first, then what stands behind a preposition, then any."""
    low = [word.lower() for word in words(text)]
    for at, word in enumerate(low):
        world = word if word in WORLDS else singular(word)
        if world in WORLDS and _ARRIVING & set(low[max(0, at - 3) : at]):
            return _known(world, word, "")
    for near in _NEAR.finditer(text):
        if found := _behind(near[1].lower(), [word.lower() for word in words(near[2])]):
            return found
    if city := _CITY.search(text):
        return Ground(
            base="city",
            setting="city",
            words=f"in a street of {city[1]}",
            noun=city[1].lower(),
            company=FRIENDS["city"],
        )
    anywhere = next((noun for noun in map(singular, low) if noun in ANYWHERE), "")
    return _known(anywhere, "", "") if anywhere else None


def _behind(preposition: str, said: list[str]) -> Ground | None:
    """The place that the words behind a preposition name, up to the next one; "to" must have a noun behind it."""
    if preposition == "to" and said[0] not in DETERMINED and singular(said[0]) not in ANYWHERE:
        return None
    if "island" in said:
        return _known("island", "island", "")
    for at, word in enumerate(said):
        if at and word in PREPOSITIONS.split("|"):
            return None
        if (noun := singular(word)) in SETTING_OF or noun in KNOWN or noun in HOUSES:
            return _known(noun, " ".join([preposition, *said[: at + 1]]), preposition)
    return None


def _known(noun: str, phrase: str, preposition: str) -> Ground:
    if noun in HOUSES:
        return _house(noun, inside=preposition in {"in", "inside", "within", "into"})
    base, setting, said = KNOWN.get(noun) or (SETTING_OF[noun], "", "")
    if base in {"room", "cave"} and not said:
        setting, said = noun if base == "room" else "cave", f"in the {noun}"
    own = phrase if preposition not in {"", "to", "into", "towards", "toward", "through", "across"} else ""
    company = COMPANY.get(setting, FRIENDS[base])
    turn = {"moon": "clear", "desert": "cloudy"}.get(setting, "")
    return Ground(
        base=base,
        setting=setting or base,
        words=said or own or PLACES[base],
        noun=noun,
        company=company,
        turn=turn,
    )


def _house(noun: str, *, inside: bool) -> Ground:
    company = COMPANY["castle"] if noun in {"castle", "palace", "tower"} else FRIENDS["room" if inside else "field"]
    if inside:
        return Ground(base="room", setting=f"in the {noun}", words=f"in the {noun}", noun=noun, company=company)
    return Ground(base="field", setting="field", words=f"in a field before the {noun}", noun=noun, company=company)
