"""The prose of two who would rather have a place for themselves."""

from __future__ import annotations

PROSE = {
    "meeting": """
There was room enough for a hundred. But that is not how it looks when you have just arrived and there is somebody
there already.
~ They measured each other from head to foot. Neither of them found anything to like.

It was a long line, and it was very straight. Each of them walked along it once, from one end to the other, to make
sure that the other one had not cheated.
~ Then they sat down with their backs to it and were alone, each for themselves, and it was very quiet.

It is a nuisance to have half of something. You can see where you want to go, but not the way; or you know the way,
and cannot see it.
~ Nobody gave anybody anything. They both said goodbye, which was the first polite word of the day, and they did not
mean it politely.

They went in opposite directions, and they were both quite sure. But that place had its own opinion about directions.
~ Somebody else had leaned on it a short time ago. It was still a little warm.

It did not sound large. But in the dark nothing sounds small, and it is hard to tell how far away a thing is if you
cannot see it.
~ It was an odd thing to wish for. In the morning {they} would not have believed it.

They stood there, closer together than they had been all day. It was only in order to keep an eye on each other, as
they would have told you.
~ The light trembled a little, and so did the shadows, and for a while that was all that could be heard.

It turned out that it fits together: the one who can see, and the one who knows the way. Anybody could have told them
so, but nobody was there.
~ They put their heads together over it, and two noses made one shadow.

{F} followed the way with a fingertip: here, and here, and round, and here again. There were two tracks on it, and
they crossed in nine places.
~ That was when they both began to laugh. It made the dark a good deal smaller.

It may have been the wind, or it may have been their own steps, to and fro, to and fro. One could look for it as long
as one liked.
~ Neither of them looked for it very long. They had a way to go.

What the one found, the other one wrote down. They still quarrelled, about the weather and about the sandwiches, but
they did it side by side.
~ There are still some white spots on that map. They are being kept for later.
""",
}
