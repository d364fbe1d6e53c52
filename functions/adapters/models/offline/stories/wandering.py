"""Setting out: a journey, a place that has lost something, and a page that only says how it begins."""

from __future__ import annotations

STORIES = {
    "journey": """
1 wide home
All {their} life {H} had heard of {dest}. // There was one place that {H} had only dreamt of: {dest}.
H: Today I go. // I will be home for supper. Some supper.
> {H} walks, happy

4 medium home
{F} was sitting by the road, as if by accident.
F: Alone? Nobody goes there alone.
H: Then come along.
> {F} talks to {H}

3 wide road
The road was longer than the map. // After the third hill, the map was only a guess.
F: Are we nearly there?
H: We are nearly somewhere.
> {H} and {F} walk

8 medium road
They learned which berries not to eat.
F: Not those. // I saw two of you for a while.
> {F} and {H} sit and rest

2 close road {turn}
On the third day the weather found them.
SFX: {boom}
H shouts: Hold on to me!
> the face of {H}, afraid

7 medium road {turn}
There the map ended. The way did not.
F: We could turn back.
H: We could. // We could. Shall we not?
> {F} and {H} stand, worried

9 medium shelter night
They waited out the night and told each other stories.
F: What if it is only a name?
H: Then we will have walked to a name.
> {F} and {H} sit

5 wide goal
And in the morning, there it was: {dest}. // Then the mist lifted, and there it was: {dest}.
H whispers: It is real.
F: It is smaller than I thought. // And I said it was only a story.
> {H} and {F} look at {dest}

10 close goal
{H} stood quite still, so as not to frighten it away.
H thinks: Remember this. All of it.
> the face of {H}, happy

6 wide goal
It was not as the stories told it. It was better.
F: What now?
H: Now we tell it properly. // Now somebody must go home and tell them.
> {H} and {F} are happy
""",
    "lost art": """
1 wide goal
{The_s} had forgotten how to {skill}. Nobody knew when it began. // Nobody knew why {the_s} could not {skill} any more.
H: It was not always like this. // Does nobody remember how?
> {H} stands in {the_s}

4 wide goal
They tried books, teas and one very loud machine.
SFX: {machine}
H: That made it worse.
> {H} is startled

3 medium goal
Only {H} thought of asking the oldest of them all.
H: You were here before the towers. Do you know?
F: I know. But nobody listens. // I remember a song. It starts low.
> {H} asks {F} the {f}

8 medium goal
{F} spoke so softly that {H} had to lean in.
F whispers: It is not a trick. It is a letting go.
> {F} whispers to {H}

7 wide goal
So {H} went up to where everyone could hear.
H thinks: I have never sung to more than one cat.
> {H} climbs above {the_s}

2 close goal {turn}
For a moment it was completely quiet.
H whispers: It goes like this...
> the face of {H}, calm

5 wide goal
{relief}
H: Shh. Listen. // Slowly. All together now.
> {H} sings above {the_s}

9 medium goal
The last to give in was the clock on the tower.
SFX: {clock}
> {F} smiles

10 medium goal
{F} had waited a hundred years for this.
F: Well done, little one.
H: It was your song.
> {F} and {H} sit together

6 wide goal
That was the night when {the_s} learned to {skill} again.
F whispers: How did you do it?
H whispers: I asked nicely.
> {F} and {H} sit above {the_s}, happy
""",
    "page": """
1 wide home
"{Phrase}." That was all the page said. The rest was torn out.
H: That cannot be the end! // And then? What then?
> {H} reads a book

4 medium home
{F} knew about books. {F} lived in one.
F: A story runs away when nobody reads it.
H: Then I will catch it.
> {F} and {H} read a book

3 wide goal
They followed the words out of the door: "{some}."
H: Quick, before it gets away! // It cannot be far. The ink is wet.
> {H} and {F} run

8 medium goal
They found a comma under a stone, and a question mark in a tree.
F: We are close. Mind the full stop.
> {F} and {H} search

7 wide road
The trail went on, in smaller and smaller letters.
H thinks: What would it say next? // If I were a story, where would I hide?
> {H} walks and thinks

2 close road {turn}
Then a gust of wind took the page.
SFX: WHOOSH
H shouts: Come back!
> the face of {H}, startled

5 medium road
{H} sat down, with nothing but a pencil.
F: It is gone. Do you remember how it went?
H: No. But I know how it could go.
> {H} sits, {F} beside

9 close home
The first word was hard. The second came by itself.
H thinks: So that is where stories hide.
> the face of {H}, happy

10 medium home
{F} read over {H}'s shoulder all night.
F: Do not stop there!
H: I am only turning the page.
> {F} and {H} read a book

6 wide home
So {H} wrote the rest. The last line was the best one.
F: How does it end?
H: Like this, I think. With you and me.
> {F} and {H} sit together, happy
""",
}
