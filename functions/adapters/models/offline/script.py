"""Reads a script or a text into what it is made of: headings, directions, lines and sentences. It changes no word."""

from __future__ import annotations

import re
from dataclasses import dataclass

NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
HEADING = re.compile(
    rf"#{{1,6}}\s+(?P<hash>.+)|(?P<slug>(?:INT|EXT|INT/EXT|I/E)[./ ].+)"
    rf"|[*_\W]{{0,4}}(?P<word>(?:panel|scene|page|chapter|part|act)\s+{NUMBER})\b[*_]{{0,2}}\s*(?:[:.–—-]+\s*(?P<rest>.*))?",
    re.IGNORECASE,
)
LINE = re.compile(
    r"[*_]{0,2}(?P<name>[^\W\d_][\w'’. -]{0,38}?)[*_]{0,2}\s*(?:\((?P<manner>[^()]{1,60})\))?"
    r"\s*[*_]{0,2}[:：][*_]{0,2}\s*(?P<text>\S.*)"
)
CUE = re.compile(r"(?P<name>[A-ZÀ-ÞΑ-ΩА-Я][A-ZÀ-ÞΑ-ΩА-Я'’. -]{1,30})\s*(?:\((?P<manner>[^()]{1,60})\))?")
SOUND = re.compile(
    r"\[(?:sound|sfx|fx|noise)\s*[:：]\s*(?P<box>[^\]]+)\]|\*(?P<star>[A-ZÀ-Þ][A-ZÀ-Þ!?. -]{1,30})\*", re.IGNORECASE
)
STAR = re.compile(r"\*[A-ZÀ-Þ][A-ZÀ-Þ!?. -]{1,30}\*")
ASIDE = re.compile(r"\((?P<manner>[^()]{1,80})\)")
TOLD = frozenset(
    "narrator narration caption title voiceover text erzähler narrateur narrador αφηγητής рассказчик".split()
)
SOUNDS = frozenset({"sfx", "sound", "fx", "sound effect"})
MANNERS = (
    ("whisper", re.compile(r"whisper|quiet|softly|murmur|under (?:his|her|their) breath", re.IGNORECASE)),
    ("thought", re.compile(r"think|thought|to (?:him|her|them)sel", re.IGNORECASE)),
    ("shout", re.compile(r"shout|yell|scream|loud|call(?:s|ing)", re.IGNORECASE)),
    ("radio", re.compile(r"radio|phone|speaker|robot|intercom|tv", re.IGNORECASE)),
)
NOT_NAMES = frozenset(
    "http https note nb re ps example warning int ext fade cut dissolve the end time date place subject".split()
)
SENTENCE = re.compile(r".+?(?:[.!?…]+[\"'”’»)\]]*(?=\s|$)|[。！？]+[」』”]?|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Atom:
    """The smallest piece that is never divided: a sentence, a line, a sound or a direction."""

    #: told, said, sound, direction
    kind: str
    text: str
    speaker: str = ""
    #: speech, thought, shout, whisper, radio
    manner: str = "speech"
    #: an aside to the painter, as it stood in brackets
    aside: str = ""
    #: headings that stand before it
    heads: tuple[str, ...] = ()
    #: how strong the cut before it is: 3 a heading, 2 a paragraph, 1 a sentence, 0 the same breath
    cut: int = 1

    def size(self) -> int:
        """Words to be lettered."""
        return 0 if self.kind == "direction" else max(1, len(self.text.split()), len(self.text) // 24)


def atoms_of(text: str) -> list[Atom]:
    """All pieces in order; headings at the end stand alone as directions without text."""
    made: list[Atom] = []
    heads: list[str] = []
    speaker = ("", "")
    cut = 2
    rows = text.split("\n")
    if title := _title(rows):
        heads.append(title)
        rows = rows[rows.index(next(row for row in rows if row.strip())) + 1 :]
    for row in rows:
        line = row.strip()
        if not line:
            speaker, cut = ("", ""), 2
            continue
        if heading := _heading(line):
            title, line = heading
            heads.append(title)
            speaker, cut = ("", ""), 3
            if not line:
                continue
        if not speaker[0] and (cue := CUE.fullmatch(line)) and _a_cue(cue["name"], text):
            speaker = (cue["name"].strip(), cue["manner"] or "")
            continue
        fresh = _row(line, speaker)
        for place, atom in enumerate(fresh):
            strength = max(cut, 3 if heads else 0) if place == 0 else 1
            made.append(Atom(atom.kind, atom.text, atom.speaker, atom.manner, atom.aside, tuple(heads), strength))
            heads = []
        cut = 1
    if heads:
        made.append(Atom("direction", "", heads=tuple(heads), cut=3))
    return made


def _title(rows: list[str]) -> str:
    """Capitals on the first row, alone in their paragraph and without an end, are the name of the whole."""
    lines = [row.strip() for row in rows]
    at = next((place for place, line in enumerate(lines) if line), len(lines))
    alone = at + 1 < len(lines) and not lines[at + 1] and any(lines[at + 1 :])
    if not alone or not lines[at].isupper() or len(lines[at]) > 80 or lines[at][-1] in ".!?:" or _heading(lines[at]):
        return ""
    return lines[at]


def _heading(line: str) -> tuple[str, str] | None:
    found = HEADING.fullmatch(line)
    if found is None:
        return None
    if found["hash"]:
        return found["hash"].strip(), ""
    if found["slug"]:
        return found["slug"].strip(), ""
    return found["word"], (found["rest"] or "").strip()


def _a_cue(name: str, text: str) -> bool:
    """Capitals on a row of their own are a speaker when something follows that could be spoken."""
    name = name.strip()
    return (
        len(name.split()) <= 3
        and not name.endswith((".", "!", "-"))
        and bool(re.search(rf"^{re.escape(name)}[^\n]*\n[^\n]*[a-zß-ÿα-ωа-я]", text, re.MULTILINE))
    )


def _row(line: str, speaker: tuple[str, str]) -> list[Atom]:
    said = LINE.fullmatch(line)
    if said and _a_name(said["name"]):
        return _spoken(said["name"].strip(), said["manner"] or "", said["text"])
    if speaker[0]:
        if aside := ASIDE.fullmatch(line):
            return [Atom("direction", aside["manner"])]
        return _spoken(speaker[0], speaker[1], line)
    return _told(line)


def _a_name(name: str) -> bool:
    words = name.strip().split()
    low = name.strip().lower()
    if low in NOT_NAMES or len(words) > 4:
        return False
    return (
        low in TOLD
        or low in SOUNDS
        or all(word[:1].isupper() or not word[:1].isalpha() or not word[:1].islower() for word in words)
    )


def _spoken(name: str, manner: str, text: str) -> list[Atom]:
    low = name.lower()
    if low in TOLD:
        return _told(text)
    if low in SOUNDS:
        return [Atom("sound", text)]
    made: list[Atom] = []
    lead = re.match(r"\((?P<manner>[^()]{1,60})\)\s*(?P<text>\S.*)", text)
    if lead and not manner:
        manner, text = lead["manner"], lead["text"]
    kind = next((kind for kind, words in MANNERS if words.search(manner)), "")
    at = 0
    for sound in SOUND.finditer(text):
        if not _a_sound(sound):
            continue
        made += _line(name, kind, text[at : sound.start()], manner)
        made.append(Atom("sound", (sound["box"] or sound["star"]).strip()))
        at, manner = sound.end(), ""
    return made + _line(name, kind, text[at:], manner)


def _line(name: str, kind: str, text: str, aside: str) -> list[Atom]:
    text = text.strip()
    if not text:
        return []
    letters = [char for char in text if char.isalpha()]
    loud = (
        len(letters) > 2
        and all(not char.islower() for char in letters)
        and any(char.isupper() for char in letters)
        and "!" in text
    )
    return [Atom("said", text, speaker=name, manner=kind or ("shout" if loud else "speech"), aside=aside)]


def _told(line: str) -> list[Atom]:
    """Sentences of narration; sounds among them stand by themselves."""
    made: list[Atom] = []
    at = 0
    for sound in SOUND.finditer(line):
        if not _a_sound(sound):
            continue
        made += [Atom("told", one) for one in sentences(line[at : sound.start()])]
        made.append(Atom("sound", (sound["box"] or sound["star"]).strip()))
        at = sound.end()
    return made + [Atom("told", one) for one in sentences(line[at:])]


def _a_sound(found: re.Match[str]) -> bool:
    return bool(found["box"]) or bool(STAR.fullmatch(found[0]))


def sentences(text: str) -> list[str]:
    """The sentences of a passage; a very long one is cut at its blanks."""
    made: list[str] = []
    for found in SENTENCE.finditer(text):
        one = found[0].strip()
        if one:
            made += _cut(one)
    return made


def _cut(sentence: str, most: int = 40) -> list[str]:
    parts = sentence.split()
    if len(parts) <= most:
        return [sentence]
    pieces = -(-len(parts) // most)
    size = -(-len(parts) // pieces)
    return [" ".join(parts[at : at + size]) for at in range(0, len(parts), size)]
