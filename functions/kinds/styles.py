"""Names of the styles that can be asked for; how they are painted is not known here."""

from __future__ import annotations

STYLES = ("storybook", "watercolour", "comic", "noir")
DEFAULT_STYLE = STYLES[0]
#: in the contract, but not painted yet
LATER_STYLES = ("ink-wash", "pixel", "pastel", "woodcut")
