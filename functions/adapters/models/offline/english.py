"""As much English grammar as a story's templates need: articles, verbs in their base form, plurals."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
IRREGULAR_VERBS = {
    "is": "be",
    "was": "be",
    "are": "be",
    "were": "be",
    "has": "have",
    "had": "have",
    "does": "do",
    "did": "do",
    "goes": "go",
    "went": "go",
    "found": "find",
    "forgot": "forget",
    "lost": "lose",
    "left": "leave",
    "made": "make",
    "met": "meet",
    "took": "take",
    "told": "tell",
    "thought": "think",
    "bought": "buy",
    "brought": "bring",
    "built": "build",
    "came": "come",
    "caught": "catch",
    "dreamt": "dream",
    "fell": "fall",
    "flew": "fly",
    "fought": "fight",
    "gave": "give",
    "got": "get",
    "grew": "grow",
    "heard": "hear",
    "kept": "keep",
    "knew": "know",
    "learnt": "learn",
    "ran": "run",
    "rode": "ride",
    "saw": "see",
    "sang": "sing",
    "sat": "sit",
    "slept": "sleep",
    "spoke": "speak",
    "stole": "steal",
    "stood": "stand",
    "swam": "swim",
    "taught": "teach",
    "wanted": "want",
    "won": "win",
    "woke": "wake",
    "wrote": "write",
    "drew": "draw",
    "ate": "eat",
    "began": "begin",
    "became": "become",
    "sold": "sell",
    "threw": "throw",
    "hid": "hide",
    "held": "hold",
    "fed": "feed",
    "sent": "send",
    "lived": "live",
    "loved": "love",
    "moved": "move",
    "saved": "save",
    "baked": "bake",
    "raced": "race",
    "danced": "dance",
    "escaped": "escape",
    "invented": "invent",
    "hated": "hate",
    "decided": "decide",
    "refused": "refuse",
    "arrived": "arrive",
    "rescued": "rescue",
    "changed": "change",
    "dies": "die",
    "lies": "lie",
    "ties": "tie",
}
#: verbs that a prompt uses, in their base form
VERBS = frozenset(
    """
    be have do go find forget lose leave make meet take tell think buy bring build come catch dream fall fly
    fight give get grow hear keep know learn run ride see sing sit sleep speak steal stand swim teach want win
    wake write draw eat begin become sell throw hide hold feed send live love move save bake race dance escape
    invent hate decide refuse arrive rescue change open close look search hunt travel sail walk wander climb
    cross follow visit try start stop help work play paint cook dig plant rule guard protect defend chase cry
    laugh smile wait wish hope fear need like enjoy discover explore return turn join enter reach raise watch
    read repair fix mend mix count collect carry call ask answer knit jump hop juggle ski skate surf row fish
    farm hike camp sneak whisper roar bark howl listen talk argue share trade break burn cut drive drop push
    pull lift roll solve study train transform swallow survive trick unlock wear befriend adopt battle bury
    compete deliver disappear vanish haunt imagine land leap launch float pretend promise puzzle rob sneeze sulk
    tame tickle wash
""".split()
)
VOWEL_SOUND = re.compile(r"(?:[aeio]|u(?!ni|se|sua|ku|fo|rin)|hour|hon|heir)", re.IGNORECASE)
CONSONANT_SOUND = re.compile(r"(?:eu|one\b|once\b)", re.IGNORECASE)
IRREGULAR_PLURALS = {
    "children": "child",
    "mice": "mouse",
    "wolves": "wolf",
    "men": "man",
    "women": "woman",
    "people": "person",
    "geese": "goose",
    "fairies": "fairy",
    "ponies": "pony",
    "elves": "elf",
    "dwarves": "dwarf",
    "sheep": "sheep",
    "fish": "fish",
    "thieves": "thief",
    "knives": "knife",
    "leaves": "leaf",
    "octopuses": "octopus",
    "foxes": "fox",
    "witches": "witch",
    "heroes": "hero",
    "boxes": "box",
    "volcanoes": "volcano",
    "volcanos": "volcano",
    "tomatoes": "tomato",
}
ONLY_SINGULAR = frozenset(
    "bus octopus walrus glass dress princess witness class gas virus cactus news chess moss grass boss".split()
)


def a(noun: str) -> str:
    """The noun phrase with its indefinite article."""
    first = noun.split(" ", 1)[0]
    vowel = VOWEL_SOUND.match(first) and not CONSONANT_SOUND.match(first)
    return f"{'an' if vowel else 'a'} {noun}"


def capital(text: str) -> str:
    """With its first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def words(text: str) -> list[str]:
    """The words of a text as they stand, without punctuation."""
    return WORD.findall(text)


def is_plural(noun: str) -> bool:
    """By its form alone."""
    low = noun.lower()
    if low in IRREGULAR_PLURALS:
        return True
    return len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")) and low not in ONLY_SINGULAR


def singular(noun: str) -> str:
    """One of many."""
    low = noun.lower()
    if low in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[low]
    if not is_plural(low):
        return low
    for ending, stem in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("sses", "ss"), ("s", "")):
        if low.endswith(ending):
            return low[: -len(ending)] + stem
    return low


def base(verb: str) -> str:
    """The verb as it stands behind "to": sails, sailed -> sail. Empty when the word is no verb that is known."""
    low = verb.lower()
    if low in IRREGULAR_VERBS:
        return IRREGULAR_VERBS[low]
    tries = [low]
    if low.endswith(("ies", "ied")):
        tries.append(low[:-3] + "y")
    for ending in ("es", "s", "ed", "d"):
        if low.endswith(ending):
            tries.append(low[: -len(ending)])
    for ending in ("ed", "ing"):
        stem = low.removesuffix(ending)
        if stem != low and len(stem) > 2:
            tries += [stem, stem + "e"]
            if stem[-1] == stem[-2]:
                tries.append(stem[:-1])
    return next((one for one in tries if one in VERBS), "")


def infinitive(phrase: str) -> str:
    """A verb phrase in the third person as it stands behind "to"; the phrase itself when its verb is not known."""
    first, _, rest = phrase.partition(" ")
    return f"{base(first) or guessed(first) or first} {rest}".strip()


def guessed(verb: str) -> str:
    """The base form of a verb that no list has, by the ending of its third person or of its going on."""
    low = verb.lower()
    for ending, stem in (
        ("ies", "y"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("sses", "ss"),
        ("xes", "x"),
        ("s", ""),
        ("ing", ""),
    ):
        if low.endswith(ending) and len(low) - len(ending) > 2 and not low.endswith(("ss", "us", "is", "thing")):
            return low[: -len(ending)] + stem
    return ""


def mine(phrase: str) -> str:
    """The phrase as its doer says it."""
    swaps = {
        "his": "my",
        "her": "my",
        "its": "my",
        "their": "my",
        "himself": "myself",
        "herself": "myself",
        "itself": "myself",
    }
    return re.sub(r"\b(?:his|her|its|their|himself|herself|itself)\b", lambda found: swaps[found[0]], phrase)
