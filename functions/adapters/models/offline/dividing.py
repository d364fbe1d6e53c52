"""Divides the atoms of a text among panels where it hurts least, and makes scenes of them. No word is lost."""

from __future__ import annotations

import itertools
import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from functions.adapters.models.offline import staging
from functions.adapters.models.offline.beings import Being, being, noun_in
from functions.adapters.models.offline.english import capital, singular, words
from functions.adapters.models.offline.peopling import people_in
from functions.adapters.models.offline.script import Atom, atoms_of
from functions.adapters.models.offline.words import DRESSED, HOMES, HOURS, PERSON_WEARS, SETTING_OF, SKIES
from functions.core.document import Part

#: words that a panel can letter; what is beyond them stands in the scene's notes
MOST_WORDS = 60
#: the dearer, the worse a cut there: inside a breath, between sentences, paragraphs, at a heading
COSTS = (1.0, 0.35, 0.1, 0.0)
#: a heading in the middle of a panel
OVER_A_HEADING = 1.5
#: pieces that are weighed against one another; more of them are joined to neighbours first
MOST_PIECES = 240
PICTURED = 320
#: letters of a piece without an end
LONGEST = 160
#: no text means somebody by these
LIFELESS = frozenset("lamp clock toaster".split())
INDOORS = re.compile(r"INT\b(?!\s*/)", re.IGNORECASE)
#: settings that a heading which says "indoors" does not mean
OUTSIDE = frozenset({"harbour", "sea", "field", "forest", "city"})
LOOK = re.compile(
    r",?\s+(?:is|was)?\s*an?\s+((?!.*\b(?:who|that)\b)[^.,;:!?]{3,60}(?:,\s*(?:with|in)\s[^.,;:!?]{3,40})?)"
)


def divide(
    text: str, wished: Sequence[Mapping[str, str]], *, scenes: int, chance: random.Random, language: str,
    parts: Sequence[Part] = (),
) -> dict[str, Any]:  # fmt: skip
    """Characters, scenes and warnings for a text that is not rewritten; a scene a part, or else as the text pauses."""
    groups = [_under(part) for part in parts] or groups_of(atoms_of(text), scenes)
    atoms = [atom for group in groups for atom in group]
    cast = cast_of(atoms, text, wished, chance, language)
    count = len(groups)
    loudest = _turn(groups)
    shots = ["wide" if place in {0, count - 1} else "close" if place == loudest else "medium" for place in range(count)]
    looks = zip(
        groups,
        staging.shots(shots),
        staging.hours(count, ""),
        staging.sides(count, chance),
        staging.horizons(count, chance),
        strict=True,
    )
    told: list[dict[str, Any]] = []
    #: what the last heading said holds until the next one
    setting = held = kept = ""
    for group, shot, hour, side, horizon in looks:
        whole = " ".join(
            [
                *(head for atom in group for head in atom.heads),
                *(atom.text for atom in group),
                *(a.aside for a in group),
            ]
        )
        low = [word.lower() for word in words(whole)]
        heads = [head for atom in group for head in atom.heads]
        held = _headed(heads) or held
        setting = held or next((SETTING_OF[w] for w in map(singular, low) if w in SETTING_OF), setting)
        kept = next((HOURS[w] for head in reversed(heads) for w in words(head.lower()) if w in HOURS), kept)
        seen = {
            "setting": setting,
            "time": kept or next((HOURS[w] for w in low if w in HOURS), hour),
            "weather": next((SKIES[w] for w in low if w in SKIES), "clear"),
        }
        present = present_in(group, low, cast, told[-1]["cast"] if told else [])
        told.append(_scene(group, present) | seen | {"shot": shot, "side": side, "horizon": horizon})
    warnings = _warnings(told, count, scenes)
    extras = [name for name in (one["name"] for one in wished) if not any(name in scene["cast"] for scene in told)]
    if told and extras:
        told[0]["cast"] += extras[: max(0, 4 - len(told[0]["cast"]))]
    return {"characters": cast, "scenes": told, "warnings": warnings}


def _under(part: Part) -> list[Atom]:
    """The atoms of a part, its title standing over them."""
    atoms = atoms_of(part.text)
    first = replace(atoms[0], heads=(part.title, *(head for head in atoms[0].heads if head != part.title)))
    return [first, *atoms[1:]] if part.title else atoms


def groups_of(atoms: list[Atom], count: int) -> list[list[Atom]]:
    """The cheapest division into so many runs: even sizes, cuts where the text itself pauses."""
    pieces = [[atom] for atom in atoms]
    while len(pieces) > MOST_PIECES:
        small = [pieces[at] + (pieces[at + 1] if at + 1 < len(pieces) else []) for at in range(0, len(pieces), 2)]
        pieces = small
    count = min(count, len(pieces))
    sizes = [sum(atom.size() for atom in piece) for piece in pieces]
    sums = [0, *itertools.accumulate(sizes)]
    aim = max(1.0, sums[-1] / max(1, count))
    heads = [0, *itertools.accumulate(int(piece[0].cut == 3) for piece in pieces)]
    first = [_cost(pieces, start) for start in range(len(pieces))]

    def run_cost(start: int, end: int) -> float:
        uneven = ((sums[end] - sums[start]) / aim - 1) ** 2
        return uneven + first[start] + OVER_A_HEADING * (heads[end] - heads[start + 1])

    best: list[list[tuple[float, int]]] = [[(0.0, 0)] + [(float("inf"), 0)] * len(pieces)]
    for _ in range(count):
        row: list[tuple[float, int]] = [(float("inf"), 0)]
        for end in range(1, len(pieces) + 1):
            row.append(min((best[-1][start][0] + run_cost(start, end), start) for start in range(end)))
        best.append(row)
    cuts, end = [len(pieces)], len(pieces)
    for layer in range(count, 0, -1):
        end = best[layer][end][1]
        cuts.append(end)
    cuts.reverse()
    return [[atom for piece in pieces[a:b] for atom in piece] for a, b in itertools.pairwise(cuts)]


def _cost(pieces: list[list[Atom]], start: int) -> float:
    if start == 0:
        return 0.0
    before, after = pieces[start - 1][-1], pieces[start][0]
    if before.kind in {"said", "sound"} and after.kind == "told":
        return min(COSTS[after.cut], 0.05)
    return COSTS[after.cut]


def _turn(groups: list[list[Atom]]) -> int:
    """The loudest group of the second half, where the story turns."""
    count = len(groups)
    loud = [sum(atom.text.count("!") + 2 * (atom.kind == "sound") for atom in group) for group in groups]
    inner = range(max(1, count // 2), max(1, count - 1))
    return max(inner, key=lambda place: (loud[place], -place), default=-1)


def _scene(group: list[Atom], present: list[str]) -> dict[str, Any]:
    """One panel of a run of atoms: what it can letter, and the rest in its notes."""
    caption: list[str] = []
    lines: list[dict[str, str]] = []
    rest: list[str] = []
    asides: list[str] = []
    room = MOST_WORDS
    for atom in group:
        asides += [one for one in (atom.aside, atom.text if atom.kind == "direction" else "") if one]
        if atom.kind == "direction":
            continue
        if rest or (atom.size() > room and room < MOST_WORDS):
            rest.append(f"{atom.speaker}: {atom.text}" if atom.speaker else atom.text)
            continue
        if atom.size() > room:
            rest.append(atom.text)
            atom = replace(atom, text=f"{atom.text[:LONGEST]}...")
        room -= atom.size()
        if atom.kind == "told":
            caption.append(atom.text)
        else:
            kind = "sfx" if atom.kind == "sound" else atom.manner
            lines.append({"speaker": _shown(atom.speaker), "text": atom.text, "kind": kind})
    heads = [head for atom in group for head in atom.heads]
    title = " / ".join(heads)
    told = " ".join(caption) or " ".join(heads)
    alone = f"{' and '.join(present[:4])} talk" if present and lines else " ".join(line["text"] for line in lines)
    pictured = ". ".join([part.rstrip(".") for part in (told[:PICTURED], *asides) if part]) or alone
    return {
        "title": title,
        "caption": " ".join(caption),
        "dialogue": lines,
        "cast": present,
        "notes": "\n".join(rest),
        "prompt": without_signs(pictured, present) or "...",
        "alt": capital((told or pictured)[:PICTURED]),
    }


def _headed(heads: Sequence[str]) -> str:
    """Where a heading says that it is: its last place, and indoors unless that place says otherwise."""
    for head in reversed(heads):
        slug = INDOORS.match(head)
        place = next(
            (SETTING_OF[w] for w in map(singular, reversed(words(head.lower()))) if w in SETTING_OF),
            "room" if slug else "",
        )
        if place:
            return "room" if slug and place in OUTSIDE else place
    return ""


def without_signs(pictured: str, present: Sequence[str]) -> str:
    """The words of a picture without nouns that can only be written: they stand in the caption already."""
    from functions.media.illustrator.brief import Brief, CastMember
    from functions.media.illustrator.unknown import unknown_nouns
    from functions.media.illustrator.wording import words_of

    cast = tuple(CastMember(name=name, look="") for name in present)
    while found := unknown_nouns(words_of(pictured), Brief(prompt=pictured, cast=cast), bare=False):
        fewer = re.sub(rf"\b(?:{'|'.join(map(re.escape, found))})\w{{0,2}}\b", "", pictured, flags=re.IGNORECASE)
        if fewer == pictured:
            break
        pictured = fewer
    return " ".join(pictured.split())


def _shown(name: str) -> str:
    """A cue in capitals as a name."""
    return name.title() if name.isupper() and len(name) > 2 else name


def cast_of(
    atoms: list[Atom], text: str, wished: Sequence[Mapping[str, str]], chance: random.Random, language: str
) -> list[dict[str, str]]:
    """Wished characters, then speakers in order, then animals and people that the text names again and again."""
    made = {one["name"].casefold(): dict(one) for one in wished}
    speakers = dict.fromkeys(_shown(atom.speaker) for atom in atoms if atom.speaker)
    named = Counter(singular(word) for word in words(text)) if language == "en" else Counter[str]()
    known = words(" ".join([*made, *speakers, *(one.get("look", "") for one in made.values())]).lower())
    least = 1 if len(named) < 12 else 2
    nouns = [
        noun
        for noun, times in named.most_common(200)
        if times >= least and noun in HOMES.keys() - LIFELESS and noun not in known
    ]
    people = people_in(text) if language == "en" and not speakers else {}
    for name, kind in people.items():
        if name.casefold() not in made:
            made[name.casefold()] = {"name": name, "look": _look(name, text, chance, made, kind=kind)}
    for name in (*speakers, *(capital(noun) for noun in nouns[: max(0, 3 - len(made) - len(speakers))])):
        if name.casefold() not in made:
            made[name.casefold()] = {"name": name, "look": _look(name, text, chance, made)}
    return [one if one.get("look") else one | {"look": _look(one["name"], text, chance, made)} for one in made.values()]


def _look(name: str, text: str, chance: random.Random, made: Mapping[str, Mapping[str, str]], *, kind: str = "") -> str:
    """What the text itself says of them, else what their name says, and one thing to know them by."""
    said = re.search(rf"(?i:{re.escape(name)})" + LOOK.pattern, text)
    if said and any(singular(word) in HOMES for word in words(said[1])):
        return said[1].strip()
    noun = kind or next((singular(word) for word in reversed(words(name)) if singular(word) in HOMES), "")
    worn = " ".join(one.get("look", "") for one in made.values())
    if noun in DRESSED:
        return noun
    if noun:
        taken = [Being(name="", noun="", look=one.get("look", ""), pronoun="they") for one in made.values()]
        return being(noun, chance, name=name, taken=taken if kind else ()).look
    free = [wear for wear in PERSON_WEARS if wear not in worn] or list(PERSON_WEARS)
    return free[0]


def present_in(group: list[Atom], low: list[str], cast: list[dict[str, str]], before: list[str]) -> list[str]:
    """Who is seen: the speakers in their order, whoever is named, and on "she" alone who was seen before."""
    names = {one["name"].casefold(): one["name"] for one in cast}
    said = [names.get(_shown(atom.speaker).casefold(), "") for atom in group if atom.speaker]
    forms = {*low, *map(singular, low)}
    kinds = {one["name"]: noun_in(one.get("look", "")) for one in cast}
    many = Counter(kinds.values())
    named = [
        name
        for key, name in names.items()
        if set(key.split()) <= forms or (many[kinds[name]] == 1 and kinds[name] in forms)
    ]
    seen = list(dict.fromkeys([name for name in (*said, *named) if name]))
    if not seen and forms & {"he", "she", "they", "it", "him", "her", "them"}:
        seen = before[:2]
    return seen[:4]


def _warnings(told: list[dict[str, Any]], count: int, wanted: int) -> list[str]:
    said = []
    if count < wanted:
        said.append(f"The text has words for {count} of the {wanted} panels that were asked for; nothing was invented.")
    long = [str(number) for number, scene in enumerate(told, 1) if scene["notes"]]
    if long:
        words_left = sum(len(scene["notes"].split()) for scene in told)
        where = f"panel {long[0]}" if len(long) == 1 else f"panels {', '.join(long[:-1])} and {long[-1]}"
        said.append(f"{capital(where)} could not show all words; {words_left:,} of them stand in the scenes' notes.")
    return said
