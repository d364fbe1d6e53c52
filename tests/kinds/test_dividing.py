"""A document becomes parts: by its headings, in order, start to end, nothing dropped, as many as scenes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from functions.core.document import Block, Document, Part
from functions.kinds.dividing import divided


def a_document(*said: str) -> Document:
    """A line with # in front is a heading of that level, one with - an item."""
    blocks = []
    for number, line in enumerate(said, 1):
        marks = len(line) - len(line.lstrip("#"))
        kind = "heading" if marks else "item" if line.startswith("- ") else "paragraph"
        blocks.append(Block(kind=kind, text=line.lstrip("#- "), level=marks, page=(number + 1) // 2, paragraph=number))
    return Document(name="book.pdf", mime="application/pdf", blocks=tuple(blocks), pages=(len(said) + 1) // 2)


def titles(parts: tuple[Part, ...]) -> list[str]:
    return [part.title for part in parts]


def test_as_many_sections_as_scenes_are_the_parts() -> None:
    document = a_document("# Seeds", "One.", "# Roots", "Two.", "Three.", "# Leaves", "Four.")

    parts = divided(document, 3)

    assert titles(parts) == ["Seeds", "Roots", "Leaves"]
    assert [part.text for part in parts] == ["One.", "Two.\n\nThree.", "Four."]
    assert [part.pages for part in parts] == [(1,), (2, 3), (3, 4)]
    assert [part.paragraphs for part in parts] == [(1, 2), (3, 5), (6, 7)]


def test_the_title_of_the_book_does_not_stand_alone() -> None:
    document = a_document("# The book", "## One", "a", "## Two", "b")

    parts = divided(document, 2)

    assert titles(parts) == ["The book", "Two"]
    assert parts[0].text == "One\n\na"


def test_more_sections_than_scenes_are_joined_evenly() -> None:
    document = a_document(*(line for one in "ABCDEF" for line in (f"# {one}", one * 100)))

    assert titles(divided(document, 3)) == ["A", "C", "E"]


def test_more_scenes_than_sections_part_the_longest_one_first() -> None:
    document = a_document("# Short", "a" * 10, "# Long", "b" * 400, "c" * 400, "d" * 400)

    parts = divided(document, 4)

    assert titles(parts) == ["Short", "Long", "Long", "Long"]
    assert [part.text[0] for part in parts] == list("abcd")


def test_chapters_part_before_their_sections_do() -> None:
    document = a_document(
        "# One", "## 1.1", "a" * 50, "## 1.2", "b" * 50, "# Two", "## 2.1", "c" * 50, "## 2.2", "d" * 50
    )

    assert titles(divided(document, 2)) == ["One", "Two"]
    assert titles(divided(document, 4)) == ["One", "1.2", "Two", "2.2"]


def test_a_text_without_headings_is_parted_evenly() -> None:
    document = a_document(*(letter * 100 for letter in "abcdefgh"))

    assert ["".join(sorted(set(part.text) - {"\n"})) for part in divided(document, 4)] == ["ab", "cd", "ef", "gh"]


def test_one_long_paragraph_takes_no_other_part() -> None:
    document = a_document("a" * 5000, "b", "c", "d")

    assert [part.text for part in divided(document, 4)] == ["a" * 5000, "b", "c", "d"]


def test_what_little_stands_before_the_first_chapter_belongs_to_it() -> None:
    document = a_document("By nobody", "# One", "a" * 500, "# Two", "b" * 500)

    parts = divided(document, 2)

    assert [part.text[:10] for part in parts] == ["By nobody\n", "bbbbbbbbbb"]


def test_items_and_rows_stand_together_in_the_text() -> None:
    document = a_document("# Tools", "You need:", "- a pot", "- a seed", "Then wait.")

    assert divided(document, 1)[0].text == "You need:\n\na pot\na seed\n\nThen wait."


def test_a_document_of_headings_alone_is_parted_by_them() -> None:
    assert titles(divided(a_document("# A", "# B", "# C"), 2)) == ["A", "C"]
    assert divided(a_document(), 3) == ()


@given(
    st.lists(st.sampled_from(["# ", "## ", "### ", "- ", ""]), min_size=1, max_size=60),
    st.integers(1, 24),
    st.randoms(),
)
def test_every_block_is_in_exactly_one_part_in_order(marks: list[str], scenes: int, chance: object) -> None:
    document = a_document(*(f"{mark}w{number:03}" + "x" * (number * 37 % 90) for number, mark in enumerate(marks)))
    bodies = sum(not mark.startswith("#") for mark in marks) or len(marks)

    parts = divided(document, scenes)

    assert len(parts) == min(scenes, bodies)
    spans = [range(part.paragraphs[0], part.paragraphs[1] + 1) for part in parts]
    assert [place for span in spans for place in span] == list(range(1, len(marks) + 1))
    assert all(part.text for part in parts)
    words = " ".join(f"{part.title} {part.text}" for part in parts)
    assert all(f"w{number:03}" in words for number in range(len(marks)))
