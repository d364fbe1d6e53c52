"""What is known about things that people make: rockets and clocks."""

from __future__ import annotations

DEEPER = {
    "rocket": """
# A tower of fuel
Look at one before the start: it may be as high as a church, and only the small part at the top will arrive. All the
rest is tanks and engines. Fuel is heavy, and more fuel is needed in order to lift that fuel.
+ At the start about nine tenths of a large rocket's weight is fuel and what it burns with.
e If you go hiking for a month, you need so much food that you need more strength, and so more food.
- Only the tip arrives
- Most of the weight is fuel
- Fuel is needed to lift fuel
? What is most of a rocket's weight?
= Most of it is fuel.

# Push and push back
If you push something away, it pushes you back just as hard. That is all that a rocket does: it throws gas downwards,
and the gas pushes it up. It does not need air to push against, and so it works in space as well.
+ This is the third of the laws that Isaac Newton wrote down in 1687.
e On a skateboard, throw a heavy ball forward: you will roll backwards.
- The engine throws gas down
- The gas pushes the rocket up
- It needs no air to push on
? Why does a rocket work in space?
= It does not need air to push against.

# Fast enough not to fall
To stay up there a thing must go sideways, and fast. It still falls, but it falls round the earth, because the ground
curves away below it. If it wants to leave the earth, it must be faster still.
+ To get away from the earth takes about eleven kilometres a second.
e Throw a stone: the faster it is, the further away it lands. Imagine one so fast that it never lands.
- It must go sideways, very fast
- About eight kilometres a second
- Then it falls round the earth
? What does a thing in orbit do all the time?
= It falls round the earth.

# Stages
An empty tank is only weight. So rockets are built in two or three parts, and each has its own engine. When one is
empty it is dropped, and the next one begins with a lighter load. Some first stages fly back and land, to be used
again.
+ The Saturn V, which took people to the moon, had three stages.
e A climber who leaves empty bottles in the hut gets up more easily.
- Empty stages are dropped
- The rest is lighter
- Some stages land and fly again
? Why is an empty stage dropped?
= It is only weight.

# Gliding through nothing
What moves goes on moving if nothing stops it. On earth there is always something: air, or the ground. Out there is
almost nothing. So most of the way to the moon needs no engine at all, only small pushes to correct it.
+ The pull of the earth slows it down all the while, but never to a stop, until the moon's own pull takes over.
e A puck on smooth ice goes a long way after one push. With no ice and no air it would go on for ever.
- Moving things go on moving
- Space has nearly no air
- Most of the way needs no engine
? Why does a rocket need no engine for most of the way?
= Almost nothing is there to stop it.

# Arriving
A rocket that does not brake would fly past or crash. There is no air on the moon, and so a parachute would be of no
use. It turns round, with its engine forward, and brakes by pushing against its own speed.
+ The Apollo 11 mission took a little more than three days to get to the moon, in July 1969.
e A rower who wants to stop at the pier rows backwards for a moment.
- It must brake to arrive
- There is no air for a parachute
- The engine pushes the other way
? Why is a parachute of no use on the moon?
= There is no air on the moon.
""",
    "clock": """
# Something that repeats
Sand glasses and candles measure how long a thing lasts. A clock does more: it counts something that always takes the
same time. A heartbeat will not do, because it gets faster on the stairs. A swing is better.
+ A quartz in a watch trembles 32,768 times a second, and an electric circuit counts that.
e Count your own pulse for a minute, then run and count again: it makes a poor clock.
- A clock counts something that repeats
- Each time must be as long as the last
- A heartbeat is not steady enough
? Why does a heartbeat make a poor clock?
= It gets faster on the stairs, so it is not always the same.

# The pendulum
How heavy it is makes no difference, and how far it swings makes hardly any. What counts is its length. A pendulum
that is four times as long takes twice as long for a swing.
+ A pendulum that is about one metre long needs one second from one side to the other.
e Hang a key on a thread and count its swings. Then make the thread shorter and count again.
- Its length sets the time
- Its weight does not matter
- A short one swings faster
? What sets the time of a pendulum's swing?
= Its length sets it.

# Where the push comes from
Rubbing in the air and in the wheels would stop any pendulum after a while. So it needs a small push at each swing.
The energy for it was put in by whoever wound it up, and it is let out bit by bit, so that it lasts for days.
+ In a tower clock the weight may be as heavy as a car and sink by only a few metres a day.
e A music box works in the same way: you wind up a spring, and it gives back your work as a tune.
- Rubbing would stop the swing
- A spring or a weight gives small pushes
- Winding puts the energy in
? What would happen to a pendulum without any push?
= Rubbing would stop it after a while.

# Tick, tock
This part is called the escapement, because it lets the wheel escape by just one tooth. It does two things at once: it
stops the spring from running off, and it gives the pendulum its push. What we hear is metal that falls on metal.
+ The first clocks with an escapement were built in Europe in about the year 1300.
e A turnstile does nearly the same: one person passes at a time, and then it locks.
- The escapement frees one tooth a swing
- It keeps the spring in check
- It makes the tick
? What is the part called that lets the wheel turn by one tooth?
= It is called the escapement.

# Gears that divide
A small wheel with ten teeth must turn six times to turn a wheel with sixty teeth once. If you put some such pairs one
after the other, something quick becomes something slow. Each wheel turns the other way round than the one before.
+ From the minute hand to the hour hand the gears divide by twelve.
e On a bicycle the same thing is done by a chain and two wheels of different size.
- Teeth decide how fast a wheel turns
- Pairs of wheels slow the motion down
- Sixty to one makes minutes of seconds
? How often must a wheel with ten teeth turn to turn one with sixty teeth once?
= It must turn six times.

# Reading the face
The long hand goes round once in an hour, the short one once in twelve. Both are driven by the same wheels, and so
they cannot disagree. If the clock is fast or slow, one makes the pendulum a little longer or shorter.
+ Heat makes a metal pendulum longer, and so an old clock goes a little slower in summer.
e At half past three the short hand stands exactly between the three and the four.
- The long hand shows minutes
- The short hand shows hours
- The pendulum's length corrects the clock
? How does one correct a pendulum clock that is fast or slow?
= One makes the pendulum a little longer or shorter.
""",
}
