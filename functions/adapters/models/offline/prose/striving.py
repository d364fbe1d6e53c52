"""The prose of wanting something and working for it: what stands before and behind the lines of each moment."""

from __future__ import annotations

PROSE = {
    "learning": """
{They} had watched others do it a hundred times, and each time it had looked as simple as yawning. But watching is not
the same as doing, and nobody knew that better than {H}.
~ It was only a whisper. Still, once a thing has been said aloud, it is hard to take back.

{F} listened to the very end, which is rarer than one thinks, and asked only whether {H} minded looking silly. {H}
thought about it honestly, and did not mind.
~ They began that very hour, before courage could change its mind.

{H} did everything that {F} had said, in the right order, and also three things that {F} had not said at all.
~ When everything had stopped moving, {F} was still there, looking politely at something else.

They came in ones and twos, as one does when there is something to laugh at, and they gave advice for which nobody had
asked.
~ {F} laughed at that, and so did {H}. After that, the laughing of the others did not matter so much.

When the others had gone, {F} sat down close by and said nothing for a while. Then came the question that good
teachers always ask.
~ It was a small answer, but it was {H}'s own, and {F} nodded as if it had been worth the wait.

There had been signs of it, but {H} had been too happy to read them. Now there was no {F} to ask, and no time to be
properly afraid.
~ It is strange what one remembers at such a moment. {H} remembered every one of the falls, and what each had taught.

Until now {they} had pushed and pulled, as if strength alone could do it. Now {they} let things come, and answered
them one at a time, as one answers questions.
~ And slowly, so slowly that {they} hardly noticed, the fear went out, and something lighter came in.

It had not become less difficult. It was {H} who had become somebody who could do it. There was no secret, only many
small things done at the right time.
~ {They} shouted it twice more, just to hear how it sounded.

{F} did not clap and did not cheer. There was only a nod, of the kind that one gives to somebody who does the same
work.
~ They stayed there for a while without another word, and that was the best part of the whole day.

It was somebody with a look that {H} knew well: full of longing, and a little cross about it.
~ And so it began again, as it always does: with somebody who cannot do it yet, and somebody who remembers how that
was.
""",
    "deed": """
Nobody had asked for it, and nobody had ever done it, and perhaps that was the reason. The thought was there before
breakfast, and after breakfast it had grown.
~ Then {they} looked round for the first thing to do, because every great plan has a first thing, and it is usually
small.

{F} was not against new things. {F} only liked them better when they were old.
~ {F} sighed, because there is no good answer to that. But {F} did not go away, and that was an answer, too.

{H} had thought of everything, except for the one thing that nobody thinks of. It took a moment, and it made a great
deal of noise.
~ {They} picked up the pieces, counted them twice and wrote down what had happened. Then {they} began again at the
beginning.

They stood there in a long row and whispered. Some said that it could never be done, and some said that their cousin
had nearly done it once.
~ {H} turned round, took a deep breath and went on with the work. It is easier to be laughed at when one is busy.

It was one of those evenings when even the good ideas are tired. {F} had stayed, although the others had long gone to
their supper.
~ {F} thought about that for a long time, and then, without a word, picked up one end of what {H} was carrying.

There was not much left to try, and what was left to try had been tried already. {H} went through it all once more,
slowly, and came out at the same end.
~ It was the hardest question of the day, and there was nobody there to answer it.

The tea was hot and very sweet. They drank it without a hurry, and only when the cups were empty did {F} say what had
to be said.
~ It was a short sentence, but {H} had needed all day for it. {F} had needed only to hear it.

What one of them could not hold, the other held. What one of them forgot, the other knew. They argued about everything
and agreed on all of it.
~ Somewhere between midnight and morning they stopped saying "your plan", and began to say "ours".

It did not come with a bang, as {H} had always thought it would. It came quietly, like the last piece of a puzzle, and
it stayed.
~ {H} did not dare to look away, in case it was a dream. It was not a dream.

Those who had laughed came first, and cheered the loudest, and said that they had always known. {H} let them say so.
~ The two of them laughed until they had to sit down. Then {H} said that there had been another thought, this morning,
before breakfast.
""",
    "forgotten": """
{They} looked for it as one looks for a lost key: first calmly, then everywhere, then in the same places again. It was
not there.
~ It is an odd thing to lose, because nobody can help you carry it home.

{F} had lost many things in {their_f} life, and had found about half of them. That made {them_f} a kind of expert.
~ {F} nodded slowly. That, said the nod, might be the trouble, or it might be the cure.

First this, then that, then the next thing. Put like that, it sounded easy. But the parts would not join, and between
the second and the third there was a hole.
~ {H} did not move, for the moment. It seemed the safest place.

There was an ease about them, a kind of music, that made it worse to look. {H} could name each thing that they did,
and could do none of them.
~ {They} tried to remember what it was like not to think about it. That, of course, was thinking about it.

They read it from the front to the back, and the small print as well. The book was very sure of itself, and not of the
least use.
~ {F} shut the book carefully, and promised not to mention page nine again.

It was a thin voice, and it was full of fear, and there was nobody else who could have heard it.
~ There was no first step, and no second one. There was only somebody who needed help, and the shortest way there.

The wind was in {their} face, and everything that {they} had looked for so long was simply there, as if it had only
stepped out for a moment.
~ {They} very nearly stopped to look at it. But {they} had learned that much by now, and did not.

There was no time to be proud and no time to wonder. Afterwards, when all was well, {H} sat down and began to shake,
and then to laugh.
~ They looked at each other for a long moment. Neither of them would ever say a word against that book again.

All the while, {F} had been the only one who was not afraid for {H}. Some friends believe for two.
~ {H} kept that sentence, and took it out now and then, on days when something else would not go.

Some days it went well, and some days it went badly, and {H} did not count them. It had come back, and it was welcome,
and that was enough.
~ And if, now and then, {they} felt it slip, {they} looked at something far away and let it be.
""",
}
