"""Makes what the studio serves but nobody writes by hand: the library, the letters, the signs, the sample pictures.

`npm ci` in tools/studio/materials first; then `.venv/bin/python tools/studio/bring.py`.
The same versions give the same files, so a second run changes nothing.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from PIL import Image

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
STUDIO = ROOT / "functions" / "web" / "studio"
MODULES = Path(__file__).parent / "materials" / "node_modules"
LIBRARY = {
    "preact.js": "preact/dist/preact.mjs", "hooks.js": "preact/hooks/dist/hooks.mjs",
    "htm.js": "htm/dist/htm.module.js",
}  # fmt: skip
LICENCES = {"LICENCE-preact.txt": "preact/LICENSE", "LICENCE-htm.txt": "htm/LICENSE"}
#: file, weights, features: what counts has figures of one width, and pairs are set closer in small letters
FONTS = {
    "figtree": ("figtree-latin-wght-normal.woff2", (400, 700), ("kern", "tnum")),
    "literata": ("literata-latin-wght-normal.woff2", (400, 650), ()),
}
#: what English needs, and the punctuation that books and prices use; what the other of western Europe add
LETTERS = {
    "": [
        *range(0x20, 0x7F), 0xA0, 0xA3, 0xB7, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x20AC,
        0x2190, 0x2191, 0x2192, 0x2193,
    ],
    "-more": [
        0xA1, 0xAB, 0xB0, 0xBB, 0xBF, *range(0xC0, 0xD7), *range(0xD8, 0xF7), *range(0xF8, 0x100), 0x152, 0x153, 0x178,
        0x201A, 0x201E, 0x2039, 0x203A,
    ],
}  # fmt: skip
ICONS = (
    "a-large-small arrow-down arrow-left arrow-right arrow-up book-open brush check chevron-down chevron-left "
    "chevron-right circle-alert circle-check circle-stop clock coins copy download "
    "eye file-text gauge graduation-cap image images info "
    "keyboard layout-grid layout-panel-left library map maximize mic minimize minus monitor moon "
    "paperclip pause pencil play plug-zap plus presentation refresh-cw rotate-ccw scan-text search skip-back "
    "skip-forward square star sun tag timer trash-2 triangle-alert undo-2 unplug upload volume-2 "
    "wand-sparkles wifi-off x zap"
).split()
#: what the styles are shown by: the same fox, close up
FOX = "a fox in the forest at dawn"
LOOK = (("Fen", "small red fox, blue scarf"),)
CLOSE, SAMPLE = (56, 262, 344, 622), (192, 240)


def library() -> None:
    """The one edit: a browser finds no bare name, and an import map would have to be inline."""
    for name, found in LIBRARY.items():
        code = (MODULES / found).read_text("utf-8").replace('from"preact"', 'from"./preact.js"')
        (STUDIO / "vendor" / name).write_text(re.sub(r"\n?//# sourceMappingURL=.*\n?", "\n", code), "utf-8")
    for name, found in LICENCES.items():
        shutil.copy(MODULES / found, STUDIO / "vendor" / name)


def letters() -> None:
    """Variable fonts, cut down to what the studio sets in them."""
    for name, (file, weights, features) in FONTS.items():
        folder = MODULES / "@fontsource-variable" / name
        for part, wanted in LETTERS.items():
            font = TTFont(folder / "files" / file)
            options = Options()
            options.layout_features = list(features)
            options.hinting = options.notdef_outline = False
            options.name_IDs = [0, 1, 2]
            options.flavor = "woff2"
            subsetter = Subsetter(options)
            subsetter.populate(unicodes=wanted)
            subsetter.subset(font)
            instancer.instantiateVariableFont(font, {"wght": weights}, inplace=True)
            font.recalcTimestamp = False
            font.flavor = "woff2"
            font.save(STUDIO / "fonts" / f"{name}{part}.woff2")
        shutil.copy(folder / "LICENSE", STUDIO / "fonts" / f"OFL-{name}.txt")


def signs() -> None:
    """One sprite of Lucide's symbols, without what every one repeats."""
    symbols = []
    for name in ICONS:
        drawn = (MODULES / "lucide-static" / "icons" / f"{name}.svg").read_text("utf-8")
        inner = re.search(r"<svg[^>]*>(.*)</svg>", drawn, re.DOTALL)
        if inner is None:
            sys.exit(f"{name} is no sign that can be read")
        shapes = re.sub(r"\s*/>", "/>", re.sub(r">\s+<", "><", inner[1].strip()))
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>\n')
    head = "<!-- Lucide, ISC licence: LICENCE-lucide.txt -->\n"
    sprite = f'<svg xmlns="http://www.w3.org/2000/svg">\n{"".join(symbols)}</svg>\n'
    (STUDIO / "icons.svg").write_text(head + sprite, "utf-8")
    shutil.copy(MODULES / "lucide-static" / "LICENSE", STUDIO / "LICENCE-lucide.txt")


def samples() -> None:
    """The fox in each style, at twice the size that it is shown in."""
    from functions.adapters.models.offline.painter import OfflinePainter
    from functions.kinds.styles import STYLES
    from functions.ports import PictureAsk

    painter = OfflinePainter()
    for style in STYLES:
        ask = PictureAsk(prompt=FOX, style=style, seed=1, width=512, height=640, cast=LOOK, shot="medium")
        picture = Image.open(io.BytesIO(painter.paint(ask).data)).convert("RGB")
        small = picture.crop(CLOSE).resize(SAMPLE, Image.Resampling.LANCZOS)
        small.save(STUDIO / "styles" / f"{style}.webp", quality=72, method=6)


def main() -> None:
    if not MODULES.is_dir():
        npm = shutil.which("npm")
        if npm is None:
            sys.exit("npm is needed to bring the materials")
        subprocess.run([npm, "ci", "--ignore-scripts", "--no-fund", "--no-audit"], cwd=MODULES.parent, check=True)
    library()
    letters()
    signs()
    samples()


if __name__ == "__main__":
    main()
