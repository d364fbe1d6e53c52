"""Facing what one would rather not: a fear, a fight, a duty."""

from __future__ import annotations

STORIES = {
    "fear": """
1 wide home
{H} was brave about most things. But not about {fear}. // There was one thing that {H} could not bear: {fear}.
H: Is it gone? // Tell me when it is over.
> {H} hides and is afraid

5 medium home
So {H} stayed close to home, and knew every safe corner by heart.
H thinks: Here, nothing can happen. // Safe. Dry. A little boring.
> {H} sits alone

3 medium home {dread}
Then one day a small voice called for help.
F shouts: Hello? I am stuck!
H: Why today, of all days?
> {H} listens and is afraid

7 medium home {dread}
There was nobody else to go. {H} looked twice.
H whispers: Somebody should do something. // Somebody ought to go. Somebody brave.
> {H} stands, worried

2 close goal {dread}
{H} shut both eyes and took one step.
H thinks: Just one. And then one more.
> the face of {H}, afraid

8 wide goal {dread}
It was everywhere, and {H} was in the middle of it.
H whispers: Only {fear}. It is only {fear}.
> {H} walks slowly, alone

4 medium goal {dread}
And there was {F}, cold and very small.
F: You came! Are you not afraid? // You? But you are afraid of {fear}!
H: Very. I came anyway. // I still am. Take my hand.
> {F} looks up at {H}

9 wide goal {dread}
They went home slowly. It was not so bad with two.
F: Do you hear it? It sounds like a song.
H: It does, now that you say it.
> {F} and {H} walk together

10 medium home
That evening they sat at the window and watched.
F: Still afraid?
H: A little. It is smaller than it was.
> {F} and {H} sit side by side

6 wide goal {dread}
The next time, {H} went out to meet {fear}. // After that, {H} was first at the door.
H: Hello, {bare_fear}. We have not been introduced.
> {H} laughs, waves and is happy
""",
    "no fight": """
1 medium home
Everyone agreed that {H} was born to {act}. Everyone but {H}.
H: I only wanted to grow roses. // Could I not water the garden instead?
> {H} the {h} stands and is sad

4 wide home
Then word came that {a_x} was at the gate.
F: You must {act}!
H: Who says so? // Before breakfast?
> {F} points and shouts at {H}

3 medium goal
So {H} set out, as slowly as anyone ever has.
H thinks: Perhaps it will rain. Perhaps it will be cancelled. // Perhaps nobody will be there.
> {H} walks alone

8 wide goal
Behind every tree somebody hid to watch.
H whispers: They brought sandwiches.
> {H} walks, worried

7 medium goal {turn}
And there was {X}. {X} was not small.
X: Well? Begin.
H: After you. Please.
> {X} the {x} stands before {H}

2 close goal {turn}
{H} let the {sword} fall. It was the loudest sound that day.
SFX: CLANG
H: I do not want to {act}. Not you. Not anyone.
> the face of {H}, calm and brave

5 medium goal
Nobody had ever said that before.
X: Oh. To be honest, neither do I. // You too? Oh, what a relief.
H: What would you rather do?
> {X} the {x} and {H} sit and talk

9 medium goal
{X} looked left and right, and came very close.
X whispers: Promise not to laugh. I knit.
H: Show me. // I have always wanted to learn that.
> {X} whispers to {H}

10 wide goal
By dusk two had become three, and then a whole circle.
F: May I sit here? I brought wool.
> {F}, {X} and {H} sit together

6 wide home
The war was called off. The scarves lasted for years. // Nobody won that day, and nobody was cold that winter.
X: Pass me the red wool.
H: Only if you pass the tea.
> {X} the {x} and {H} sit together, happy
""",
    "duty": """
1 wide home
It was time to {act}. {H} had other plans.
H: No, thank you. // Not today. Perhaps never.
> {H} stands and is angry

4 medium home
{F} had a list of reasons, and read out all of it.
F: Everybody has to {act}.
H: Then nobody will miss me.
> {F} talks to {H}

3 wide goal
So {H} slipped out and hid where nobody would look.
H thinks: Here I can do as I like. // Nobody tells me anything here.
> {H} walks away alone

8 medium goal
It was fun for an hour. Then it was only quiet.
H: What do I like, anyway?
> {H} sits alone

7 wide goal {turn}
The light went, and the wind came.
H thinks: They must have started without me.
> {H} sits alone and is sad

2 close goal {turn}
Then {H} thought the thing that is hardest to think.
H thinks: What if it is not so bad?
> the face of {H}, sad

5 medium goal
{F} had known the hiding place all along. // {F} sat down as if by accident.
F: Shall we try it together? Only a little.
H: You first.
> {F} sits beside {H}

9 medium task
They began badly, and laughed about it.
F: I have no idea what I am doing.
H: Now you tell me!
> {F} and {H} laugh

10 medium task
Somewhere in the middle, {H} forgot to mind.
H whispers: Do not tell anyone.
> {H} is happy

6 wide task
It was not as bad as {H} had feared. It was nearly good.
H: Tomorrow I decide when.
F: Deal. // Done. You decide.
> {H} and {F} are happy
""",
}
