"""One page of a gallery: a term that an index knows brings pictures, and each is looked at for all that is wanted.

A page ends where it is full or enough was read; its token stands behind the last picture that was looked at, so a
page may hold fewer than asked for, and never one twice.
"""

from __future__ import annotations

from collections.abc import Iterator

from functions.adapters.google import queries
from functions.adapters.google.gallery_documents import picture_of, runs
from functions.adapters.google.queries import Term
from functions.adapters.google.store import Store
from functions.adapters.stores import commits
from functions.core.folding import folded, searchable
from functions.ports import GalleryPage, GalleryRecord, Wanted

#: pictures that one page reads at most, and those that it asks for at once where not all will fit
MOST_READ, PORTION = 1_000, 100
#: terms that are counted to find the rarest, and how far
MOST_TERMS, FAR_ENOUGH = 4, 200
#: the letters of most words, the most common first
COMMON = "etaoinsrhldcu"


def found_page(store: Store, owner: str, wanted: Wanted, *, size: int, token: str | None) -> GalleryPage:
    """The owner's pictures that fit, newest first."""
    behind = commits.page_start(token) if token is not None else None
    term = _rarest(store, owner, wanted)
    # What the question says whole needs no second look: as many as are shown, and one more.
    portion = size + 1 if _is_whole(wanted) else max(size + 1, PORTION)
    fitting: list[GalleryRecord] = []
    read = 0
    while True:
        query = queries.pictures(store, owner, binned=wanted.deleted, term=term, behind=behind, limit=portion)
        found = [picture_of(one.to_dict() or {}) for one in store.found(query)]
        fitting += [one for one in found if _fits(one, wanted)]
        read += len(found)
        if len(fitting) > size:
            return GalleryPage(tuple(fitting[:size]), _behind(fitting[size - 1]))
        if len(found) < portion:
            return GalleryPage(tuple(fitting), None)
        behind = found[-1].at, found[-1].id
        if read >= MOST_READ:
            return GalleryPage(tuple(fitting), _behind(found[-1]))


def _is_whole(wanted: Wanted) -> bool:
    """At most one thing is wanted, and it is one that an index answers exactly."""
    exact = [wanted.job != "", wanted.item != "", wanted.featured is not None, *wanted.tags]
    return not wanted.words and sum(map(bool, exact)) <= 1


def _behind(last: GalleryRecord) -> str:
    return commits.page_after(last.at, last.id)


def _fits(one: GalleryRecord, wanted: Wanted) -> bool:
    """All that is wanted, whatever of it was asked about."""
    words, tags = searchable(one.prompt, one.alt, one.tags), {folded(tag) for tag in one.tags}
    return (
        wanted.featured in (None, one.featured)
        and wanted.item in ("", one.item)
        and wanted.job in ("", one.job)
        and all(folded(word) in words for word in wanted.words)
        and all(folded(tag) in tags for tag in wanted.tags)
    )


def _rarest(store: Store, owner: str, wanted: Wanted) -> Term | None:
    """The term that brings the fewest pictures; None where none can be asked for.

    One at a time: the store merges indexes of equal fields as it likes, and those of lists not at all. A job has the
    fewest pictures and an item not many, so only the others are counted.
    """
    if wanted.job or wanted.item:
        return ("job", wanted.job) if wanted.job else ("item", wanted.item)
    terms = list(dict.fromkeys(_terms(wanted)))[:MOST_TERMS]
    if len(terms) < 2:
        return terms[0] if terms else None

    def count(term: Term) -> int:
        return store.count(
            queries.pictures(store, owner, binned=wanted.deleted, term=term, behind=None, limit=FAR_ENOUGH)
        )

    return min(terms, key=count)


def _terms(wanted: Wanted) -> Iterator[Term]:
    yield from (("tags", folded(tag)) for tag in wanted.tags)
    if wanted.featured is not None:
        yield "featured", wanted.featured
    for word in sorted(wanted.words, key=len, reverse=True):
        inside = runs(folded(word))
        if inside:
            yield "words", min(inside, key=_commonness)


def _commonness(run: str) -> int:
    return sum(len(COMMON) - COMMON.index(letter) for letter in run if letter in COMMON)
