"""Wanting something and working for it: learning a skill, doing a deed, getting back what was forgotten."""

from __future__ import annotations

STORIES = {
    "learning": """
1 wide home
{A_h} named {H} had never learned to {skill}. // Everybody knew how to {skill}. Everybody but {H} the {h}.
H: One day I will {skill}. // I want to {skill} too!
> {H} the {h} sits and is sad

4 medium goal
So {H} found {F}, who had done it all {their_f} life.
F: First lesson: nobody starts out good. // Rule one: it looks easier than it is.
H: Then I am ready. // I know that part already.
> {F} and {H} stand beside {gear}

3 medium goal
The first try lasted about as long as a sneeze. // The first try was very short.
H shouts: Whoa! // Help!
SFX: {crash}
> {H} is startled and afraid, {on_gear}

8 wide goal
The second try was shorter. The third had an audience.
H: I am getting better at falling. // At least I fall with style now.
> {H} sits, tired, and {F} laughs

7 medium goal
{F} did not laugh for long.
F: What did the fall teach you?
H: To look ahead, not down.
> {F} and {H} sit together

2 close far {turn}
Then, far from any help, the weather turned. // Then the sky turned dark, and {H} was all alone.
H thinks: Breathe. Look ahead. Now.
> the face of {H}, afraid but brave, {on_gear}

9 medium far {turn}
{H} stopped fighting it and began to listen.
H whispers: So that is how it goes.
> {H} is calm, {on_gear}

5 wide far
And all at once it was easy. // And then, for the first time, it worked.
H shouts: I can {skill}! // Look at me! I can {skill}!
> {H} laughs and is happy, {on_gear}

10 medium goal
{F} was waiting, and had seen it all.
F: Who taught you that?
H: You did. And the falling.
> {F} greets {H}, both happy

6 wide goal
Next morning somebody small sat watching {H}. // Now others came to watch {H}, and they had questions.
H: Come closer. I will show you how to fall.
> {H} waves, proud and happy
""",
    "deed": """
1 wide home
{A_h} named {H} woke up with one clear thought: to {goal}. // One day {A_h_low} named {H} made a plan: to {goal}.
H: Today is the day. // No more waiting!
> {H} stands proud and ready

4 medium home
{F} had heard of better ideas. // {F} thought about it for a long time.
F: Nobody here has ever done that.
H: Then I will be the first. // Somebody has to be the first.
> {F} talks to {H}

3 medium goal
It went wrong at once, and then it went wrong again.
SFX: {crash}
H: That was only the rehearsal. // Good. Now I know what does not work.
> {H} is startled

8 wide goal
Word got round. Some came to help. More came to laugh.
H thinks: Let them laugh. They came, did they not?
> {H} stands alone, a crowd far behind

7 medium goal
By evening nothing worked, and everything hurt.
F: You could stop. Nobody would mind.
H: I would.
> {F} sits beside {H}

2 close goal {turn}
Then it began to {pour}, and {H} nearly gave up. // At last {H} sat down alone and counted what was left.
H thinks: What if it cannot be done?
> the face of {H}, sad

5 medium goal
{F} came back with a lantern and two cups of tea. // Somebody coughed. It was {F}, with two cups of tea.
F: You tried everything but one thing. Asking.
H: Would you help me?
> {F} walks to {H}

9 medium goal
Two heads, one plan, no sleep at all.
H: Hold this. // Left. No, your other left.
F: I was going to say that.
> {H} and {F} work together

10 close goal
Then, in the first light, everything fell into place.
H whispers: It works. It really works.
> the face of {H}, happy

6 wide goal
And so {H} really did {goal}. // In the end {H} did {goal}, and everybody came to see.
F: Nobody here has ever done that...
H: Until today!
> {H} and {F} celebrate, happy
""",
    "forgotten": """
1 wide home
One morning {H} had forgotten how to {skill}. It was simply gone.
H: It was here yesterday! // How does it begin? How does it begin?
> {H} stands and is sad

4 medium home
{F} asked the sensible question.
F: Where did you have it last? // When did it last go well?
H: I never had to think about it.
> {F} talks to {H}

3 medium goal
{H} tried it slowly, by numbers, like somebody following a recipe.
SFX: {crash}
H: That was not it.
> {H} is startled

8 wide goal
{H} watched others {skill}. It did not help to watch.
H thinks: They make it look like breathing.
> {H} sits and watches

7 medium home
Even an old book knew nothing about it.
F: Page nine says: just do it.
H: I do not like page nine.
> {H} reads a book, {F} beside

2 close far {turn}
Then, far away, somebody called for help. There was no time to think.
SFX: HEEELP!
H thinks: Now!
> the face of {H}, startled

9 wide far {turn}
{H} was halfway there before noticing.
H: Wait. I am doing it!
> {H} runs

5 medium far
{H} arrived in time, and did it without one thought. // When {H} arrived, it was back, all of it.
H: I did not think. I just did it!
F: So page nine was right.
> {H} is happy, {F} greets {H}

10 medium goal
{F} had never worried.
F: You never lose it. You only stand in its way.
> {F} smiles at {H}

6 wide home
From then on {H} did it every day, and never asked how.
H: Do not tell me how it works.
F: I would not dream of it.
> {H} and {F} laugh, happy
""",
}
