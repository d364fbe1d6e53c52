"""What is known about what one sees above: rainbows, the moon and lightning."""

from __future__ import annotations

DEEPER = {
    "rainbow": """
# Where to stand
You will never see a rainbow when you look towards the sun. Turn your back to it and look where the rain is. The best
hours are the morning and the late afternoon, because the sun must stand low.
+ If the sun stands higher than about 42 degrees, there is no rainbow to be seen from the ground.
e With a garden hose and the sun behind you, you can make one on any summer evening.
- Rain in front of you
- The sun behind you
- The sun must stand low
? Where must the sun be when you look for a rainbow?
= It must be behind you.

# White is many
A glass prism shows it: white light goes in, and a band of colours comes out. The colours were there all the time,
only mixed. Red, orange, yellow, green, blue and violet run into each other without a border.
+ Isaac Newton showed around 1666 that the colours do not come from the glass but from the light.
e A soap bubble and the back of a compact disc show colours that come from white light, too.
- White light is a mixture
- A prism takes it apart
- The colours run into each other
? What does a prism show about white light?
= It shows that white light is a mixture of colours.

# Light bends
Light changes its direction when it passes from air into water. That is called refraction. Violet light is bent most
and red light least. So each colour goes its own way through the drop.
+ The reason is that light is slower in water than in air, and violet is slowed a little more than red.
e A straw in a glass of water looks broken at the surface. It is only the light that is bent.
- Light bends when it enters water
- This is called refraction
- Violet bends most and red least
? Which colour is bent most?
= Violet is bent most.

# Inside the drop
The drop works like a tiny mirror with a lens in front. The light enters, bounces once off the far wall, and leaves by
the side on which it came. Bent twice and mirrored once, it comes back towards you.
+ Red light leaves at about 42 degrees to where it came from, and violet at about 40.
e Cats' eyes on a road send light back to where it came from, too, although they are made of glass.
- Light enters and bends
- It bounces off the back
- It bends again as it leaves
? How often is light mirrored inside the drop for a common rainbow?
= It is mirrored once.

# A million drops
The drops that send you red stand a little higher in the sky than those that send you violet. That is why red is
outside. The drops fall all the time, but others take their place, and so the bow seems to stand still.
+ All drops in the right angle lie on a circle; we see only a bow because the ground is in the way. From a plane one
can see it all.
e It is like a cinema screen: each point sends you just one colour, and together they are a picture.
- Each drop sends you one colour
- Red comes from higher drops
- Falling drops are replaced
? Why is red on the outside?
= The drops that send you red stand higher in the sky.

# Your own rainbow
The bow is not a thing at a place. It is a direction, seen from where you are. If you take a step, other drops make it
for you. So nobody can get to its end, for it goes along with you.
+ The middle of the bow always lies exactly opposite the sun, where the shadow of your head is.
e Ask a friend to walk to the end of the rainbow. You will see your friend walk on, and the rainbow stay where it is.
- A rainbow is a direction, not a place
- Each of us sees other drops
- Nobody can reach its end
? Why can nobody reach the end of a rainbow?
= It goes along with whoever looks at it.
""",
    "moon": """
# Borrowed light
The moon is a ball of grey rock and dust, about a quarter as wide as the earth. It sends back only a small part of the
light that falls on it. It looks so bright because the sky behind it is so dark.
+ It sends back about twelve per cent of the sunlight, about as much as worn asphalt does.
e A grey ball in a dark room shines like a moon if you point a torch at it.
- The moon makes no light
- It sends back sunlight
- It is a quarter as wide as the earth
? Where does the light of the moon come from?
= It comes from the sun.

# Day side and night side
Like the earth, the moon has a side where it is day and a side where it is night. The line between them moves. There
is no dark side for ever: each place on the moon has about two weeks of day and then two weeks of night.
+ Along that line, which is called the terminator, the shadows are long, and craters are best to be seen there.
e Hold an orange in the light of a lamp and turn it: half of it is always lit.
- Half of the moon is always lit
- Its day lasts about two weeks
- No side is dark for ever
? How long is a day on the moon, from sunrise to sunset?
= It is about two weeks long.

# A month around us
While it goes round we look at it from another side of its light. First there is a thin crescent, then a half, then
the full disc, and then it all goes back again. The word "month" comes from the moon.
+ From one new moon to the next it takes about 29 and a half days.
e Walk round a friend with a ball and a lamp at the other end of the room. You will see every shape that the moon has.
- The moon goes round the earth
- We see its lit side from new angles
- This makes the phases
? From what does the word "month" come?
= It comes from the moon.

# New moon
The moon is in the sky by day then, close to the sun, and its lit side is turned away from us. After a day or two a
thin crescent shows in the evening, just after the sun has set.
+ If at new moon the three stand exactly in line, the moon hides the sun, and that is an eclipse of the sun.
e The thin new crescent often holds a faint grey disc in its arms. That is light from the earth.
- The moon stands towards the sun
- Its dark side faces us
- Soon a crescent follows in the evening
? Which side of the moon faces us at new moon?
= Its dark side faces us.

# Full moon
It rises just when the sun sets, and it shines all night. The sun, the earth and the moon stand nearly in a row, with
us in the middle. Mostly the moon passes a little above or below our shadow.
+ When it passes through our shadow there is an eclipse of the moon, and it turns a dark red.
e Look for the full moon at sunset, in the direction of your own long shadow.
- The moon stands opposite the sun
- It rises at sunset
- We see all of its day side
? When does the full moon rise?
= It rises just when the sun sets.

# Always the same face
If it did not turn at all, we would see all of it within a month. It turns just once in the time of one round. That is
no accident: the pull of the earth has slowed it down until the two were equal.
+ Nobody had seen the far side before 1959, when the probe Luna 3 sent the first pictures of it.
e Walk round a chair so that you always look at it. When you are back, you have turned round once yourself.
- One turn for each round
- So we see one face
- The earth's pull has done this
? Why do we always see the same face of the moon?
= It turns once in the time in which it goes round once.
""",
    "lightning": """
# A cloud becomes a battery
In such a cloud there is a strong wind that goes upwards. It carries small ice crystals high, while heavier hail falls
down. When they meet, they rub off charge on each other, and the wind keeps the two apart.
+ A thundercloud can be more than ten kilometres high.
e Rub a balloon on a jumper: it will hold on to a wall. That is the same kind of charge.
- Ice and hail rub in the cloud
- They charge each other
- The wind keeps the charges apart
? What in the cloud is rubbed together?
= Ice crystals and hail are rubbed together.

# Plus and minus
The top of the cloud mostly becomes positive and the lower part negative. Air does not let electricity through easily.
So the charge has to wait, and it grows, until the air cannot hold it back any longer.
+ The tension between cloud and ground can be many millions of volts.
e When you take off a woollen jumper in the dark, you can see tiny sparks. They are the same thing, very small.
- The top is mostly positive
- The lower part is negative
- Air holds the charge back for a while
? Why does the charge grow?
= Air does not let electricity through easily.

# The spark
It feels its way down in steps and looks for the easiest path. From high things on the ground a small spark comes to
meet it. Where the two meet, the way is open, and the bright stroke follows. Most lightning, though, stays in the
clouds.
+ The channel is only a few centimetres wide, though it may be several kilometres long.
e A lightning rod gives the spark a good way into the ground, so that it does not go through the house.
- Lightning is a huge spark
- It looks for the easiest path
- Most of it stays in the clouds
? What comes to meet the spark from high things on the ground?
= A small spark comes to meet it.

# Hotter than the sun's face
The air there is heated to nearly thirty thousand degrees in much less than a second. Air that is heated wants more
room. It cannot get out of the way so quickly, and so it is pushed outwards like a wall.
+ The surface of the sun has about five and a half thousand degrees.
e A balloon that bursts is loud for the same reason: air suddenly spreads out.
- The air is heated in an instant
- Hot air needs more room
- It bursts outwards
? What does air need when it is heated?
= It needs more room.

# Why thunder comes late
Light takes almost no time to reach us. Sound is about a million times slower. Both begin at the same moment, but the
light is with us at once. Thunder rumbles because the spark is long, and the sound from its far end takes longer.
+ Sound travels about 340 metres in a second, and light about 300,000 kilometres.
e From far away, you see somebody hammer a nail, and hear the knock a little later.
- Thunder is the sound of that burst
- Light is much faster than sound
- So we see it first
? Why do we see the lightning before we hear the thunder?
= Light is much faster than sound.

# How far away is it?
Count the seconds from the flash to the bang and divide by three. If there are less than thirty seconds between them,
go indoors or into a car. Keep away from trees, masts and water, and wait for half an hour after the last thunder.
+ A car protects because its metal shell leads the current round the outside.
e Twelve seconds divided by three is four: that storm is about four kilometres away.
- Three seconds are about one kilometre
- Under thirty seconds: go in
- Keep away from trees and water
? You count nine seconds. How far away is the storm?
= It is about three kilometres away, because three seconds are about one kilometre.
""",
}
