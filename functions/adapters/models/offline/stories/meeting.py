"""Two who meet in a place that the prompt names, and would rather have it for themselves."""

from __future__ import annotations

STORIES = {
    "meeting": """
1 wide goal
{H} the {h} met {F} the {f} {here}. {bond} // One day {H} the {h} found {F} the {f} {here}. {bond}
H: I was here first. // This place is mine.
F: I do not see your name on it. // Says who?
> {H} the {h} and {F} the {f} stand, angry

4 medium goal
They drew a line, and each kept to one side of it.
H: Not one step further.
F: I would not dream of it.
> {H} and {F} stand apart, angry

3 medium goal
One had the only lantern. The other had the only map.
F: Give me some light. // I need that light.
H: Give me the map. // And I need that map.
> {H} holds a lantern, {F} holds a map, both angry

8 wide goal
Each set out alone, and each came back to the same stone.
H thinks: This stone again. // I know this stone.
> {H} walks past a stone with a lantern

2 close goal {turn} night
Then it grew dark, and something moved, quite close. // At night there was a sound behind {H}.
SFX: CRRRK
H thinks: Please let that be {F}. // Let it be {F}. Please.
> the face of {H}, afraid, with a lantern

7 medium goal night
Neither of them would say who was afraid.
H: You are shaking.
F: So is your lantern.
> {H} holds a lantern, {F} beside, afraid

5 medium goal night
It was {F}, with the map upside down. // It was {F}, who could not read the map in the dark.
F: You hold the light. I will read.
H: And nobody needs to know. // Agreed. Only for tonight.
> {F} holds a map, {H} holds a lantern

9 medium goal night
The map showed that they had walked in circles.
H: We were never far apart.
F: I noticed. I could hear you grumble.
> {H} and {F} laugh

10 wide goal
By morning the line on the ground was gone.
F: Which side was yours?
H: I forget.
> {H} and {F} walk together

6 wide goal
After that they had one light, one map and one way. // Nobody {here} ever saw one without the other again.
F: Where to now? // Which way today?
H: You read. I have the light. // Wherever the map is torn.
> {H} with a lantern and {F} with a map walk together, happy
""",
}
