"""The pages of a job as the contract shows them: where panels will stand, and what was made of it."""

from __future__ import annotations

from typing import Any

from functions.core.job import Job
from functions.core.plan import Plan
from functions.web.addresses import asset_url

Json = dict[str, Any]
#: of a page, in the units of its layout
WIDTH = 1000.0


def laid_out(found: Job) -> list[Json]:
    """Where the panels will stand, from the moment that it is known; a dropped scene has no place any more."""
    if found.plan is None or not found.tiers:
        return []
    return [
        {
            "number": page["number"], "width": WIDTH, "height": page["height"],
            "panels": _places(found.plan, page["panels"], height=page["height"]),
        }
        for page in found.tiers.get("tiers", {}).get("pages", ())
    ]  # fmt: skip


def _places(plan: Plan, panels: list[list[float]], *, height: float) -> list[Json]:
    places = []
    for scene_id, x, y, width, tall in panels:
        number = plan.number(int(scene_id))
        if number:
            rect = [round(part, 5) for part in (x / WIDTH, y / height, width / WIDTH, tall / height)]
            places.append({"scene": number, "rect": rect})
    return places


def made(found: Job) -> list[Json]:
    """The lettered pages; none until they are composed."""
    pages = []
    for number, page in enumerate(found.pages, 1):
        panels = [
            {
                "scene": found.plan.number(scene_id) if found.plan else 0,
                "rect": list(rect),
                "url": _panel_url(found, scene_id),
            }
            for scene_id, *rect in page.panels
        ]
        pages.append({
            "number": number, "url": asset_url(page.name), "thumb_url": asset_url(page.thumb), "width": page.width,
            "height": page.height, "panels": panels,
        })  # fmt: skip
    return pages


def _panel_url(found: Job, scene_id: int) -> str | None:
    one = found.picture_step(scene_id)
    shown = one.picture() if one else None
    return asset_url(shown[1].asset.name) if shown and shown[1].asset else None
