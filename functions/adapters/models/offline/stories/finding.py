"""Something is found, or something is gone: a creature where none should be, a thing without an owner, a theft."""

from __future__ import annotations

STORIES = {
    "found creature": """
1 wide home
There was a noise {where}. It sounded like snoring. // Something was moving {where}, and it was not the wind.
F: Did you hear that? // Listen! There it is again.
> {H} and {F} listen, startled

4 medium goal
{H} held the lantern, and the lantern shook. // Every step creaked, as steps do when it matters.
F: You go first.
H whispers: We go together. // I am right behind me.
> {H} and {F} walk, afraid

2 close goal
And there it was.
H shouts: {A_x_up}!
> the face of {H}, startled

3 medium goal
The {x} opened one eye, then the other.
X: Please do not shout. I am hiding.
H: Hiding? You? From whom?
> {X} the {x}, {H} and {F}

7 medium goal
It had a name, it turned out, and a sad story.
X: Everyone runs. Nobody ever asks my name.
H: What is it?
> {X} the {x} sits and is sad, {H} beside

5 medium goal {turn}
Then came heavy steps, nearer and nearer.
SFX: THUMP THUMP
H whispers: Quick! Do not breathe! // Hide! And not a sound!
X whispers: Not even a little?
> {X} the {x} and {H} hide, afraid

8 medium goal
The steps stopped. Somebody sniffed. Somebody went away.
H thinks: One more second. Just one.
> {H} is afraid

9 medium goal
{X} let out a very long breath. It was quite warm.
X: Nobody ever hid me before.
H: Nobody ever asked us to keep still before.
> {X} the {x} and {H} laugh

10 medium goal
They brought bread, a blanket and too many questions.
H: Do you like toast?
X: I like making it.
> {H} and {X} the {x} are happy

6 wide goal
After that they had one more friend, and one more secret. // Nobody else ever knew why it was always warm {where}.
H: Same time tomorrow?
X: I will be here. I live here.
> {H}, {F} and {X} the {x} wave, happy
""",
    "found thing": """
1 wide goal
It lay {where}, as if it had been waiting: {a_o}.
H: Who left you here? // Hello. Whose are you?
> {H} finds {a_o}

4 medium goal
{F} had an opinion, as always.
F: Leave it. It is not ours. // Put it back before somebody sees.
H: Then we must find out whose.
> {F} talks to {H}

3 wide city
They asked at every door. Nobody had lost {a_o}.
F: That was the last house.
H: Then we ask the first one again.
> {F} and {H} walk

8 medium home
Everybody had advice. Nobody had an answer.
F: Sell it. Hide it. Eat it. That was the advice.
> {F} and {H} sit together

7 medium home night
At night {H} lay awake and looked at {the_o}.
H thinks: You are waiting for somebody.
> {H} looks at {the_o}

2 close home {turn}
Then the light fell on it from the side, and {H} saw the letters.
H whispers: "For whoever looks closely."
> the face of {H}, startled

5 medium home
{F} read it twice, and then a third time.
F: Whoever looks closely? That is you.
H: It is for anyone who looks.
> {F} and {H} are happy

9 wide goal
They kept it for one whole day and used it well.
H: Best day ever. // One day is just long enough.
> {H} and {F} walk, happy

10 medium goal
Then {H} made room for one more line of letters.
F: What did you write?
H: "It is true."
> {H} sits, {F} beside

6 wide goal dusk
In the evening they put it back where it had been.
F: And now?
H: Now it is somebody else's turn.
> {H} and {F} walk away from {the_o}
""",
    "search": """
1 wide home
{The_o} {was_o} gone, and nobody had seen a thing. // Where {the_o} had been, there was now an empty space.
H: Nobody ever sees a thing. // That is what they always say.
> {H} looks for {the_o}

4 medium home
The first witness was {F}, {a_f}. {F} yawned.
H: Where were you last night?
F: Asleep. Ask anyone. // In bed. Dreaming of nothing at all.
> {H} asks {F} the {f}

3 medium goal
Then, the first clue: footprints, small and in a hurry.
H: Somebody with little feet. // Small feet. Big secret.
> {H} walks and looks down

8 wide goal
Every suspect had a perfect story. That was suspicious.
H thinks: Six stories, and not one crumb.
> {H} walks alone, thinking

7 medium home
{H} put all the clues in a row. They pointed everywhere.
H: One of you is lying.
> {H} sits and reads a book

2 close goal {turn} night
That night {H} waited in the dark, without a sound.
H whispers: Any moment now.
> the face of {H}, calm

5 medium goal night
A board creaked. A light went on.
H: Good evening, {F}.
F: It was me. But somebody needed {it_o} more.
> {H} finds {F} the {f}

9 medium goal night
{H} put the notebook away.
H: One question. Why?
F: Come. I will show you.
> the face of {F}, sad, and {H}

10 medium goal night
Behind the last door sat somebody very small, and very glad.
H: I see. This does not go in my report.
> {F} and {H} are happy

6 wide goal
The case was closed. Nobody was arrested. // {H} wrote one word in the notebook: solved.
H: Next time, just ask.
F: Next time, I will. // Would you have said yes?
> {H} and {F} the {f} walk together, happy
""",
}
