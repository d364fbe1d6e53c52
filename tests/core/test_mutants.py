"""The tests of the core notice fifty broken cores."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_no_mutant_of_the_transitions_survives() -> None:
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COV")}

    told = subprocess.run(
        [sys.executable, "-m", "tests.core.mutants"],
        cwd=ROOT, env=unmeasured, capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip

    assert told.returncode == 0, told.stdout[-2000:] + told.stderr[-2000:]
    assert "0 mutants survived of 50" in told.stdout
    assert "the core as it is: no test fails" in told.stdout
