"""A character's look from its words, and from its name where they are silent; the same in every picture.

Colours that the words leave open are chosen so that hair, skin, clothes and accessories can be told apart.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from functions.media.illustrator.recipes import said as words_say
from functions.media.illustrator.recipes.accessories import ACCESSORIES, SLOTS
from functions.media.illustrator.recipes.colours import COLOURS, darker, lighter, luminance, tell_apart
from functions.media.illustrator.recipes.roles import ROLES
from functions.media.illustrator.recipes.said import Said
from functions.media.illustrator.recipes.species import SPECIES
from functions.media.illustrator.recipes.things import THINGS
from functions.media.illustrator.shapes import Colour, Look

SKIN_TONES = ("f6d5bb", "f0c19a", "e2a878", "c98a5c", "a86c43", "845033", "5e3826")
HAIR_TONES = ("2b2124", "4a2f22", "6b4226", "8c4a24", "b5652f", "d9b15a", "3b3a44")
DARK_HAIR = ("1e181b", "2b2124", "3a2620")
CLOTH = (
    "d0493c",
    "e58a2e",
    "e3b634",
    "5f9e4f",
    "2f8f83",
    "3f7fc0",
    "3a4f9e",
    "7a56a8",
    "c95a8a",
    "8a5a3c",
    "6d7f8f",
)
TROUSERS = ("3c4560", "5a4a40", "4a5a4c", "6d6a70", "3f5f86", "7a5f43")
#: coats that a kind of animal has in nature, where the words name none
COATS: Mapping[str, tuple[Colour, ...]] = MappingProxyType({
    "cat": ("8f8c94", "d9873c", "4a464e", "b98d62", "f1ece2"), "dog": ("c98b4e", "8a5f40", "d9b98a", "6b6468", "e9dfcc"), "rabbit": ("b89b84", "efe8de", "8f8a8c", "8a6248"),
    "mouse": ("a9a3a6", "b8977a", "e9e4de"), "bear": ("8a5b3a", "6b4630"), "horse": ("9a5b34", "5a3e30", "c99a62", "e6ded2", "4a4048"), "goat": ("d9d0c2", "a98a6a", "8f8a86"),
    "bird": ("4f8fd0", "e07a4a", "6fae5c", "c95a7a", "e6b43a"), "fish": ("f0842e", "4f8fd0", "e0c03a", "d85a6a"), "butterfly": ("f08a3c", "6f8fe0", "d86aa0", "8fc25a"),
    "dragon": ("4f9150", "4a6fb0", "8a4a9a", "3f8a8a"), "robot": ("8fb4c9", "c9a06a", "a4b89a", "c98f8f"),
})  # fmt: skip
#: colours of accessories, far from coats and from one another
ACCENTS = ("2f62c4", "d0342c", "f0c22e", "2f9a62", "7a4fb8", "38b6b6", "e0637f", "f4f1ea", "ea7f2a", "24356e")

_OWN_COLOUR = {"glasses": "3a3238", "crown": "e6b93f", "tiara": "e6b93f", "eyepatch": "241c1e", "halo": "f0d060",
               "space helmet": "eef0f2", "helmet": "b4bcc6", "straw hat": "e3c26a", "viking helmet": "b4bcc6", "chef hat": "f7f4ec",
               "necklace": "e6b93f", "top hat": "2e2a30", "pirate hat": "2e2a30", "wings": "d8f0f6", "apron": "f7f4ec"}  # fmt: skip
_GREY = "d9d6d0"
_FAIR = frozenset(COLOURS[word] for word in ("blonde", "ginger", "auburn")) | {
    words_say.HAIR_COLOURS[COLOURS[word]] for word in ("red", "orange", "yellow", "golden")
}
_OLD = frozenset({"old", "elderly", "aged", "ancient", "grandmother", "grandfather", "grandma", "grandpa", "granny"})
_HERS = frozenset(
    {"she", "her", "lady", "female", "girl", "woman", "mother", "daughter", "sister", "mrs", "miss", "aunt"}
)
#: given names that tell a woman where the words do not; others on -a are guessed
_WOMEN = frozenset(
    "alice amy ann anne betty carol chloe claire daisy dorothy elise ellen emily eve gretel grace hannah heather helen iris isabel ivy jane jean jenny joan"
    " joy judy kate kim lily lou lucy margaret mary mei molly nell olive penny rose rosie ruby ruth sally sarah sophie sue susan violet wendy yuki zoe".split()
)
_BEARDED = frozenset({"beard", "bearded", "moustache"})
_GROWN = frozenset({"tall", "beard", "bearded", "adult", "moustache", "mr", "mrs", "sir", "lady", "strong", "suit"})


def look_for(name: str, words: str, seed: int) -> Look:
    """The look of somebody; a name alone decides what its words leave open, the seed counts only for the nameless."""
    facts = _facts(words)
    key = name.casefold().strip() or f"{words.casefold()}|{seed}"
    subject = _subject(facts, name)
    draw = Draw(key)
    look = Look(subject=subject, name=name, seed=draw.number("look"), traits=tuple(dict.fromkeys(facts.traits)))
    if subject in ROLES:
        return _person(look, facts, draw)
    return _other(look, facts, draw)


class Draw:
    """Choices that hang on a name and a purpose, so that one more choice moves no other."""

    def __init__(self, key: str) -> None:
        self._key = key

    def number(self, purpose: str) -> int:
        return int.from_bytes(hashlib.sha256(f"{self._key}|{purpose}".encode()).digest()[:4], "big")

    def order(self, purpose: str, choices: Sequence[Colour]) -> tuple[Colour, ...]:
        start = self.number(purpose) % len(choices)
        return tuple(choices[start:]) + tuple(choices[:start])

    def apart(self, purpose: str, choices: Sequence[Colour], others: Iterable[Colour]) -> Colour:
        """The first of the choices that all others can be told from; the first of all if there is none."""
        ordered, known = self.order(purpose, choices), [colour for colour in others if colour]
        return next((c for c in ordered if all(tell_apart(c, other) for other in known)), ordered[0])


def _facts(text: str) -> Said:
    facts = Said()
    clauses = words_say.clauses_of(text)
    facts.words = frozenset(word for clause, _ in clauses for word in clause)
    for clause, worn in clauses:
        words_say.read_clause(facts, clause, worn=worn)
        _who(facts, words_say.subjects_in(clause))
    return facts


def _who(facts: Said, subjects: Sequence[str]) -> None:
    """The first living subject is meant; a role beside an animal is its guise."""
    living = [s for s in subjects if s not in THINGS]
    for subject in living or subjects:
        if not facts.subject or (facts.subject in THINGS and subject not in THINGS):
            facts.subject = subject
        elif facts.subject in ROLES and subject not in ROLES and len(living) > 1 and not facts.guise:
            facts.subject, facts.guise = subject, facts.subject
        elif subject in ROLES and facts.subject not in ROLES and len(living) > 1 and not facts.guise:
            facts.guise = subject


def _subject(facts: Said, name: str) -> str:
    subject = facts.subject
    called = [word for clause, _ in words_say.clauses_of(name) for word in clause]
    named = words_say.subjects_in(called)
    if not subject and named:
        subject = named[0]
    facts.words |= set(called) & _OLD
    old = facts.words & _OLD
    if subject in ("man", "woman") and old:
        return f"old {subject}"
    if subject:
        return subject
    hers = _is_hers(facts, called)
    if old:
        return "old woman" if hers else "old man"
    if facts.words & _GROWN:
        return "woman" if hers else "man"
    return "girl" if hers else "boy"


def _is_hers(facts: Said, called: Sequence[str]) -> bool:
    """Whether the words, or else the name, tell of a woman."""
    if facts.words & (_HERS | {"dress", "skirt", "gown"}):
        return True
    return not facts.words & {"he", "his", "him"} and any(word in _WOMEN or word.endswith("a") for word in called)


def _person(look: Look, facts: Said, draw: Draw) -> Look:
    role = ROLES[look.subject]
    called = [word for clause, _ in words_say.clauses_of(look.name) for word in clause]
    if _is_hers(facts, called):
        beardless = ("beardless",) if role.beard and not facts.words & _BEARDED else ()
        look = replace(look, traits=(*look.traits, "hers", *beardless))
    dyes = {key: colour for key, colour in facts.dyes.items() if key not in ("whole", "coat")}
    whole = facts.whole or facts.dyes.get("whole", "")
    if whole in (COLOURS["blonde"], COLOURS["ginger"], COLOURS["auburn"]):
        dyes.setdefault("hair", whole)
    elif whole:
        dyes.setdefault("plate" if role.outfit == "armour" and "plate" not in dyes else "top", whole)
    wears = _hatted({name: colour for name, colour in facts.wears.items() if not _a_garment(name, facts)}, role.wears)
    said_colours = [colour for colour in wears.values() if colour]
    if "top" in dyes and "wizard hat" in role.wears:
        wears.setdefault("wizard hat", darker(dyes["top"], 0.12))
    top = dyes.get("top") or role.dyes.get("top", "")
    fair = dyes.get("hair") in _FAIR
    skin = dyes.get("skin") or draw.apart("skin", SKIN_TONES[:3] if fair else SKIN_TONES, [top])
    hair = dyes.get("hair") or dyes.get("beard") or role.dyes.get("hair") or (_GREY if facts.words & _OLD else "")
    hair = _off_skin(hair, skin) if hair else _hair(draw, skin)
    top = _off_cloth(top, said_colours) if top else draw.apart("top", CLOTH, [skin, *said_colours])
    legs = dyes.get("legs") or role.dyes.get("legs") or draw.apart("legs", TROUSERS, [top])
    dyes |= {"skin": skin, "hair": hair, "top": top, "legs": legs}
    worn = {name: colour or _accent(name, draw, [top, skin]) for name, colour in wears.items()}
    return replace(look, dyes=dyes, wears=worn)


def _a_garment(name: str, facts: Said) -> bool:
    return name in ("coat", "apron") and name in facts.garments


def _hatted(wears: dict[str, Colour], own: Mapping[str, Colour]) -> dict[str, Colour]:
    """A plain "hat" on somebody whose role has one means the hat of the role."""
    hat = next((name for name in own if SLOTS.get(name) == "head"), "")
    if "hat" not in wears or not hat:
        return wears
    return {
        hat if name == "hat" else name: colour or (own[hat] if name == "hat" else "") for name, colour in wears.items()
    }


def _off_cloth(top: Colour, others: Sequence[Colour]) -> Colour:
    """The said colour of the clothes, paler or deeper where an accessory of the same colour would vanish on it."""
    if all(tell_apart(top, other) for other in others):
        return top
    shades = [tone(top, step / 10) for step in range(2, 10) for tone in (lighter, darker)]
    return next((shade for shade in shades if all(tell_apart(shade, other) for other in others)), top)


def _hair(draw: Draw, skin: Colour) -> Colour:
    ordered = draw.order("hair", HAIR_TONES if luminance(skin) > 140 else DARK_HAIR)
    return next(colour for colour in ordered if abs(luminance(colour) - luminance(skin)) >= 22)


def _off_skin(hair: Colour, skin: Colour) -> Colour:
    """The said colour, moved in brightness until it leaves the skin by 22."""
    gap = luminance(hair) - luminance(skin)
    if abs(gap) >= 22:
        return hair
    shades = [
        darker(hair, step / 10) if gap <= 0 or luminance(skin) > 190 else lighter(hair, step / 10)
        for step in range(1, 10)
    ]
    return next((shade for shade in shades if abs(luminance(shade) - luminance(skin)) >= 22), shades[-1])


def _accent(name: str, draw: Draw, others: Sequence[Colour]) -> Colour:
    return _OWN_COLOUR.get(name) or draw.apart(f"wears {name}", ACCENTS, others)


def _other(look: Look, facts: Said, draw: Draw) -> Look:
    """Animals, creatures and things: the colour of the whole is the coat's, or the main part's."""
    dyes = {key: colour for key, colour in facts.dyes.items() if key not in ("whole", "top", "legs", "plate")}
    whole = facts.whole or facts.dyes.get("whole", "")
    if look.subject in SPECIES and whole == COLOURS["red"] and look.subject in ("fox", "squirrel"):
        whole = ""
    if whole:
        dyes.setdefault("coat", whole)
        dyes.setdefault("main", whole)
    elif "coat" not in dyes and look.subject in COATS:
        dyes["coat"] = draw.order("coat", COATS[look.subject])[0]
    wears = _hatted(dict(facts.wears), ROLES[facts.guise].wears if facts.guise else {})
    if look.subject not in SPECIES and "wings" in wears:
        dyes["wing"] = wears.pop("wings") or dyes.get("wing", "")
        dyes = {role: colour for role, colour in dyes.items() if colour}
    for garment in facts.garments:
        if garment in ("trousers", "pants", "jeans", "shorts", "shoes", "boots", "belt"):
            continue
        wears.setdefault("apron" if garment == "apron" else "coat", facts.dyes.get(words_say.GARMENTS[garment][1], ""))
    if facts.guise:
        worn = {name: colour for name, colour in ROLES[facts.guise].wears.items() if name in ACCESSORIES}
        taken = {SLOTS.get(name, name) for name in wears}
        wears |= {name: colour for name, colour in worn.items() if SLOTS.get(name, name) not in taken}
    coat = dyes.get("coat") or (SPECIES[look.subject].coat if look.subject in SPECIES else "")
    return replace(look, dyes=dyes, wears={n: c or _accent(n, draw, [coat]) for n, c in wears.items()})


def distinct(looks: Sequence[Look]) -> tuple[Look, ...]:
    """The cast with one telling accessory for each named member whose subject another shares; all others as they are."""
    taken = [colour for look in looks for colour in look.wears.values()]
    told: list[Look] = []
    for look in looks:
        rivals = [other for other in looks if other is not look and other.subject == look.subject]
        if not look.name or not rivals or look.subject in THINGS or _told_apart(look, rivals):
            told.append(look)
            continue
        body = (
            look.dyes.get("coat")
            or look.dyes.get("top")
            or (SPECIES[look.subject].coat if look.subject in SPECIES else "")
        )
        free = [colour for colour in ACCENTS if colour not in taken] or list(ACCENTS)
        name = "scarf" if not any(SLOTS.get(worn) == "neck" for worn in look.wears) else "beanie"
        colour = Draw(look.name.casefold()).apart("told", free, [body])
        taken.append(colour)
        told.append(replace(look, wears={**look.wears, name: colour}))
    return tuple(told)


def _told_apart(look: Look, rivals: Sequence[Look]) -> bool:
    """Something that it wears is worn in this colour by no rival."""
    theirs = {(name, colour) for rival in rivals for name, colour in rival.wears.items()}
    return any(worn not in theirs and worn[0] not in ("glasses", "eyepatch") for worn in look.wears.items())
