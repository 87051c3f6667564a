"""Words around a place name that tell what it does in its sentence (geomap.mentions.roles)."""

from __future__ import annotations

from geomap.names.nametext import CALENDAR_WORDS, ORGANISATION_NOUNS, TITLES

BEFORE_PLACE = frozenset(
    "in at from to near into across outside inside around through toward towards within throughout via onto off"
    " neighboring neighbouring leave left visit visited visiting leaving entered reached reach entering over cross"
    " crossed crossing".split()
)
ACTING = frozenset(
    "says said say saying warned warns accused accuses denied denies announced announces called calls urged urges"
    " condemned condemns welcomed welcomes backed backs rejected rejects vowed vows agreed agrees wants wanted"
    " demanded demands offered offers asked asks told tells insisted insists believes claimed claims refused refuses"
    " signed signs voted votes sent sends sending imposed imposes declared declares recalled recalls expelled expels"
    " supports supported opposes opposed plans planned seeks sought hopes hoped expects expected decided decides"
    " withdrew withdraws invaded attacked scrambled deployed reiterated emphasized emphasised respects responded"
    " replied pledged pledges threatened threatens launched suspended banned approved confirmed acknowledged"
    " criticised criticized joined joins won lost beat beats defeated faces faced has had have will would could should"
    " may might must can does did do is was are were becomes became needs needed gave gives made makes took"
    " takes".split()
)
SPEAKING = frozenset(
    "says said warned accused denied announced urged condemned welcomed rejected vowed insisted claimed refused"
    " reiterated emphasized emphasised pledged threatened wants".split()
)
HOLDERS = frozenset(
    "president leader leaders government governments chancellor king queen emir sultan prime minister ministers"
    " premier ambassador ambassadors governor citizens citizen nationals national bank university parliament"
    " senate republic church bishop archbishop prince princess secretary officials diplomats delegates envoys military"
    " army earl duke duchess count countess baron baroness viscount marquess marquis emperor empress tsar czar shah"
    " protector patriarch member members mp mps embassy embassies consulate".split()
)
"""Before "of X" or "from X": X tells whose, not where."""
TITLED = (ORGANISATION_NOUNS - {"district", "center", "centre", "star", "sun", "air"}) | frozenset(
    "society journal conservatory conservatoire federation department registry".split()
)
"""With a capital, before "of X": X is the last word of a name ("the Royal Society of X")."""
OFFICES = TITLES - {"st", "director", "chief", "officer"}
NAME_OPENERS = frozenset("air team radio environment statistics transport amnesty greenpeace miss".split())
"""At the head of a sentence, before a country: a name that goes on with it ("Air Norway")."""
OWNERS = frozenset({"People", "Women", "Children", "Men", "World", "Workers"})
"""With "'s", before what is no place: "the People's Summit"."""
ADDRESSED = frozenset(
    "accuse accuses accused accusing urge urges urged urging warn warns warned warning blame blames blamed blaming"
    " condemn condemned criticise criticised criticize criticized pressed pressured defeat defeated defeating beat"
    " thanked sued".split()
)
"""Before a country they say to whom something is done or said."""
PARTS = frozenset(
    "parts part most much rest areas area side half end tip aspect corner swathes north south east west coast outskirts"
    " centre center streets islands island ruins villages towns provinces districts highlands lowlands plains plain"
    " hills mountains mountain jungles jungle forests valleys slums suburbs skies waters shores beaches edge heart"
    " interior cities capital slopes coastline deserts roads airports ports harbours harbors".split()
)
"""Before "of X" they say where."""
UNITS = frozenset(
    "province state region city town village district port island county prefecture department nation resort".split()
)
BOUNDS = frozenset("border borders frontier boundary".split())
"""Before "with X" they say where."""
EXTENT_NOUNS = frozenset(
    "area areas region regions city town village county state province district coast border borders capital suburb"
    " suburbs airport airspace vicinity outskirts island islands peninsula valley desert strait harbor harbour port"
    " countryside mainland waters side facility site plant base camp station hospital prison north south east west"
    " center centre downtown neighborhood neighbourhood street road highway nations states countries".split()
)
"""After a name they still say where."""
GROUNDS = EXTENT_NOUNS | frozenset(
    "airports ports airfield airfields runway zone zones prisons hospitals schools beach beaches stadium"
    " squares streets square roads bridges coastline".split()
)
"""Behind "at Chad's" and a word or two they say where."""
IS = frozenset({"is", "was", "are", "were"})
WHAT = frozenset("a an one part home without under among".split())
"""Behind "Chad is" they tell what a place is, or how it is there; not what its government does."""
AMOUNT = frozenset(
    "one two three four five six seven eight nine ten dozens hundreds thousands about some nearly almost over"
    " fewer".split()
)
"""Behind "Chad has" they tell what there is in it."""
PASSIVE = frozenset("was were is are has have had been being be got".split())
AHEAD = frozenset("will would may might could can should to due set going play".split())
ADVERBS = frozenset("first also again later then still now once twice soon".split())
UNDERGONE = frozenset(
    "hit struck bombed shelled bombarded attacked raided stormed captured recaptured retaken seized occupied overrun"
    " besieged surrounded encircled liberated invaded annexed destroyed devastated damaged flattened levelled leveled"
    " razed burned burnt torched looted ransacked flooded inundated submerged swamped battered lashed pounded ravaged"
    " rocked shaken jolted rattled evacuated closed reopened sealed cordoned cut isolated quarantined visited climbed"
    " scaled conquered summited crossed settled founded rebuilt renamed uninhabited covered blanketed shrouded"
    " paralysed paralyzed blacked".split()
)
"""Behind "was": done to a place, at that place."""
HAVING = frozenset("has had have reported reports recorded".split())
RESIDENTS = frozenset({"residents", "inhabitants", "neighbourhoods", "neighborhoods"})
PUBLICATIONS = frozenset("times post herald tribune journal gazette telegraph daily news mirror globe".split())
FUNCTION = frozenset(
    "on in at to from for of by with and or but as after before when where while who which that this than then since"
    " until because if so not was is are were be been being has have had will would could should may might can did does"
    " do said says also during amid against about between into over under through via near the a an its his her their"
    " our my your today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday last next earlier"
    " later early late now just only still again there here it he she they we you i all both each more most some any no"
    " one two three four five six several many per ago once twice even back up down out off away along"
    " around alone itself too straight apart yet ever never soon together overnight instead altogether across toward"
    " towards past without within inside outside onto upon behind beyond beside besides despite like unlike including"
    " following except almost nearly whose whom how why whether though although unless rather".split()
)
DETERMINERS = frozenset("the a an about some its their his her no more over nearly almost all both another".split())
"""Right after a word in -s that stands after a place, they say that the word is its verb: "Jordan hosts the talks"."""
TITLE_HEADS = frozenset(
    "organization organisation conference council commission committee network alliance association forum fund"
    " institute centre center campaign coalition league union".split()
)
BESIDE = CALENDAR_WORDS | frozenset(
    "i north south east west northern southern eastern western central greater downtown metropolitan lower upper"
    " inner outer county city state province district region airport hospital street road".split()
)
