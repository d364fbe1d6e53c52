"""Commands where the house stands in the cloud: those about a data folder say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from functions.__main__ import main
from tests.test_cloud import WHOLE


@pytest.mark.parametrize(
    "words", [["backup"], ["restore", "backup.tar"], ["migrate", "--list"]], ids=["backup", "restore", "migrate"]
)
def test_what_is_about_a_data_folder_says_where_the_cloud_keeps_its_copies(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in WHOLE.items():
        monkeypatch.setenv(name, value)

    code = main(words)

    assert code == 2
    assert "docs/deploy.md" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
