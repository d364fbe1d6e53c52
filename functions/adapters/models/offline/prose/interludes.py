"""Moments for which a longer story has room: before its turn with the hero alone, after it with a friend.

Each is a block in the notation of the stories, followed by its prose; none needs to know which story it stands in.
"""

from __future__ import annotations

EARLY = """
That evening {H} could not eat.
{They} moved the food from one side to the other and back. There was too much to think about, and thoughts take up
room. In the end {they} ate the crust, because it was best, and left the rest for later. Later, it tasted quite good.
It had been a long day, and it had asked more questions than a day should. {H} put them in a row, the easy ones in
front.
> {H} sits at supper, thinking

There was a dream that came back.
In the dream everything was already done, and {H} only had to remember how. {They} stood there, and others were
clapping, and somebody asked: "How did you do it?" And just as {H} opened {their} mouth to answer, {they} woke up. It
was still early. {They} lay there for a while with closed eyes, in case there should be something left of it. But an
answer that one dreams stays in the dream.
> {H} sleeps and dreams

An old traveller came by and asked the way.
{H} gave directions, twice, since the traveller was a little deaf. "You have a worried face," said the traveller. "I
have a plan," said {H}. "Ah," said the traveller, "that looks much the same, from outside." They shared a piece of
cheese. Then the traveller went off in the wrong direction, quite content, and {H} looked after that small figure for
a long time and felt, for no reason at all, a little better.
> an old man with a stick talks to {H}

{H} made a list.
On the left {they} wrote everything that could go wrong. It became a long list, with drawings. On the right {they}
wrote what could go well, and that was only one line. Then {H} read them both aloud. It was odd: the long list sounded
like a great many small things, and the short one sounded like a bell. {They} tore the sheet in the middle and kept
the right half.
> {H} sits and writes a letter

For a whole day nothing happened.
Nobody tells you about such days, because there is nothing to tell. {H} waited, and tidied up what was tidy, and
looked out to see whether anything was coming. A speck of dust came. It drifted all the way across, sank, rose again
and drifted on. {H} watched it until it was gone. If one looked at it closely, it had been quite a day for that speck.
> {H} sits and looks far away

{H} thought of what grandmother used to say.
"If you do not know what to do," she used to say, "do the next small thing, and do it properly." She had said it over
the dishes, and about the dishes, mostly. But she had been a clever woman, and {H} had never known her to be wrong
about anything except the weather. So {they} looked for the next small thing. It was quite near. {They} did it
properly.
> {H} stands and smiles, thinking

There was a moment when {H} nearly turned back.
It would have been easy. Nobody would have said a word, and perhaps nobody would even have noticed. {H} went so far as
to take three steps in that direction. They were three quite comfortable steps. Then {they} stopped, and stood there,
and did not know why. Something in {H} had sat down and refused to go along. There was nothing to be done about it.
{They} had to turn round again.
> {H} stands alone, worried

Somebody had left a light on.
It was a small one, a good way off, and it was not meant for {H} at all. But {they} could see it from there, and it
did {them} good. Somebody else was awake over there, with worries of their own, or just with a good book. {H} said
good night to that light, since nobody could hear it. And as if it had understood, it flickered once, and then went on
burning.
> {H} looks at a small light far away
"""
LATE = """
Afterwards it was very quiet.
It was the good kind of quiet, which comes when something has been said that had to be said. {H} and {F} sat side by
side and looked straight ahead. Now and then one of them took a breath as if to speak, and then did not. There was no
need. "Well," said {F} at last. "Well," said {H}. And with that, as far as they were concerned, it had all been talked
over.
> {H} and {F} sit side by side, calm

They told it to somebody who had not been there.
{H} began, and {F} corrected it, and then {F} went on, and {H} corrected that. Each time it became a little longer,
and in some places a little higher and a little darker. "And were you not afraid?" somebody asked. They looked at each
other. "He was," said one of them, and "she was," said the other, both at once, and after that nobody got any more
sense out of them for quite some time.
> {H} and {F} laugh together

There was still a lot to tidy up.
Stories mostly leave that out. But somebody has to do it, and it is not the worst part. {F} swept, and {H} carried,
and they found three things again that they had been missing for days. One of them was a spoon. "So that is where it
was," said {F}, as if this explained a great deal. By noon it all looked nearly as it had before. Only the two of them
did not.
> {F} and {H} carry things

{F} had a question and had saved it up.
"When it was at its worst," said {F}, "what did you think of?" {H} thought back to it. There had been no time for
anything grand. "Of soup," said {H} truthfully. {F} nodded, and did not laugh. "It is mostly soup," said {F}. "People
say other things afterwards, but I have asked quite a few of them." And then, since both of them had now begun to
think about it, they went and made some.
> {F} talks to {H}

On the way they hardly spoke.
There was a bend from which one could see back over all of it. They stopped there without having agreed to. From here
it looked so small that one could have covered it with one finger. "Was that all?" said {F}. "It was bigger from
inside," said {H}. They stood a little longer. Then they turned round and went on, and the sound of their steps was
the same, as happens when two have been going the same way for some time.
> {H} and {F} walk side by side

A small present was lying there in the morning.
There was no name on it, and it was wrapped rather badly. {H} looked at {F}, and {F} looked at the ceiling with great
interest. Inside was something quite useless, and it was so beautifully useless that {H} had to swallow. "I wonder who
that is from," said {H}. "No idea," said {F}. "Somebody with taste, I should think." It got the best place, where the
light falls on it in the afternoon.
> {H} opens a small parcel, {F} beside, happy
"""
