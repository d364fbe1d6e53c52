"""The prose of two who belong together."""

from __future__ import annotations

PROSE = {
    "music": """
There was a place where one could lean, and where the sound came back a little fuller than it had gone out. The two of
them had found it long ago.
~ Then came the moment that {H} liked best, when there is no music yet but it is about to be.

They had bags to carry and trains to catch, and they looked at the ground, as if the music might cost them something.
~ So {H} played a little more softly, in order not to be in anybody's way.

It is not easy to play when you are cold. But if you stop, you are colder still, and so {H} played on.
~ It did not sound like a complaint. It was only something that had once been true.

They both looked at the coin for a moment. It was the kind of moment in which somebody could have said something, and
then nobody did.
~ {H} smiled after the steps until they could not be heard any more. A note is a note, even when it rolls away.

It was a slow one, with a turn in the middle, and {H} had not played it for years. It still knew the way by itself.
~ For as long as it lasted, it was warm, and it was another evening, and nobody was missing.

It was not loud. But it went through the music like a crack through ice, and all that was left was the noise of the
street.
~ {H} held {the_o} for a while, and did not look up. There are things that cannot be mended when the shops are shut.

It came from quite far down, and there was a frown that belonged to it. It was the frown of somebody who has been
robbed of something.
~ They looked at each other, and each of them was astonished at the other.

It was high up, under the roof, and it was open, though it was a cold night. {H} had looked at that light often and
had never thought anything of it.
~ {H} said nothing for a while. All those evenings, there had been a full house after all.

Some of the notes were missing, and {H} went round them, as one goes round puddles. {F} listened with {their_f} whole
face, and then began to move.
~ It was a crooked little dance, and it fitted exactly.

First it was one window and then three. Somebody began to clap, and somebody had a spoon, and an old voice knew the
words.
~ And those who had been in a hurry stood still, and put down their bags, and forgot for a whole song what they had
been late for.
""",
    "thing": """
Others have a brother, or a dog. {H} had {the_o}, and had never felt that anything was missing. They had been together
for longer than {H} could remember.
~ There was no answer, and none was needed. Old friends do not have to say everything.

It was meant kindly, or nearly so. {F} liked things that were useful, and looked at {the_o} from all sides without
finding out what it was for.
~ It was the shortest quarrel in the world, and it was not over for quite some time.

Each dent had its date, and each stain its story. {H} knew them all, and sometimes told them aloud, so that none would
be forgotten.
~ They went on, side by side. One of them did the talking, and the other one the listening.

{H} had never let anyone do that. It took a while to decide, and another while to let go.
~ {F} held it quite differently after that, and gave it back more slowly than was needed.

It was only one moment. There had been a noise, and it might have been somebody calling. It might have been nothing at
all.
~ There was nobody there. When {H} turned round again, something about the world was wrong.

There was the place where it had been, and there was nothing in it. {H} looked at that nothing as if it could still
change its mind.
~ The cry went a long way. When it had gone, it was so quiet that it hurt.

{They} looked where it could be and where it could not be. {They} asked those whom {they} knew, and then those whom
{they} did not know.
~ When it was too dark to see, {they} went on with open arms, in case it should come by.

{F} was wet through and out of breath, and was holding something under {their_f} coat as one holds a very small bird.
~ {H} could not say anything at all. But {F} had not come to be thanked, and sat down, and was given the warmest
place.

They turned it round and round, and found the new mark between two old ones. {F} wanted to say how it had come there,
and began at the beginning.
~ It was a long story, and a good one, and nobody said the word "only" any more.

There was room enough, as it turned out. There had always been room; it had just been taken up by nobody.
~ And when people asked what the two of them saw in that old thing, they looked at each other and said: company.
""",
    "neighbours": """
Nobody knew any longer how it had begun. It may have been a leaf, or a look, or something that a grandfather had once
said to another grandfather.
~ With that they had said all there was to say, and both went in. It was the longest talk that they had had that year.

When one of them opened the shutters, the other had just closed them. So there was always one who was tired, and the
other one was the reason.
~ Somewhere a shutter banged. It was answered by another, a little louder.

They were short letters, with good spelling. Anybody who passed could read them, and some people took that way to work
just for this.
~ It has to be said that each of them went out at night, in secret, to see whether there was a new one.

It came up slowly, from behind the hills, and it was the colour of a bruise. Both of them saw it, and each of them
thought that it was the other's business.
~ It did not pass. It stayed, and it grew, and it began to growl.

There was a crack, and then another crack, and then there was a great deal of sky where none should have been. It made
no difference between left and right.
~ Next to it somebody else was shouting exactly the same thing, in exactly the same voice.

They came to it from two sides, at the same moment, and there they stood. Out there was the storm. In here was the
last one whom they wanted to see.
~ So they sat down, with a gap between them. It was not a wide gap, because there was no room for one.

They looked at the rain, each at their own part of it. It was the sneeze that did it. Nobody can be proud and sneeze.
~ Together it was nearly a whole bed and nearly a whole lamp, and they were nearly warm.

It came out, bit by bit, that each of them knew a good deal about the other. One gets to know somebody by listening
through a wall.
~ So {F} sang, very quietly, since there was nobody there to hear. {H} said that it was much better without the
bricks.

They stood and looked at what was left. It was not much, and one could not say any longer which half of it had been
whose.
~ They both looked up at the place where the two roofs had been, and they both saw the same thing.

It took them all spring. They sang at work, in the morning one of them, and in the evening the other.
~ The letters are still there. They have not been taken down, because nobody would believe it otherwise.
""",
    "contest": """
They had agreed on nothing else in all their lives. But there was a prize, and there was only one of it, and that
settled the matter.
~ They shook on it, rather hard, and the day was fixed.

There was lemonade, and there were bets, and hardly one of them was on {H}. Somebody had painted a banner, and
somebody else had spelled it wrong.
~ {They} looked at the line on the ground instead. It was only a line. One just had to go across it.

There was dust, and there was a cheer, and when the dust had settled there was only one of them left to be seen.
~ {H} said nothing. It was not that there was no answer, but that {they} needed the breath.

There was time to wave, and time for a drink, and time to explain to some children how it is done.
~ And as nobody answered, {F} took it for a no, and slowed down a little, to be admired more easily.

The next step is never far away, and it is always about the same size. If you look only at that, it is quite a
friendly thing.
~ That is not a fast way to go. But it is a way that does not stop.

The crowd could not see them there, and the flags could not either. It was quite still. {F} sat on the ground and
looked much smaller than this morning.
~ It was all that {H} had ever wanted, and it was lying there, and it only had to be picked up.

From here, one could hear them cheering, and see the ribbon. It would take no more than a minute. {H} looked at it,
and then {they} looked at {F}.
~ {H} did not answer that, because {H} had just noticed that it did not matter at all.

They tried it this way and that way, and fell over twice. When they had found out how it goes, they even got a little
faster.
~ They laughed so much about it that they nearly forgot where they were going.

Those who held the clock had put it away. There was nothing more to measure, and nobody had gone home.
~ {F} was silent for a good many steps. It was a new thought, and it needed some room.

They tore the ribbon together, though it had been torn already and had to be tied again for them. People threw their
hats, and some threw their bets.
~ The prize stands on a shelf to this day. It is one week here and one week there, and it has never been polished by
the same one twice in a row.
""",
}
