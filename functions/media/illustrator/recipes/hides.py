"""What lies on a beast's trunk: spots, patches, stripes, mane, udder and wool, placed by the beast's own measures."""

from __future__ import annotations

from functions.media.illustrator.recipes.beasts import Beast
from functions.media.illustrator.recipes.strokes import flat, oval, part
from functions.media.illustrator.shapes import Outline, Shape


def marks_of(beast: Beast) -> tuple[Shape, ...]:
    length, back, belly = beast.trunk
    middle = (back + belly) / 2
    nx, ny, _, _ = beast.neck
    shapes: list[Shape] = []
    if "bib" in beast.marks:
        shapes.append(
            flat(
                "belly",
                f"{length + 4} {middle + 10}  {length + 7} {middle + 3}  {length + 4} {belly + 6}  {length - 3} {belly + 3}  {length - 1} {middle}",
            )
        )
    if "spots" in beast.marks:
        places = ((-0.7, 6), (-0.4, 4), (-0.55, 11), (-0.1, 6.6), (0.2, 4.6), (-0.22, 12), (0.45, 8), (0.08, 12.6))
        shapes.append(flat("belly", " | ".join(f"oval: {length * kx} {back - ky} 1.7 1.5" for kx, ky in places)))
    if "patches" in beast.marks:
        shapes.extend(_patches(beast))
    if "stripes" in beast.marks:
        bars = [
            f"limb: {length * k} {back - 2} 4 {length * k + 1.6} {middle + 2} 3 {length * k - 0.4} {belly + 5} 0.8"
            for k in (-0.85, -0.55, -0.25, 0.05, 0.35, 0.65)
        ]
        bars += [
            f"limb: {length - 12 + k * 6.6} {middle + 10 + k * 8} 3.4 {length + 3 + k * 5.6} {middle + 7 + k * 8} 0.8"
            for k in (0.4, 1.2, 2.0)
        ]
        shapes.append(flat("dark", " | ".join(bars)))
    if "mane" in beast.marks:
        shapes.append(
            part(
                "dark",
                f"limb: {nx - 1} {ny + 15} 4 {nx - 8} {ny + 6} 9 {nx - 16} {ny - 8} 10 {length - 20} {back + 1} 5 {length - 27} {back - 2} 1.5",
            )
        )
        shapes.append(
            part("dark", f"limb: {nx - 2} {ny + 14} 4 {nx + 5} {ny + 11} 6 {nx + 9} {ny + 5} 1.5", shade=0.5, line=0.7)
        )
    if "udder" in beast.marks:
        shapes.insert(
            0,
            part(
                "snout",
                f"{-length * 0.5} {belly + 4}  {-length * 0.46} {belly - 5}  {-length * 0.3} {belly - 7}  {-length * 0.12} {belly - 4}  {-length * 0.08} {belly + 4}",
                shade=0.5,
                line=0.6,
            ),
        )
    return tuple(shapes)


def _patches(beast: Beast) -> tuple[Shape, ...]:
    length, back, belly = beast.trunk
    nx, ny, _, _ = beast.neck
    middle = (back + belly) / 2
    if beast.head == "cow":
        table = (f"{-length + 2} {back - 5}  {-length * 0.5} {back - 1.5}  {-length * 0.36} {middle + 4}  {-length * 0.6} {middle - 5}  {-length - 1} {middle}"
                 f" | {length * 0.1} {back - 3}  {length * 0.5} {back - 2}  {length * 0.62} {middle + 4}  {length * 0.34} {middle - 3}  {length * 0.04} {middle + 5}"
                 f" | {nx - 9} {ny + 6}  {nx - 2} {ny + 12}  {nx + 6} {ny + 11}  {nx + 12} {ny + 5}  {nx + 7} {ny - 5}  {nx - 3} {ny - 4}")  # fmt: skip
        return (flat("dark", table),)
    spots = [
        (-0.8, -5, 3.4),
        (-0.45, -4, 3.6),
        (-0.1, -5, 3.2),
        (0.25, -4, 3.4),
        (0.6, -5, 3.2),
        (-0.65, -11, 3.2),
        (-0.25, -11, 3.4),
        (0.15, -11, 3.2),
        (0.5, -11.5, 3),
    ]
    forms = [_pebble(length * kx, back + dy, r) for kx, dy, r in spots]
    root = (length - 5, back + 2)
    forms += [
        _pebble(root[0] + (nx - root[0]) * t + side, root[1] + (ny - 8 - root[1]) * t, 2.9 - t * 0.9)
        for t in (0.08, 0.28, 0.48, 0.68, 0.88)
        for side in (-2.6 + t, 3.2 - t)
    ]
    return (Shape(tuple(forms), "dark", shade=0.0, line=0.0),)


def _pebble(x: float, y: float, r: float) -> Outline:
    return (
        (x - r, y - 0.4 * r),
        (x - 0.5 * r, y + 0.9 * r),
        (x + 0.6 * r, y + 0.8 * r),
        (x + r, y - 0.2 * r),
        (x + 0.3 * r, y - 0.9 * r),
    )


def wool_of(beast: Beast) -> tuple[Shape, ...]:
    if "wool" not in beast.marks:
        return ()
    length, back, belly = beast.trunk
    curls = [oval(length * k, back - 4 - abs(k) * 5, 9.5, 8) for k in (-0.75, -0.35, 0.05, 0.45, 0.8)]
    curls += [oval(length * k, belly + 6 + abs(k) * 3, 9.5, 8) for k in (-0.75, -0.35, 0.05, 0.45, 0.8)]
    curls += [
        oval(-length, (back + belly) / 2, 9, 10),
        oval(length + 3, (back + belly) / 2 + 2, 9, 11),
        oval(0, (back + belly) / 2, length, 13),
    ]
    waves = " | ".join(
        f"limb: {x - 4} {y + 1.6} 0.8 {x} {y - 1.6} 1.1 {x + 4} {y + 1.6} 0.8"
        for x, y in ((-18, 46), (-4, 38), (-20, 34), (10, 47), (14, 33))
    )
    return (Shape(tuple(curls), "coat"), flat("far", waves))
