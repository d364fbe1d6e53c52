"""Every word that means a subject. A synonym costs a word in this table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_SAID: Mapping[str, str] = MappingProxyType({
    "fox": "vixen fennec", "wolf": "werewolf coyote jackal husky", "cat": "kitten kitty tomcat kittens", "dog": "puppy hound pup terrier doggy puppies",
    "rabbit": "bunny hare", "bear": "cub teddy grizzly", "polar bear": "", "panda": "", "mouse": "mice rat hamster vole dormouse",
    "lion": "lioness", "tiger": "tigress leopard cheetah panther jaguar", "squirrel": "chipmunk", "raccoon": "racoon",
    "hedgehog": "porcupine", "koala": "", "monkey": "ape chimpanzee chimp gorilla", "badger": "skunk mole", "otter": "beaver weasel ferret marten seal",
    "child": "kid toddler pupil student schoolchild children baby orphan", "girl": "daughter sister schoolgirl niece maiden heroine",
    "boy": "son brother lad schoolboy nephew apprentice", "man": "men father dad gentleman guy husband uncle neighbour merchant hunter thief hero baker-man",
    "woman": "women lady mother mum mom wife aunt traveller", "old man": "grandfather grandpa granddad hermit elder",
    "old woman": "grandmother grandma granny crone nan", "knight": "warrior soldier guard paladin squire", "wizard": "sorcerer mage magician warlock druid",
    "witch": "sorceress enchantress", "pirate": "buccaneer corsair", "captain": "skipper admiral", "sailor": "seaman fisherman fisher mariner crew boatman",
    "teacher": "professor schoolteacher tutor librarian", "king": "emperor monarch", "queen": "empress", "princess": "", "prince": "",
    "detective": "inspector sleuth spy investigator", "farmer": "peasant shepherd", "cook": "chef baker", "doctor": "physician vet surgeon dentist",
    "scientist": "inventor chemist physicist biologist researcher engineer", "astronaut": "cosmonaut spaceman", "explorer": "adventurer archaeologist hiker",
    "police officer": "policeman policewoman cop", "firefighter": "fireman", "artist": "painter sculptor", "elf": "gnome goblin pixie",
    "dwarf": "", "viking": "barbarian", "fairy": "angel", "superhero": "superheroine", "musician": "violinist singer fiddler bard", "ninja": "",
    "cowboy": "sheriff cowgirl", "nurse": "midwife", "builder": "carpenter workman mason mechanic plumber", "gardener": "florist",
    "boat": "sailboat sailing-boat yacht dinghy sloop", "rowing boat": "rowboat canoe kayak gondola", "ship": "galleon frigate schooner caravel",
    "raft": "", "submarine": "", "book": "", "sword": "",
})  # fmt: skip

WORDS: Mapping[str, str] = MappingProxyType(
    {key: key for key in _SAID} | {word.replace("-", " "): key for key, words in _SAID.items() for word in words.split()}
)
