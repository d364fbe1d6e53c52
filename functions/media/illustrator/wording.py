"""Words out of text, and what a table says about a word in any of its forms."""

from __future__ import annotations

import re
from collections.abc import Mapping

from functions.media.illustrator.recipes import SUBJECTS, WORDS

#: characters of a prompt that are read; its seed hangs on all of them
READ = 4000
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PLURALS = (
    ("ies", "y"),
    ("ves", "f"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("xes", "x"),
    ("sses", "ss"),
    ("oes", "o"),
    ("s", ""),
)


def words_of(text: str) -> list[str]:
    """Lower-case words in order, without possessive endings."""
    return [re.sub(r"['’]s$", "", word) for word in _WORD.findall(text[:READ].lower())]


def possessors_of(text: str) -> frozenset[str]:
    """Lower-case words that own what follows them: "the knight's horse"."""
    return frozenset(re.findall(r"([^\W\d_]+)['’]s\b", text[:READ].lower()))


def singular(word: str) -> str:
    """One rule for English plurals; words on -ss, -us and -is stay."""
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    for ending, stem in _PLURALS:
        if word.endswith(ending):
            return word[: -len(ending)] + stem
    return word


def stems(word: str) -> tuple[str, ...]:
    """The forms under which a table may know a word: itself, its singular, the verb behind -ing, -ed and -s."""
    forms = [word, singular(word)]
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            stem = word[: -len(ending)]
            forms += [stem, stem + "e"]
            if stem[-1] == stem[-2]:
                forms.append(stem[:-1])
    return tuple(forms)


def known(word: str, table: Mapping[str, str]) -> str:
    """What a table says about a word in any of its forms, or nothing."""
    return next((table[form] for form in stems(word) if form in table), "")


def subject_of(word: str) -> str:
    """The key of the recipe for a noun, or nothing."""
    for form in (word, singular(word)):
        if form in WORDS or form in SUBJECTS:
            return WORDS.get(form, form)
    return ""
