"""What is known about the earth and its water: volcanoes, rain and tides. Facts that any schoolbook confirms."""

from __future__ import annotations

DEEPER = {
    "volcano": """
# Melted rock under our feet
The earth is built in shells. We live on a thin crust of cold rock. Beneath it lies the mantle, which is solid for the
most part, but so hot that it can melt in some places. It melts where the pressure drops or where water gets into the
rock.
+ The temperature rises by about 25 to 30 degrees for each kilometre that one drills down into the crust.
e In deep mines the rock itself is so warm that the air has to be cooled for the miners.
- Rock melts where it is hot enough
- Melted rock below ground is magma
- Most of the mantle is solid
? What is melted rock called while it is still under the ground?
= It is called magma.

# Why magma rises
A thing rises when what is around it is heavier for its size. It pushes upwards through cracks, and where it cannot go
on it collects. Such a place is called a magma chamber, and it can lie a few kilometres below the mountain.
+ What counts is density: the mass of a thing divided by its volume.
e A cork that is held under water and let go shoots up, because it is lighter than the water around it.
- Magma is less dense than solid rock
- It rises through cracks
- It collects in a chamber
? Why does magma rise?
= It is lighter than the solid rock around it.

# Gas and pressure
Deep down the gas is dissolved, so that nobody could see a bubble. As the magma rises there is less weight on it, and
the gas comes out as bubbles. Bubbles need room, and there is none, and so the pressure grows.
+ Most of that gas is steam; carbon dioxide and sulphur dioxide come with it.
e When you open a bottle of lemonade the pressure falls, and at once there are bubbles everywhere.
- Magma holds dissolved gas
- Less pressure lets bubbles form
- Bubbles push and need room
? When do bubbles form in the magma?
= They form as it rises, because there is less weight on it.

# The eruption
Not every eruption is alike. Where the magma is thin, the gas escapes easily and the lava flows out calmly. Where it
is thick and sticky, the gas is trapped until it bursts out and throws ash high into the air.
+ What makes magma sticky is silica: the more of it there is, the thicker it flows.
e The volcanoes of Hawaii mostly pour out thin lava, while Mount St. Helens blew its own side away in 1980.
- It erupts when the rock above breaks
- Thin magma flows calmly
- Sticky magma explodes
? Why do some volcanoes explode?
= Their magma is thick and sticky, so the gas is trapped until it bursts out.

# Lava becomes stone
Fresh lava can be hotter than a thousand degrees. Its skin cools first and turns dark and hard, while the inside still
glows and flows. If it cools fast, the stone has tiny crystals or none; if it cools slowly, the crystals have time to
grow.
+ Basalt is lava that cooled at the surface; granite is magma that cooled slowly and deep below it.
e Pumice is lava that cooled while it was full of bubbles, and it can float on water.
- Above ground magma is called lava
- It cools from the outside in
- Slow cooling makes large crystals
? What is magma called when it has come out?
= It is called lava.

# A mountain that builds itself
Each eruption adds a layer of lava or ash, and so the mountain grows from the inside out. Ash breaks down into soil
that is full of what plants need. That is one reason why so many people live near volcanoes, in spite of the danger.
+ New islands are made in the same way: Surtsey, south of Iceland, rose out of the sea in 1963.
e On the slopes of Mount Etna in Italy there are orchards and vineyards on old lava.
- Layers of lava and ash build it
- Ash becomes rich soil
- People live there for the soil
? Why do people farm near volcanoes?
= Ash breaks down into soil that is full of what plants need.
""",
    "rain": """
# Water that rises
This is called evaporation. The warmer it is, the faster it goes, because warm water moves more and lets more of
itself escape. The salt stays behind, and that is why rain is not salty although most of it comes from the sea.
+ More than four fifths of the water that evaporates on earth comes from the oceans.
e A puddle disappears on a sunny day. It has not all soaked into the ground; much of it is in the air.
- The sun's warmth makes water evaporate
- Water vapour cannot be seen
- Salt stays in the sea
? Why is rain not salty?
= The salt stays behind when the water evaporates.

# How a cloud is made
Air cools as it rises. Cold air cannot hold as much vapour as warm air can, and so the rest turns back into water. The
drops gather on tiny specks of dust or salt that float in the air.
+ Turning from gas into liquid is called condensation.
e On a cold day you can see your own breath. It is a small cloud.
- Rising air cools
- Vapour turns into drops on dust
- This is condensation
? What does the water in a cloud gather on?
= It gathers on tiny specks of dust or salt.

# Why clouds float, and then do not
A cloud drop is so small that the slightest rising wind holds it up. A raindrop is made of about a million cloud
drops. In cold clouds it begins as an ice crystal that grows, falls and melts on its way down.
+ A common cloud drop measures about a fiftieth of a millimetre; a raindrop measures one or two millimetres.
e Watch drops on a window pane: two small ones meet, become one large one, and run down.
- Cloud drops are tiny
- They join and grow
- About a million make one raindrop
? How many cloud drops does a raindrop need?
= It needs about a million.

# Rain, snow and hail
What reaches us depends on the air on the way down. If it is warm, we get rain. If it is cold all the way, we get
snow. Hail grows in storm clouds, where strong winds carry the ice up again and again, and each time it gets another
coat.
+ Drops are not shaped like tears: small ones are round, and large ones are flat at the bottom.
e If you cut a large hailstone in two, you can see its coats like the rings of an onion.
- Warm air below brings rain
- Cold air all the way brings snow
- Hail grows in storm clouds
? What falls if the air is cold all the way down?
= Snow falls.

# Where it goes
Some water runs off at once, and some seeps down until it meets rock or clay that it cannot pass. There it fills the
gaps between the grains, and it is called groundwater. Where such a layer meets a slope, there is a spring.
+ Most of the fresh water on earth that is not frozen is groundwater.
e Sand lets water through quickly, and clay hardly at all. Two flower pots and a watering can will show it.
- Some runs off and some seeps in
- Groundwater fills gaps below
- Springs bring it back
? What is water called that fills the gaps below the ground?
= It is called groundwater.

# The circle closes
This is the water cycle. It has no beginning and no end, and hardly any water is lost on the way. A drop may spend a
few days in the air, some weeks in a river, and thousands of years in the deep sea or in ice.
+ It is the sun's energy that keeps the whole circle going.
e The water in your glass has been in clouds, in rivers and in the sea, more often than anybody could count.
- Water goes round in a circle
- Nearly none of it is lost
- The sun drives it all
? What drives the water cycle?
= The sun drives it.
""",
    "tide": """
# Up and down, every day
Between one high water and the next there are a little more than twelve hours. How far the sea goes up differs from
coast to coast: in a nearly closed sea one hardly notices it, and in a narrow bay it can be as high as a house.
+ In the Bay of Fundy in Canada the difference can be more than fifteen metres.
e Fishing boats in such a harbour lie on the mud for some hours and float again by themselves.
- Most coasts have two tides a day
- High waters are over twelve hours apart
- The height differs from coast to coast
? How often does the sea come up on most coasts?
= It comes up twice a day.

# The pull of the moon
Everything that has mass pulls at everything else; that is gravity. The nearer two things are, the stronger the pull.
The moon is small for a world, but it is near, and for the tides nearness counts for more than size.
+ The sun pulls at us more strongly as a whole, but the moon's pull changes more from one side of the earth to the
other.
e Jump: you come down again. That is the same force, between you and the earth.
- Gravity pulls all things together
- Nearness makes it stronger
- The moon is near
? What is the force that makes the tides?
= It is gravity.

# The near side
The water there is a little closer to the moon than the middle of the earth is, and it is pulled a little harder. So
it gathers there. It is not lifted like a bucket; it flows in from the sides.
+ Out on the open ocean this swelling is only about half a metre high.
e Tilt a bowl of water slowly: the water gathers on one side, without any leaving the bowl.
- Near water is pulled harder
- It flows in from the sides
- It makes a gentle swelling
? Why is the water on the near side pulled harder?
= It is closer to the moon than the middle of the earth is.

# The far side
This is the part that surprises everybody. On the far side the earth itself is pulled more strongly than the water
behind it. The earth moves away a little from that water, so to say, and the water stays behind as a second hill.
+ What matters for tides is not the pull itself but the difference of the pull across the earth.
e Three runners hold a rubber band; the first runs fast, the last runs slowly. The band stretches at both ends.
- The far water is pulled least
- It stays behind
- So there are two hills, not one
? Why is there a second hill of water on the far side?
= The water there is pulled least and stays behind.

# We turn under the tide
The hills stay in line with the moon, more or less, and we are carried through them by the turning of the earth. While
the earth turns once the moon has moved on a little. So each day the tides come about fifty minutes later.
+ From one passage of the moon to the next takes about 24 hours and 50 minutes.
e If high water is at noon today, it will be at about ten minutes to one tomorrow.
- The earth turns under the hills
- Each coast meets both in a day
- Tides come later every day
? By how much later do the tides come each day?
= They come about fifty minutes later.

# Spring tides and neap tides
Sun, moon and earth stand in one line at new moon and at full moon. Then both pulls add up. At half moon they stand at
a right angle, and the tides are small. Those are called neap tides.
+ The sun's part in the tides is a little less than half of the moon's.
e Look at a calendar with moons and you can tell when the beach will be widest.
- At new and full moon tides are highest
- At half moon they are smallest
- Sun and moon work together
? When are the tides highest?
= They are highest at new moon and at full moon.
""",
}
