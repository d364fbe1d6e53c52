"""Every word that means a subject. A synonym costs a word in this table; two words together are joined by a hyphen."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_ANIMALS = {
    "fox": "vixen fennec reynard", "wolf": "wolves werewolf coyote jackal husky", "cat": "kitten kitty tomcat pussycat lynx",
    "dog": "puppy hound pup terrier doggy doggie poodle spaniel collie beagle", "rabbit": "bunny hare bunnies leveret", "bear": "cub teddy grizzly teddy-bear",
    "polar bear": "", "panda": "", "mouse": "mice rat hamster vole dormouse gerbil shrew", "lion": "lioness", "tiger": "tigress leopard cheetah panther jaguar",
    "squirrel": "chipmunk", "raccoon": "racoon", "hedgehog": "porcupine", "koala": "", "monkey": "ape chimpanzee chimp gorilla baboon", "badger": "skunk mole",
    "otter": "beaver weasel ferret marten seal walrus", "horse": "pony stallion mare foal steed", "unicorn": "pegasus", "donkey": "mule", "zebra": "",
    "deer": "stag doe fawn antelope gazelle elk moose", "cow": "calf calves cattle", "elephant": "mammoth", "sheep": "lamb ram ewe", "goat": "", "pig": "piglet hog boar sow",
    "giraffe": "", "camel": "dromedary llama alpaca", "rhinoceros": "rhino", "hippopotamus": "hippo", "bull": "ox oxen buffalo bison yak", "reindeer": "caribou",
    "owl": "owlet", "penguin": "puffin", "duck": "duckling goose geese drake mallard", "hen": "chicken rooster cockerel turkey", "swan": "cygnet heron crane flamingo",
    "bird": "sparrow finch bluebird dove pigeon songbird nightingale hummingbird", "robin": "", "crow": "raven magpie blackbird jackdaw", "seagull": "gull albatross",
    "parrot": "macaw cockatoo", "eagle": "hawk falcon vulture", "chick": "canary", "fish": "goldfish salmon trout clownfish herring", "whale": "orca", "dolphin": "porpoise narwhal",
    "shark": "", "octopus": "squid kraken", "crab": "lobster", "turtle": "tortoise terrapin", "frog": "toad tadpole", "snail": "slug", "snake": "serpent python cobra viper adder",
    "crocodile": "alligator lizard gecko", "jellyfish": "", "bee": "bumblebee wasp hornet honeybee", "butterfly": "moth butterflies dragonfly", "bat": "", "ladybird": "ladybug beetle",
    "dinosaur": "tyrannosaurus dino",
}  # fmt: skip
_PEOPLE = {
    "child": "kid toddler pupil student schoolchild children baby orphan classmate", "girl": "daughter sister schoolgirl niece maiden heroine granddaughter",
    "boy": "son brother lad schoolboy nephew apprentice grandson", "man": "men father dad daddy gentleman guy husband uncle neighbour neighbor merchant hunter thief villager butler",
    "woman": "women lady mother mum mom mommy mummy wife aunt traveller traveler seamstress", "old man": "grandfather grandpa granddad hermit elder", "old woman": "grandmother grandma granny crone nan",
    "knight": "warrior soldier guard paladin squire swordsman", "wizard": "sorcerer mage magician warlock druid alchemist", "witch": "sorceress enchantress", "pirate": "buccaneer corsair pirates",
    "captain": "skipper admiral commander", "sailor": "seaman fisherman fisher mariner crew boatman fishermen lighthouse-keeper", "teacher": "professor schoolteacher tutor librarian", "king": "emperor monarch",
    "queen": "empress", "princess": "", "prince": "", "detective": "inspector sleuth spy investigator", "farmer": "peasant shepherd", "cook": "chef baker", "doctor": "physician vet surgeon dentist",
    "scientist": "inventor chemist physicist biologist researcher engineer watchmaker", "astronaut": "cosmonaut spaceman", "explorer": "adventurer archaeologist hiker", "police officer": "policeman policewoman cop constable",
    "firefighter": "fireman", "artist": "painter sculptor", "elf": "gnome goblin pixie leprechaun", "dwarf": "dwarves miner blacksmith smith", "viking": "barbarian", "fairy": "angel fairies",
    "superhero": "superheroine", "musician": "violinist singer fiddler bard pianist", "ninja": "samurai", "cowboy": "sheriff cowgirl", "nurse": "midwife", "builder": "carpenter workman mason mechanic plumber",
    "gardener": "florist",
}  # fmt: skip
_BEINGS = {"dragon": "wyvern", "robot": "android cyborg droid", "ghost": "phantom spectre", "snowman": "", "alien": "martian", "monster": "troll ogre beast yeti"}  # fmt: skip
_PLACES = {
    "house": "hut mansion farmhouse barn", "cottage": "cabin chalet hovel", "castle": "fortress palace citadel", "tower": "spire turret", "lighthouse": "", "tent": "wigwam tipi camp",
    "windmill": "mill", "schoolhouse": "school-building", "church": "chapel temple cathedral", "shop front": "bakery bookshop tavern inn", "bridge": "viaduct", "stone well": "fountain wishing-well water-well", "tree": "oak maple elm willow apple-tree",
    "pine": "fir spruce christmas-tree", "birch": "aspen poplar", "bare tree": "dead-tree", "palm": "palm-tree coconut", "bush": "shrub hedge", "flower": "sunflower daisy blossom bloom", "rose": "", "tulip": "lily",
    "plant": "sprout seedling sapling seed", "cactus": "cacti", "mushroom": "toadstool fungus", "apple": "pear peach plum fruit cherry", "pumpkin": "squash", "carrot": "turnip radish", "leaf": "",
    "volcano": "lava magma eruption crater", "mountain": "peak summit alp", "planet": "saturn jupiter mars",
}  # fmt: skip
_VEHICLES = {
    "boat": "sailboat sailing-boat yacht dinghy sloop", "rowing boat": "rowboat canoe kayak gondola", "ship": "galleon frigate schooner caravel", "raft": "", "submarine": "",
    "car": "automobile taxi cab truck van jeep", "bus": "tram", "train": "locomotive steam-engine railway", "bicycle": "bike scooter", "rocket": "spaceship spacecraft shuttle starship",
    "balloon": "hot-air-balloon airship zeppelin", "plane": "airplane aeroplane aircraft jet", "cart": "wagon carriage wheelbarrow", "sled": "sledge sleigh toboggan", "ufo": "flying-saucer saucer",
}  # fmt: skip
_THINGS = {
    "book": "diary novel notebook dictionary spellbook atlas", "map": "chart treasure-map", "letter": "envelope postcard invitation", "scroll": "parchment manuscript newspaper", "key": "", "cup": "mug tea coffee cocoa chocolate",
    "teapot": "kettle", "clock": "alarm-clock pocket-watch wristwatch", "cake": "pie birthday-cake tart", "ball": "football basketball", "basket": "hamper picnic", "chest": "treasure treasure-chest trunk", "lamp": "streetlamp lamppost street-lamp",
    "candle": "", "signpost": "sign", "barrel": "keg cask", "bucket": "pail", "box": "present gift parcel package crate", "bell": "", "bottle": "potion vial", "milk": "", "bread": "loaf", "egg": "", "gem": "jewel diamond ruby crystal sapphire",
    "coin": "money coins penny", "golden star": "", "red heart": "", "stone": "rock boulder pebble", "campfire": "fire bonfire", "table": "desk", "chair": "stool armchair bench", "bed": "cradle", "door": "gate doorway portal", "mirror": "", "ladder": "",
    "anchor": "", "compass": "", "globe": "earth", "bulb": "lightbulb light-bulb", "gear": "cog machine", "microscope": "", "camera": "", "computer": "laptop", "trophy": "prize", "throne": "", "toy balloon": "red-balloon",
    "cheese": "", "soup": "stew porridge", "sword": "dagger blade sabre rapier", "staff": "cane walking-stick", "wand": "magic-wand", "broom": "broomstick mop", "lantern": "flashlight", "torch": "", "umbrella": "parasol", "magnifier": "magnifying-glass",
    "telescope": "spyglass", "spoon": "ladle", "axe": "hatchet", "hammer": "mallet", "pickaxe": "", "shovel": "spade", "brush": "paintbrush", "pencil": "pen crayon", "flask": "beaker test-tube", "watering can": "", "guitar": "banjo lute ukulele",
    "violin": "fiddle cello", "trumpet": "bugle", "drum": "drums", "flag": "banner pennant", "shield": "", "bow and arrow": "arrow", "fishing rod": "fishing-rod", "kite": "", "feather": "quill",
}  # fmt: skip


def _read(*tables: Mapping[str, str]) -> Mapping[str, str]:
    words: dict[str, str] = {}
    for table in tables:
        for key, synonyms in table.items():
            words |= {key: key} | {word.replace("-", " "): key for word in synonyms.split()}
    return MappingProxyType(words)


WORDS: Mapping[str, str] = _read(_ANIMALS, _PEOPLE, _BEINGS, _PLACES, _VEHICLES, _THINGS)
