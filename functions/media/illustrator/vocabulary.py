"""Words of place, hour, weather, deed and mood. Words for subjects and colours live with the recipes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def _table(rows: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({word: key for key, words in rows.items() for word in (key, *words.split())})


#: a place word that settles the matter wherever it stands
STRONG_PLACES = _table(
    {
        "cave": "cavern grotto lair mine tunnel catacomb dungeon cellar basement crypt vault underground sewer",
        "harbour": "harbor port pier dock quay wharf jetty marina",
        "city": "street town alley downtown avenue metropolis rooftop skyscraper boulevard market sidewalk pavement station bazaar crossroads",
        "room": "bedroom kitchen indoors parlour parlor attic office classroom library museum shop cafe hall study workshop laboratory lab school "
        "restaurant theatre theater cinema hotel lobby lounge bathroom nursery pantry studio gallery corridor hallway courtroom gym loft hospital clinic prison",
    }
)
#: a place word that gives way to a strong one
PLACES = _table(
    {
        "forest": "wood woods woodland jungle grove thicket pinewood rainforest glade",
        "sea": "ocean sail sailing voyage wave beach shore coast seaside island bay lake river lagoon tide",
        "field": "meadow garden park hill valley countryside farm prairie grassland pasture lawn orchard desert mountain village ranch vineyard savanna savannah plain plateau tundra moor swamp zoo circus farmyard backyard yard playground",
        "room": "home cabin inside desk fireplace chair armchair couch bed sofa cupboard wardrobe staircase stairs stable",
        "city": "neon taxi traffic crosswalk",
    }
)
#: worlds without air; the moon itself only where somebody is on it or goes there
WORLDS = frozenset("space mars orbit galaxy asteroid planet moonbase".split())
#: with "in" before them, their inside is meant
BUILDINGS = frozenset("house cottage castle tower cabin tent palace hut barn hospital".split())
#: where somebody is found when no word says it: setting, kind of place, ashore
IMPLIED: Mapping[str, tuple[str, str, bool]] = MappingProxyType(
    {
        "boat": ("sea", "sea", False),
        "ship": ("sea", "sea", False),
        "rowing boat": ("sea", "lake", False),
        "raft": ("sea", "sea", False),
        "lighthouse": ("sea", "coast", True),
        **dict.fromkeys(("fish", "whale", "dolphin", "shark", "octopus", "jellyfish"), ("sea", "sea", False)),
        "seagull": ("sea", "beach", True),
        "crab": ("sea", "beach", True),
        "anchor": ("harbour", "harbour", False),
        "bus": ("city", "street", False),
        "sailor": ("harbour", "harbour", False),
        "captain": ("harbour", "harbour", False),
        "pirate": ("sea", "beach", True),
        "detective": ("city", "street", False),
        "police officer": ("city", "street", False),
        "teacher": ("room", "classroom", False),
        "scientist": ("room", "laboratory", False),
        "cook": ("room", "kitchen", False),
        "astronaut": ("moon", "moon", False),
        "rocket": ("moon", "moon", False),
        "ufo": ("moon", "moon", False),
        "car": ("city", "street", False),
    }
)
#: what the sky itself shows
SIGHTS = _table({"rainbow": "rainbows", "sun": "sunbeam", "moon": "moonbeam"})
#: these swim instead of sailing
SWIMMERS = frozenset("fish whale dolphin shark octopus jellyfish".split())
#: these take their story to the sea, whatever its words say
SEAGOING = frozenset(("whale", "dolphin", "shark"))
DESERTS = frozenset(("desert", "dune", "oasis", "sahara"))
#: these hover over the ground
FLYERS = frozenset("bee butterfly bat ladybird ghost fairy".split())
#: things that belong in the sky
AIRBORNE = frozenset(("balloon", "toy balloon", "plane", "kite", "ufo", "planet", "star"))
#: no boat carries these
TOO_BIG = frozenset("dragon elephant giraffe horse unicorn whale".split())
VEHICLES = frozenset("car bus train cart sled rocket plane balloon ufo".split())
#: endings of callings that no table lists
CALLINGS = ("ist", "ian", "eer", "smith", "man", "woman", "ntant", "ress")
HOLDING = frozenset(
    """with holding holds hold held carrying carries carry reads reading read raises raise swings swing draws lifts lift grips wields plays play
    find finds found give gives gave given get gets got take takes took grab grabs grabbed receive receives received bring brings brought offer offers offered
    show shows showed steal steals stole pick picks picked catch catches caught discover discovers discovered hide hides hid clutches clutch keeps hands
    raised swung drew lifted gripped played carried eats eat ate drinks drink opens lights lit waves uses use used makes make made bakes bake baked serves serve""".split()
)
#: words between which and a thing no deed reaches: "finds a friend in the box"
AWAY = frozenset(
    "under over in at near beside behind from on by into onto inside to toward towards for about of while".split()
)
#: what stands on the horizon, and would be hidden by two faces seen close
LANDMARKS = frozenset(("volcano", "mountain", "castle", "tower"))
#: people who are no part to play: a cat lady is no cat
PLAIN = frozenset(("man", "woman", "boy", "girl", "child", "old man", "old woman"))
#: what no hand lifts
HEAVY = frozenset("campfire table barrel chest mirror anchor chair bed door lamp throne".split())
SEEKING = frozenset(
    "look looks looking looked search searches searching searched hunts hunting seeks wait waits waiting wishes".split()
)
LACKING = frozenset("missing without no lacks lost forgot".split())
#: firm ground by the water
SHORES = frozenset("beach shore coast seaside island sand lakeside riverbank strand".split())
HOURS = _table(
    {
        "dawn": "sunrise morning daybreak",
        "day": "noon midday afternoon daytime daylight sunny",
        "dusk": "sunset evening twilight sundown",
        "night": "midnight stars starry moonlit moonlight moon moonrise nighttime lantern-lit",
    }
)
WEATHERS = _table(
    {
        "clear": "sunny cloudless",
        "cloudy": "windy overcast cloud clouds",
        "rain": "rainy raining drizzle downpour shower",
        "storm": "thunder tempest lightning stormy thunderstorm hurricane gale",
        "snow": "snowy winter blizzard snowing snowfall frost icy snowflake",
        "fog": "mist foggy misty haze hazy",
    }
)
ACTS = _table(
    {
        "walk": "run gallop march stride chase hike stroll follow hurry race rush wander trot flee escape travel step",
        "wave": "greet cheer hello welcome celebrate salute shout point dance",
        "sit": "rest wait sits kneel",
    }
)
PROPS = _table(
    {
        "book": "read study",
        "sword": "fight duel battle",
    }
)
MOODS = _table(
    {
        "happy": "laugh smile smiling joyful glad cheerful delighted grin proud celebrate happily cheer excited joy dance play",
        "sad": "cry weep lonely tearful unhappy sob sorrow gloomy mourn grief lost",
        "angry": "roar furious rage shout scowl growl mad anger fight",
        "asleep": "sleep sleeping dream dreaming nap snore sleepy slumber",
        "afraid": "scared frightened terrified fear tremble startled shocked worried flee afraid",
    }
)
NUMBERS: Mapping[str, int] = MappingProxyType(
    {"two": 2, "three": 3, "four": 4, "several": 3, "many": 4, "pair": 2, "couple": 2, "both": 2}
)
ARTICLES = frozenset("a an the this that these those his her its their my your our one some another every each".split())
#: after these, a noun is worth showing even without an article
TEACHING = frozenset(
    "explain explains find finds discover discovers build builds carry carries hold holds show shows repair repairs see sees hunt hunts "
    "sell sells buy buys make makes invent invents eat eats steal steals fix fixes study studies grow grows draw draws collect collects".split()
)
#: nouns that no picture can or need show, and words that are no nouns
SILENT = frozenset(
    """about above across adventure after again against ago air all almost alone along already also always am among and any anyone anything are around as at away back background
    bad be beautiful became because become been before began begin beginning behind being below beside best better between beyond big bit both bottom bright but by call called came can
    cannot centre center chapter character close closer cold color colour come comes coming comic could dark darkness day deep did different do does doing done down during each early
    edge eight either else empty end ending enough even evening ever every everyone everything eye eyes face faces fact far fast feel feet felt few final finally first five follow for
    foreground former found four friend friends from front full gave get gets gives go goes going gone good got great ground had half hand hands happy hard has have he head hear heard
    heart heavy help her here hero herself high him himself his hope how huge idea if image in inside instead into is it its itself job journey just keep kind kinds knew know known
    large last late later least leave leaves left less let life light like line lines little long look looking looks lot low made main make man many matter may maybe me meet meets
    middle might mind minute mistake moment mood more morning most much must my name near nearby never new next nice night nine no nobody none nor not nothing now of off often old on
    once one only onto open or other others our out outside over own page panel part past people perhaps person photo picture piece place plan point problem question quiet quite rather
    reach ready real really rest right same saw say says scene second secret see seem seen set seven shadow shadows shape she short shot should show side sight silence silent since six
    sky small smile so soft some somebody someone something somewhere soon sort sound space start stand stands step still stop story strange style such sudden suddenly sun sure
    surprise take taken takes tale ten than that the their them then there these they thing things third this those though thought three through time tiny to today together told
    tomorrow tonight too took top toward towards trip true truth try turn turns two under until up upon us use very view voice wait walk want wants warm was watch water way we week
    well went were what when where which while whisper whispers who whole why wide will wind with within without woman wonder word words work world worry would wrong year years yes yet
    yesterday you young your ancient brave curious gentle giant golden grand lonely lovely magic magical mysterious mighty nervous old-fashioned tall thick thin wise wild wooden cosy
    cozy busy clever calm proud shy fierce famous favourite favorite frozen hidden hungry mean narrow poor rich round shiny sharp silver square steep strong sweet tired ugly weak
    whispered whole-hearted middle-aged dim distant endless fresh broken burning glowing lost missing red blue green yellow sunlight moonlight daylight horizon distance corner
    nature weather season spring summer autumn fall winter answer choice chance dream fear hour age couple group team crowd pair lesson topic example reason result rule sense
    wide-angle closeup close-up framing illustration drawing painting narrator caption balloon dialogue arms arm leg legs body foot mouth nose ear ears hair
    direction pile heap stack slice bunch path road lane land trail route camp shelter help trouble danger peace war love joy anger courage memory memories mystery noise smell taste touch breath tear tears laugh laughter smile cry""".split()
)
