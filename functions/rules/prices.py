"""The models: one table of data with what each costs in micro-dollars, when it goes, and which stands for which role.

Source: the price list of the Gemini API (ai.google.dev/gemini-api/docs/pricing), standard tier, as it was at AS_OF;
OpenRouter's and Runware's pages of these models (openrouter.ai/models, runware.ai/docs/models), whose answers say
themselves what they cost, so that theirs serve for estimates.
Prices die in months: the table is the only place that knows them, and rows that begin later are in it already.
A model that it does not know is reckoned as dear as the dearest, so that a budget errs on the safe side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

AS_OF = "2026-11-20"
OFFLINE, GEMINI, OPENROUTER, RUNWARE = "offline", "gemini", "openrouter", "runware"
MILLION = 1_000_000

What = Literal["picture", "reference", "minute", "input", "output"]
Role = Literal["text", "picture", "speech"]
Grade = Literal["economy", "standard", "best"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """One model's prices from a day on. A model has nothing to sell where the price is 0."""

    model: str
    role: Role
    provider: str = GEMINI  #: who is asked for it
    since: str = ""  #: the first day, "" for always
    input: int = 0  #: a million tokens in
    output: int = 0  #: a million tokens out, thinking included
    picture: int = 0  #: one picture of 1024 pixels a side
    reference: int = 0  #: one picture shown to the model beside the prompt
    minute: int = 0  #: one minute of speech, at 25 tokens a second
    flex: bool = False  #: it can be asked for in the tier that costs half and takes its time
    thinking: str = ""  #: how much it is asked to think, where it can be told
    retires: str = ""  #: the day on which the model goes, where it is known
    successor: str = ""  #: who takes its place then
    aliases: tuple[str, ...] = ()  #: other names that it was asked for by


TABLE: tuple[Price, ...] = (
    Price(model=OFFLINE, role="text"),
    Price(model=OFFLINE, role="picture"),
    Price(model=OFFLINE, role="speech"),
    Price(
        model="gemini-2.0-flash",
        role="text",
        input=100_000,
        output=400_000,
        retires="2026-06-01",
        successor="gemini-3.5-flash-lite",
    ),
    Price(
        model="gemini-2.0-flash-lite",
        role="text",
        input=75_000,
        output=300_000,
        retires="2026-06-01",
        successor="gemini-3.5-flash-lite",
    ),
    Price(model="gemini-2.5-flash-lite", role="text", input=100_000, output=400_000, flex=True),
    Price(
        model="gemini-2.5-flash",
        role="text",
        input=300_000,
        output=2_500_000,
        flex=True,
        retires="2026-12-01",
        successor="gemini-3.5-flash-lite",
    ),
    Price(
        model="gemini-2.5-pro",
        role="text",
        input=1_250_000,
        output=10_000_000,
        flex=True,
        retires="2026-12-01",
        successor="gemini-3.8-flash",
    ),
    Price(
        model="gemini-3.5-flash-lite",
        role="text",
        input=300_000,
        output=2_500_000,
        flex=True,
        thinking="LOW",
        aliases=("gemini-flash-lite-latest",),
    ),
    Price(
        model="gemini-3.8-flash",
        role="text",
        input=750_000,
        output=3_750_000,
        flex=True,
        thinking="LOW",
        aliases=("gemini-3-flash", "gemini-3-flash-preview", "gemini-flash-latest"),
    ),
    Price(
        model="gemini-3.8-flash",
        role="text",
        since="2027-01-01",
        input=1_500_000,
        output=7_500_000,
        flex=True,
        thinking="LOW",
    ),
    Price(model="gemini-4-hydrogen", role="text", input=1_500_000, output=7_500_000, flex=True, thinking="LOW"),
    Price(
        model="gemini-2.5-flash-image",
        role="picture",
        input=300_000,
        output=2_500_000,
        picture=39_000,
        reference=4_000,
        retires="2026-10-02",
        successor="gemini-nano-banana-2.1",
        aliases=("gemini-2.5-flash-image-preview",),
    ),
    Price(
        model="gemini-3.1-flash-image",
        role="picture",
        input=1_500_000,
        output=7_500_000,
        picture=67_200,
        reference=4_000,
        retires="2026-10-29",
        successor="gemini-nano-banana-2.1",
        aliases=("gemini-3.1-flash-image-preview",),
    ),
    Price(
        model="gemini-3-pro-image-preview",
        role="picture",
        input=2_000_000,
        output=12_000_000,
        picture=134_000,
        reference=4_000,
        retires="2026-06-25",
        successor="gemini-3-pro-image",
    ),
    Price(
        model="gemini-3.1-flash-lite-image",
        role="picture",
        input=250_000,
        output=1_500_000,
        picture=33_600,
        reference=4_000,
    ),
    Price(
        model="gemini-nano-banana-2.1",
        role="picture",
        input=1_500_000,
        output=7_500_000,
        picture=33_600,
        reference=4_000,
        thinking="LOW",
        aliases=("nano-banana-2.1",),
    ),
    Price(
        model="gemini-3-pro-image",
        role="picture",
        input=2_000_000,
        output=12_000_000,
        picture=134_000,
        reference=4_000,
    ),
    Price(
        model="gemini-3.8-flash-lite-tts",
        role="speech",
        input=500_000,
        output=6_000_000,
        minute=9_000,
        aliases=("gemini-2.5-flash-preview-tts",),
    ),
    Price(
        model="gemini-3.8-flash-lite-tts",
        role="speech",
        since="2027-01-01",
        input=1_000_000,
        output=12_000_000,
        minute=18_000,
    ),
    Price(
        model="gemini-3.8-flash-tts",
        role="speech",
        input=500_000,
        output=9_000_000,
        minute=13_500,
        aliases=("gemini-2.5-flash-tts",),
    ),
    Price(
        model="gemini-3.8-flash-tts",
        role="speech",
        since="2027-01-01",
        input=1_000_000,
        output=18_000_000,
        minute=27_000,
    ),
    Price(model="google/gemini-2.5-flash-lite", role="text", provider=OPENROUTER, input=100_000, output=400_000),
    Price(model="google/gemini-3.1-flash-lite", role="text", provider=OPENROUTER, input=250_000, output=1_500_000),
    Price(
        model="google/gemini-3.5-flash",
        role="text",
        provider=OPENROUTER,
        input=1_500_000,
        output=9_000_000,
        thinking="LOW",
    ),
    Price(model="runware:400@5", role="picture", provider=RUNWARE, picture=1_900, reference=1_000),
    Price(model="bfl:5@1", role="picture", provider=RUNWARE, picture=30_000, reference=15_000),
    Price(model="bfl:6@1", role="picture", provider=RUNWARE, picture=60_000, reference=50_000),
)

#: What a model of each role charges for.
SOLD: dict[Role, tuple[What, ...]] = {
    "text": ("input", "output"),
    "picture": ("input", "output", "picture", "reference"),
    "speech": ("input", "output", "minute"),
}

#: The model that stands for a role in each grade.
MODELS: dict[Role, dict[Grade, str]] = {
    "text": {"economy": "gemini-3.5-flash-lite", "standard": "gemini-3.8-flash", "best": "gemini-4-hydrogen"},
    "picture": {
        "economy": "gemini-3.1-flash-lite-image",
        "standard": "gemini-nano-banana-2.1",
        "best": "gemini-3-pro-image",
    },
    "speech": {
        "economy": "gemini-3.8-flash-lite-tts",
        "standard": "gemini-3.8-flash-tts",
        "best": "gemini-3.8-flash-tts",
    },
}
#: The same of the other providers, each with the work that it does.
FURTHER: dict[str, dict[Role, dict[Grade, str]]] = {
    OPENROUTER: {
        "text": {
            "economy": "google/gemini-2.5-flash-lite",
            "standard": "google/gemini-3.1-flash-lite",
            "best": "google/gemini-3.5-flash",
        },
    },
    RUNWARE: {"picture": {"economy": "runware:400@5", "standard": "bfl:5@1", "best": "bfl:6@1"}},
}
#: Whoever is asked over the network.
HOSTED = (GEMINI, *FURTHER)


def graded(provider: str, role: Role) -> dict[Grade, str]:
    """The grades of a provider for a role; none where it does no such work."""
    return MODELS[role] if provider == GEMINI else FURTHER.get(provider, {}).get(role, {})


def plain(model: str) -> str:
    """The model's name in the table: without its provider, and one for all that work offline."""
    if any(row.model == model for row in TABLE):
        return model
    provider, _, name = model.partition(":")
    return OFFLINE if provider.startswith(OFFLINE) else name or provider


def known(model: str, *, table: Iterable[Price] = TABLE) -> bool:
    """Whether the table has the model's own price."""
    return any(row.model == plain(model) for row in table)


def price(model: str, what: What, *, on: str = AS_OF, table: Sequence[Price] = TABLE) -> int:
    """Micro-dollars for one picture, reference or minute of speech, or for a million tokens, on a day.

    A model may be named with its provider, as in `offline:painter` or `gemini:gemini-3.8-flash`.
    """
    rows = [row for row in table if row.since <= on]
    own = [row for row in rows if row.model == plain(model)]
    if not own:
        return max((_of(row, what) for row in rows), default=0)
    latest = max(row.since for row in own)
    return max(_of(row, what) for row in own if row.since == latest)


def tokens(model: str, *, taken: int, given: int, on: str = AS_OF, table: Sequence[Price] = TABLE) -> int:
    """Micro-dollars for a call that takes and gives so many tokens, rounded up."""
    exact = taken * price(model, "input", on=on, table=table) + given * price(model, "output", on=on, table=table)
    return -(-exact // MILLION)


def _of(row: Price, what: What) -> int:
    amounts: dict[What, int] = {
        "picture": row.picture,
        "reference": row.reference,
        "minute": row.minute,
        "input": row.input,
        "output": row.output,
    }
    return amounts[what]
