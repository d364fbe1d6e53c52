"""A six-panel book set by hand: ovals, a chain, a thought, a shout, captions, a sound effect, an inset."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PIL import Image, ImageDraw

from functions.media import fonts
from functions.media.exports.book import Book, Panel
from functions.media.lettering import model

CREATED = datetime(2031, 5, 4, 3, 2, 1, tzinfo=UTC)
RECTS = (
    (46, 46, 548, 380),
    (609, 46, 345, 380),
    (46, 445, 400, 430),
    (461, 445, 493, 430),
    (46, 894, 300, 440),
    (361, 894, 593, 440),
)
SAID = (
    (("", "At the edge of the wood lived a small fox."), ("Fen", "What is on the other side?")),
    (("Fen", "The gulls will not say."), ("Gull", "Kraa!")),
    (("Fen", "I hope foxes float..."),),
    (("", "On the third day the storm came."), ("Fen", "Hold on, little boat!")),
    (("Мария", "Кто там? Ποιος είναι εκεί;"),),
    (("Fen", "Another side! It looks just like mine -- only everyone is a stranger. Hello!"),),
)


def picture(seed: int, form: str = "WEBP") -> bytes:
    sky = Image.linear_gradient("L").resize((640, 480))
    red = sky.point(lambda grey: (grey + 37 * seed) % 256)
    painted = Image.merge("RGB", (red, sky.transpose(Image.Transpose.ROTATE_180), sky))
    ImageDraw.Draw(painted).ellipse((220, 180, 420, 440), fill=(210, 90, 30), outline="black", width=6)
    made = io.BytesIO()
    painted.save(made, form)
    return made.getvalue()


def oval(x: float, y: float, across: float, down: float) -> tuple[model.Point, ...]:
    turns = (math.tau * n / 88 for n in range(88))
    return tuple((round(x + across * math.cos(t), 2), round(y + down * math.sin(t), 2)) for t in turns)


def measured(row: str) -> float:
    return fonts.width(fonts.PLAIN, "".join(char for char in row if char.isprintable()))


def balloon(rect: model.Box, at: int, who: str, words: str) -> model.Balloon:
    x, y, width, _ = rect
    rows = [" ".join(words.split(" ")[n : n + 3]) for n in range(0, len(words.split(" ")), 3)]
    middle, top = x + width * (0.35 if at % 2 == 0 else 0.62), y + 55 + 120 * at
    size, shout = 22.0, words.isupper()
    lines = tuple(
        model.Run(
            x=round(middle - measured(row) * size / 2, 2),
            y=round(top + (n + 0.8 - len(rows) / 2) * 26, 2),
            text=row,
            font=fonts.PLAIN,
            size=size,
        )
        for n, row in enumerate(rows)
    )
    wide = max(measured(row) for row in rows) * size / 2
    across, down = wide * 1.25 + 12, len(rows) * 13 * 1.25 + 12
    tail = ((middle - 12, top + down * 0.8), (middle + 12, top + down * 0.8), (middle + 30, top + down + 50))
    box = ((middle - wide - 12, top - down + 6), (middle + wide + 12, top - down + 6))
    rim = (*box, (box[1][0], top + down - 6), (box[0][0], top + down - 6))
    return model.Balloon(
        kind="speech" if who else "caption",
        who=who,
        text=words,
        fill="#ffffff" if who else "#fff3c4",
        stroke=2.1,
        dash=(7, 5) if shout else (),
        outlines=(oval(middle, top, across, down), tail) if who else (rim,),
        dots=((middle + 40, top + down + 60, 6),) if who == "Gull" else (),
        lines=lines,
        tip=tail[2] if who else None,
    )


def effect(x: float, y: float) -> model.Balloon:
    run = model.Run(x=x - 60, y=y + 18, text="KRAK!", font=fonts.DISPLAY, size=58)
    return model.Balloon(
        kind="sfx", text="KRAK!", fill="#f2b33d", ink="#1b1b1b", stroke=3, lines=(run,), at=(x, y), turn=-8
    )


@pytest.fixture(scope="session")
def painted() -> dict[str, bytes]:
    return {f"{n:02x}" * 32: picture(n) for n in range(1, 7)}


@pytest.fixture(scope="session")
def originals() -> dict[str, bytes]:
    return {f"{n:02x}" * 32: picture(n, "JPEG" if n % 2 else "PNG") for n in range(1, 7)}


@pytest.fixture
def a_book(painted: dict[str, bytes], originals: dict[str, bytes]) -> Callable[..., Book]:
    """A book; `gone` are scenes without a picture, `words` replaces what everybody says."""

    def make(*, gone: tuple[int, ...] = (), words: str | None = None, **changes: object) -> Book:
        said = SAID if words is None else tuple(tuple((who and words, words) for who, _ in told) for told in SAID)
        names = ["" if n in gone else f"{n:02x}" * 32 for n in range(1, 7)]
        panels = tuple(
            model.Panel(
                scene=n,
                rect=RECTS[n - 1],
                alt=f"What panel {n} shows",
                asset=names[n - 1],
                crop=(0.1, 0.05, 0.9, 0.95),
                radius=9 if n == 2 else 0,
                border=3,
                inset=n == 5,
                balloons=(
                    *(balloon(RECTS[n - 1], at, who, told) for at, (who, told) in enumerate(said[n - 1])),
                    *((effect(870, 560),) if n == 4 else ()),
                ),
            )
            for n in range(1, 7)
        )
        folio = model.Run(x=496, y=1380, text="1", font=fonts.PLAIN, size=15)
        book = Book(
            job="job-7",
            kind="comic",
            title=words or "A fox learns to sail",
            summary=words or "Fen wants to know what is on the other side of the sea.",
            language="en",
            style=words or "storybook",
            created=CREATED,
            partial=bool(gone),
            tags=(words or "demo", "sea"),
            characters=(words or "Fen", "Gull"),
            pages=(model.Page(height=1414, panels=panels, folio=folio, fonts=(fonts.PLAIN, fonts.DISPLAY)),),
            panels=tuple(
                Panel(
                    scene=n,
                    title=words or f"Scene {n}",
                    alt=words or f"What panel {n} shows",
                    caption=next((told for who, told in said[n - 1] if not who), ""),
                    dialogue=tuple((who, told) for who, told in said[n - 1] if who),
                    asset=names[n - 1],
                    state="failed" if n in gone else "done",
                )
                for n in range(1, 7)
            ),
            picture=painted.get,
            original=originals.get,
        )
        return replace(book, **changes)

    return make


PROSE = (
    "Fen had watched the sea from the dunes for as long as he could remember. Every evening the light went out.\n"
    "“One day,” he said to the wind, “I shall go and see.”"
)


@pytest.fixture
def a_work(a_book: Callable[..., Book]) -> Callable[..., Book]:
    """A job of any kind but the comic, all fields filled; `gone` are scenes without a picture."""

    def make(kind: str, *, gone: tuple[int, ...] = (), **changes: object) -> Book:
        book = a_book(gone=gone)
        panels = tuple(
            replace(
                panel,
                caption="",
                dialogue=(("Fen", f"Ahoy, number {panel.scene}!"),),
                size=(0, 0) if panel.scene in gone else (640, 480),
                narration=f"{PROSE}\nThis was told of scene {panel.scene}.",
                points=(f"First point of {panel.scene}", f"Second point of {panel.scene}"),
                notes=f"Note to speaker {panel.scene}.",
                examples=(f"An example of {panel.scene}.",),
                questions=((f"What is asked in {panel.scene}?", f"The answer is {panel.scene}."),),
            )
            for panel in book.panels
        )
        return replace(book, kind=kind, pages=(), panels=panels, **changes)

    return make


def every_word(book: Book) -> list[str]:
    """All texts of a work, paragraph by paragraph."""
    told = [book.title, *book.summary.split("\n")]
    for panel in book.panels:
        told += [panel.title, *panel.narration.split("\n"), *panel.points, *panel.examples, *panel.notes.split("\n")]
        told += [words for pair in (*panel.questions, *panel.dialogue) for words in pair]
    return [" ".join(words.split()) for words in told if words.strip()]
