"""Sentences about place, hour and sky, which give a story's moments air; none is used twice in one story."""

from __future__ import annotations

from collections.abc import Mapping

PLACES: Mapping[str, tuple[str, ...]] = {
    "forest": (
        "Between the trees the light lay on the ground in small round coins.",
        "It smelled of moss and of old leaves, and somewhere a woodpecker was at work.",
        "The branches above moved a little, as if they were counting something.",
        "A jay scolded, once, and then it was quiet again among the trunks.",
    ),
    "field": (
        "The grass bent one way and then the other, as if it could not decide.",
        "All around lay the wide land, and above it there was a great deal of sky.",
        "Far off, a dog barked at nothing, and then at nothing else.",
        "It smelled of hay and of warm earth.",
    ),
    "sea": (
        "The waves came in, one by one, like people who have all the time in the world.",
        "The air tasted of salt.",
        "Far out, where the sea ends and the sky begins, there was a thin bright line.",
        "Gulls went by overhead and complained about everything.",
    ),
    "harbour": (
        "Ropes creaked, and the boats nudged one another like sleepy horses.",
        "It smelled of tar and fish and far away.",
        "The water slapped against the stones of the quay.",
        "On every post there sat a gull, and each looked the other way.",
    ),
    "city": (
        "Somewhere a tram rang its bell, and somebody laughed behind a window.",
        "People went past in both directions, as they do, and nobody looked up.",
        "It smelled of wet stone and fresh bread.",
        "The street lamps hummed very softly to themselves.",
    ),
    "room": (
        "A clock ticked in the next room, and otherwise it was still.",
        "On the shelf the things stood in their old order and seemed to listen.",
        "The floor creaked where it always creaked.",
        "There was a smell of tea and of old books.",
    ),
    "cave": (
        "Water dripped somewhere, slowly, as if somebody were counting.",
        "The walls gave back every sound a little deeper than it had been.",
        "It was cool in there, and it smelled of stone.",
        "In the last corner the dark was so thick that one could have leaned on it.",
    ),
    "moon": (
        "The ground was grey, and as fine as flour, and every step stayed where it was.",
        "Above it all the stars stood quite still and did not even twinkle.",
        "It was so silent that one could hear one's own thoughts walking about.",
        "Far away hung the world from which everybody comes, no larger than a crumb of light.",
    ),
    "desert": (
        "The sand lay in long waves, like a sea that somebody had told to stop.",
        "The air above the ground trembled.",
        "There was not a track to be seen but their own.",
        "The stones had been lying there for so long that they had become round.",
    ),
    "under water": (
        "The light came down from above in long green ribbons.",
        "A shoal of small fish turned all at once, like a page.",
        "Weeds swayed to and fro, to and fro.",
        "Bubbles went up, one after another, in no hurry.",
    ),
}
HOURS: Mapping[str, tuple[str, ...]] = {
    "dawn": (
        "It was the hour before anything has begun.",
        "The first light was just finding its way.",
    ),
    "day": (
        "It was an ordinary day, as far as one could see.",
        "The day stood high, and the shadows were short.",
    ),
    "dusk": (
        "The shadows had grown long, and the colours were going home.",
        "It was the blue hour, in which everything looks further away.",
    ),
    "night": (
        "It was so late that even the night seemed tired.",
        "The dark had come up close and was listening.",
    ),
}
SKIES: Mapping[str, tuple[str, ...]] = {
    "rain": ("The rain drew long grey lines from top to bottom.", "Everything dripped."),
    "storm": ("The sky had turned the colour of slate.", "The storm leaned on the world with all its weight."),
    "snow": ("The snow fell without a sound and covered one thing after another.", "Every breath was a small cloud."),
    "fog": (
        "The fog had taken away everything that was more than ten steps off.",
        "In the fog, all sounds came from nowhere.",
    ),
}
#: where everything else has been said
ANYWHERE = (
    "For a while there was nothing to be heard but breathing.",
    "Nobody hurried, and nobody looked at the time.",
    "It was one of those moments that are longer inside than outside.",
    "Something very small rolled away, and came to rest.",
    "The world held quite still, as if it were listening.",
    "There was a silence, and it had room for everybody in it.",
    "Time went by, as it does, on soft soles.",
    "It was neither early nor late.",
    "Far away, something fell over, and nobody picked it up.",
    "One could feel that it was going to be remembered.",
)
