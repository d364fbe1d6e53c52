"""What is known about living things: plants and bees."""

from __future__ import annotations

DEEPER = {
    "plant": """
# What is in a seed
If you open a bean that has been in water over night, you can see it: a tiny root, a tiny shoot, and two thick halves
that hold the food. A seed can be dry for years and look dead, and still be alive.
+ A date palm has been grown from a seed that was about two thousand years old.
e Put a bean between a wet cloth and a glass, and you can watch everything that happens.
- A seed holds a small plant
- It brings its own food
- It can wait for years
? What does a seed hold besides the small plant?
= It holds food for it.

# The seed wakes
Water is the signal. The root comes first, because the young plant needs to hold on and to drink. It grows down
because it feels which way gravity pulls. The shoot grows the other way, and towards the light.
+ Tiny heavy grains in the tip of the root sink to the bottom of their cells and so show it where down is.
e Turn a young plant in its pot on its side: after a day or two its tip has bent upwards again.
- Water wakes the seed
- The root comes first
- Roots feel which way is down
? Why does the root come first?
= The young plant needs to hold on and to drink.

# Roots that drink
A root takes in water by thousands of fine hairs. There is no pump for the way up. Water leaves the leaves as vapour,
and as it goes it draws more after it, in thin threads, all the way from the root.
+ A big tree can let hundreds of litres of water go into the air on a hot summer's day.
e Put a white flower into water with ink in it: after some hours its petals show where the tubes are.
- Fine hairs take in water
- Thin tubes carry it up
- The leaves draw it upwards
? What draws the water up to the leaves?
= Water that leaves the leaves as vapour draws more after it.

# The kitchen in the leaf
This is called photosynthesis: making something with light. The gas is carbon dioxide, and it comes in by tiny mouths
on the underside of the leaf. The green stuff that catches the light is chlorophyll.
+ The plant looks green because chlorophyll uses mainly red and blue light and sends the green light back.
e Grass under a tent becomes pale in a week: without light it does not make any chlorophyll.
- Leaves use light, water and carbon dioxide
- They make sugar
- Chlorophyll catches the light
? What is it called when a leaf makes sugar with light?
= It is called photosynthesis.

# Oxygen for all
Nearly all of the oxygen in our air has been made like this, by plants and by tiny living things in the sea. Animals
and people breathe it in. They breathe out carbon dioxide, and the leaf can use that again.
+ About half of all the oxygen that is made today comes from the sea.
e Put a water plant in a bright window: you can see small bubbles of oxygen on its leaves.
- Oxygen is left over
- Animals and people breathe it
- They give back carbon dioxide
? What is left over when the leaf has made its sugar?
= Oxygen is left over.

# From flower to seed
Sugar is also what wood and fruit are built from. A flower is there to make seeds. Wind or insects bring pollen from
one flower to another, and then a seed can grow, often with a fruit around it.
+ Fruits are made to travel: some are eaten, some fly, and some hold on to fur.
e The wings of a maple seed make it turn as it falls, and so the wind can carry it further.
- Sugar builds the whole plant
- Pollen must reach another flower
- Then seeds can grow
? What is a flower there for?
= It is there to make seeds.
""",
    "bee": """
# Breakfast in the flowers
It sucks the nectar up with a long tongue and carries it home in a stomach of its own, which is only for honey. Bees
see blue and yellow well, and also ultraviolet light, which we cannot see.
+ To make a pound of honey, bees have to visit about two million flowers.
e Many flowers that look plain to us have lines in ultraviolet that show a bee where to land.
- Nectar is a sweet juice
- A bee carries it in a special stomach
- It sees colours that we cannot see
? What is the sweet juice of a flower called?
= It is called nectar.

# Postman for pollen
The bee does not do this on purpose. It comes for food, and gets dusty. Some of the dust from one flower is left on
the next, and then there can be seeds and fruit. The rest it combs into little baskets on its hind legs.
+ About three quarters of the kinds of plants that we grow for food do better with animals to carry their pollen.
e An apple that is crooked often comes from a flower that got too little pollen.
- Pollen sticks to its fur
- It travels from flower to flower
- So seeds and fruit can grow
? Where does a bee carry the pollen that it takes home?
= It carries it in little baskets on its hind legs.

# The dance
If the flowers are far away, the bee walks in a figure of eight and waggles in its middle part. The direction tells
the way in relation to the sun, and the time for which it waggles tells how far it is.
+ Karl von Frisch read this dance and got a Nobel Prize in 1973 for it and for other work.
e One second of waggling means about one kilometre.
- Bees tell the way by a dance
- Its direction goes by the sun
- Its length tells how far it is
? What does the length of the waggling tell the others?
= It tells how far away the flowers are.

# From mouth to mouth
Each bee adds something from its own body that changes the sugar. Young bees do this work in the house. Only the older
ones fly out. In its life a bee does one job after another: cleaner, nurse, builder, guard, and at last collector.
+ In summer a worker lives for about six weeks, and the queen may live for several years.
e It is like a chain of people with buckets, only that the bucket is better after each hand.
- House bees pass the nectar on
- They change its sugar
- Bees change jobs as they grow older
? Which bees fly out to collect?
= The older ones fly out.

# Drying the honey
Nectar is mostly water and would soon go bad. When less than a fifth of it is water, nothing can live in it any more,
and it keeps for years. All night you can hear the hum of the wings in the hive.
+ The cells are six-sided: that shape holds most honey for the least wax.
e Jam keeps for the same reason: there is so much sugar in it that mould can hardly live there.
- Wings fan the water away
- Honey is less than a fifth water
- So it keeps for years
? Why does honey keep for so long?
= There is so little water in it that nothing can live in it.

# Food for the winter
Bees do not sleep through the winter. They sit close together in a ball with the queen in the middle, and they shiver
to make warmth. For this they need the honey. A beekeeper who takes some gives them sugar in its place.
+ In the middle of that ball it is warm all winter, even when there is frost outside.
e Penguins stand close together in the cold, too, and take turns on the outside.
- Wax lids close the full cells
- In winter bees keep warm in a ball
- They live on their honey
? How do bees make warmth in winter?
= They sit close together in a ball and shiver.
""",
}
