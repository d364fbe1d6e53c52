"""Which language a text is in, as far as a plan must know it: by its letters, then by its smallest words."""

from __future__ import annotations

import unicodedata
from collections import Counter

from functions.adapters.models.offline.english import words

SCRIPTS = {
    "GREEK": "el",
    "CYRILLIC": "ru",
    "ARABIC": "ar",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
    "DEVANAGARI": "hi",
    "THAI": "th",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
}
SMALL_WORDS = {
    "en": "the a an and of to in is who that how with for on was are it his her not one about what why from".split(),
    "de": "der die das ein eine einer und ist nicht mit von zu im wie den dem wer warum auf sich lernt".split(),
    "fr": "le la les un une des et est pas avec de du qui dans pour sur comment il elle au apprend à".split(),
    "es": "el la los las un una y es no con de del que en por para como se su al aprende".split(),
    "it": "il lo la gli una un e è non con di del della che in per come si al impara".split(),
    "pt": "o os as um uma e é não com de do da que em por para como se ao aprende".split(),
    "nl": "de het een en is niet met van die dat in voor op hoe zijn leert".split(),
    "sv": "en ett och är inte med av som att på för den det lär".split(),
    "pl": "i w na z się nie jest do że który jak".split(),
}
#: letters of a text that are looked at
LOOKED_AT = 2_000


def language_of(text: str) -> str:
    """A language tag; "en" also for what is no language at all, such as a name or a row of signs."""
    scripts = Counter(name for char in text[:LOOKED_AT] if char.isalpha() and (name := _script(char)))
    if scripts and (foreign := {name: n for name, n in scripts.items() if name != "LATIN"}):
        top = max(foreign, key=lambda name: (foreign[name], name))
        if foreign[top] * 2 >= sum(scripts.values()):
            if top == "CJK" and scripts.keys() & {"HIRAGANA", "KATAKANA"}:
                return "ja"
            if top == "CYRILLIC" and set(text) & set("іїєґІЇЄҐ"):
                return "uk"
            return SCRIPTS.get(top, "und")
    said = Counter(word.lower() for word in words(text[:LOOKED_AT]))
    scores = {tag: sum(said[word] for word in small) for tag, small in SMALL_WORDS.items()}
    return max(scores, key=lambda tag: (scores[tag], tag == "en"))


def _script(char: str) -> str:
    name = unicodedata.name(char, "").split(" ")[0].split("-")[0]
    return name if name == "LATIN" or name in SCRIPTS else "OTHER" if name else ""
