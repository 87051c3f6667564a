"""Base forms of verbs.

The tagger guesses the lemma of a form that its treebanks lack, and often guesses wrong ("fled" -> "fl"; regular.py).
What a verb means decides what happened, so these are written down. Facts of English grammar, listed by hand.
"""

from __future__ import annotations

from typing import Final

from geomap.english.regular import base_of

_FORMS: Final = """
arise arose arisen|awake awoke awoken|be am is are was were been being 'm 're|bear bore borne born|beat beaten
become became|befall befell befallen|begin began begun beginning|behold beheld|bend bent|beset besetting
bid bade bidden bidding|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred
bring brought|build built|burn burnt|burst bursting|buy bought|cast casting|catch caught|choose chose chosen
cling clung|come came|creep crept|cut cutting|deal dealt|dig dug digging|do does did done|draw drew drawn|dream dreamt
drink drank drunk|drive drove driven|dwell dwelt|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought
find found|flee fled flees fleeing|fling flung|fly flew flown flies flying|forbid forbade forbidden forbidding
forecast forecasting|foresee foresaw foreseen|forget forgot forgotten forgetting|forgive forgave forgiven
forgo forwent forgone|freeze froze frozen|get got gotten getting|give gave given|go goes went gone|grind ground
grow grew grown|hang hung|have has had 've|hear heard|hide hid hidden|hit hitting|hold held|hurt hurting|keep kept
kneel knelt|know knew known|lay laid|lead led|leap leapt|learn learnt|leave left|lend lent|let letting
lie lay lain lying|light lit|lose lost|make made|mean meant|meet met|mislead misled|mistake mistook mistaken|mow mown
offset offsetting|oversee oversaw overseen|overshoot overshot|overtake overtook overtaken|overrun overran overrunning
overthrow overthrew overthrown|outfly outflew outflown|pay paid|prove proven|put putting|quit quitting|rebuild rebuilt
redo redid redone|repay repaid|retake retook retaken|ride rode ridden|ring rang rung|rise rose risen|run ran running
say said|see saw seen|seek sought|sell sold|send sent|set setting|sew sewn|shake shook shaken|shed shedding
shine shone|shoot shot|show shown|shrink shrank shrunk|shut shutting|sing sang sung|slay slew slain|sink sank sunk
sit sat sitting|sleep slept|slide slid|sling slung|slip slipping slipped|smell smelt|sow sown|speak spoke spoken
speed sped|spell spelt|spend spent|spill spilt|spin spun spinning|spit spat spitting|split splitting|spread spreading
spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|stink stank stunk|stride strode stridden
strike struck stricken|strive strove striven|swear swore sworn|sweep swept|swell swollen|swim swam swum swimming
swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|thrust thrusting
tread trod trodden|undergo underwent undergone|understand understood|undertake undertook undertaken|undo undid undone
uphold upheld|upset upsetting|wake woke woken|wear wore worn|weave wove woven|weep wept|win won winning|wind wound
withdraw withdrew withdrawn|withhold withheld|withstand withstood|wring wrung|write wrote written
abandon abandoned abandoning|airlift airlifted airlifting|board boarded boarding|cross crossed crosses crossing
dock docked docking|embark embarked embarking|enter entered entering|hop hopped hopping|land landed landing
march marched marches marching|reach reached reaches reaching|sail sailed sailing|ship shipped shipping
travel travelled travelling traveled traveling|visit visited visiting|walk walked walking
arrive arrived arriving arrives|evacuate evacuated evacuating|escape escaped escaping|move moved moving moves
depart departed departing|return returned returning|head headed heading|cruise cruised cruising|taxi taxied taxiing
transit transited transiting|deport deported deporting|extradite extradited extraditing|ferry ferried ferrying
bus bused bussed
"""
"""A verb and those of its forms that tell its lemma, and the forms of verbs of motion, which matter most here."""

_AMBIGUOUS: Final = {"lay": "lay", "wound": "wound", "ground": "ground"}
"""Forms that two verbs share, with what a reporter means; only asked for what the tagger calls a verb."""


def _read() -> dict[str, str]:
    table: dict[str, str] = {}
    for verb in _FORMS.replace("\n", "|").split("|"):
        lemma, *forms = verb.split() or [""]
        for form in forms:
            table.setdefault(form, lemma)
    return table | _AMBIGUOUS


IRREGULAR: Final = _read()


def lemma_of(form: str, xpos: str, guess: str) -> str:
    """The lemma of a word, given its Penn tag and the tagger's guess. Small letters unless it is a name."""
    if xpos.startswith("NNP"):
        return guess
    lower = form.lower()
    if xpos.startswith("VB"):
        if known := IRREGULAR.get(lower):
            return known
        if xpos in ("VB", "VBP") and lower.isalpha():
            return lower
        if xpos in _REGULAR and (base := base_of(lower)):
            return base
    return guess.lower() if form != "I" else guess


_REGULAR: Final = frozenset({"VBD", "VBN", "VBG", "VBZ"})
"""Tags of verbs that spelling leads to the base form of."""


def ends_as_past(word: str) -> bool:
    """Whether a word in small letters ends as a regular verb's past does; not so "Ahmed", "hundred" and their like."""
    return len(word) > 4 and word.endswith("ed") and word not in _NO_VERB


_NO_VERB: Final = frozenset(
    """mohamed mohammed muhammed ahmed hamed khaled waleed walid saeed sayed rasheed javed naveed majed fahed rashed
    zayed alfred manfred winifred mildred jared aldred siegfried hundred indeed sacred speed breed exceed proceed
    succeed naked wicked rugged ragged crooked shred seaweed""".split()
)


AUXILIARIES_NOW: Final = frozenset({"is", "are", "has", "have", "'s", "’s", "will", "'ll", "’ll", "am", "'re", "’re"})
PAST_FORMS: Final = frozenset(
    "was were had did said told left went came took gave made began fell rose held met sent brought found kept led"
    " stood spoke broke drove flew ran won lost shot struck fled".split()
)
PAST_ONLY: Final = PAST_FORMS | {
    form for form in IRREGULAR if not form.endswith(("ing", "s")) and form not in ("'ve", "'m", "'re")
}
"""All irregular forms that look back, participles among them."""


ALWAYS_VERBS: Final = frozenset(
    "ate arose became began brought came chose drew drove flew fled fought gave grew knew rode sang sank sent shook"
    " slept sought swam taught threw told took underwent went withdrew wrote undergone risen".split()
)
"""Forms that are no nouns, whatever stands before them: "the two flew home"."""


def irregular_forms(lemma: str) -> frozenset[str]:
    """The listed forms of a verb; none where it is regular."""
    return _BY_LEMMA.get(lemma, frozenset())


_BY_LEMMA: Final = {
    lemma: frozenset(forms)
    for lemma, *forms in (verb.split() for verb in _FORMS.replace("\n", "|").split("|") if verb.strip())
}
