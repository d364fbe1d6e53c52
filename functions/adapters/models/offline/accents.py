"""How eSpeak NG plays a role in a language: which of its voices, how fast and how high. Refuses to know sound."""

from __future__ import annotations

import re
from dataclasses import dataclass

from functions.adapters.models.offline.language import SMALL_WORDS, language_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Accent:
    """One way to read: names of voices, the best first; words a minute; pitch and its range from 0 to 99."""

    voices: tuple[str, ...]
    pace: int
    pitch: int
    range: int


#: role -> (variant of a voice, words a minute, pitch, range); none that breathes, for breath is drawn by chance
ROLES = {
    "warm": ("f4", 158, 38, 50),
    "bright": ("f1", 174, 58, 68),
    "calm": ("m3", 146, 40, 38),
    "deep": ("m7", 152, 22, 45),
    "clear": ("m1", 164, 50, 50),
    "young": ("f4", 178, 88, 74),
}
#: tags of ours that the synthesiser knows by other names
NAMES = {
    "en": ("en-us",), "en-uk": ("en-gb",), "fr": ("fr-fr",), "no": ("nb",), "nn": ("nb",), "zh": ("cmn",),
    "zh-hk": ("yue", "cmn"), "zh-yue": ("yue", "cmn"), "pt": ("pt", "pt-br"), "tl": ("fil",),
    "iw": ("he",), "in": ("id",),
}  # fmt: skip
#: languages of one syllable a sign, and those that it drags, are read faster
HASTE = {"zh": 1.25, "yue": 1.25, "cmn": 1.25, "th": 1.3, "ja": 1.1}
#: languages that share a script, where the text's own cannot be told from its letters
SAME = {
    "ru": {"uk", "be", "bg", "sr", "mk", "kk", "ky", "tt", "ba", "cv"}, "ar": {"fa", "ur", "ug", "sd", "ku"},
    "hi": {"mr", "ne", "kok", "sa"}, "zh": {"cmn", "yue", "hak", "ja"}, "he": {"yi", "iw"},
}  # fmt: skip
FOREIGN = ("el", "ru", "ar", "he", "ja", "ko", "zh", "hi", "th", "ka", "hy", "uk")
#: Chinese signs, whose Japanese readings the synthesiser does not know
_SIGNS = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


def languages(text: str, tag: str) -> tuple[str, ...]:
    """The tags in which a text can be read, the best first: its own where it cannot be in `tag`."""
    given = tag.strip().replace("_", "-").lower() or "en"
    primary = given.partition("-")[0]
    told = language_of(text)
    if told in FOREIGN and primary != told and primary not in SAME.get(told, set()):
        given = primary = told
    unread = (told == "und" and primary in SMALL_WORDS) or (primary == "ja" and _SIGNS.search(text))
    if unread or told in FOREIGN or told == "und":
        return () if unread else (given,)
    return given, "en"


def accent(role: str, tag: str) -> Accent:
    """For a role and a language; a role that nobody knows is read as the first."""
    variant, pace, pitch, reach = ROLES.get(role, ROLES["warm"])
    primary = tag.partition("-")[0]
    names = dict.fromkeys([*NAMES.get(tag, ()), tag, *NAMES.get(primary, ()), primary])
    voices = tuple(f"{name}+{variant}" for name in names)
    return Accent(voices=voices, pace=round(pace * HASTE.get(primary, 1.0)), pitch=pitch, range=reach)
