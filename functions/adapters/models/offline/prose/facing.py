"""The prose of facing what one would rather not: a fear, a fight, a duty."""

from __future__ import annotations

PROSE = {
    "fear": """
The others knew it and were kind about it, most of the time. Nobody could say when it had begun. It was simply there,
as a shadow is there.
~ It was said in a very small voice, from a very small space, and nobody laughed.

There were eleven safe corners, and {H} had a name for each of them. From the best one you could see everything, and
nothing could see you.
~ But a safe corner has this about it: the days in there are all the same day.

At first {H} hoped that it was something else. Then it came again, and there was no doubt, and it came from the very
place where {H} never went.
~ One can pretend not to have heard. {H} tried it, and it did not work, because the voice was still there.

To the left there was no one, and to the right there was no one. It is surprising how empty the world can be when one
needs a hero.
~ It took a moment before {H} understood who that somebody was.

It was not a big step. A beetle might have made it. But it went in the right direction, and no step in {H}'s life had
ever been so long.
~ Nothing terrible happened. That was the first surprise. So {they} took another.

{H} waited for the worst. The worst took its time. And in the meantime there was nothing to do but to go on.
~ The more often {they} said it, the more it sounded like any other word.

Two round eyes looked up at {H}, as if at somebody very large and very brave. It had been a long time since anybody
had looked at {H} like that.
~ And together they stood there, in the midst of it, and neither of them let go.

They talked about other things: what there would be for supper, and who snored. Now and then one of them stopped and
listened.
~ {H} listened properly, for the first time in {their} life. There was a tune in it, if you waited for it.

They had a blanket round them both and something warm to drink. Out there it was just the same as ever. In here
something had changed.
~ {F} thought that this was a very good answer, and leaned against {H}, and fell asleep.

It did not feel like being brave. It felt like visiting somebody of whom one has heard a great deal, and mostly from
the wrong people.
~ And if you pass by there on such a day, you may see {H}, who is still a little afraid, and goes out all the same.
""",
    "no fight": """
They said that it was in the blood. They said so at breakfast and at supper, and gave {H} things with sharp edges for
every birthday.
~ But nobody was listening. They were polishing something, and talking about glory.

There was a great running to and fro. Everybody told everybody else what to do, and then, all at once, everybody
looked at {H}.
~ The silence that followed was long, and full of the kind of help that is not helpful.

Every few steps {H} stopped to look at something: a beetle, a pebble, a cloud. It is remarkable how much there is to
see on such a road.
~ It did not rain, and nothing was cancelled. The road went on, and so did {H}.

They had come early for the good places. Some of them had brought their children, and all of them were whispering.
~ {H} would have liked a sandwich. But it did not seem to be the right moment to ask.

Close up, {X} was even larger than the stories, and the stories had not been modest. For a while they only looked at
each other.
~ Neither of them moved. A leaf could have been heard to fall, and perhaps one did.

{H} had thought of many clever things to say, and had forgotten them all. Only one was left, and it was true.
~ Then it was very quiet, and {H} waited for whatever would come now.

{X} looked at {H}, then at the {sword}, then at the people who were hiding so badly. Something in that big face came
loose.
~ It was a good question. {X} had been asked for many things, but never for that.

Those who were hiding leaned forward to hear it. They did not hear it, and it served them right.
~ {X} looked for a smile and found one, but it was not the bad kind.

First came {F}, who said that it was only to see what they were doing. Then came those from behind the trees, with the
sandwiches.
~ There was enough for everyone, as there often is when somebody begins.

The old songs about it are rather short, because so little happened. But everybody who was there told it to their
children.
~ And on cold evenings there was a light, and two who sat beside it, and the only sound was the clicking of needles.
""",
    "duty": """
It was not that {H} could not do it. {They} had simply looked at the day from all sides, and this was the one side of
it that {they} did not like.
~ It was said very politely, and with both feet firmly on the ground.

It was a long list, with numbers. At the third reason {H} began to count the clouds, and at the ninth {they} had run
out of clouds.
~ {F} looked up from the list. On that, there was nothing written down.

It was easy. Nobody called, and nobody came. {H} walked on until even the voices were gone, and found a place where
there were no reasons at all.
~ {They} stretched out, put everything that {they} had to do behind {them}, and closed {their} eyes.

{They} did what {they} liked. Then {they} did what {they} liked once more. By the third time it had become something
that one does.
~ There was nobody to ask. That had been the whole idea, and now it was the trouble with it.

It was the hour at which the others would be sitting down together. {H} could nearly hear how somebody laughed, and
somebody said: hush.
~ It was a little cold, now. It had not been cold before.

{They} turned the thought round and looked at its back. It was a thin and uncomfortable thought, but it did not go
away.
~ Somewhere between yes and no there is a narrow place. {H} sat there for quite some time.

{F} had not brought the list. {F} had brought something to eat, and made half of it disappear before saying a word.
~ It was not quite a yes. But it was said while getting up, and that counts.

It turned out that {F}, too, had never liked it. All those reasons had been meant for two.
~ After that it was not so heavy. It is hard to be afraid of something at which you have laughed.

There was a moment when it went by itself, and another one soon after. {H} looked up, surprised, and saw that half of
it was done.
~ {F} put one finger to {their_f} lips, and told nobody at all, except for everybody.

They looked back at what they had done. It was not perfect. In one place it was even crooked, and that was the place
that they liked best.
~ And the next day {H} did decide. {They} chose the morning, to have it behind {them}, and then, oddly, {they} stayed
until noon.
""",
}
