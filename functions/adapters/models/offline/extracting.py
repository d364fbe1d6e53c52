"""Takes from a text what tells most of it: sentences, points, questions, a title. Every word is the text's own."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from functions.adapters.models.offline.english import singular, words

END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+|(?<=[。！？])[」』”]?")
ABBREVIATED = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|No|Fig|vs|etc|e\.g|i\.e|cf|ca|approx|bzw|z\.B|Nr|Abb|Sra?|Mme|M|[^\W\d_])\.|^\d{1,3}\.)$"
)
#: a sentence that begins so leans on the one before it
LEANING = re.compile(
    r"(?:it|they|he|she|this|these|that|those|such|then|so|but|however|therefore|thus|instead|its|their|his|her"
    r"|both|here|there|also|yet|still|otherwise|in turn|for example|for instance|as a result)\b",
    re.IGNORECASE,
)
SMALL = frozenset(
    """
    about above after again against all also although among and another any are because been before being between
    both but can cannot could did does doing done down during each either even ever every few for from further had has
    have having her here hers him his how however into its itself just less made make makes many may might more most
    much must near never nor not now off often once one only onto other others our out over own quite rather same she
    should since some still such than that the their them then there these they this those though through thus too
    under until upon use used uses very was way well were what when where whether which while who whom whose why will
    with within without would yet you your two three first second new like get got said say says called
    """.split()
)
#: behind these a noun stands, or what belongs to one
BEFORE_NOUNS = frozenset("the a an of by from with in into called through for as".split())
MOST_POINT = 18
BREAKS = re.compile(
    r"\s*(?:[;:–—(]|,\s+(?=(?:which|who|because|so|but|and|where|while|although|as|or)\b))", re.IGNORECASE
)
CONDITIONS = re.compile(
    r"(?:if|when|because|although|while|as|since|after|before|once|whereas|unless)\b", re.IGNORECASE
)
LINE_OF_LIST = re.compile(r"^\s*(?:[-*•·–]|\d{1,2}[.)])\s+")


def sentences_of(paragraph: str) -> list[str]:
    """Its sentences as they stand; no abbreviation ends one."""
    made: list[str] = []
    at = 0
    for found in END.finditer(paragraph):
        piece = paragraph[at : found.end()].strip()
        after = paragraph[found.end() : found.end() + 1]
        if piece and not ABBREVIATED.search(piece) and not after.islower():
            made.append(piece)
            at = found.end()
    last = paragraph[at:].strip()
    return [*made, last] if last else made


def stem(word: str) -> str:
    """The form under which a word is counted."""
    return singular(word.lower())


def telling(text: str) -> Counter[str]:
    """How often each word that says something is said; of a script without blanks, nothing."""
    return Counter(
        form for word in words(text) if len(word) > 3 and (form := stem(word)) not in SMALL and word.isalpha()
    )


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a part."""

    text: str
    #: counted from 0
    paragraph: int
    score: float


class Passage:
    """A part of a text that is weighed against the whole."""

    def __init__(self, text: str, whole: Counter[str]) -> None:
        self._counts = telling(text)
        self._whole = whole
        said = words(text)
        self._forms: dict[str, str] = {}
        for one in said:
            self._forms.setdefault(stem(one), one)
        self._nouns = {stem(one) for before, one in itertools.pairwise(said) if before.lower() in BEFORE_NOUNS}
        found: list[Sentence] = []
        for place, paragraph in enumerate(one for one in re.split(r"\n\s*\n", text) if one.strip()):
            rows = [row.strip() for row in paragraph.split("\n") if row.strip()]
            pieces = [one for row in rows for one in sentences_of(row)]
            found += [
                Sentence(one, place, self._weight(one) * (1.15 if first == 0 else 1.0))
                for first, one in enumerate(pieces)
            ]
        self.sentences = tuple(found)

    def _weight(self, sentence: str) -> float:
        """How much of the part's own words it holds, the longer ones not by their length alone."""
        said = telling(sentence)
        if not said:
            return 0.0
        return sum(self.worth(word) for word in said) / math.sqrt(len(words(sentence)) + 4)

    def worth(self, word: str) -> float:
        """Often said here, and more often here than elsewhere."""
        here, all_of_it = self._counts[word], max(1, self._whole[word])
        return math.log1p(here) * (0.5 + here / all_of_it)

    def words_by_worth(self) -> list[str]:
        """The telling words, the most telling first."""
        return sorted(self._counts, key=lambda word: (-self.worth(word) * self._like_a_noun(word), word))

    def _like_a_noun(self, word: str) -> float:
        return 1.0 if word in self._nouns else 0.5

    def shown(self, word: str) -> str:
        """A telling word in the form in which the text has it first."""
        return self._forms.get(word, word)

    def kept(self, most: int) -> list[Sentence]:
        """Sentences of at most so many words in their order; a leaning one comes with the one that it leans on."""
        sizes = [len(one.text.split()) for one in self.sentences]
        if sum(sizes) <= most:
            return list(self.sentences)
        chosen = {0} if self.sentences else set()
        room = most - (sizes[0] if sizes else 0)
        for place in sorted(range(len(sizes)), key=lambda place: (-self.sentences[place].score, place)):
            wanted = {place}
            while (first := min(wanted)) and LEANING.match(self.sentences[first].text) and len(wanted) < 3:
                wanted.add(first - 1)
            needed = sum(sizes[one] for one in wanted - chosen)
            if needed and needed <= room:
                chosen |= wanted
                room -= needed
        return [self.sentences[place] for place in sorted(chosen)]

    def best(self, most: int) -> list[Sentence]:
        """So many of the most telling sentences that stand on their own, in their order."""
        alone = [one for one in self.sentences if not LEANING.match(one.text) and len(one.text.split()) > 3]
        ranked = sorted(alone or self.sentences, key=lambda one: -one.score)[:most]
        return [one for one in self.sentences if one in ranked][:most]


def joined(sentences: Sequence[Sentence]) -> str:
    """Sentences in their paragraphs."""
    made = ""
    for place, one in enumerate(sentences):
        parted = place and sentences[place - 1].paragraph != one.paragraph
        made += ("\n\n" if parted else " " if place else "") + one.text
    return made


def point(sentence: str) -> str:
    """The sentence short enough for a slide: up to where it can be left, or cut and marked as cut."""
    text = LINE_OF_LIST.sub("", sentence).strip()
    if len(text.split()) > MOST_POINT and not CONDITIONS.match(text):
        for found in BREAKS.finditer(text):
            head = text[: found.start()]
            if 5 <= len(head.split()) <= MOST_POINT:
                text = head
                break
    parts = text.split()
    if len(parts) > MOST_POINT + 6:
        text = " ".join(parts[:MOST_POINT]).rstrip(",;:") + "..."
    return text[:200] if text.endswith("...") else text[:200].rstrip(" .,;:`*")
