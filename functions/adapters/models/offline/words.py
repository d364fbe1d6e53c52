"""Nouns that the writer knows: who can be a hero, where they live, what they wear; places, hours and weathers."""

from __future__ import annotations

from collections.abc import Mapping

#: home -> animals and creatures that live there
ANIMALS: Mapping[str, str] = {
    "forest": (
        "fox wolf rabbit hare bear squirrel raccoon hedgehog owl badger deer monkey koala panda bird sparrow "
        "raven crow robin snail frog toad bee ant spider butterfly firefly elf goblin gnome fairy troll giant "
        "ogre yeti unicorn reindeer"
    ),
    "field": (
        "dog puppy horse pony cow pig sheep goat chicken hen rooster duck goose lion tiger elephant giraffe zebra "
        "donkey tortoise mouse mole lamb kangaroo camel snake dinosaur snowman hippopotamus rhinoceros"
    ),
    "sea": "whale dolphin shark octopus turtle seal otter penguin crab fish mermaid walrus seagull gull",
    "room": "cat kitten hamster parrot goldfish teddy ghost toaster clock lamp vampire robot android",
    "cave": "bat dragon dwarf",
    "city": "rat pigeon alien monster superhero",
}
#: home -> people
PEOPLE: Mapping[str, str] = {
    "room": (
        "child girl boy baby toddler grandmother grandma granny grandfather grandpa woman man lady mother father "
        "mum dad sister brother twin aunt uncle cook chef baker teacher professor scientist inventor doctor nurse "
        "artist painter musician violinist pianist singer dancer writer poet student keeper maker seller pupil "
        "librarian tailor clockmaker watchmaker toymaker person"
    ),
    "field": "knight king queen prince princess farmer shepherd gardener warrior cowboy viking clown soldier archer",
    "forest": "wizard witch hunter explorer hermit ranger woodcutter druid",
    "harbour": "pirate captain sailor fisherman lighthouse-keeper mermaid",
    "city": (
        "detective thief policeman policewoman firefighter builder postman mailman driver astronaut ninja spy "
        "boxer lamplighter neighbour neighbor enemy friend rival stranger merchant mayor tourist hero superheroine "
        "busker"
    ),
}
HOMES = {noun: home for table in (PEOPLE, ANIMALS) for home, nouns in table.items() for noun in nouns.split()}
PERSONS = frozenset(noun for nouns in PEOPLE.values() for noun in nouns.split())
SHE = frozenset(
    """
    girl grandmother grandma granny woman lady mother mum sister aunt queen princess witch hen mermaid
    policewoman daughter lioness fairy actress superheroine
""".split()
)
HE = frozenset(
    """boy grandfather grandpa man father dad brother uncle king prince rooster fisherman policeman postman
    mailman son""".split()
)
#: looks of animals and creatures, as words for a painter
COATS: Mapping[str, str] = {
    "fox": "orange",
    "wolf": "grey",
    "rabbit": "brown",
    "hare": "brown",
    "bear": "brown",
    "squirrel": "red",
    "raccoon": "grey",
    "hedgehog": "brown",
    "owl": "brown",
    "badger": "black",
    "cat": "grey",
    "dog": "brown",
    "puppy": "brown",
    "mouse": "grey",
    "rat": "grey",
    "lion": "golden",
    "tiger": "orange",
    "dragon": "green",
    "robot": "silver",
    "otter": "brown",
    "monkey": "brown",
    "frog": "green",
    "elephant": "grey",
    "penguin": "black",
    "crow": "black",
    "raven": "black",
    "bat": "purple",
    "duck": "yellow",
    "horse": "brown",
    "pig": "pink",
    "turtle": "green",
    "tortoise": "green",
    "whale": "blue",
    "octopus": "purple",
}
WEARS = (
    "blue scarf",
    "red scarf",
    "yellow scarf",
    "green scarf",
    "red cape",
    "purple bow tie",
    "yellow hat",
    "blue cap",
)
PERSON_WEARS = ("red scarf", "yellow scarf", "blue scarf", "green scarf")
DRESSED = frozenset(
    """
    knight wizard witch pirate captain sailor king queen prince princess detective astronaut cook chef doctor
    nurse firefighter superhero viking cowboy ninja explorer policeman
""".split()
)

#: setting -> words that put a story there, in the order in which they are asked
PLACES: Mapping[str, str] = {
    "cave": "cave cavern cellar basement tunnel mine dungeon lair crypt underground grotto well",
    "harbour": "harbour harbor port pier dock quay marina lighthouse",
    "sea": "sea ocean island beach shore lake river waves coast lagoon reef underwater boat ship",
    "room": (
        "room house kitchen attic bedroom home school classroom library office museum shop bakery cafe restaurant "
        "theatre theater hospital laboratory lab studio workshop cabin cottage castle palace tower hotel stairs "
        "cupboard wardrobe"
    ),
    "city": (
        "city town street village square market station park-bench rooftop roof alley bridge building skyscraper "
        "neighbourhood"
    ),
    "forest": "forest wood woods jungle grove tree trees swamp",
    "field": (
        "field meadow garden park hill hills mountain mountains valley farm desert countryside road playground "
        "stadium orchard volcano moon planet space star sky cloud clouds"
    ),
}
SETTING_OF = {word: setting for setting, said in reversed(list(PLACES.items())) for word in said.split()}
HOURS = {
    **dict.fromkeys(("dawn", "sunrise", "morning"), "dawn"),
    **dict.fromkeys(("day", "noon", "midday", "afternoon"), "day"),
    **dict.fromkeys(("dusk", "sunset", "evening", "twilight"), "dusk"),
    **dict.fromkeys(("night", "midnight", "moonlight", "dark", "darkness", "sleep", "dream"), "night"),
}
SKIES = {
    **dict.fromkeys(("rain", "rainy", "raining", "drizzle", "puddle", "puddles"), "rain"),
    **dict.fromkeys(("storm", "thunder", "lightning", "tempest", "hurricane"), "storm"),
    **dict.fromkeys(("snow", "snowy", "winter", "blizzard", "ice", "frost", "christmas", "snowman"), "snow"),
    **dict.fromkeys(("fog", "foggy", "mist"), "fog"),
    **dict.fromkeys(("sun", "sunny", "sunshine", "summer"), "clear"),
}
#: deed -> where it is learnt, and where it is done in earnest
DEEDS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("sail", "row", "navigate"), ("harbour", "sea")),
    **dict.fromkeys(("swim", "surf", "dive", "fish"), ("sea", "sea")),
    **dict.fromkeys(("fly", "climb", "run", "jump", "ride", "garden", "farm", "ski", "hike"), ("field", "field")),
    **dict.fromkeys(
        ("cook", "bake", "read", "write", "paint", "draw", "knit", "count", "sleep", "dream"), ("room", "room")
    ),
    **dict.fromkeys(("dance", "sing", "drive", "skate", "juggle", "act", "whistle"), ("city", "city")),
    **dict.fromkeys(("hunt", "hide", "howl", "track"), ("forest", "forest")),
    "dig": ("field", "cave"),
}
INSTRUMENTS = frozenset(
    """violin guitar piano flute drum drums trumpet cello harp accordion fiddle banjo saxophone clarinet
    organ ukulele""".split()
)
#: where a story is set -> who might turn up there
FRIENDS: Mapping[str, tuple[str, ...]] = {
    "forest": ("owl", "badger", "rabbit", "squirrel"),
    "sea": ("otter", "sailor", "seal"),
    "harbour": ("otter", "sailor", "cat"),
    "city": ("cat", "mouse", "girl"),
    "room": ("mouse", "cat", "owl"),
    "cave": ("mouse", "badger", "hedgehog"),
    "field": ("rabbit", "hedgehog", "dog"),
}
#: deed -> what is seen where it is done
GEAR: Mapping[str, str] = {
    **dict.fromkeys(("sail", "row", "navigate", "fish"), "a small boat"),
    **dict.fromkeys(("swim", "surf", "dive"), "the beach"),
    **dict.fromkeys(("read", "write", "spell"), "a book"),
    "climb": "the mountain",
    "fly": "the clouds",
}
#: no room or cave holds these
BIG = frozenset(
    "elephant giraffe whale horse camel dinosaur dragon giant lion hippopotamus rhinoceros cow unicorn".split()
)
#: things that stand outdoors
OUTDOOR = frozenset(
    """rocket plane balloon train car bus ship boat kite bridge castle tower volcano spaceship windmill submarine
    lighthouse tree garden snowman tent star cloud rainbow planet satellite pumpkin treehouse""".split()
)
ROYAL = frozenset("king queen prince princess knight".split())
#: what two are to each other -> who they might be
BONDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "enemy": (("knight", "viking"), ("pirate", "captain"), ("cat", "dog"), ("fox", "wolf")),
    "rival": (("wizard", "witch"), ("cat", "dog"), ("fox", "wolf")),
    "friend": (("fox", "hedgehog"), ("bear", "rabbit"), ("girl", "boy")),
    "stranger": (("explorer", "cowboy"), ("fox", "badger"), ("girl", "sailor")),
}
#: first letter -> names, hers and his
NAMES: Mapping[str, str] = {
    "a": "Ada Anton",
    "b": "Bela Bruno",
    "c": "Cora Casper",
    "d": "Dara Dov",
    "e": "Edda Emil",
    "f": "Flora Fen",
    "g": "Greta Gus",
    "h": "Hanna Hugo",
    "i": "Ida Ivo",
    "j": "Juna Jasper",
    "k": "Kira Kit",
    "l": "Lotte Leo",
    "m": "Mira Milo",
    "n": "Nell Nico",
    "o": "Odile Otto",
    "p": "Pia Pim",
    "q": "Quilla Quint",
    "r": "Runa Remy",
    "s": "Sunna Sami",
    "t": "Tilda Theo",
    "u": "Uma Udo",
    "v": "Vera Viggo",
    "w": "Wanda Will",
    "x": "Xenia Xaver",
    "y": "Yara Yann",
    "z": "Zora Zeno",
}
CHILD_NAMES = ("Mia", "Tom", "Lena", "Jon", "Nora", "Finn", "Ella", "Max")
