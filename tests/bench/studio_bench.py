"""How soon the studio is there: Chromium on Slow 4G (150 ms, 1.6 Mbit/s) with a processor four times slower."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.bench.page import ROOT
from tests.bench.row import Row, bounded
from tests.studio.conftest import BROWSERS, TOOLS, serving

SCRIPT = ROOT / "tests" / "studio" / "speed.js"


def rows(*, turns: int = 5) -> list[Row]:
    """Medians of as many first visits; nothing where Node or Chromium is missing, which is said."""
    node = shutil.which("node")
    named = os.environ.get("CHROMIUM")
    chromium = next(filter(None, map(shutil.which, [named] if named else BROWSERS)), None)
    if node is None or chromium is None or not (TOOLS / "node_modules" / "playwright-core").is_dir():
        print("the studio is not measured: Node or Chromium is missing", file=sys.stderr)
        return []
    with tempfile.TemporaryDirectory() as place, serving(Path(place)) as server:
        asked = [node, str(SCRIPT), server.address, str(turns)]
        env = os.environ | {"CHROMIUM": chromium}
        told = subprocess.run(asked, cwd=ROOT, env=env, capture_output=True, text=True, check=True).stdout
    seen = [json.loads(line) for line in told.splitlines()]
    return [
        bounded(f"studio: {words}", median(one[name] for one in seen), most=most, unit=unit)
        for name, words, unit, most in (
            ("paint", "first contentful paint, slow line", "ms", 1500.0),
            ("interactive", "interactive, slow line", "ms", 2500.0),
            ("moved", "layout shift", "", 0.05),
            ("kilobytes", "first visit, all that is sent", "kB", 160.0),
        )
    ]
