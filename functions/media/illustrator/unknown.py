"""Words that nothing here can draw: found in a prompt, to be written on a sign. Places are answered by the setting."""

from __future__ import annotations

from collections.abc import Sequence

from functions.media.illustrator import vocabulary as say
from functions.media.illustrator.brief import Brief
from functions.media.illustrator.recipes import ACCESSORIES, COLOURS, SUBJECTS
from functions.media.illustrator.wording import known, singular, subject_of, words_of

#: signs that a picture bears
SIGNS = 2
#: words that join parts of a sentence
LINKS = frozenset(
    (
        "and or but of in on at to from with by for into onto over under near "
        "beside behind before after is are was were has have had that who which as when while"
    ).split()
)


#: after these, an unknown noun is a place, and the setting answers it
_INTO = frozenset("in at inside within through across into".split())


def unknown_nouns(words: Sequence[str], brief: Brief, *, bare: bool) -> tuple[str, ...]:
    """Nouns that nothing here can draw: a word after an article, number or teaching verb, or after its adjective.

    A bare picture, in which nobody and nothing is drawn, shows the first words of any language instead.
    """
    names = {part for member in brief.cast for part in words_of(member.name)}
    found: list[str] = []
    for at, word in enumerate(words[:-1]):
        if word not in say.ARTICLES and word not in say.TEACHING and word not in say.NUMBERS:
            continue
        noun = _noun_after(words, at)
        if at and words[at - 1] in _INTO and word in ("the", "a", "an"):
            continue
        if noun and noun not in names and noun not in found:
            found.append(noun)
    if not found and bare:
        found = [word for word in words if noun_like(word) and len(word) > 3 and not _drawable(word)]
    return tuple(found[:SIGNS])


def _noun_after(words: Sequence[str], at: int) -> str:
    """The noun that an article's run ends with, when no recipe draws it."""
    head, drawn, alive = "", False, False
    run = words[at + 1 : at + 6]
    for word, follows in zip(run[:4], [*run[1:], ""], strict=False):
        if word in say.ARTICLES or word in LINKS or (head and follows in say.ARTICLES):
            break
        if _drawable(word):
            head, drawn = word, True
            alive = alive or _alive(subject_of(word))
        elif noun_like(word) and not (head and (alive or _verb_like(word))):
            head, drawn = word, False
        elif head:
            break
    return "" if drawn else head


def _alive(subject: str) -> bool:
    return subject in SUBJECTS and SUBJECTS[subject].kind in ("animal", "person", "creature")


def _drawable(word: str) -> bool:
    tables = (say.STRONG_PLACES, say.PLACES, say.HOURS, say.WEATHERS, say.SIGHTS, ACCESSORIES)
    return bool(subject_of(word)) or any(form in table for table in tables for form in (word, singular(word)))


def _verb_like(word: str) -> bool:
    return word.endswith(("ing", "ed", "s", "ly"))


def noun_like(word: str) -> bool:
    """Whether a word may be a noun worth showing."""
    if len(word) < 3 or word in COLOURS or word in say.SILENT or singular(word) in say.SILENT or word in say.TEACHING:
        return False
    if word.endswith(("ly", "ing", "ous", "ful", "less", "ish")):
        return False
    return not (known(word, say.ACTS) or known(word, say.MOODS))
