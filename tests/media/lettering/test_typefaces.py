from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from functions.media import fonts
from functions.media.fonts import sfnt


@pytest.mark.parametrize("name", fonts.NAMES)
def test_a_faces_coverage_and_capitals_are_read_rightly(name: str) -> None:
    face = fonts.face(name)

    truth = TTFont(face.path)

    assert face.covers == frozenset(truth.getBestCmap())
    assert face.scale == pytest.approx(0.70 / (truth["OS/2"].sCapHeight / truth["head"].unitsPerEm))


@pytest.mark.parametrize("name", [fonts.PLAIN, fonts.PLAIN_STRESS])
def test_the_plain_face_speaks_latin_greek_and_cyrillic(name: str) -> None:
    assert fonts.face(name).has("¿Qué? Żółć, İstanbul, ẞ, Ελληνικά, ΐ, Русский, Українська, Tiếng Việt… “–—”")


@pytest.mark.parametrize("name", [fonts.CAPITAL, fonts.CAPITAL_STRESS])
def test_the_capitals_speak_latin_and_cyrillic(name: str) -> None:
    assert fonts.face(name).has("¿QUÉ? ŻÓŁĆ, İSTANBUL, ẞ, РУССКИЙ, УКРАЇНСЬКА…□")


def test_every_face_has_its_licence_beside_it_and_stands_in_the_notice() -> None:
    folder = Path(fonts.__file__).parent
    notice = (folder / "NOTICE").read_text("utf-8")

    for name in fonts.NAMES:
        assert f"{name}.ttf" in notice
        licence = folder / f"OFL-{name.split('-')[0]}.txt"
        assert licence.name in notice
        assert "SIL OPEN FONT LICENSE" in licence.read_text("utf-8").upper()
    assert {path.stem for path in folder.glob("*.ttf")} == set(fonts.NAMES)


def test_the_bundled_faces_stay_small() -> None:
    assert sum(fonts.face(name).path.stat().st_size for name in fonts.NAMES) < 1_600_000


def test_a_face_that_is_not_bundled_is_not_known() -> None:
    with pytest.raises(KeyError):
        fonts.face("../../etc/passwd")


@pytest.mark.parametrize("raw", [b"", b"OTTO", b"\x00\x01\x00\x00\x00\x00" + bytes(20), b"\x00" * 4000])
def test_what_is_no_font_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match="TrueType"):
        sfnt.read(raw)


def test_text_is_measured_as_one_kerned_run() -> None:
    together = fonts.width(fonts.PLAIN, "AVAVAV")

    assert together < 6 * max(fonts.width(fonts.PLAIN, "A"), fonts.width(fonts.PLAIN, "V"))
    assert fonts.width(fonts.PLAIN, "") == 0
