"""What is known for certain about a few things more: planets, the heart and the climate; and all of it together."""

from __future__ import annotations

from collections.abc import Mapping

from functions.adapters.models.offline.facts import FACTS, lesson

FURTHER: Mapping[str, tuple[str, tuple[tuple[str, str, str], ...]]] = {
    "planet planets solar": (
        "field",
        lesson("""
In the middle of our solar system there is a star. We call it the sun.
The sun is a star?
> the sun

Eight planets go round the sun, all in the same direction.
Like runners on a track!
> a planet and stars

The four nearest to the sun are small and made of rock.
And we live on one of them.
> a planet and a mountain

The four outer ones are giants. Two are mostly gas, and two hold much ice.
One could not stand on them!
> a planet and the moon

Many planets have moons. Ours has one, and Saturn has more than a hundred.
Who counts them?
> the moon and stars

Between and beyond the planets there are rocks and lumps of ice.
So it is not empty at all.
> stars at night
"""),
    ),
    "heart hearts heartbeat blood": (
        "room",
        lesson("""
Your heart is a muscle, about as large as your fist. It works day and night.
Does it never rest?
> a heart

It is a pump with two halves. Each half has two rooms.
Four rooms in so small a house!
> a heart and a house

The right half sends the blood to the lungs, to fetch oxygen.
The blood breathes, then.
> a heart and the clouds

The left half sends it on to all of the body. It is the stronger one.
As far as my toes!
> a heart and a child

Between its rooms there are valves, like doors that open only one way.
And that is what one hears?
> a heart and a door

When you run, your muscles need more oxygen, and so the heart beats faster.
I can feel it in my neck.
> a child runs
"""),
    ),
    "climate greenhouse": (
        "field",
        lesson("""
Weather is what happens today. Climate is what is usual over many years.
So one cold day proves nothing.
> clouds and the sun

Sunlight warms the ground, and the ground gives the warmth off again.
Like a stone wall in the evening!
> the sun and trees

Some gases in the air hold part of that warmth back. That keeps the earth warm.
Is that bad?
> the clouds and the sun

By burning coal, oil and gas, we add carbon dioxide to the air.
So the blanket gets thicker.
> a factory with smoke

More of it holds more warmth, and the earth as a whole gets warmer.
How does one know that?
> a thermometer and the sun

The less of it we add, the less warm it will get.
Then it is not too late to begin!
> a windmill and trees
"""),
    ),
}
#: words that ask for it -> (setting, the panels in order)
EVERYTHING: Mapping[str, tuple[str, tuple[tuple[str, str, str], ...]]] = {**FACTS, **FURTHER}
