"""How movement verbs and nouns take their places, as word lists.

After Levin (1993), classes 11 and 51, and VerbNet's roles: the object of "leave" is an origin, of "reach" a
destination, of "deport" the traveller.
"""

from __future__ import annotations

from geomap.english.lexicon import inflections
from geomap.model import Mode

FOLLOWS = frozenset({"follow", "shadow", "trail", "chase", "pursue"})
"""Whom one does these to moves on ahead."""
POSTED = frozenset({"post", "assign", "reassign", "appoint"})
"""Who suffers these goes: "was posted to Lyon", "was appointed to the command at Lyon"."""
CARRIES = (
    frozenset(
        "take bring send evacuate extradite deport transport transfer airlift drive fly ship move carry rush relocate"
        " hustle escort ferry return redirect divert tow repatriate smuggle flee bundle whisk convey deliver lead steer"
        " export medevac haul shift expel banish exile hand helicopter truck bus medivac put pack spirit usher dispatch"
        " despatch sail march launch redeploy reroute".split()
    )
    | FOLLOWS
    | POSTED
)
"""The object travels: "they flew him to Berlin"."""
LEAVES = frozenset("leave flee depart evacuate quit vacate escape exit clear abandon".split())
TAKES_ALONG = frozenset("carry ship lead take transport escort drive fly sail march".split())
"""Who does these to somebody goes along."""
WEATHER = frozenset("rain rains rainfall wind winds gust gusts snow flooding floods downpour downpours surge".split())
"""What a storm brings where it is."""
REACHES = frozenset(
    "reach enter visit tour invade approach cross traverse hit strike batter pound brush lash drench skirt clip"
    " graze slam revisit flatten pass capture seize retake occupy storm liberate take round transit hammer rake buffet"
    " swamp inundate devastate ravage circumnavigate raze pummel wallop maul smash blanket blacken coat engulf envelop"
    " foul smother shroud choke pollute contaminate overrun recapture conquer besiege encircle patrol reoccupy"
    " climb ascend".split()
)
BOUND_FOR = frozenset("leave depart head sail set bind embark steer make aim start board fly".split())
ARRIVES = frozenset(
    "arrive land dock anchor berth disembark dismount alight moor finish end complete conclude check touch call come"
    " turn put set surface resurface crash-land".split()
)
"""What is "in", "at" or "near" a place after these was reached; of the loose ones only with their particle."""
PHRASES: dict[tuple[str, str], str] = {
    ("drop", "anchor"): "anchor", ("cast", "anchor"): "anchor", ("make", "way"): "go",
    ("go", "missing"): "vanish", ("grow", "up"): "stay", ("get", "off"): "alight", ("get", "on"): "board",
    ("make", "port"): "arrive", ("set", "foot"): "arrive", ("say", "mass"): "celebrate", ("say", "prayers"): "pray",
    ("say", "prayer"): "pray",
    ("fall", "ill"): "stay", ("lay", "wreath"): "attend", ("hand", "food"): "attend", ("pay", "visit"): "visit",
    ("take", "part"): "attend", ("take", "rest"): "rest", ("take", "shelter"): "shelter", ("take", "refuge"): "shelter",
    ("strike", "land"): "land", ("hit", "land"): "land", ("reach", "land"): "land",
    ("win", "race"): "compete", ("win", "downhill"): "compete", ("win", "slalom"): "compete",
    ("win", "final"): "compete",
    ("win", "match"): "compete", ("win", "stage"): "compete", ("win", "prix"): "compete", ("win", "medal"): "compete",
    ("win", "bronze"): "compete", ("win", "silver"): "compete", ("win", "marathon"): "compete",
    ("win", "title"): "compete", ("win", "gold"): "compete", ("win", "tournament"): "compete",
    ("spend", "night"): "stay", ("set", "home"): "settle", ("make", "home"): "settle", ("shake", "hands"): "attend",
    ("serve", "sentence"): "stay", ("serve", "time"): "stay",
    ("show", "around"): "stay", ("guide", "around"): "stay", ("guide", "round"): "stay", ("show", "round"): "stay",
    ("tie", "up"): "dock", ("tie", "knot"): "marry", ("take", "oath"): "attend", ("take", "fuel"): "refuel",
    ("pitch", "tents"): "camp", ("pitch", "tent"): "camp", ("pitch", "camp"): "camp", ("put", "tents"): "camp",
    ("set", "camp"): "camp", ("make", "camp"): "camp", ("put", "camp"): "camp", ("put", "tent"): "camp",
    ("make", "pass"): "pass", ("test", "positive"): "stay", ("take", "ill"): "stay", ("fall", "sick"): "stay",
    ("touch", "soil"): "arrive", ("let", "go"): "release",
    ("take", "custody"): "arrest", ("put", "arrest"): "detain", ("place", "arrest"): "detain",
    ("hand", "himself"): "surrender", ("hand", "herself"): "surrender", ("hand", "themselves"): "surrender",
    ("turn", "himself"): "surrender", ("turn", "herself"): "surrender", ("turn", "themselves"): "surrender",
    ("go", "trial"): "appear", ("go", "underground"): "hide",
    ("refuse", "entry"): "detain", ("deny", "entry"): "detain",
    ("make", "it"): "go", ("find", "way"): "go", ("force", "down"): "intercept", ("weigh", "anchor"): "embark",
    ("strike", "reef"): "crash", ("hit", "reef"): "crash", ("strike", "rock"): "crash", ("hit", "rock"): "crash",
    ("strike", "rocks"): "crash", ("hit", "rocks"): "crash", ("strike", "iceberg"): "crash",
    ("hit", "iceberg"): "crash",
    ("strike", "mine"): "crash", ("hit", "mine"): "crash", ("catch", "fire"): "crash", ("collide", "with"): "crash",
    ("founder", "off"): "sink", ("founder", "in"): "sink", ("founder", "near"): "sink",
    ("send", "distress"): "stay", ("issue", "distress"): "stay", ("send", "mayday"): "stay",
    ("set", "course"): "head", ("change", "course"): "head", ("alter", "course"): "head",
    ("hear", "from"): "see", ("trace", "to"): "find", ("succumb", "to"): "die", ("lie", "state"): "stay",
    ("come", "first"): "compete", ("come", "second"): "compete", ("come", "third"): "compete",
    ("slip", "moorings"): "embark", ("lose", "mast"): "crash", ("spring", "leak"): "crash",
    ("tear", "roofs"): "damage", ("rip", "roofs"): "damage", ("tear", "roof"): "damage", ("rip", "roof"): "damage",
    ("take", "hostage"): "kidnap", ("reunite", "with"): "meet", ("lead", "prayers"): "pray",
    ("launch", "campaign"): "attend", ("launch", "book"): "attend", ("announce", "candidacy"): "attend",
    ("set", "record"): "compete", ("lose", "consciousness"): "collapse", ("leave", "dead"): "kill",
    ("leave", "homeless"): "kill", ("dig", "up"): "find", ("receive", "ovation"): "attend",
    ("receive", "welcome"): "attend",
}  # fmt: skip
"""Verbs that with such an object, or such a word behind them, tell of being or moving as another verb does."""
PARTICLES: dict[str, frozenset[str]] = {
    "come": frozenset({"ashore", "aground", "down"}), "go": frozenset({"ashore", "aground", "down"}),
    "touch": frozenset({"down"}),
    "turn": frozenset({"up"}), "end": frozenset({"up"}), "put": frozenset({"ashore", "in", "into", "down"}),
    "call": frozenset({"at"}), "run": frozenset({"aground", "ashore"}), "check": frozenset({"in", "into"}),
    "wash": frozenset({"ashore", "up"}), "take": frozenset({"refuge", "shelter", "up", "off"}),
    "bring": frozenset({"ashore"}),
    "pack": frozenset({"off"}), "set": frozenset({"down"}),
}  # fmt: skip
"""The word that must follow for these to mean arriving: "came ashore near Tampico", "called at Aden"."""
LOOSE = frozenset({"call", "check", "end", "touch", "pack"})
"""Without it these move nobody anywhere: "called off a visit to"."""
GOES = frozenset(
    "go come travel fly drive sail walk march move return run ride row swim head proceed continue journey trek hike"
    " cross step withdraw retreat migrate relocate emigrate immigrate pass pull steam set bind embark start shuttle"
    " rush hurry advance slam sweep churn drift barrel touch jet cruise climb crawl slip sneak limp vanish disappear"
    " wobble veer turn emerge cycle paddle trudge wash flow roll edge race speed catch board wander roam lift blast"
    " spread blow plow plough roar rip tear jog accompany skate ski kayak canoe hitchhike motor dash hop skim"
    " pour stream venture defect decamp journey trundle hurtle loop swing zip inch creep nose descend ascend push swoop"
    " pedal plod stroll saunter glide taxi retire get".split()
)
CYCLONES = frozenset({"hurricane", "storm", "cyclone", "typhoon", "tornado", "blizzard"})
STORMS = frozenset("tear rip roar blow plow plough churn slam barrel sweep rage".split())
"""What goes "through" a place by these hits it."""
PASSES = frozenset(
    "pass move cross drift sweep roll travel walk march ride drive sail hike trek fly cycle paddle roam wander"
    " emerge wobble row turn veer churn run stroll saunter advance edge race limp step shuttle".split()
)
"""Without a goal, the place that they are "over", "at" or "near" was passed through."""
MOVES = CARRIES | LEAVES | REACHES | ARRIVES | GOES
IS_THERE = frozenset(
    "speak appear meet brief hand run address attend stay remain hide shelter camp rest wait perform play host hold"
    " sign inspect join greet rally campaign stop refuel open surrender die collapse crash capsize sink anchor begin"
    " drift give treat shoot arrest detain see spot hospitalize hospitalise hijack attack kill find rescue seize"
    " capture kidnap abduct bury marry celebrate preside deliver release discharge free wound injure stab board cast"
    " swear ordain consecrate spend sit stand gather lecture protest vote testify imprison jail admit operate lay"
    " photograph ambush intercept confront welcome receive settle base station start fall dwell linger make form"
    " stall sleep camp live chair train recapture rearrest pick overturn sight hit strike strand quarantine isolate"
    " recover recuperate undergo plead resurface stopover distribute bless rent cook sing dance damage disable catch"
    " receive stick trap maroon halt compete question weaken dissipate strengthen intensify hover hospitalised"
    " confirm report detect unload offload impound refloat infect sicken record diagnose contain inaugurate unveil"
    " lunch dine pray vanish disappear loiter overnight lodge regroup raid ransack loot plunder trample exchange"
    " swap search cheer heckle mob jeer boo holiday remand arraign embark conduct perform convene debut enroll enrol"
    " enlist preach exhibit practise practice rehearse officiate keep".split()
)
"""With a place after "in", "at", "near" ... these say that somebody was there."""
PASSIVE_ONLY = frozenset(
    "see spot find hit strike sight kill attack seize capture photograph question confirm report detect record"
    " diagnose contain damage disable catch stick trap maroon unload offload impound refloat infect sicken keep"
    " swear ordain consecrate".split()
)
"""Who does these may be elsewhere; who suffers them is there."""
PRESENT = frozenset(
    "present back safe stuck stranded parked grounded moored home alive alone unharmed here there adrift afloat".split()
)
"""Adjectives and adverbs that tell a being somewhere: "was safe in Lyon", "is back in Lyon"; not "is popular in"."""
BECOMING = frozenset({"get", "become", "remain", "stay", "leave"})
"""Before one of those: "got stuck near Lyon"."""
DUE = frozenset({"due", "overdue", "expect"})
"""With a place right behind, these tell where somebody was to be: "was due in Lyon on Friday"."""
OCCASIONS = frozenset(
    "speech address rally conference meeting ceremony summit visit stop lecture sermon event hearing concert appearance"
    " gathering briefing dinner lunch reception forum debate court interview mass service festival"
    " congress convention hospital hotel prison".split()
)
"""What a sentence begins with to say where somebody said or did what it tells: "At a rally in Lyon, Duarte said"."""
LEGS = frozenset({"leg", "stage", "stretch"})
"""Parts of a journey; told of as such by the ends behind them: "the leg from Lyon to Osh"."""
COVERS = frozenset({"include", "includes", "included", "covers", "covered", "comprises", "comprised"})
"""What a tour or its plan does with the places of it."""
PLACING = MOVES | IS_THERE
"""Verbs that by themselves put somebody somewhere."""
NOT_THERE = frozenset(
    "accept accuse acknowledge add admit adopt agree announce appoint approve argue ask back base be bear become"
    " believe belong blame boycott bring build call cancel cause choose claim come command compare condemn"
    " confirm consider continue"
    " control cost create criticise criticize decide declare demand denounce deny depend deploy describe design do"
    " doubt dwell earn elect estimate expect face fail fear finance follow forecast forget found fund get give go"
    " govern graduate grow hail have head hear help hope include injure intend invest involve keep kill know"
    " launch lead learn let live lose make manage marry mean miss name need note offer operate order own plan pledge"
    " possess post praise postpone precede predict prefer promise prompt propose prove publish pull put raise"
    " recommend refuse"
    " reject remain remember report represent request require rule run say scrap seem sell send serve set show spark"
    " stand state study suggest support suspect take teach tell think threaten trigger try tweet understand urge"
    " use vow want warn win wish work wound write watch".split()
)
"""What one does "in" a place without being there then, or what says too little of it."""
NOT_SUFFERED = frozenset(
    "bear broadcast print ban bar indict sue charge mourn remember translate register own headquarter"
    " record report wanted worship admire love respect discuss debate mention quote cite list rank schedule expect"
    " suspend fire dismiss sack replace succeed oust topple overthrow defeat beat outlaw sanction fund pay".split()
)
"""What one can suffer in a place without being there."""
LASTING = frozenset("be remain stay wait sit lie hide shelter stand hold hover".split())
"""In the simple present these tell what is so now, not a habit."""
BORN = "born"
STATES = frozenset({"live", "dwell", "base", "station"})
"""In the simple present these tell a home, no stop."""
JOURNEYS = {"flight": "air", "trip": None, "journey": None, "voyage": "sea", "visit": None, "departure": None,
            "arrival": None, "return": None, "halt": None, "tour": None, "travel": None, "drive": "road",
            "crossing": None, "landing": None, "landfall": None, "stop": None, "stay": None, "travels": None,
            "stopover": None, "exile": None, "pilgrimage": None, "holiday": None,
            "vacation": None, "transfer": None, "extradition": None, "deportation": None,
            "evacuation": None, "layover": None, "escape": None, "ride": None, "trek": "foot",
            "cruise": "sea", "hop": "air"}  # fmt: skip
COURSES = JOURNEYS.keys() | frozenset(
    "attempt day week weekend campaign mission expedition trek march walk run race ride odyssey honeymoon career"
    " circumnavigation quest cruise walkabout swim row hike".split()
)
"""What somebody can begin and end in a place."""
PERIODS = frozenset("night nights day days hour hours week weeks weekend month months year years life".split())
"""After so long in a place one was there: "after a night in Lyon"."""
WAITS = frozenset({"wait", "delay", "treatment", "surgery", "stint", "spell", "rest"})
"""After these too: "after a long wait in Lyon"."""
THERE_SINCE = "there since then"
"""What decides the date of a stay that goes on: "has been held in Lyon since May"."""
TALKS = frozenset({"talk", "talks", "meeting", "meetings", "summit", "negotiations", "consultations"})
"""Nouns of what those whom a sentence is about took part in."""
AFTER_THE_FACT = frozenset({"extradition", "deportation", "evacuation", "transfer", "escape", "return", "exile"})
"""Journeys that news mostly speaks of before they happen ("asked for his extradition to"): told only by what holds
them ("after his deportation to")."""
STOPS = frozenset({"stopover", "stop", "stops", "stopped", "layover", "refuel", "refuelled", "refueled"})
"""What one does between leaving and arriving."""
VEHICLES = frozenset(
    "plane jet flight bus train ferry boat ship helicopter car truck aircraft convoy taxi van coach airliner yacht"
    " vessel minibus".split()
)
MODES: dict[str, Mode] = {
    "fly": "air", "airlift": "air", "land": "air", "plane": "air", "aircraft": "air", "helicopter": "air", "jet": "air",
    "flight": "air", "ambulance": "road", "drive": "road", "car": "road", "truck": "road", "bus": "road",
    "convoy": "road", "train": "rail", "sail": "sea", "ship": "sea", "boat": "sea", "ferry": "sea", "yacht": "sea",
    "anchor": "sea", "dock": "sea", "row": "sea", "walk": "foot", "march": "foot", "trek": "foot", "taxi": "road",
    "hike": "foot", "motorcade": "road", "airliner": "air", "limp": "foot", "tow": "sea", "steam": "sea",
}  # fmt: skip
TO = frozenset({"to", "into", "onto", "toward", "towards"})
FROM = frozenset({"from", "out of"})
IN = frozenset({"in", "at", "near", "on", "off", "outside", "inside", "over", "around", "across", "aboard", "within",
                "through", "off of", "by", "past", "throughout",
                "between", "amid", "among"})  # fmt: skip
VIA = frozenset({"via", "through", "across", "over", "past"})
WHOLES = frozenset(
    "first last tranche batch load part half most rest all remnant remnants body bodies group crew thousand thousands"
    " hundred hundreds dozen dozens member members player players majority number shipment delivery some many eye"
    " center centre core pair remains capsule hull wreck wreckage debris ashes lander fighters soldiers vehicle"
    " vehicles truck trucks car cars lorry lorries bus buses boat boats ship ships clump clumps plume column columns"
    " unit units".split()
)
"""Nouns whose "of" names what moves: "the rest of the convoy"; not "the captain of the ship"."""
IDIOMS = {"come": ("under", "about", "after", "forward", "amid", "in", "as"), "go": ("ahead",),
          "stand": ("by", "for"), "run": ("for", "against", "by"), "turn": ("to", "round", "around", "down", "out"),
          "step": ("down",),
          "pass": ("on",), "hit": ("out",), "enter": ("into",), "set": ("up",),
          "hold": ("up",), "fly": ("the",), "play": ("down",), "head": ("the",), "pull": ("out",), "back": ("out",),
          "drop": ("out",), "rule": ("out",)}  # fmt: skip
LOCATING = frozenset({",", "in", ", in", "in the", "near", ", near", "off", "outside", "in southern", "in northern",
                      "in eastern", "in western", "in central"})  # fmt: skip
CLAUSE_ENDS = frozenset(
    {";", ":", "after", "before", "while", "about", "regarding", "against", "because", "if", "that", "following",
     "despite", "amid", "since", "when", "as", "like", "unlike", "according"}
)  # fmt: skip
SUFFERED = frozenset(
    "arrest meet greet see find detain shoot treat welcome hijack kill attack seize capture recapture rescue"
    " rearrest intercept join halt pick hold receive bless catch ambush bomb board exchange swap search cheer"
    " heckle mob jeer boo stop keep".split()
)
"""Verbs that put their object where they happen."""
MUTUAL = frozenset({"meet", "greet", "welcome", "receive", "bless", "join"})
"""Both are there."""
SAID = frozenset({"say", "tell", "announce", "declare", "warn"})
"""Who says something in a place is there, if the place stands right after: "told reporters in Lyon"."""
FATES = frozenset(
    "arrest abduction kidnapping kidnap capture detention imprisonment incarceration confinement internment death"
    " murder killing assassination speech address appearance performance debut concert wedding marriage surgery"
    " operation treatment hospitalization hospitalisation childhood youth education training studies apprenticeship"
    " internship recovery convalescence captivity accident crash show gig recital".split()
)
"""Whose these were in a place was there."""
HOMES = frozenset({"home", "house", "residence", "compound", "villa", "hideout", "mansion", "apartment", "cell"})
SITES = frozenset(
    "hotel hospital clinic airport prison jail court courthouse courtroom flat apartment restaurant cafe bar nightclub"
    " street suburb district neighborhood neighbourhood church mosque cathedral stadium university school theater"
    " theatre museum barracks harbour harbor port park studio office mansion residence conference summit"
    " meeting rally hospice camp square market station shipyard marina beach house home guesthouse hostel"
    " factory farm shop lodge inn base embassy".split()
)
"""Behind a name these make it the place where they are: "a Lyon hotel"."""
DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west"
    " short".split()
)
ROADS = frozenset({"road", "highway", "motorway"})
"""On one of these "to" a place one is near it."""
DISTANCES = frozenset("mile miles kilometer kilometers kilometre kilometres km league leagues meters metres".split())
HOLDERS = frozenset(
    "president leader minister king queen ambassador people government ministry prime head chief mayor governor"
    " capital parliament army republic kingdom envoy bishop prince citizen citizens".split()
)
"""Nouns whose "of" names whom they belong to, not where they are; "the capital of Chad" is its own place."""

LEMMAS = {form: lemma for lemma in sorted(PLACING) for form in inflections(lemma)} | {
    "refuelled": "refuel", "tore": "tear", "torn": "tear",
}  # fmt: skip
"""The model's lemmas of rare verbs are guesses ("airlif"); of these verbs every form is known."""
NOT_THERE_FORMS = frozenset().union(*map(inflections, NOT_THERE))
NOT_SUFFERED_FORMS = NOT_THERE_FORMS.union(*map(inflections, NOT_SUFFERED))
JOURNEY_FORMS = {n: n for n in JOURNEYS} | {n + "s": n for n in JOURNEYS if not n.endswith("s")}
PHRASED_FORMS = {form: verb for verb in sorted({verb for verb, _ in PHRASES}) for form in inflections(verb)}
"""The verbs of those phrases, by each of their forms."""
SAYS = frozenset({"said", "says", "told", "tells"})
