"""Makes questions of a text's own sentences: what something is, what it is called, what word is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from functions.adapters.models.offline.english import capital, words
from functions.adapters.models.offline.extracting import BEFORE_NOUNS, LEANING, SMALL, Passage, Sentence, stem

GAP = "____"
NOUNISH = 1.6
#: words that would be missed by nobody
PALE = frozenset(
    """
    thing system number part kind place case large small great good important different various certain possible
    several people person example result process amount form type means living always sometimes together
    """.split()
)
#: a missing word is asked for in a sentence that is neither a scrap nor a page
SHORTEST, LONGEST = 6, 40
ARTICLE = r"(?:an?|the)"
CALLED = re.compile(
    r"^(?P<what>(?!.*\b(?:it|they|this|that|which)\b)[^,;:]{3,90}?)\s+(?P<be>is|are)\s+(?:also\s+)?"
    r"(?:called|known as|named)\s+(?P<name>[^,;:.!?]{3,60})[.!]?$",
    re.IGNORECASE,
)
BEING = re.compile(
    rf"^(?P<what>(?:{ARTICLE}\s+)?[^\W\d_][\w’' -]{{1,50}}?)\s+(?P<be>is|are|was|were)\s+"
    r"(?P<said>(?:an?|the|any|one of)\s[^;:?]{12,})[.!]$",
    re.IGNORECASE,
)
REASON = re.compile(r"^(?P<what>[^;:?]{8,160}?),?\s+because\s+(?P<said>[^;:?]{6,})[.!]$", re.IGNORECASE)
#: a sentence with such a word needs others to be understood, and is asked about last
POINTING = re.compile(r"\b(?:it|they|them|this|these|those|its|their|he|she|him|her|his)\b", re.IGNORECASE)
COUNT = re.compile(r"\b\d[\d.,]*\b")
NO_SUBJECT = re.compile(rf"\b(?:there|here|what|who|which|where|when|how|{LEANING.pattern})\b", re.IGNORECASE)


def questions_of(passage: Passage, *, language: str, most: int = 3) -> list[dict[str, str]]:
    """Questions on the most telling sentences, each with its answer from them; in other languages only gaps."""
    chosen = [one for one in passage.best(most * 3) if not one.text.endswith("?")]
    chosen.sort(key=lambda one: bool(POINTING.search(one.text)))
    made = [asked for one in chosen if language == "en" and (asked := _asked(one, passage))]
    taken = {text for _, text in made}
    found = [question for question, _ in made][:most]
    for one in chosen:
        gap = None if one.text in taken or len(found) >= most else _gap(one, passage)
        if gap is not None and gap["answer"].lower() not in {other["answer"].lower() for other in found}:
            found.append(gap)
    return found


def _asked(sentence: Sentence, passage: Passage) -> tuple[dict[str, str], str] | None:
    text = sentence.text.strip()
    if found := CALLED.match(text):
        what = _lowered(found["what"], passage)
        return {"question": f"What {found['be']} {what} called?", "answer": capital(found["name"]) + "."}, text
    if (found := REASON.match(text)) and not LEANING.match(text):
        return {
            "question": f'Which reason does the text give for this: "{found["what"]}"?',
            "answer": capital(found["said"]) + ".",
        }, text
    if (found := BEING.match(text)) and not NO_SUBJECT.match(found["what"]) and len(found["what"].split()) <= 5:
        what = _lowered(found["what"], passage)
        return {"question": f"What {found['be']} {what}, according to the text?", "answer": text}, text
    return None


def _lowered(what: str, passage: Passage) -> str:
    """As it stands inside a sentence: small, unless it is a name and always large."""
    first = what.partition(" ")[0]
    inside = any(re.search(rf"[\w,;] {re.escape(first)}\b", one.text) for one in passage.sentences)
    if first.isupper() and len(first) > 1:
        return what
    return what if inside and first.lower() not in {"a", "an", "the"} else what[:1].lower() + what[1:]


def _gap(sentence: Sentence, passage: Passage) -> dict[str, str] | None:
    """The sentence without its most telling word; a number is asked for where there is one."""
    text = sentence.text.strip()
    if not SHORTEST <= len(text.split()) <= LONGEST or GAP in text:
        return None
    number = COUNT.search(text)
    answer = number[0].rstrip(".,") if number else _missing(text, passage)
    if not answer:
        return None
    with_gap = re.sub(rf"(?<!\w){re.escape(answer)}(?!\w)", GAP, text)
    return {"question": with_gap, "answer": answer} if GAP in with_gap else None


def _missing(text: str, passage: Passage) -> str:
    """The word worth most, a noun before others; not the first one of the sentence, nor one that stands there twice."""
    said: Sequence[str] = words(text)
    forms = [stem(word) for word in said]
    worth = {
        word: passage.worth(form) * min(len(word), 9) * (NOUNISH if before.lower() in BEFORE_NOUNS else 1.0)
        for before, word, form in zip(said, said[1:], forms[1:], strict=False)
        if len(word) > 3 and forms.count(form) == 1 and form not in PALE and form not in SMALL
    }
    return max(worth, key=lambda word: (worth[word], word), default="")
