"""Reading a parsed sentence: who does what to whom, in which tense and voice.

Works on `Parse` (Universal Dependencies). The inheritance of subjects over conjunction, control and relative clauses
follows the UD guidelines.
"""

from __future__ import annotations

from geomap.english.lemmas import IRREGULAR
from geomap.english.tree import REPORTING, Tree

ANOTHER = frozenset("earlier similar another other previous second rival separate".split())
"""Before a noun they say that another one is meant than the one told of."""
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
    if tree.rel(verb) != "conj" or tree.has(verb, "nsubj", "obj"):
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
        twin = coordinated_infinitive(tree, verb)
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
        if rel == "acl" and verb - 1 in tree.children(head, "obj"):
            return verb - 1  # "had Duarte flown to Lyon"
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


def is_perfect(tree: Tree, verb: int) -> bool:
    """Whether a form of "have" stands with the verb."""
    return any(tree.lemma(c) == "have" for c in tree.children(verb, "aux"))


def coordinated_infinitive(tree: Tree, verb: int) -> int | None:
    """Of "means to rest and then go", where "go" was hung on "means", the infinitive that it goes with."""
    form = tree.words[verb].form.lower()
    if tree.rel(verb) != "conj" or tree.words[verb].xpos != "VB" or IRREGULAR.get(form, form) != form:
        return None  # "flew" is none, whatever the parse says
    if any(tree.words[c].form.lower() != "to" for c in tree.children(verb, "aux", "mark", "nsubj")):
        return None
    siblings = tree.children(tree.head(verb), "xcomp")
    return next((x for x in siblings if x < verb and is_infinitive(tree, x)), None)


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


def is_infinitive(tree: Tree, verb: int) -> bool:
    """ "To fly", "was to be flown", "to be in Lyon"."""
    passive = any(tree.words[c].xpos == "VB" for c in tree.children(verb, "aux", "cop"))  # "was to be flown"
    if tree.words[verb].xpos not in ("VB", "NN", "VBP") and not passive:
        return False
    return any(tree.words[c].form.lower() == "to" for c in tree.children(verb, "mark", "aux"))


def is_background(tree: Tree, verb: int) -> bool:
    """Told as earlier than the story's own time: past perfect, or "after he left Lyon".

    Not the past perfect of what was said: "he confirmed that she had flown to Lyon".
    """
    if is_after(tree, verb):
        return True
    first = tree.head(verb) if tree.rel(verb) == "conj" else -1
    if first >= 0 and tree.words[first].xpos == "VBD" and not any(tree.lemma(c) == "have" for c in tree.kids[first]):
        return False  # "left in May and had come as far as Lyon"
    here = verb
    while not has_had(tree, here):
        joined = tree.rel(here) in ("conj", "xcomp") or (tree.rel(here) == "advcl" and tree.words[here].xpos == "VBG")
        shared = joined and not tree.has(here, "aux", "nsubj")
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


def is_after(tree: Tree, verb: int) -> bool:
    """Whether what the verb tells only says when something else happened: "after he left Lyon"."""
    marks = {tree.words[c].form.lower() for c in tree.children(verb, "mark", "case")}
    if "before" in marks and tree.rel(verb) == "advcl" and tree.head(verb) >= 0:
        return has_had(tree, tree.head(verb))  # "had helped a neighbour days before he left Lyon"
    if tree.words[verb].xpos == "VBD" and _follows_after(tree, verb):
        return True
    return "after" in marks and tree.rel(verb) in ("advcl", "acl", "obl", "nmod")


def _follows_after(tree: Tree, verb: int) -> bool:
    """ "After the ship docked in": nothing but its subject between "after" and the verb, whatever the parse says."""
    for k in range(verb - 1, max(-1, verb - 5), -1):
        if tree.words[k].form.lower() == "after":
            return k < verb - 1
        if tree.words[k].upos not in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "AUX"):
            return False
    return False
