"""Whether a parsed sentence tells what a verb names as done, planned, possible or denied.

What has no parse is judged by its words: `factuality.py`.
"""

from __future__ import annotations

from geomap.english.factuality import (
    COMMANDS,
    DENYING,
    MODALS,
    NEGATIONS,
    PLANNING,
    TRIED,
    UNTRUE,
    VOWING,
    is_denied_claim,
    is_unreal,
)
from geomap.english.grammar import (
    coordinated_infinitive,
    has_had,
    is_after,
    is_finite,
    is_infinitive,
    is_passive,
    is_perfect,
)
from geomap.english.tree import ACCUSING, Tree
from geomap.model import Status

_SAID_OF = frozenset("believed said thought reported understood known alleged suspected presumed reckoned".split())
_LETTING = frozenset({"allow", "permit", "enable", "let"})
"""Who was allowed to do it did it."""
_MADE = frozenset({"allowed", "permitted", "enabled", "forced", "made", "compelled", "obliged", "able", "free", "seen"})
_PRESS = frozenset("paper papers newspaper newspapers media press reports tabloids websites".split())
"""What these had reported before somebody spoke is no more than that."""
_WEIGHING = frozenset(
    "oppose resist reject consider contemplate mull discuss debate think talk speak dream imagine envisage favour favor"
    " support advocate recommend suggest propose fear risk rule".split()
)
"""What is weighed has not been done: "oppose sending him to Lyon"."""
_ADVISING = frozenset("suggest propose recommend advise insist demand request require ask urge order rule".split())
"""What one says so "that" somebody do."""
_WANTING = frozenset({"want", "wish", "need"})
_STILL = frozenset({"once", "until", "till", "after", "before", "when"})
"""Before a present tense they tell of what is to come."""
_NEARLY = frozenset({"nearly", "almost"})
_HARDLY = frozenset({"hardly", "scarcely", "rarely", "seldom"})


def _is_rumour(tree: Tree, verb: int) -> bool:
    """ "Rumours spread that she had [fled]", "word went round that", "there was speculation that"."""
    that = next((c for c in tree.children(verb, "mark") if tree.lemma(c) == "that"), 0)
    before = [tree.words[k].form.lower() for k in range(max(0, that - _RUMOUR_REACH), that)]
    spread = "word" in before and not _SPREAD.isdisjoint(before[before.index("word") :])
    return spread or not _RUMOURS.isdisjoint(before)


_RUMOUR_REACH = 5
"""Words from a rumour to the clause that tells it, at most."""
_RUMOURS = frozenset("rumour rumours rumor rumors speculation gossip hearsay".split())
_SPREAD = frozenset({"went", "spread", "got", "ran", "circulated"})
"""What "word" does that nobody has confirmed."""


def _is_press_report(tree: Tree, verb: int) -> bool:
    """ "Papers had reported that she [was] in Lyon": before what is told next."""
    up = tree.head(verb)
    teller = next(tree.children(up, "nsubj"), None) if up >= 0 and tree.rel(verb) == "ccomp" else None
    return teller is not None and has_had(tree, up) and tree.words[teller].form.lower() in _PRESS


def status(tree: Tree, verb: int, tried: Status = "actual") -> Status:
    """How the sentence tells what the verb names: as done, planned, possible or denied.

    `tried`: what an attempt counts as. Who tried to speak in Osh was there, who tried to reach it was not.
    """
    twin = coordinated_infinitive(tree, verb)
    if twin is not None:
        return status(tree, twin, tried)
    forms = [w.form.lower() for w in tree.words]
    if _is_denied(tree, verb) or is_unreal(forms, verb) or is_denied_claim(forms, verb):
        return "denied"
    if _is_rumour(tree, verb) or _is_press_report(tree, verb):
        return "possible"
    found: Status = _own_status(tree, verb)
    here, after = verb, is_after(tree, verb)
    for up in tree.ancestors(verb):
        if found != "actual":
            return found
        rel, lemma = tree.rel(here), tree.lemma(up)
        if rel in ("xcomp", "ccomp", "acl", "advcl", "csubj", "obj", "obl", "nmod") and not is_finite(tree, here):
            apart = is_infinitive(tree, here) or _is_before(tree, here)
            if lemma in DENYING and not (lemma == "stop" and apart):  # "stopped to rest in Lyon"
                return "denied"
            if lemma in ACCUSING and not (rel == "advcl" and here < up):  # not "Standing in Lyon, she accused"
                return "possible"
            if _is_weighed(tree, here):
                return "possible"
            wished = rel == "ccomp" or is_infinitive(tree, here)  # "asked that he be sent", "asked to be sent"
            if lemma in TRIED and wished:
                return tried if found == "actual" else found
            if after and lemma in VOWING and tree.words[up].xpos in ("VBD", "VBN"):
                return found  # "vowed to resign after coming home"
            if lemma in _LETTING and is_passive(tree, up) and _own_status(tree, up) == "actual":
                here = up
                continue  # "was allowed to go on to Lyon"
            if tree.words[up].form.lower() in _SAID_OF and is_perfect(tree, here):
                if _own_status(tree, up) == "denied":
                    return "denied"
                here = up
                continue
            if (lemma in PLANNING or lemma in ("mean", "wait")) and wished:
                return "planned"
        if rel == "advcl" and _is_before(tree, here) and lemma in PLANNING - TRIED and tree.has(up, "xcomp"):
            return "planned"  # "is due to stop in Lyon before flying on to Osh"
        if rel in ("acl", "advcl") and is_infinitive(tree, here) and lemma not in TRIED | {"stop"}:
            return "planned"  # "a plan to go", "came to take him"
        if rel in ("ccomp", "xcomp", "acl") and lemma in _WANTING and tree.words[here].xpos in ("VBN", "VBD"):
            return "planned"  # "wanted her towed to Lyon"
        if rel == "ccomp" and lemma in _ADVISING and _is_base(tree, here):
            return "planned"  # "suggested that they stay in Lyon"
        apart = rel == "conj" and tree.has(here, "nsubj")  # "'I never saw it,' he said in Lyon"
        if rel == "conj" and tree.words[here].xpos == "VBD" and is_infinitive(tree, up):
            break  # "stopped to refuel and then went on": no tense goes with an infinitive
        if (rel in ("conj", "xcomp") and not apart) or (rel == "advcl" and not is_finite(tree, here)):
            found = _own_status(tree, up)
        elif rel not in ("ccomp", "conj", "obj", "obl", "nmod"):
            break
        here = up
    return found


def hangs_on_plan(tree: Tree, verb: int) -> bool:
    """Whether an infinitive hangs on a plan: "hopes to speak at a conference"."""
    if is_infinitive(tree, verb) and _is_bound_to(tree, verb):
        return True  # "was at first to be held in Osh"
    if _is_weighed(tree, verb):
        return True
    above = [verb, *tree.ancestors(verb)]
    if above[1:] and is_infinitive(tree, verb) and _is_too_much(tree, above[1]):
        return True
    own = any(tree.lemma(u) in COMMANDS and not tree.has(u, "obj", "iobj") for u in above[1:])
    return own or bool({tree.lemma(u) for u in above} & (PLANNING - TRIED - COMMANDS | ACCUSING))


def _is_denied(tree: Tree, verb: int) -> bool:
    """ "denied that he would go", "dismissed a claim that he had gone", "reports that he was there were false"."""
    here = verb
    for up in tree.ancestors(verb):
        rel = tree.rel(here)
        ruled_out = tree.lemma(up) == "rule" and any(tree.words[c].form == "out" for c in tree.kids[up])
        if (tree.lemma(up) in UNTRUE or ruled_out) and rel in ("ccomp", "obj", "nsubj", "csubj", "acl"):
            return rel != "nsubj" or not tree.has(up, "obj")  # not "who was there denied it"
        if rel not in ("ccomp", "conj", "acl", "obj", "nsubj", "csubj"):
            return False
        here = up
    return False


def _is_nobody(tree: Tree, noun: int) -> bool:
    """ "Nobody fell ill", "no ship came"."""
    none = tree.words[noun].form.lower() in ("nobody", "none")
    return none or any(tree.words[c].form.lower() == "no" for c in tree.children(noun, "det"))


def _is_too_much(tree: Tree, word: int) -> bool:
    return any(tree.words[c].form.lower() == "too" for c in tree.children(word, "advmod"))


def _own_status(tree: Tree, verb: int) -> Status:
    if any(tree.words[c].form.lower() in NEGATIONS for c in tree.children(verb, "advmod", "det")):
        return "denied"
    subjects = list(tree.children(verb, "nsubj"))  # two, where a clause was read into the one before: the last is its
    if _is_hardly(tree, verb) or any(_is_nobody(tree, c) for c in subjects[-1:]):
        return "denied"
    if tree.rel(verb) in ("advcl", "xcomp", "ccomp") and _is_too_much(tree, tree.head(verb)):
        return "denied"  # "is too ill to travel"
    to = next((c for c in tree.children(verb, "mark") if tree.words[c].form.lower() == "to"), 0)
    if to and tree.words[to - 1].form.lower() in ("never", "not"):
        return "denied"  # "vowed never to return"
    for c in tree.children(verb, "aux"):
        form = tree.words[c].form.lower().replace("’", "'")
        if form in MODALS:
            unreal = form in ("would", "should", "could") and any(tree.lemma(k) == "have" for k in tree.kids[verb])
            return "denied" if unreal else MODALS[form]
    if is_infinitive(tree, verb) and _is_bound_to(tree, verb):
        return "planned"
    to_do = (tree.words[c].upos == "VERB" for c in tree.children(verb, "xcomp"))  # not "was going empty to Lyon"
    going = tree.lemma(verb) == "go" and any(to_do)
    if any(tree.lemma(c) in ("if", "whether", "unless") for c in tree.children(verb, "mark")):
        return "possible"
    bare = tree.words[verb].form.lower() == tree.lemma(verb)
    if bare and tree.words[verb - 1].form.lower() == "then" and tree.words[verb].xpos in ("VB", "VBP"):
        return "planned"  # "is to fly to Lyon, then go on to Osh"
    if _is_instead(tree, verb):
        return "denied"
    marks = {tree.lemma(c) for c in tree.children(verb, "mark", "advmod")}
    if marks & _STILL and tree.words[verb].xpos in ("VBZ", "VBP") and tree.rel(verb) == "advcl":
        return "planned"  # "once he arrives in Lyon"
    return "planned" if going and tree.words[verb].xpos == "VBG" else "actual"


def _is_weighed(tree: Tree, verb: int) -> bool:
    """ "Oppose [sending] him to Lyon", "thought about [moving] to Lyon"."""
    up = tree.head(verb)
    return 0 <= up < verb and tree.lemma(up) in _WEIGHING and tree.words[verb].xpos == "VBG"


def _is_instead(tree: Tree, verb: int) -> bool:
    """ "Instead of [driving] on to Lyon", "rather than [fly]"."""
    before = tuple(w.form.lower() for w in tree.words[max(0, verb - 2) : verb])
    return before in (("instead", "of"), ("rather", "than"))


def _is_base(tree: Tree, verb: int) -> bool:
    """ "That they stay", "that she be flown": neither a past nor a third person."""
    helpers = [tree.words[c].form.lower() for c in tree.children(verb, "aux", "cop")]
    return helpers == ["be"] or (not helpers and tree.words[verb].xpos in ("VB", "VBP"))


def _is_hardly(tree: Tree, verb: int) -> bool:
    """ "Has hardly left Lyon"; not "had hardly left Lyon when", nor "barely escaped"."""
    adverbs = {tree.words[c].form.lower() for c in tree.children(verb, "advmod")}
    if tree.words[verb - 1].form.lower() in _NEARLY and verb - 1 in tree.kids[verb]:
        return True  # "nearly drowned"
    perfect = any(tree.words[c].form.lower() in ("has", "have", "'ve", "’ve") for c in tree.children(verb, "aux"))
    return not has_had(tree, verb) and bool(adverbs & (_HARDLY | {"barely"} if perfect else _HARDLY))


def _is_bound_to(tree: Tree, verb: int) -> bool:
    """ "She was to continue to Lyon": a form of "be" and "to" right before the infinitive."""
    to = next((c for c in tree.children(verb, "mark", "aux") if tree.words[c].form.lower() == "to"), None)
    if to is None:
        return False
    before = [tree.words[k].form.lower() for k in range(max(0, to - 4), to)]
    while before and before[-1] in ("at", "first", "initially", "originally"):
        before.pop()
    before = before[-2:]
    if before and before[-1] in _SAID_OF and is_perfect(tree, verb):
        return False  # "is believed to have been carried aboard in Lyon"
    if before[-1:] == ["later"] or not _MADE.isdisjoint(before[-1:]):
        return False  # "was later to live in Lyon" tells what became of her, "was forced to leave" what she did
    return any(w in ("is", "are", "was", "were") for w in before) and before[-1:] != ["not"]


def _is_before(tree: Tree, verb: int) -> bool:
    """ "Stopped at a chapel before flying to Lyon"."""
    words = [tree.words[c].form.lower() for c in tree.children(verb, "mark", "case")]
    return not {"before", "after", "while"}.isdisjoint([*words, tree.words[verb - 1].form.lower()])
