"""Big secondary things, on the third that the hero leaves free: houses, trees, a lighthouse."""

from __future__ import annotations

from dataclasses import replace

from functions.media.illustrator import stage
from functions.media.illustrator.canvas import Canvas
from functions.media.illustrator.recipes import SUBJECTS
from functions.media.illustrator.scene import Ground, Scene
from functions.media.illustrator.shapes import Figure, Look, Pose
from functions.media.illustrator.stage import Stand


def place_things(canvas: Canvas, scene: Scene, ground: Ground) -> list[Stand]:
    """Paint the scene's things further back; without players the first of them is the hero."""
    things = scene.things
    if not ground.afloat and scene.vessel and not things:
        things = (scene.vessel,)
    stands: list[Stand] = []
    for place, look in enumerate(things):
        figure = SUBJECTS[look.subject].draw(look, Pose())
        lead = not scene.players and place == 0
        stand = _stand(canvas, scene, ground, look, figure, place=place, lead=lead)
        if lead:
            stage.perform(canvas, stand)
        else:
            stage.draw(canvas, stand)
        stands.append(stand)
    return stands


def _stand(
    canvas: Canvas, scene: Scene, ground: Ground, look: Look, figure: Figure, *, place: int, lead: bool
) -> Stand:
    share = {"wide": 0.3, "medium": 0.38, "close": 0.46}[scene.shot]
    tall = share * max(0.55, figure.size) * ground.far_scale
    feet, depth = ground.far, 0.22
    if figure.size < 0.7:
        feet, depth = min(0.95, ground.feet + 0.02), 0.0
    if lead:
        tall, feet, depth = max(tall, {"wide": 0.42, "medium": 0.56, "close": 0.72}[scene.shot]), ground.feet, 0.0
    box = figure.box
    scale = min(tall, feet - 0.06) * canvas.height / 100
    scale = min(scale, canvas.width * (0.62 if lead else 0.42) / (box[2] - box[0]))
    x = 0.5 - scene.side * (-0.1 if lead else 0.24)
    if place:
        x = 0.5 - scene.side * (0.4 if place == 1 and not lead else 0.3)
    half = (box[2] - box[0]) * scale / 2 / canvas.width
    x = min(max(x, half + 0.02), 0.98 - half) if half < 0.48 else 0.5
    stand = Stand(figure=figure, x=x * canvas.width, feet=feet * canvas.height, scale=scale, depth=depth, tint=0.8)
    return replace(stand, facing=scene.side if not lead else -scene.side, name=look.name)
