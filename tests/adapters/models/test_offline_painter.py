"""The offline painter over the illustrator's hand."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

from functions.adapters.models.offline.painter import HAND, Marked, OfflinePainter, painted
from functions.core.errors import InvalidOutput
from functions.media import illustrator
from functions.ports import PictureAsk

ROOT = Path(__file__).parent.parent.parent.parent
ASK = PictureAsk(
    prompt="Fen stands in a forest at dusk",
    style="storybook",
    seed=7,
    width=192,
    height=144,
    cast=(("Fen", "small red fox, blue scarf"),),
    setting="forest",
    time="dusk",
    shot="medium",
    side="left",
    horizon=0.6,
)


def test_the_same_ask_gives_the_same_bytes_with_marks_as_plain_values() -> None:
    one, other = OfflinePainter().paint(ASK), OfflinePainter().paint(ASK)

    assert one == other and one.data.startswith(b"\x89PNG")
    assert json.loads(json.dumps(one.marks)) == one.marks
    assert one.marks["heads"][0]["name"] == "Fen" and one.cost == 0


def test_the_model_names_every_version_that_changes_the_bytes_and_loads_no_pictures() -> None:
    code = (
        "import sys; from functions.adapters.models.offline.painter import OfflinePainter;"
        "print(OfflinePainter().model, 'PIL' in sys.modules)"
    )

    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert said.stdout.split() == [f"offline/painter-{illustrator.PAINTER_VERSION}-pillow{version('pillow')}", "False"]
    assert illustrator.PAINTER_VERSION == HAND


def test_the_painting_goes_where_it_is_told_to_and_can_be_sent_there() -> None:
    sent = []

    def elsewhere(function: Callable[[PictureAsk], Marked], ask: PictureAsk) -> Marked:
        sent.append(pickle.loads(pickle.dumps((function, ask))))
        return b"png", {"heads": []}

    made = OfflinePainter(elsewhere).paint(ASK)

    assert sent == [(painted, ASK)] and made.data == b"png"


@pytest.mark.parametrize("change", [{"style": "baroque"}, {"width": 5000, "height": 100}])
def test_what_the_hand_cannot_do_is_told_in_our_own_words(change: dict[str, object]) -> None:
    ask = PictureAsk(**({name: getattr(ASK, name) for name in ASK.__dataclass_fields__} | change))

    with pytest.raises(InvalidOutput, match="offline painter"):
        OfflinePainter().paint(ask)
