"""What is known for certain about a few things, as lessons: what is told, what the pupil says to it, what is seen."""

from __future__ import annotations

from collections.abc import Mapping


def lesson(text: str) -> tuple[tuple[str, str, str], ...]:
    """Panels, from blocks of three rows: what is told, what the pupil says, what is seen."""
    rows = [block.split("\n") for block in text.strip().split("\n\n")]
    return tuple((told, said, seen.removeprefix("> ")) for told, said, seen in rows)


#: words that ask for it -> (setting, the panels in order)
FACTS: Mapping[str, tuple[str, tuple[tuple[str, str, str], ...]]] = {
    "volcano volcanoes lava magma eruption": (
        "field",
        lesson("""
Deep under our feet it is so hot that rock melts. Melted rock is called magma.
Under our feet? Right now?
> a volcano

Magma is lighter than the solid rock around it, so it rises and gathers in a chamber.
Like a bubble in soup!
> the magma under a volcano

Gas in the magma wants to get out. The pressure grows, as in a bottle that was shaken.
I would not open that bottle.
> a volcano with smoke

When the rock above can hold no longer, it breaks. The volcano erupts!
Stand back!
> a volcano with fire

Outside, magma has another name: lava. It flows, it cools, and it turns to stone.
So stone can be young!
> the lava of a volcano

Layer upon layer builds the mountain. In time its rich soil feeds a whole forest.
It breaks the land, and it makes the land.
> a mountain with trees
"""),
    ),
    "rain raindrop clouds cloud water": (
        "field",
        lesson("""
The sun warms the sea, and some of the water rises as a gas that nobody can see.
The sea flies?
> the sea under the sun

High up it is cold. There the vapour turns to tiny drops. That is a cloud.
So a cloud is water!
> clouds

The drops bump and join, until they are too heavy to float.
And then?
> dark clouds

Then they fall. That is rain.
I am standing under a piece of the sea!
> the rain

Some of it soaks into the ground. Roots drink it, and springs bring it back to light.
So the trees get their share.
> trees

Streams join rivers, and rivers find the sea. Then it all begins again.
The same water, again and again!
> a river
"""),
    ),
    "rainbow rainbows": (
        "field",
        lesson("""
A rainbow needs two things at once: rain in front of you and the sun behind you.
So I must turn my back to the sun.
> a rainbow

Sunlight looks white, but it is made of many colours.
Where are they hiding?
> the sun

When light enters a drop it bends, and each colour bends a little differently.
Like racers in a curve!
> a raindrop

The light bounces off the back of the drop and comes out again, spread into colours.
One drop makes all that?
> light in a raindrop

Each drop sends you one colour. Millions of drops together make the bow.
Red on the outside!
> a rainbow

Somebody standing over there sees other drops, and so another rainbow.
Then this one is mine.
> a rainbow over a field
"""),
    ),
    "plant plants seed seeds photosynthesis tree trees leaf leaves flower flowers": (
        "field",
        lesson("""
A seed is a small plant, packed with its lunch, waiting for water.
How long does it wait?
> a seed

With water it swells and splits. First a root goes down. Then a shoot goes up.
How does it know which way is up?
> a root

Roots drink water and minerals. Thin tubes carry them up to every leaf.
Upwards, without a pump?
> the roots of a tree

A leaf takes in light, water and a gas of the air, and makes sugar from them.
It eats light!
> a green leaf in the sun

What is left over is oxygen. The leaf lets it go, and we breathe it in.
Thank you, leaf.
> a tree

With that sugar it grows, and flowers, and packs a lunch for the next seed.
So it begins again.
> flowers
"""),
    ),
    "bee bees honey": (
        "field",
        lesson("""
A honey bee visits hundreds of flowers in a day, for a sweet juice called nectar.
That is a lot of breakfast.
> flowers

Pollen sticks to the bee's fur and travels on. That is how flowers make seeds.
So the bee is a postman!
> a flower

Back home it dances. The dance tells the others where the flowers are.
A map made of dancing!
> the hive

House bees pass the nectar on from mouth to mouth, and it grows thicker.
Do I still want to eat it?
> the hive

The bees fan it with their wings until most of the water has gone. Now it is honey.
I still want to eat it.
> the honey

The bees seal it with wax for the winter. A careful beekeeper leaves them enough.
It is their winter, after all.
> the hive in a garden
"""),
    ),
    "rocket rockets spaceship spaceships spacecraft astronaut astronauts": (
        "field",
        lesson("""
A rocket is mostly fuel. The part that travels on is only the small tip.
All that, for so small a tip?
> a rocket

When the fuel burns, hot gas rushes out at the bottom and pushes the rocket up.
Like a balloon that I let go!
> a rocket with fire

It must become very fast. Slower than eight kilometres a second, and it falls back.
Eight in one second!
> a rocket and clouds

When a stage is empty it is dropped. What is left is lighter and flies on.
I would leave my school bag, too.
> a rocket and stars

Far out there is no air to slow it. It coasts with its engine off.
So it falls upwards!
> a rocket and the moon

After about three days it comes to the moon, and brakes with its engine.
Three days. I would need a sandwich.
> a rocket under the moon
"""),
    ),
    "clock clocks watch watches": (
        "room",
        lesson("""
A clock needs something that takes the same time, again and again.
Like me, on my swing?
> a clock

A pendulum does that. A long one swings slowly, a short one quickly.
So the length sets the time!
> a clock

A spring or a falling weight gives the push. Wound up, it wants to unwind.
And why not all at once?
> a clock and a key

A small lever lets a wheel turn by one tooth a swing. That is the tick.
And then the tock!
> a clock and a gear

Gears slow it down: sixty turns of one wheel are a single turn of another.
Sixty to one. Like minutes in an hour!
> a clock and a gear

The hands sit on those wheels, and so they show the hour.
It only counts its own swings.
> a clock
"""),
    ),
    "moon phases": (
        "field",
        lesson("""
The moon makes no light of its own. It shines because the sun shines on it.
A mirror, then?
> the moon at night

Half of it is always lit. We do not always see that half.
What do we see?
> the moon

It takes about a month to go round us, so we see its day side from another place each night.
It turns its light away.
> the moon and stars

When it stands on the side of the sun, its dark half faces us: new moon.
It is there, but dark.
> stars

When it stands opposite the sun, we see all of its day: full moon.
Tonight, look!
> the full moon

It always shows us the same face, because it turns once while it goes round once.
So it has been looking at us all along.
> the moon over a house
"""),
    ),
    "tide tides": (
        "harbour",
        lesson("""
Twice a day, on most coasts, the sea comes up, and twice it goes down again.
Who pulls the plug?
> a boat in the harbour

The moon does. Its gravity pulls at the water of the whole Earth.
From up there?
> the moon

On the side that faces the moon, the water swells a little.
It leans towards the moon.
> the sea

On the far side there is a swell too, because the moon's pull is weakest there.
Two hills of water!
> the sea

The Earth turns under those two hills, and so each coast meets both, about once a day.
So the beach goes to the tide!
> the beach

When sun and moon pull in one line, the tides are highest: spring tides.
Let us move the boat.
> a boat
"""),
    ),
    "lightning thunder thunderstorm": (
        "field",
        lesson("""
Inside a storm cloud, ice and hail rub together and charge it like a battery.
A battery in the sky!
> dark clouds

One part of the cloud becomes positive, another negative. They want to meet.
And when they do?
> storm clouds

Then a huge spark leaps. That is lightning.
I saw it!
> lightning

The air in its way becomes hotter than the surface of the sun, and it bursts apart.
And that is the bang?
> lightning

That bang is thunder. Light is faster than sound, so you see it first.
One, two, three... boom.
> the storm

Every three seconds between them is about a kilometre. Count from indoors.
Four kilometres. It is going away.
> a house
"""),
    ),
}
