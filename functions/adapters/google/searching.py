"""One page of a gallery: a term that an index knows brings pictures, and each is looked at for all that is wanted.

A page ends where it is full or enough was read; its token stands behind the last picture that was looked at, so a
page may hold fewer than asked for, and never one twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from functions.adapters.google import queries
from functions.adapters.google.gallery_documents import picture_of, runs
from functions.adapters.google.queries import Term
from functions.adapters.google.store import Store
from functions.adapters.stores import commits
from functions.core.folding import folded, searchable
from functions.ports import GalleryPage, GalleryRecord, Wanted

if TYPE_CHECKING:
    from google.cloud.firestore import Query

#: pictures that one page reads at most, and those that it asks for at once where not all will fit
MOST_READ, PORTION = 1_000, 100
#: terms that are counted to find the rarest, and how far
MOST_TERMS, FAR_ENOUGH = 4, 200
#: the letters of most words, the most common first
COMMON = "etaoinsrhldcu"


def found_page(store: Store, owner: str, wanted: Wanted, *, size: int, token: str | None) -> GalleryPage:
    """The owner's pictures that fit, newest first."""
    behind = commits.page_start(token) if token is not None else None
    # An item and a job have few pictures, and no list in a document is asked about together with them.
    term = None if wanted.item or wanted.job else _rarest(store, owner, wanted)
    # What the question says whole needs no second look: as many as are shown, and one more.
    portion = size + 1 if _is_whole(wanted, term) else max(size + 1, PORTION)
    fitting: list[GalleryRecord] = []
    read = 0
    while True:
        query = _query(store, owner, wanted, term=term, behind=behind, limit=portion)
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


def _query(
    store: Store, owner: str, wanted: Wanted, *, term: Term | None, behind: tuple[float, str] | None, limit: int
) -> Query:
    if term is None:
        return queries.pictures(store, owner, wanted, behind=behind, limit=limit)
    return queries.pictures_by_term(store, owner, binned=wanted.deleted, term=term, behind=behind, limit=limit)


def _is_whole(wanted: Wanted, term: Term | None) -> bool:
    asked = 0 if term is None else 1
    return not wanted.words and len(wanted.tags) == asked and (term is None or wanted.featured is None)


def _behind(last: GalleryRecord) -> str:
    return commits.page_after(last.at, last.id)


def _fits(one: GalleryRecord, wanted: Wanted) -> bool:
    """What the question did not ask, or only in part."""
    words, tags = searchable(one.prompt, one.alt, one.tags), {folded(tag) for tag in one.tags}
    return (
        wanted.featured in (None, one.featured)
        and all(folded(word) in words for word in wanted.words)
        and all(folded(tag) in tags for tag in wanted.tags)
    )


def _rarest(store: Store, owner: str, wanted: Wanted) -> Term | None:
    """The term that brings the fewest pictures; None where none can be asked for."""
    terms = list(dict.fromkeys(_terms(wanted)))[:MOST_TERMS]
    if len(terms) < 2:
        return terms[0] if terms else None

    def count(term: Term) -> int:
        return store.count(_query(store, owner, wanted, term=term, behind=None, limit=FAR_ENOUGH))

    return min(terms, key=count)


def _terms(wanted: Wanted) -> Iterator[Term]:
    yield from (("tags", folded(tag)) for tag in wanted.tags)
    for word in sorted(wanted.words, key=len, reverse=True):
        inside = runs(folded(word))
        if inside:
            yield "words", min(inside, key=_commonness)


def _commonness(run: str) -> int:
    return sum(len(COMMON) - COMMON.index(letter) for letter in run if letter in COMMON)
