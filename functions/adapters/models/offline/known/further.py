"""What is known about the planets, the heart and the climate. Facts that any schoolbook confirms."""

from __future__ import annotations

DEEPER = {
    "planets": """
# A star in the middle
The sun is a ball of hot gas. It shines because deep inside it hydrogen is turned into helium, and that sets energy
free. It is so large and heavy that it holds all the rest together by its gravity.
+ More than 99 per cent of all the mass in the solar system is in the sun.
e If the sun were as large as a door is high, the earth would be about as large as a grape.
- The sun is a star
- It is a ball of hot gas
- Its gravity holds the planets
? What holds the solar system together?
= The gravity of the sun holds it together.

# Eight that go round
From the sun outwards they are Mercury, Venus, Earth, Mars, Jupiter, Saturn, Uranus and Neptune. The further away a
planet is, the slower it goes and the longer its way is. So the years are of very different length.
+ Mercury needs 88 days to go round the sun, and Neptune about 165 years.
e If you were ten years old here, you would be about five on Mars, counted in its own years.
- There are eight planets
- All go round the same way
- Far planets have long years
? Which planet is the nearest to the sun?
= Mercury is the nearest.

# The small ones of rock
Mercury, Venus, Earth and Mars have a hard ground on which one could stand. Venus is the hottest, because its thick
air holds the heat. Mars is cold and dry. On Earth alone there are seas of water on the surface.
+ On Venus it is about 460 degrees hot, by day and by night.
e Small robots on wheels drive about on Mars and send us pictures from there.
- Four inner planets are of rock
- Venus is the hottest
- Only Earth has seas
? Why is Venus the hottest planet?
= Its thick air holds the heat.

# The giants
Jupiter and Saturn are mostly hydrogen and helium, like the sun, but far too small to shine like it. Uranus and
Neptune hold much water, ammonia and methane. All four have rings, but only those of Saturn are easy to see.
+ Jupiter has more than twice the mass of all other planets together.
e The red spot on Jupiter is a storm, and it is larger than the earth.
- Four outer planets are giants
- Jupiter and Saturn are mostly gas
- All four have rings
? Which planet has the rings that are easy to see?
= Saturn has them.

# Moons
A moon goes round a planet as the planet goes round the sun. Mercury and Venus have none. Some moons are worlds of
their own: one has volcanoes, and some have seas under a crust of ice.
+ Ganymede, a moon of Jupiter, is larger than the planet Mercury.
e With field glasses and a steady hand you can see four moons beside Jupiter, like small stars in a row.
- Moons go round planets
- Mercury and Venus have none
- Some have seas under ice
? Which planets have no moon?
= Mercury and Venus have none.

# What else there is
Between Mars and Jupiter there are many small bodies of rock, the asteroids. Beyond Neptune there are bodies of ice,
and Pluto is one of them. A comet comes from out there. When it gets near the sun, its ice turns to gas, and it grows
a tail.
+ The tail of a comet always points away from the sun.
e A shooting star is a grain of dust that glows as it flies into our air.
- Asteroids are bodies of rock
- Bodies of ice are far out
- Comets grow tails near the sun
? Why does a comet grow a tail?
= Near the sun its ice turns to gas.
""",
    "heart": """
# A muscle that does not tire
It lies in the middle of the chest, a little to the left. It beats about a hundred thousand times a day, and nobody
has to think of it. It makes its own signal for each beat, and nerves only tell it to go faster or slower.
+ In an adult at rest it beats about 60 to 80 times a minute.
e Make a fist, let go, and make a fist again, seventy times a minute. You will soon know how hard it works.
- The heart is a muscle
- It is as large as a fist
- It gives its own signal
? How large is a heart?
= It is about as large as a fist.

# Two pumps side by side
The upper room of each half takes the blood in, and the lower one pushes it out. The upper ones are called atria and
the lower ones ventricles. A wall between the halves keeps fresh blood and used blood apart.
+ With each beat an adult heart at rest moves about 70 millilitres from each half.
e A bicycle pump does the same: it draws in, and then it pushes out.
- The heart has two halves
- Each has an upper and a lower room
- A wall keeps them apart
? What do the upper rooms of the heart do?
= They take the blood in.

# To the lungs
The blood that comes back from the body has given its oxygen away and carries carbon dioxide. In the lungs it runs
past tiny bubbles of air. There it lets go of the carbon dioxide and takes up new oxygen. Then it flows to the left
half.
+ There are some hundreds of millions of such bubbles in a pair of lungs.
e Breathe on a cold window: some of what you see has just come out of your blood.
- Used blood goes to the lungs
- It gives off carbon dioxide
- It takes up oxygen
? What does the blood take up in the lungs?
= It takes up oxygen.

# To the whole body
It leaves by a large vessel that is called the aorta. This branches again and again, until the vessels are finer than
a hair. There the oxygen goes over to the body. Then the vessels join again and lead back to the heart.
+ Vessels that lead away from the heart are called arteries; those that lead back are called veins.
e It is like a delivery service: main roads, side streets, front doors, and then the way back.
- The aorta leads from the left half
- The finest vessels are thinner than hair
- Veins lead the blood back
? What is the large vessel called by which the blood leaves the left half?
= It is called the aorta.

# Doors that open one way
If the blood flows forward, a valve opens. If it wants to flow back, the valve shuts by itself. A doctor who listens
to your heart hears two sounds for each beat, and they are made when the valves shut.
+ There are four valves: one between the rooms of each half, and one at the way out of each.
e The valve of a bicycle tyre lets the air in and does not let it out.
- Valves open one way
- Blood cannot flow back
- Shutting valves make the sound
? What makes the two sounds of a heartbeat?
= They are made when the valves shut.

# A heart at work
You can count the beats at your wrist or at your neck; that is your pulse. A heart that is trained gets stronger and
moves more blood with each beat. Then it needs fewer beats when it rests. Running, swimming and cycling train it.
+ People who train for long races may have fewer than fifty beats a minute at rest.
e Count for half a minute and multiply by two. Then climb some stairs and count once more.
- Muscles at work need more oxygen
- So the heart beats faster
- Training makes it stronger
? Why does the heart beat faster when you run?
= The muscles need more oxygen.
""",
    "climate": """
# Weather and climate
Weather changes within hours. To speak of climate, one takes the average of about thirty years. A hot summer is
weather. If the summers become hotter from one decade to the next, that is a change of climate.
+ Thirty years is the span on which the World Meteorological Organization has agreed.
e Weather helps you to choose today's coat. Climate tells you which coats to own.
- Weather is what happens today
- Climate is an average of many years
- One day proves nothing
? Over how many years is a climate averaged?
= It is averaged over about thirty years.

# Light in, warmth out
What the sun sends us is mostly visible light. The ground takes it up and gets warm. Warm things give off rays, too,
but of a kind that we cannot see. They are called infrared. In the long run as much goes out as comes in, or else the
earth gets warmer or colder.
+ White things send much light back at once: fresh snow sends back about four fifths of it.
e Hold your hand near a wall that was in the sun all day. You can feel rays that you do not see.
- Sunlight warms the ground
- Warm ground gives off infrared rays
- In the long run in and out must match
? What are the rays called that warm ground gives off?
= They are called infrared.

# The natural greenhouse
The gases that hold it back are water vapour, carbon dioxide, methane and a few others. They let sunlight through, but
they take up infrared rays and send part of them down again. Without them the earth would be frozen.
+ Without them it would be about 33 degrees colder on the average.
e A clear night is colder than a cloudy one, because less of the warmth is held back.
- Some gases hold warmth back
- They let sunlight through
- Without them earth would freeze
? What would the earth be like without these gases?
= It would be frozen.

# What we add
Coal, oil and gas hold carbon that was taken out of the air by plants many millions of years ago. We bring it back
within a few generations. Forests that are cut down and burnt add more. Cattle and rice fields give off methane.
+ Before 1800 there were about 280 parts of carbon dioxide in a million parts of air; today there are more than 420.
e A litre of petrol becomes more than two kilograms of carbon dioxide when it is burnt.
- Burning coal, oil and gas adds carbon dioxide
- So does cutting down forests
- Cattle and rice add methane
? From where does the carbon in coal, oil and gas come?
= Plants took it out of the air many millions of years ago.

# How it is measured
Thermometers on land and at sea have been read for more than a hundred and fifty years. Satellites watch the ice, and
ships and floats measure the oceans. Old air is kept in bubbles in the ice of Antarctica. All of these tell the same
story.
+ Since about 1900 it has become more than one degree warmer on the average.
e Look up when the cherry trees came into flower where you live, thirty years ago and now.
- Thermometers, satellites and floats agree
- Ice holds bubbles of old air
- The earth as a whole gets warmer
? Where is old air kept?
= It is kept in bubbles in the ice of Antarctica.

# What can be done
Power can come from wind, sun and water. Houses can be built so that they need less heat. Forests and bogs store
carbon if they are left in peace. And since some change is already here, towns plant trees and coasts build dikes.
+ Carbon dioxide stays in the air for a very long time; so it is the sum over all the years that counts.
e Find out what uses most energy in your school. It is often not what people think.
- Wind, sun and water give power
- Good houses need less heat
- Forests and bogs store carbon
? What do forests and bogs store if they are left in peace?
= They store carbon.
""",
}
