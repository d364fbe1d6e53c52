"""The prose of what is found and what is gone."""

from __future__ import annotations

PROSE = {
    "found creature": """
It came, and it went, and it came again, slow and deep. {H} and {F} stood as still as two spoons in a drawer.
~ They looked at each other. Each of them hoped that the other one would have a good reason not to go and see.

The light made everything larger and nothing clearer. It is not easy to be brave and to hold still at the same time.
~ And so they went, close together, which is the best way to go into the dark.

It lay there, rolled up, and took up all the room that there was. It was quite real. It had even left its breakfast
lying about.
~ The cry went once round and came back. In front of them, something stopped snoring.

They were large eyes, and they were not at all fierce. They looked from one to the other, like somebody who has been
found out.
~ {H} had been ready to run. But it is not polite to run from somebody who has just said please.

So they sat down, and they heard it all from the beginning. {F} cried a little, at the part with the rain, and said
that it was only dust.
~ Then {H} said the name aloud, twice, to be sure of it. It was a good name, and it had not been used for a long time.

There were many of them, by the sound of it, and they were looking for something. There was only one thing here to
look for.
~ They pressed themselves together in the darkest place, all of them, and were as small as they could be. Some of them
could not be very small.

Nobody moved. Nobody sneezed, although it was very dusty. There was a line of light on the floor, and in it a shadow
that stood and listened.
~ It was the longest second that any of them had ever lived through, and then it was over.

For a while they could not speak. Then they all began at once, and then they laughed, as quietly as they could.
~ And from that moment on it was not a secret that they had found. It was a friend.

Who are you? Where do you come from? Does it hurt to be so big? {X} answered everything, and ate everything, and
folded the blanket afterwards.
~ They had never tasted better toast. It was only a little black, on one side.

They told nobody, and it was not even difficult. People see what they expect to see, and nobody expects so much luck.
~ So if you ever hear something that sounds like snoring, do not shout. Bring a blanket, and some bread, and begin
with the name.
""",
    "found thing": """
Many must have gone past it without a glance. It was neither new nor old, and it looked as if it had been put there on
purpose.
~ It did not answer, of course. But {H} had the feeling that it could have.

{F} did not like things without owners. They bring questions with them, and questions are seldom good for one's sleep.
~ {H} picked it up all the same, carefully, as one picks up something that may wake.

Some shook their heads, and some would have liked to have it, and one old neighbour told them a story that had nothing
to do with it.
~ {F} sighed, and followed. It was a long way back to the first house.

They came by, one after the other, just to have a look. Each of them was quite certain, and no two of them said the
same.
~ {H} thanked them all, and did nothing of the sort. Not everything that one could do with a thing is what it is for.

Everyone else was asleep. It is at night that things look most like themselves, and {H} had the feeling of being close
to something.
~ {They} turned it this way and that way, until the last bit of light had gone.

They were small, and somebody had made them with great care, a long time ago. You had to hold your breath to read
them.
~ {They} read it again, to be sure that it said so. And it did.

{F} was not easily surprised, and took a moment to remember how one does it. Then {F} looked at {H} as if for the
first time.
~ And all at once {H} understood that it had never been lost. It had been left.

It was as if the day had been made a little larger. They noticed things: a crack that looked like a river, a stranger
who was humming, their own two shadows.
~ When the light began to go, they both knew what had to be done now. Neither of them minded very much.

It took a steady touch and a good deal of time. {F} tried to look over {their_f} friend's shoulder, and was sent away
twice.
~ That was all, and it was enough. Whoever read the first line would want to know whether it was so.

They put it just where it had lain, as if it had been waiting there all the time. Then they hid, for a little while,
to see.
~ Somebody came, and walked past, and stopped. And came back. {H} took {F} by the arm, and the two of them went home
without a sound.
""",
    "search": """
There was no broken lock and no open window. There was only a place where something should have been, and a great many
people who talked at the same time.
~ {H} asked them all to be quiet, and looked at the empty place for a long time. An empty place can tell you a lot.

It was not a good answer, but it was not a bad one. {H} wrote it down, and drew a small star beside it, and did not
say what the star was for.
~ {F} yawned once more, perhaps a little longer than was needed.

They led away from the empty place, turned round once, as if somebody had heard something, and then went on faster
than before.
~ {H} measured one of them and put it into the notebook, between the weather and the price of soup.

One had been singing. One had been asleep. One had been singing in {their} sleep. They all told it without a pause,
like something learned by heart.
~ It is the true stories that have holes in them, {H} thought. And here there was not a single hole.

There was the footprint, and the star, and a thread of wool, and the thing that the neighbour had not said. None of it
wanted to fit.
~ Nobody was there to hear it. But {H} often talked to clues, and sometimes they answered.

There was a good place for waiting, with a view of everything. The hours went by on tiptoe. Once something moved, but
it was only a thought.
~ And {H} was right. It did not even take as long as that.

There was no running away and no shouting. They stood there in the small light, the one who had looked and the one who
was found, and both of them were rather tired.
~ {H} had expected all kinds of answers. This one was not in the notebook.

There are questions for finding out what happened, and there are others for finding out why. {H} had learned to keep
the best one for the end.
~ They went together, and neither of them spoke, and the way was longer than {H} had thought.

There was hardly any light. But it was enough to see how carefully it was being held, and how much it had been needed.
~ {H} closed the notebook. There are cases that one solves, and there are cases that one understands.

In the morning everything was back in its place, and nobody could say how. Only that there was a little less than
before, and that {H} was smiling.
~ {F} never took anything again without asking. And {H} never again asked what had happened without asking why.
""",
}
