"""Two who belong together: a hero and a thing, a hero and a song, neighbours, rivals."""

from __future__ import annotations

STORIES = {
    "music": """
1 wide goal
Every evening {H} brought {their} {o} to the same corner. // Every evening, in any weather, {H} and {their} {o} came.
H: One more song, old friend. // Shall we, old friend?
> {H} plays {the_o}

4 wide goal
People hurried by with their collars up.
H thinks: They have somewhere to be.
> {H} plays {the_o} alone

3 medium goal
{Their} fingers were cold. {The_o} was colder.
H: I once played for a full house. // We have played in warmer places.
> {H} holds {the_o}, sad

8 medium goal
A coin fell, by accident. Its owner came back for it.
H: Keep it. It was the right note.
> {H} smiles

7 close goal
{H} closed {their} eyes and played for somebody far away.
H thinks: You always liked this one.
> the face of {H}, calm, with {the_o}

2 close goal {turn}
Then, in the middle of the song, something broke.
SFX: {twang}
H: Oh. // And that was the last one.
> the face of {H}, startled

5 medium goal
A small voice spoke behind {them}.
F: Why did it stop?
H: I thought nobody was listening.
> {F} the {f} stands by {H}

9 medium goal
{F} pointed up at a window with a light in it.
F: I listen every night. From up there. // That is my room. I leave it open a little.
> {F} points up, {H} beside

10 medium goal
So {H} played on with what was left, and it was enough.
F: It sounds different.
H: It is a different song now.
> {H} plays {the_o}, {F} dances

6 wide goal
One by one the windows opened, and the whole street kept the beat.
F: Again?
H: Again!
> {H} plays {the_o}, {F} dances, happy
""",
    "thing": """
1 wide home
{H} and {their} {o} went everywhere together.
H: Ready, old friend? // Where to today, old friend?
> {H} with {their} {o}

4 medium goal
Not everyone understood.
F: It is only {a_o}. // You talk to {a_o}?
H: Only?
> {F} talks to {H} with {the_o}

3 wide goal
It had been through rain, a flood and one wedding.
H: Remember the flood? // We have seen worse than this.
> {H} walks with {the_o}

8 medium goal
{F} asked to hold it, just once.
H: With both hands. // Careful. It is ticklish.
F: It is warm!
> {F} and {H} with {the_o}

7 wide goal {turn}
Then the wind came up, and {H} looked away for a moment.
H: What was that?
> {H} looks back

2 close goal {turn}
And it was gone.
H shouts: No!
> the face of {H}, startled and sad

9 wide goal
{H} looked until there was no light left to look by.
H thinks: Only {a_o}. But mine.
> {H} searches alone, sad

5 medium home night
Late that night there was a knock. It was {F}.
F: I found this. It looked lonely.
H: You came all this way? // You looked for it? You?
> {F} brings {the_o} to {H}

10 medium home
There was a scratch on it now. It suited it.
F: Now it has a story.
H: Now it has two friends.
> {F} and {H} look at {the_o}

6 wide goal
From then on, three of them went everywhere.
F: Where to?
H: Everywhere!
> {F} and {H} walk with {the_o}, happy
""",
    "neighbours": """
1 wide home
{H} the {h} and {F} the {f} shared a wall, and not one word.
H: Keep to your side. // Your leaves are on my side.
F: Gladly. // Your noise is on mine.
> {H} and {F} stand, angry

4 medium home
One loved mornings. The other loved nights.
SFX: COCK-A-DOODLE
F: Some of us are asleep! // It is five o'clock!
> {F} shouts, {H} is happy

3 medium home
They wrote letters about it, and nailed them to the wall.
H: "Dear neighbour. No."
F: "Dear neighbour. Never."
> {H} and {F} stand, angry

8 wide home
Then came a cloud that did not care whose side was whose.
H thinks: It will pass. // It is only a cloud.
> {H} looks at the sky

2 close home storm night
That night the storm took both roofs.
SFX: CRAAACK
H shouts: My roof!
> the face of {H}, afraid

5 medium shelter storm night
One dry corner was left. It was small. // There was one dry place, with room for one and a half.
F: You are wet.
H: So are you.
> {F} and {H} sit close together

7 medium shelter storm night
For an hour nobody spoke. Then somebody sneezed.
F: Here. Half a blanket.
H: Here. Half a candle.
> {F} and {H} close together

9 medium shelter night
It is hard to stay cross with somebody who shares soup.
H: Do you really sing at night?
F: Only when I think nobody hears.
> {H} and {F} laugh

10 wide home
By morning the sky was clean.
F: Two roofs to mend.
H: Or one big one.
> {F} and {H} beside a house

6 wide home clear
They mended the roof first. Nobody ever mended the wall.
H: Breakfast?
F: Your side or mine?
> {H} and {F} walk together, happy
""",
    "contest": """
1 wide home
{H} the {h} and {F} the {f} both wanted the same thing: to win.
F: I have never lost. // You? Against me?
H: I have never won. We shall see. // Me. Against you.
> {F} and {H} face each other

4 medium home
The whole valley came. Some had brought flags.
H thinks: Do not look at the flags.
> {H} stands ready

3 wide goal
And they were off.
SFX: BANG
F: Goodbye, {H}! // See you next year!
> {F} runs, {H} runs behind

8 medium goal
{F} was ahead, and made sure that everyone knew.
F: Is anyone even behind me?
> {F} laughs

7 wide goal
{H} did not look up. {H} looked at the next step.
H whispers: One. And one. And one.
> {H} walks

2 close far {turn}
Then, around the last bend, {H} found {F} on the ground.
F: My foot. Go on. You have won.
> the face of {F}, sad, and {H}

5 medium far
{H} looked at the finish. It was very near.
H: Lean on me.
F: You will lose! // Are you mad? You will lose!
> {H} helps {F}

9 wide far
It is not easy to walk as two.
F: Left foot.
H: That was my left foot.
> {F} and {H} walk together

10 medium goal
Somewhere behind a tree, a clock stopped being important.
F: Why did you do it?
H: I never liked running alone.
> {F} and {H} talk

6 wide goal
They came in last, side by side. No one had ever heard such cheers.
F: Same time next year?
H: Same team.
> {F} and {H} cheer, happy
""",
}
