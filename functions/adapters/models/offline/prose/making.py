"""The prose of doing a deed that takes all of those who want it."""

from __future__ import annotations

PROSE = {
    "making": """
It was a very good drawing, with arrows, and one corner of it had been in the soup. {H} had carried it about for a
whole week, and nobody had asked, and so {they} showed it to everybody.
~ Then {they} rolled it up and tucked it away, like somebody who has an appointment.

{F} was careful with praise. {F} was careful with blame as well, and had been known to look at a thing for a whole
afternoon.
~ It had not been a question. But when {H} went to fetch what they needed, {F} came along and carried the heavier
half.

What stood on the paper lay quite still. What was out here did not. It slipped, and it leaned, and it had ideas of its
own.
~ Those who were watching took a step back, just in case. {H} took a step forward.

Everybody who came by had a suggestion, and everybody who had a suggestion had to be somewhere else. By noon there
were nine ways to do it, and two to do the work.
~ Supper came and went, and nobody noticed. There was one more try after that one, and then one more.

It was about something quite small. It mostly is. They used the longest words they knew, and neither of them raised
their voice, which made it worse.
~ They went on working with their backs to each other, and everything that they did that hour had to be done again.

It was nobody's fault. One moment it was there, and the next moment there were only the four stones that had held it
down.
~ {H} looked at the stones for a long time. There were so many little arrows on it, and {they} had never learned them
by heart.

It was all there. There were the arrows, and the small cross, and even the corner with the soup. Some of it was better
than it had been.
~ They never quarrelled about it again. They did not talk about it, but each of them began to do it the other one's way.

One was strong, and one was exact. One saw what was wrong, and the other saw what was right with it. It is odd that
they had not thought of this before.
~ By now, those who had only had suggestions were standing there with their sleeves rolled up.

They both held it, for they both wanted to be the one who did it, and so they did it together. There was a small
click.
~ {They} had always thought that one would shout. But one does not want to shout. One wants it to stay like that for a
while.

People came from far away to see it, and asked who had thought of it, and both of them pointed at the other one.
~ They took a clean sheet of paper, and each of them took one end of the pencil.
""",
}
