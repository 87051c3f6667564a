"""Reading a parsed sentence: who does what, where to, and whether it is told as having happened.

Works on `Parse` (Universal Dependencies). The inheritance of subjects over conjunction, control and relative clauses
follows the UD guidelines.
"""

from __future__ import annotations

from geomap.english.factuality import COMMANDS, DENYING, MODALS, NEGATIONS, PLANNING, TRIED, UNTRUE, VOWING
from geomap.english.lemmas import IRREGULAR
from geomap.english.tree import ACCUSING, REPORTING, Tree
from geomap.model import Status

SUBORDINATE = ("ccomp", "xcomp", "advcl", "acl", "conj", "parataxis", "csubj")


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether the verb's subject suffers what it tells ("was flown", "taken hostage")."""
    if any(tree.words[c].deprel in ("nsubj:pass", "aux:pass") for c in tree.kids[verb]):
        return True
    word = tree.words[verb]
    if word.xpos != "VBN" or any(tree.lemma(c) == "have" for c in tree.children(verb, "aux")):
        return False
    if tree.rel(verb) == "acl":
        return True
    if tree.rel(verb) != "conj" or any(tree.children(verb, "nsubj", "obj")):
        return False  # "was held up in Lyon and reached Osh"
    return is_passive(tree, word.head)


def subject(tree: Tree, verb: int) -> int | None:
    """Index of the head word of who or what does (passive: suffers) the verb; None where nothing says it."""
    seen: set[int] = set()
    while verb not in seen:
        seen.add(verb)
        for c in tree.children(verb, "nsubj"):
            relative = tree.lemma(c) in ("who", "which", "that", "whom")
            return _antecedent(tree, verb, c) if relative and tree.rel(verb) == "acl" else c
        twin = _coordinated_infinitive(tree, verb)
        if twin is not None:
            verb = twin  # "led her to leave Lyon and return to Osh"
            continue
        rel, head = tree.rel(verb), tree.head(verb)
        if head < 0:
            return None
        marked = any(tree.lemma(c) in ("after", "before", "since") for c in tree.children(verb, "mark"))
        if rel == "acl" and marked and (above := _verb_above(tree, head)) is not None:
            verb = above  # "a day after arriving in Lyon she met them"
            continue
        if rel == "acl" and tree.words[head].upos != "VERB":
            return head
        if rel == "xcomp" and tree.words[verb].upos == "VERB":
            # object control: "forced him to leave", else the governing subject
            controlled = next(tree.children(head, "obj", "iobj"), None)
            if controlled is not None:
                return controlled
        elif rel not in (*SUBORDINATE, "dep"):
            return None
        verb = head
    return None


def _verb_above(tree: Tree, noun: int) -> int | None:
    return next((u for u in tree.ancestors(noun) if tree.words[u].upos == "VERB"), None)


def _antecedent(tree: Tree, verb: int, pronoun: int) -> int:
    """What a relative clause is about: the noun it hangs on, or that before the pronoun if it was hung on a verb."""
    head = tree.head(verb)
    if tree.words[head].upos != "VERB":
        return head
    before = (k for k in range(pronoun - 1, -1, -1) if tree.words[k].upos in ("NOUN", "PROPN"))
    return next(before, head)


def object_(tree: Tree, verb: int) -> int | None:
    return next(tree.children(verb, "obj"), None)


_SAID_OF = frozenset("believed said thought reported understood known alleged suspected presumed reckoned".split())


def _is_perfect(tree: Tree, verb: int) -> bool:
    return any(tree.lemma(c) == "have" for c in tree.children(verb, "aux"))


def status(tree: Tree, verb: int, tried: Status = "actual") -> Status:
    """How the sentence tells what the verb names: as done, planned, possible or denied.

    `tried`: what an attempt counts as. Who tried to speak in Osh was there, who tried to reach it was not.
    """
    twin = _coordinated_infinitive(tree, verb)
    if twin is not None:
        return status(tree, twin, tried)
    if _is_denied(tree, verb):
        return "denied"
    found: Status = _own_status(tree, verb)
    here, after = verb, _is_after(tree, verb)
    for up in tree.ancestors(verb):
        if found != "actual":
            return found
        rel, lemma = tree.rel(here), tree.lemma(up)
        if rel in ("xcomp", "ccomp", "acl", "advcl", "csubj", "obj", "obl", "nmod") and not is_finite(tree, here):
            apart = _is_infinitive(tree, here) or _is_before(tree, here)
            if lemma in DENYING and not (lemma == "stop" and apart):  # "stopped to rest in Lyon"
                return "denied"
            if lemma in ACCUSING and not (rel == "advcl" and here < up):  # not "Standing in Lyon, she accused"
                return "possible"
            wished = rel == "ccomp" or _is_infinitive(tree, here)  # "asked that he be sent", "asked to be sent"
            if lemma in TRIED and wished:
                return tried if found == "actual" else found
            if after and lemma in VOWING and tree.words[up].xpos in ("VBD", "VBN"):
                return found  # "vowed to resign after coming home"
            if lemma in _LETTING and is_passive(tree, up) and _own_status(tree, up) == "actual":
                here = up
                continue  # "was allowed to go on to Lyon"
            if tree.words[up].form.lower() in _SAID_OF and _is_perfect(tree, here):
                if _own_status(tree, up) == "denied":
                    return "denied"
                here = up
                continue
            if (lemma in PLANNING or lemma == "mean") and wished:
                return "planned"
        if rel in ("acl", "advcl") and _is_infinitive(tree, here) and lemma not in TRIED | {"stop"}:
            return "planned"  # "a plan to go", "came to take him"
        apart = rel == "conj" and any(tree.children(here, "nsubj"))  # "'I never saw it,' he said in Lyon"
        if rel == "conj" and tree.words[here].xpos == "VBD" and _is_infinitive(tree, up):
            break  # "stopped to refuel and then went on": no tense goes with an infinitive
        if (rel in ("conj", "xcomp") and not apart) or (rel == "advcl" and not is_finite(tree, here)):
            found = _own_status(tree, up)
        elif rel not in ("ccomp", "conj", "obj", "obl", "nmod"):
            break
        here = up
    return found


def _coordinated_infinitive(tree: Tree, verb: int) -> int | None:
    """Of "means to rest and then go", where "go" was hung on "means", the infinitive that it goes with."""
    form = tree.words[verb].form.lower()
    if tree.rel(verb) != "conj" or tree.words[verb].xpos != "VB" or IRREGULAR.get(form, form) != form:
        return None  # "flew" is none, whatever the parse says
    if any(tree.words[c].form.lower() != "to" for c in tree.children(verb, "aux", "mark", "nsubj")):
        return None
    siblings = tree.children(tree.head(verb), "xcomp")
    return next((x for x in siblings if x < verb and _is_infinitive(tree, x)), None)


def _is_denied(tree: Tree, verb: int) -> bool:
    """ "denied that he would go", "dismissed a claim that he had gone", "reports that he was there were false"."""
    here = verb
    for up in tree.ancestors(verb):
        rel = tree.rel(here)
        if tree.lemma(up) in UNTRUE and rel in ("ccomp", "obj", "nsubj", "csubj", "acl"):
            return rel != "nsubj" or not any(tree.children(up, "obj"))  # not "who was there denied it"
        if rel not in ("ccomp", "conj", "acl", "obj", "nsubj", "csubj"):
            return False
        here = up
    return False


def _is_nobody(tree: Tree, noun: int) -> bool:
    """ "Nobody fell ill", "no ship came"."""
    none = tree.words[noun].form.lower() in ("nobody", "none")
    return none or any(tree.words[c].form.lower() == "no" for c in tree.children(noun, "det"))


def _own_status(tree: Tree, verb: int) -> Status:
    if any(tree.words[c].form.lower() in NEGATIONS for c in tree.children(verb, "advmod", "det")):
        return "denied"
    if _is_hardly(tree, verb) or any(_is_nobody(tree, c) for c in tree.children(verb, "nsubj")):
        return "denied"
    to = next((c for c in tree.children(verb, "mark") if tree.words[c].form.lower() == "to"), 0)
    if to and tree.words[to - 1].form.lower() in ("never", "not"):
        return "denied"  # "vowed never to return"
    for c in tree.children(verb, "aux"):
        form = tree.words[c].form.lower().replace("’", "'")
        if form in MODALS:
            unreal = form in ("would", "should", "could") and any(tree.lemma(k) == "have" for k in tree.kids[verb])
            return "denied" if unreal else MODALS[form]
    if _is_infinitive(tree, verb) and _is_bound_to(tree, verb):
        return "planned"
    going = tree.lemma(verb) == "go" and any(tree.children(verb, "xcomp"))
    if any(tree.lemma(c) in ("if", "whether", "unless") for c in tree.children(verb, "mark")):
        return "possible"
    return "planned" if going and tree.words[verb].xpos == "VBG" else "actual"


def _is_hardly(tree: Tree, verb: int) -> bool:
    """ "Has hardly left Lyon"; not "had hardly left Lyon when", nor "barely escaped"."""
    adverbs = {tree.words[c].form.lower() for c in tree.children(verb, "advmod")}
    perfect = any(tree.words[c].form.lower() in ("has", "have", "'ve", "’ve") for c in tree.children(verb, "aux"))
    return not has_had(tree, verb) and bool(adverbs & (_HARDLY | {"barely"} if perfect else _HARDLY))


_LETTING = frozenset({"allow", "permit", "enable", "let"})
"""Who was allowed to do it did it."""
_MADE = frozenset({"allowed", "permitted", "enabled", "forced", "made", "compelled", "obliged", "able", "free", "seen"})
_HARDLY = frozenset({"hardly", "scarcely", "rarely", "seldom"})


def hangs_on_plan(tree: Tree, verb: int) -> bool:
    """Whether an infinitive hangs on a plan: "hopes to speak at a conference"."""
    if _is_infinitive(tree, verb) and _is_bound_to(tree, verb):
        return True  # "was at first to be held in Osh"
    above = [verb, *tree.ancestors(verb)]
    own = any(tree.lemma(u) in COMMANDS and not any(tree.children(u, "obj", "iobj")) for u in above[1:])
    return own or bool({tree.lemma(u) for u in above} & (PLANNING - TRIED - COMMANDS | ACCUSING))


def main_verb(tree: Tree, verb: int) -> int:
    """The finite verb above an infinitive: who dares others "to arrest him at a rally" is at the rally."""
    while tree.rel(verb) in ("xcomp", "advcl", "ccomp") and not is_finite(tree, verb) and tree.head(verb) >= 0:
        verb = tree.head(verb)
    return verb


def is_present(tree: Tree, verb: int) -> bool:
    """Whether the verb is in the present; "it sank" is not, whatever the tagger says."""
    form = tree.words[verb].form.lower()
    return tree.words[verb].xpos == "VBZ" or (tree.words[verb].xpos == "VBP" and IRREGULAR.get(form, form) == form)


def is_finite(tree: Tree, verb: int) -> bool:
    """Whether the verb carries tense itself or by an auxiliary."""
    return tree.words[verb].xpos in ("VBD", "VBZ", "VBP") or any(
        tree.words[c].xpos in ("VBD", "VBZ", "VBP", "MD") for c in tree.children(verb, "aux", "cop")
    )


def _is_infinitive(tree: Tree, verb: int) -> bool:
    passive = any(tree.words[c].xpos == "VB" for c in tree.children(verb, "aux"))  # "was to be flown"
    if tree.words[verb].xpos not in ("VB", "NN", "VBP") and not passive:
        return False
    return any(tree.words[c].form.lower() == "to" for c in tree.children(verb, "mark", "aux"))


def _is_bound_to(tree: Tree, verb: int) -> bool:
    """ "She was to continue to Lyon": a form of "be" and "to" right before the infinitive."""
    to = next((c for c in tree.children(verb, "mark", "aux") if tree.words[c].form.lower() == "to"), None)
    if to is None:
        return False
    before = [tree.words[k].form.lower() for k in range(max(0, to - 4), to)]
    while before and before[-1] in ("at", "first", "initially", "originally"):
        before.pop()
    before = before[-2:]
    if before and before[-1] in _SAID_OF and _is_perfect(tree, verb):
        return False  # "is believed to have been carried aboard in Lyon"
    if before[-1:] == ["later"] or not _MADE.isdisjoint(before[-1:]):
        return False  # "was later to live in Lyon" tells what became of her, "was forced to leave" what she did
    return any(w in ("is", "are", "was", "were") for w in before) and before[-1:] != ["not"]


def is_background(tree: Tree, verb: int) -> bool:
    """Told as earlier than the story's own time: past perfect, or "after he left Lyon".

    Not the past perfect of what was said: "he confirmed that she had flown to Lyon".
    """
    if _is_after(tree, verb):
        return True
    first = tree.head(verb) if tree.rel(verb) == "conj" else -1
    if first >= 0 and tree.words[first].xpos == "VBD" and not any(tree.lemma(c) == "have" for c in tree.kids[first]):
        return False  # "left in May and had come as far as Lyon"
    here = verb
    while not has_had(tree, here):
        joined = tree.rel(here) in ("conj", "xcomp") or (tree.rel(here) == "advcl" and tree.words[here].xpos == "VBG")
        shared = joined and not any(tree.children(here, "aux", "nsubj"))
        if not shared or tree.words[here].xpos not in ("VBN", "VBD", "VB", "VBG") or tree.head(here) <= -1:
            return False
        here = tree.head(here)
    return not any(tree.lemma(k) in REPORTING and tree.words[k].upos == "VERB" for k in range(here))


def looks_back(tree: Tree, verb: int) -> bool:
    """ "Inquired into how she slipped through Lyon", "arrested on suspicion of helping her flee": some time before."""
    if not is_finite(tree, verb) and any(tree.lemma(u) in ("suspicion", "charge") for u in tree.ancestors(verb)):
        return True
    asks = any(tree.words[c].form.lower() in ("how", "why") for c in tree.subtree(verb) if c < verb)
    return asks and tree.rel(verb) in ("acl", "advcl", "ccomp", "obl", "nmod", "obj") and tree.words[verb].xpos != "VB"


def has_had(tree: Tree, verb: int) -> bool:
    """Whether the verb itself is in the past perfect."""
    return any(tree.words[c].form.lower() in ("had", "'d", "’d") for c in tree.children(verb, "aux"))


def _is_after(tree: Tree, verb: int) -> bool:
    marks = {tree.words[c].form.lower() for c in tree.children(verb, "mark", "case")}
    if "before" in marks and tree.rel(verb) == "advcl" and tree.head(verb) >= 0:
        return has_had(tree, tree.head(verb))  # "had helped a neighbour days before he left Lyon"
    if tree.words[verb].xpos == "VBD" and _follows_after(tree, verb):
        return True
    return "after" in marks and tree.rel(verb) in ("advcl", "acl", "obl", "nmod")


def _is_before(tree: Tree, verb: int) -> bool:
    """ "Stopped at a chapel before flying to Lyon"."""
    words = [tree.words[c].form.lower() for c in tree.children(verb, "mark", "case")]
    return not {"before", "after", "while"}.isdisjoint([*words, tree.words[verb - 1].form.lower()])


def _follows_after(tree: Tree, verb: int) -> bool:
    """ "After the ship docked in": nothing but its subject between "after" and the verb, whatever the parse says."""
    for k in range(verb - 1, max(-1, verb - 5), -1):
        if tree.words[k].form.lower() == "after":
            return k < verb - 1
        if tree.words[k].upos not in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "AUX"):
            return False
    return False
