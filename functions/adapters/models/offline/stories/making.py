"""Doing a deed, told another way: others want to help, or want it for themselves, and it takes all of them."""

from __future__ import annotations

STORIES = {
    "making": """
1 wide home
It began with a drawing. {A_h} named {H} was going to {goal}.
H: Look. It is all in the drawing. // On paper it works already.
> {H} the {h} holds a letter, happy

4 medium home
{F} turned the drawing round, and round again. // {F} the {f} looked at the drawing for a long time.
F: Which way is up? // What is the small cross for?
H: That is where we begin.
> {F} the {f} and {H} look at a map

3 wide goal
They began on Monday. By Tuesday they had begun three times. // The start was easy. They did it four times.
SFX: {crash}
F: Was that in the drawing?
H: It is now.
> {H} is startled, {F} laughs

8 medium goal
There were too many plans and not enough hands.
H thinks: One more try. Then supper.
> {H} sits, tired

7 medium goal
They quarrelled about it, quietly, and each was right.
F: Mine is quicker.
H: Mine is mine.
> {H} and {F} stand, angry

2 close goal {turn}
Then the drawing blew away, and with it the whole plan. // When {H} woke up, the drawing was gone.
H whispers: Now nobody knows how it goes. // It was the only one.
> the face of {H}, startled and sad

5 medium goal
But {F} had looked at it for a very long time. // {F} drew it all again, from memory.
F: The small cross was here.
H: You did look! // You remember it all?
> {F} points, {H} beside, happy

9 medium goal
After that each did what the other could not.
F: A little higher. // Do not let go.
H: Say when.
> {H} and {F} work together

10 close goal
Then came the last small piece, and it fitted.
H thinks: So that is how it feels.
> the face of {H}, happy

6 wide goal
That is how {H} came to {goal}, and {F} too. // It did not look like the drawing. It looked better.
F: What shall we draw next?
H: Something bigger.
> {H} and {F} cheer, happy
""",
}
