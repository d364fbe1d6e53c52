"""main.py in a hurry: models that give up after seconds and leases that outlast them by seconds, so that what a killed
worker held is free again within a test. Nothing else is different.
"""

from __future__ import annotations

from functions.adapters.models.gemini import writer
from functions.adapters.models.gemini.painter import GeminiPainter
from functions.core import transitions
from functions.rules import cache
from main import api, assemble, plan, render, sweep

__all__ = ["api", "assemble", "plan", "render", "sweep"]
GeminiPainter.timeout = writer.PLAN = 6.0
cache.LEASE_MARGIN, cache.FIRST_LOOK, cache.LONGEST_LOOK = 3.0, 0.5, 2.0
transitions.FIRST_LOOK = 2.0
