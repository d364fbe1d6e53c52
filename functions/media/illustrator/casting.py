"""Who and what is in the picture: nouns become players in a pose, vessels, things apart, and words for a sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from functions.media.illustrator import vocabulary as say
from functions.media.illustrator.brief import Brief
from functions.media.illustrator.recipes import PROPS, SUBJECTS, WORDS
from functions.media.illustrator.recipes.boats import VESSELS
from functions.media.illustrator.recipes.looks import look_for
from functions.media.illustrator.recipes.said import subjects_in
from functions.media.illustrator.scene import Player
from functions.media.illustrator.shapes import Look, Pose
from functions.media.illustrator.unknown import LINKS, noun_like
from functions.media.illustrator.wording import known, possessors_of, singular, subject_of, words_of

#: figures that fit on a stage
FIGURES = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun of the prompt that a recipe can draw."""

    at: int
    word: str
    subject: str
    count: int = 1
    #: the part that an animal plays: the pirate of a pirate cat, the king of a frog king
    guise: str = ""


def mentions_of(brief: Brief, words: Sequence[str]) -> list[Mention]:
    """Nouns that can be drawn, in order; names of the cast are no nouns."""
    names = {part for member in brief.cast for part in words_of(member.name)}
    found: list[Mention] = []
    taken = -1
    for at, word in enumerate(words):
        if at == taken:
            continue
        pair = f"{word} {singular(words[at + 1])}" if at + 1 < len(words) else ""
        subject = "" if word in names else WORDS.get(pair, "") or subject_of(word) or _calling(words, at)
        if not subject or subject not in SUBJECTS:
            continue
        taken = at + 1 if pair in WORDS else -1
        near = words[max(0, at - 3) : at]
        one = singular(word) if singular(word) in WORDS else word if subject_of(word) else subject
        count = next((say.NUMBERS[w] for w in near if w in say.NUMBERS), 2 if one == singular(word) != word else 1)
        found.append(Mention(at, pair if pair in WORDS else one, subject, count))
    found = _joined(found, possessors_of(brief.prompt))
    fiery = any(mention.subject in ("volcano", "dragon") for mention in found)
    return [mention for mention in found if not (fiery and mention.word == "fire")]


def _calling(words: Sequence[str], at: int) -> str:
    """Somebody whose calling no table knows is a man or a woman; the word itself goes on a sign."""
    word = words[at]
    if at == 0 or words[at - 1] not in say.ARTICLES or not word.endswith(say.CALLINGS) or not noun_like(word):
        return ""
    if word.endswith(("woman", "ress")):
        return "woman"
    return "man" if word.endswith("man") else ("man", "woman")[len(word) % 2]


def _joined(found: Sequence[Mention], owners: frozenset[str]) -> list[Mention]:
    """Two nouns in a row that mean one become one: a pirate ship, a dog basket, a pirate cat, a frog king."""
    made: list[Mention] = []
    for mention in found:
        last = made[-1] if made else None
        if last is None or mention.at != last.at + 1 or last.word in owners or not _alive(last.subject):
            made.append(mention)
        elif _alive(mention.subject) and _is_person(last.subject) and not _is_person(mention.subject):
            made[-1] = replace(mention, guise=last.word)
        elif _is_person(mention.subject) and not _is_person(last.subject) and mention.subject not in say.PLAIN:
            made[-1] = replace(last, at=mention.at, guise=mention.word, count=max(last.count, mention.count))
        elif _carries(mention.subject):
            made[-1] = mention
        else:
            made.append(mention)
    return made


def _carries(subject: str) -> bool:
    return subject in VESSELS or subject in say.VEHICLES or SUBJECTS[subject].kind == "building"


def needs_ground(players: Sequence[Player]) -> bool:
    """Whether somebody is too big for any boat."""
    return any(player.look.subject in say.TOO_BIG for player in players)


def _alive(subject: str) -> bool:
    return SUBJECTS[subject].kind in ("animal", "person", "creature")


def _is_person(subject: str) -> bool:
    return subject in SUBJECTS and SUBJECTS[subject].kind == "person"


def players_of(brief: Brief, words: Sequence[str], mentions: Sequence[Mention]) -> tuple[Player, ...]:
    """The cast in its order, then whom only the prompt names."""
    looks: list[tuple[str, Look, int]] = []
    for member in brief.cast[:FIGURES]:
        at = next((i for i, word in enumerate(words) if word in words_of(member.name)), -1)
        looks.append((member.name, look_for(member.name, member.look, brief.seed), at))
    present = {look.subject for _, look, _ in looks}
    person_present = any(_is_person(subject) for subject in present)
    present |= _parts_played(brief)
    for mention in mentions:
        subject = mention.subject
        if not _alive(subject) or subject in present or len(looks) >= FIGURES:
            continue
        if person_present and _is_person(subject) and brief.cast:
            continue
        around = _description(words, mention)
        for number in range(min(mention.count, FIGURES - len(looks))):
            name = mention.word if number == 0 else f"{mention.word} {number + 1}"
            looks.append(("", look_for(name, around, brief.seed), mention.at))
        present.add(subject)
    poses = _poses(words, [at for _, _, at in looks])
    poses = _handed(words, mentions, poses, [at for _, _, at in looks])
    return tuple(Player(look=look, pose=pose, name=name) for (name, look, _), pose in zip(looks, poses, strict=True))


def _parts_played(brief: Brief) -> set[str]:
    """What the cast's looks call it: the pirate of a pirate cat comes on once."""
    called = {subject for member in brief.cast for subject in subjects_in(words_of(member.look))}
    return {subject for subject in called if _is_person(subject)}


def _owner(places: Sequence[int], at: int) -> int:
    """Who was named last before a word; the first when nobody was."""
    earlier = [(place, who) for who, place in enumerate(places) if 0 <= place <= at]
    return max(earlier)[1] if earlier else 0


def _in_hand(words: Sequence[str], mention: Mention) -> bool:
    """Whether a thing is held: "with a lantern", "raises his sword", "finds a golden key"."""
    thing = PROPS.get(mention.subject)
    if thing is None or mention.subject in say.HEAVY or not (thing.carried or thing.size <= 0.5):
        return False
    for word in reversed(words[max(0, mention.at - 4) : mention.at]):
        if word in say.AWAY:
            return word == "under" and mention.subject == "umbrella"
        if word in say.HOLDING:
            return True
    return False


def _is_absent(words: Sequence[str], mention: Mention, brief: Brief) -> bool:
    """Whether a thing is just what a story lacks: "the missing milk", "looks for the key"."""
    before = list(words[max(0, mention.at - 4) : mention.at])
    sought = any(verb in say.SEEKING and follows == "for" for verb, follows in pairwise(before))
    return bool(brief.cast) and (sought or bool(set(before) & say.LACKING))


def _handed(
    words: Sequence[str], mentions: Sequence[Mention], poses: Sequence[Pose], places: Sequence[int]
) -> list[Pose]:
    """What the words put into somebody's hand."""
    held = list(poses)
    for mention in mentions:
        if held and _in_hand(words, mention):
            who = _owner(places, mention.at)
            held[who] = replace(held[who], prop=mention.subject)
    return held


def _description(words: Sequence[str], mention: Mention) -> str:
    """The words that dress a mention: up to three before it, and "with a ..." after it until the next noun in line."""
    before: list[str] = []
    for word in reversed(words[max(0, mention.at - 3) : mention.at]):
        if word == mention.guise or (mention.guise and subject_of(word) == mention.subject):
            continue
        if (word in LINKS and word != "and") or subject_of(word):
            break
        before.insert(0, word)
    after: list[str] = []
    for word in words[mention.at + 1 : mention.at + 9]:
        if _stops(word):
            break
        after.append(word)
    openings = (
        ("with", "in", "wearing", "who", "wears", "carrying", "holding") if _alive(mention.subject) else ("with",)
    )
    if not after or after[0] not in openings:
        after = []
    return " ".join([*before, mention.guise, mention.word, *after])


def _stops(word: str) -> bool:
    return word not in WORDS and bool(
        known(word, say.ACTS) or known(word, say.STRONG_PLACES) or known(word, say.PLACES)
    )


def _poses(words: Sequence[str], places: Sequence[int]) -> list[Pose]:
    """Each deed belongs to the figure that was named last before it, the first when none was."""
    poses = [Pose() for _ in places]
    if not poses:
        return poses
    for at, word in enumerate(words):
        who = _owner(places, at)
        act, mood, prop = known(word, say.ACTS), known(word, say.MOODS), known(word, say.PROPS)
        old = poses[who]
        poses[who] = replace(
            old,
            act=act if act and old.act == "stand" else old.act,
            mood=mood if mood and old.mood == "calm" else old.mood,
            prop=prop if prop and not old.prop else old.prop,
        )
    return poses


def things_of(brief: Brief, words: Sequence[str], mentions: Sequence[Mention]) -> tuple[Look | None, tuple[Look, ...]]:
    """A boat that carries the players, and at most three things that stand apart."""
    vessel: Look | None = None
    things: list[Look] = []
    seen: set[str] = set()
    living = bool(brief.cast) or any(_alive(mention.subject) for mention in mentions)
    for mention in mentions:
        subject = mention.subject
        if _alive(subject) or subject in seen or (living and _in_hand(words, mention)) or _is_place(words, mention):
            continue
        if _is_absent(words, mention, brief):
            continue
        seen.add(subject)
        look = look_for(mention.word, _description(words, mention), brief.seed)
        if look.subject != subject:
            look = look_for(mention.word, mention.word, brief.seed)
        if subject in VESSELS:
            vessel = vessel or look
        elif len(things) < 3:
            things.extend([look] * min(mention.count, 3 - len(things)))
    if not things and any(singular(word) in say.DESERTS for word in words):
        things = [look_for("cactus", "cactus", brief.seed)]
    elif not things and any(singular(word) == "village" for word in words):
        things = [look_for(word, word, brief.seed) for word in ("house", "cottage")]
    return vessel, tuple(things)


def _is_place(words: Sequence[str], mention: Mention) -> bool:
    """Whether a noun says where or when, not what: "in the castle", "under the stars"."""
    if any(mention.word in table for table in (say.STRONG_PLACES, say.WORLDS, say.HOURS, say.WEATHERS)):
        return True
    near = words[max(0, mention.at - 2) : mention.at]
    return mention.word in say.BUILDINGS and bool({"in", "inside", "within"} & set(near))
