"""The prose of setting out: a journey, a place that has lost something, a page without an end."""

from __future__ import annotations

PROSE = {
    "journey": """
People spoke of it with half-closed eyes, and always in the evening, and no two of them told it alike. Nobody had been
there. Everybody knew somebody who had.
~ {They} took what was needed and left behind what was not, and it was astonishing how little was needed.

{F} had a bag that was packed, and shoes that were tied, and a face as if it were a day like any other.
~ {F} was up before the sentence was over. The two of them went the first stretch without looking back.

It went up, and it went down, and it went round things for no reason that anybody could see. Now and then it stopped
altogether, and they had to find it again.
~ That was good enough for now. They shared what there was to eat, and went on.

It was not the only thing that they learned. They learned to sleep on stones, and to tell the time from the light, and
who of them snored.
~ In the evening they had a fire. It was small, but it was theirs, and things looked better in the shine of it.

It had been following them for some time, as a big dog follows you, to see what you will do. Now it had made up its
mind.
~ They held on to each other, and to whatever else would hold. It went on for a very long time.

{F} turned the map over, but there was nothing on the back. Somebody had drawn a little dragon there, to fill the
space.
~ They stood there for a moment longer. Then each of them, at the same time, took a step in the same direction.

There was just enough room for two, and just enough light to see a face by. They told the old ones first, and then
they had to make some up.
~ Then they were quiet, and listened to the dark, which was full of small sounds. It is good not to be alone with such
a sound.

They had gone right up to it in the night and had not known it. They stood there with their bags still on their backs,
and neither dared to be the first to move.
~ That may be. But big or small, it was there, and so were they.

There are moments that one has to hold very still for. The whole long road had been leading up to this one, even where
it had gone round in circles.
~ And {H} did remember it. It was all still there, years later, when {they} closed {their} eyes.

There was nobody there with a flag, and nothing was made of gold. But there was a place to sit, and they had got there
by themselves, and they could see from there how far they had come.
~ And that is how we know of it. But if you want to know what it is really like, there is only one way to find out.
""",
    "lost art": """
It had not happened overnight. It had been a little less each time, so little that nobody thought of saying anything,
and then one day it was gone.
~ People shrugged, and did other things instead. But something was missing, and they all felt it.

There were experts for it, with cases full of instruments, and each of them sent a bill. It was tried with powders,
and it was tried with prizes.
~ In the end the experts went away, and took the loud machine with them. It was quieter then, but it was not better.

There was somebody who had always been there, so long that nobody noticed any more. {H} went there at an hour when
nobody else was about, and asked politely.
~ {H} sat down. One should sit for things that begin like that.

It was a long answer, and parts of it were only breathing. {H} did not write it down. It was not the sort of thing
that stays if you write it down.
~ {H} went over it again and again on the way back, so as not to lose a single bit of it.

The way up was long, and there was a good deal of time to think of reasons against it. {H} thought of eleven of them,
and left one on each step.
~ From up there, one could see it all. It looked small, and very tired.

All the faces were turned up to {them}. Somebody coughed, and stopped. There was no way back now, except through the
middle of it.
~ It was not a big voice. But it was so quiet that it did not have to be.

You could see it spread, from one to the next, as a smile goes round a table. Nobody had shown them how. They only had
to be reminded.
~ {H} went on, a little more softly each time, until there was no need to go on any more.

It had always been proud of never giving in. It hung on for a while, out of habit, and then even that was over.
~ There was nobody left now who was in a hurry. It had not been so peaceful there for as long as anyone could
remember.

They sat close together and looked down on it. It was a long time since anybody had come back to say thank you.
~ {F} did not say whose song it had been before that. It had always been somebody's, and it had always been passed on.

They did not build a monument to {H}. There was no need of one, for it happened again the next day, and the day after
that, all by itself.
~ It is still done like that there. And if somebody forgets, there is always one who remembers how it begins.
""",
    "page": """
{H} turned it over. There was nothing on the back but a ring, from a cup that somebody had put down a very long time
ago.
~ {H} could not think of anything else after that. There are beginnings that do not let you go.

{F} took the page, smelled it, held it against the light and gave it back with great care.
~ {F} was already packing: a lens, a sandwich, and a net, in case it should be a short one.

There was an "and" on the ground, still wet, and a little further on there was a "then". They went from word to word
as one crosses a brook from stone to stone.
~ They ran. The words were getting longer, and that is always a good sign.

They put them into a bag, for they would be needed later. It is a mistake to go home from such a hunt with nothing but
nouns.
~ They held their breath. Very close to them, something was being told, but they could not make out what.

It was slow work. Now and then there was nothing for a long stretch, just white, and one had to trust that it went on
behind it.
~ It was the first time that {H} had thought like that, from the inside. It felt quite strange, and not unpleasant.

It went up, turned over once, as if it were waving, and was gone. With it went the beginning, which was all they had.
~ But a page does not hear you. They looked after it until it was a dot, and then they could no longer tell which of
the dots it was.

The bag had come open, too. It was full of commas, and there was nothing left to put them into. {F} sat down as well,
and for a time they did not speak.
~ {F} looked up. That, said {F}'s face, was the most sensible thing that anybody had said all day.

For a while {H} only looked at the white. Then {they} wrote it down, the one line that they still knew, and something
stirred behind it.
~ It did not run away any more. It had only wanted somebody to stay with it for a while.

There was tea, and it went cold. There was a moon, and it went down. The pile on the left grew smaller, and the pile
on the right grew larger.
~ {F} passed over a comma, just at the moment when it was needed.

They did not find the torn-off part, then or later. But when it was read aloud, nobody noticed a seam.
~ And then {H} tore off the end, very neatly, and left the rest of it where somebody would find it.
""",
}
