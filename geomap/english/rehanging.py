"""Words that the model hangs where they cannot hang: each is given the head that the words around it ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geomap.english.months import MONTHS
from geomap.model import Word

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_OBJECTS = frozenset({"obj", "ccomp", "xcomp"})
_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_RELATIVE = frozenset("who whom whose which that where when what".split())
_TENSED = frozenset({"VBD", "VBZ", "VBP"})
_RANKS = frozenset("first second third fourth fifth sixth latest last only next".split())
_PAST = frozenset({"VBD", "VBN"})
_OPENING = frozenset("after before since until till as while when once because".split())
"""What opens a clause, some of them also what stands before a noun: "since May", "since the ship left"."""
_DAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun|yester|to)day|morning|afternoon|evening|night|week|month|year"
)
_MONTHS = frozenset(map(str.title, MONTHS))
_DAY_LED = frozenset("on last this next late early the same".split())
"""What may stand before a day that says when: "the minister on Friday said"."""
_UNITS = frozenset("minutes hours days weeks months years hour day week month year".split())
_BREAKS = frozenset({",", ";", ":", "(", "who", "which", "that"})
_MEASURE = 2
"""Words of "eight days"."""
_NEAR = 8
"""Words between "after" and its verb."""
_OF_NOUNS = frozenset({"nmod", "appos", "compound", "flat", "conj", "det", "amod", "nummod"})


def rehung(words: Sequence[Word]) -> Sequence[Word]:
    """The parse with subjects at their verbs, relative clauses at their nouns, and who is told something as object."""
    words = _one_subject(words)
    for n in range(len(words)):
        words = _measured(_named(words, n), n)
    for n, w in enumerate(words):
        if w.xpos in _TENSED and w.upos == "VERB" and w.deprel != "conj":
            words = _with_subject(words, n)
    for n, w in enumerate(words):
        if w.deprel == "acl:relcl" and words[w.head].upos == "VERB":
            words = _on_noun(words, n)
        elif w.deprel == "nmod" and words[w.head].upos == "PROPN" and _is_day(words, n):
            words = _on_verb(words, n)
        elif w.deprel == "nmod" and w.upos == "PROPN" and _DAY.fullmatch(words[w.head].form.lower()):
            words = _off_day(words, n)
        elif w.form == "ago" and w.head > n and words[w.head].upos == "VERB":
            words = _behind_verb(words, n)
        elif w.deprel.startswith("nsubj") and w.upos == "NUM" and n and words[n - 1].form in _MONTHS:
            words = _with(words, n, replace(w, head=n - 1, deprel="nummod"))  # "and in May 2018 was moved"
        elif w.deprel == "conj" and w.xpos in _PAST and words[w.head].upos in _NOUNS:
            words = _with_verb(words, n)
        elif w.deprel == "xcomp" and n > 2 and words[n - 1].form.lower() == "to" and _is_ranked(words, n - 2):
            words = _with(words, n, replace(w, head=n - 2, deprel="acl"))
        elif w.deprel == "ccomp" and words[w.head].xpos == "VBG":
            words = _agreeing(words, n)
        elif w.deprel == "iobj" and not any(o.head == w.head and o.deprel in _OBJECTS for o in words):
            words = _with(words, n, replace(w, deprel="obj"))
    return words


def _with(words: Sequence[Word], n: int, word: Word) -> Sequence[Word]:
    return [*words[:n], word, *words[n + 1 :]]


def _with_subject(words: Sequence[Word], verb: int) -> Sequence[Word]:
    """ "Since the herd left Lyon", where "herd" hangs elsewhere: what stands before a verb with a tense does it."""
    if any(w.head == verb and w.deprel.partition(":")[0] in _SUBJECTS and w.xpos != "VBG" for w in words):
        return words
    noun = _before(words, verb - 1)
    if noun < 0 or words[noun].upos not in _NOUNS or words[noun].form.lower() in _RELATIVE:
        return words
    while words[noun].deprel.partition(":")[0] in _OF_NOUNS and not _are_apart(words, words[noun].head, noun):
        noun = words[noun].head
    led = [n for n, w in enumerate(words) if w.head == noun and w.deprel == "case" and n < noun]
    marks = [n for n in led if words[n].form.lower() in _OPENING]
    if words[noun].upos not in _NOUNS or words[noun].head == -1 or led != marks:
        return words
    told = words[verb].xpos != "VBP" and (words[noun].deprel != "obj" or _are_apart(words, words[noun].head, noun))
    if words[noun].form in _MONTHS or words[noun].upos == "NUM" or not (marks or told):
        return words  # "men held since May left", "saw him leave", "got it fixed"
    out = list(words)
    if marks:
        out[marks[0]] = replace(words[marks[0]], head=verb, deprel="mark")
        if words[verb].head != -1 and words[noun].head != verb:
            out[verb] = replace(words[verb], head=words[noun].head, deprel="advcl")
    out[noun] = replace(words[noun], head=verb, deprel="nsubj")
    out = [replace(w, deprel="advcl") if w.head == verb and w.deprel.startswith("csubj") else w for w in out]
    return words if _is_circle(out, verb) else out


def _named(words: Sequence[Word], n: int) -> Sequence[Word]:
    """ "President -> Duarte": the name is what does or suffers something; what stands right before it describes it."""
    w, title = words[n], words[n - 1]
    if n == 0 or w.head != n - 1 or w.upos != "PROPN" or title.upos != "NOUN" or w.deprel not in ("nmod", "nsubj"):
        return words
    out = list(words)
    out[n] = replace(w, head=title.head, deprel=title.deprel)
    out[n - 1] = replace(title, head=n, deprel="nmod:desc")
    return [replace(o, head=n) if o.head == n - 1 and (k > n or o.deprel == "case") else o for k, o in enumerate(out)]


def _measured(words: Sequence[Word], n: int) -> Sequence[Word]:
    """ "Eight days after -> police found her": "after" opens a clause, which hangs on what it is counted from."""
    if n < _MEASURE or words[n].form.lower() not in ("after", "before") or words[n - 1].form.lower() not in _UNITS:
        return words
    near = range(n + 1, min(len(words), n + _NEAR))
    verb = next(
        (k for k in near if words[k].form in _BREAKS or (words[k].upos == "VERB" and words[k].xpos in _PAST)), n
    )
    above = n - 1
    while above != -1 and (above >= n - _MEASURE or words[above].upos != "VERB"):
        above = words[above].head
    noun = _before(words, verb - 1)
    if words[verb].upos != "VERB" or words[n].head == verb or not 0 <= above < n or words[noun].upos not in _NOUNS:
        return words
    while n < words[noun].head < noun and words[noun].deprel.partition(":")[0] in _OF_NOUNS:
        noun = words[noun].head
    out = list(words)
    out[n] = replace(words[n], head=verb, deprel="mark")
    out[n - 1] = replace(words[n - 1], head=verb, deprel="obl")
    out[verb] = replace(words[verb], head=above, deprel="advcl")
    out[noun] = replace(words[noun], head=verb, deprel="nsubj")
    return words if _is_circle(out, verb) or _is_circle(out, noun) else out


def _is_day(words: Sequence[Word], n: int) -> bool:
    named = [w.form for k, w in enumerate(words) if (w.head == n or k == n) and w.xpos == "NNP"]
    return any(form.endswith("day") or form in _MONTHS for form in named)


def _on_verb(words: Sequence[Word], n: int) -> Sequence[Word]:
    """ "To Lyon, Nice and Metz from March 2 to April 3": days belong to what is done, not to the last place."""
    above, led = words[n].head, {w.form.lower() for w in words[:n] if w.head == n and w.deprel == "case"}
    if "from" not in led and not words[above].deprel.startswith("nsubj"):
        return words  # "in Lyon in May and in Nice in June"
    while above != -1 and words[above].upos != "VERB":
        above = words[above].head
    return words if above == -1 else _with(words, n, replace(words[n], head=above, deprel="obl"))


def _off_day(words: Sequence[Word], n: int) -> Sequence[Word]:
    """ "On Sunday in Lyon, she said": the place belongs to what is done, as the day does."""
    led = {w.form.lower() for w in words[:n] if w.head == n and w.deprel == "case"}
    above = words[words[n].head].head
    if above == -1 or led.isdisjoint(("in", "at", "near")):
        return words
    return _with(words, n, replace(words[n], head=above, deprel="obl"))


def _are_apart(words: Sequence[Word], head: int, noun: int) -> bool:
    """Whether the head does not stand before the noun, or a comma stands between."""
    return not 0 <= head < noun or any(w.form == "," for w in words[head:noun])


def _before(words: Sequence[Word], n: int) -> int:
    """The last word up to n that is no adverb and tells no day."""
    while n > 0:
        if _DAY.fullmatch(words[n].form.lower()):
            n -= 1
            while n > 0 and words[n].form.lower() in _DAY_LED:
                n -= 1
        elif words[n].upos == "ADV":
            n -= 1
        else:
            break
    return n


def _is_circle(words: Sequence[Word], n: int) -> bool:
    seen = set()
    while n != -1 and n not in seen:
        seen.add(n)
        n = words[n].head
    return n != -1


def _on_noun(words: Sequence[Word], verb: int) -> Sequence[Word]:
    """ "A friend who left Lyon flew home", where "left" hangs on "flew": it hangs on what stands before "who"."""
    opened = next((k for k in range(verb) if words[k].head == verb and words[k].form.lower() in _RELATIVE), 0)
    noun = opened - 1
    while noun > 0 and (words[noun].upos in ("PUNCT", "ADP") or words[noun].form.endswith("day")):
        noun -= 1  # "to Lyon on Monday, where"
    if opened == 0 or words[noun].upos not in _NOUNS or noun <= words[verb].head < opened:
        return words
    out = _with(words, verb, replace(words[verb], head=noun))
    return words if _is_circle(out, verb) else out


def _with_verb(words: Sequence[Word], verb: int) -> Sequence[Word]:
    """ "Was raised by an aunt and schooled -> in Lyon": a verb goes with a verb, not with a noun."""
    above = words[verb].head
    while above != -1 and words[above].upos != "VERB":
        above = words[above].head
    return words if above == -1 or above > verb else _with(words, verb, replace(words[verb], head=above))


def _behind_verb(words: Sequence[Word], ago: int) -> Sequence[Word]:
    """ "A ship taken by men ten days ago arrived": it was taken so long ago, if a verb stands before at all."""
    verb = next((k for k in range(ago - 1, -1, -1) if words[k].upos == "VERB" or words[k].form == ","), -1)
    if verb < 0 or words[verb].upos != "VERB":
        return words
    out = _with(words, ago, replace(words[ago], head=verb))
    return words if _is_circle(out, ago) else out


def _is_ranked(words: Sequence[Word], noun: int) -> bool:
    """ "Became the third country to report it": what it did makes it the third."""
    return words[noun].upos == "NOUN" and any(w.head == noun and w.form.lower() in _RANKS for w in words[:noun])


def _agreeing(words: Sequence[Word], verb: int) -> Sequence[Word]:
    """ "Men suspected of robbing Duarte were flown home", read as if she were: one name does not go with "were"."""
    inner = words[verb].head
    subject = words[words[inner].head].head
    name = next((n for n, w in enumerate(words) if w.head == verb and w.deprel.startswith("nsubj")), -1)
    plural = any(w.head == verb and w.form in ("were", "are", "have") for w in words)
    joined = any(w.head == name and w.deprel == "conj" for w in words)
    if not plural or joined or words[name].xpos != "NNP" or subject < 0 or words[words[inner].head].deprel != "acl":
        return words
    out = list(words)
    out[verb] = replace(words[verb], head=words[subject].head, deprel=words[subject].deprel)
    out[subject] = replace(words[subject], head=verb, deprel=words[name].deprel)
    out[name] = replace(words[name], head=inner, deprel="obj")
    return words if _is_circle(out, name) else out


def _one_subject(words: Sequence[Word]) -> Sequence[Word]:
    """ "The Heron and its two tugs docked": a subject that "and" joins to another of the same verb goes with it."""
    joined = {w.head for n, w in enumerate(words) if w.deprel == "cc" and w.head > n}
    for n in sorted(joined):
        w = words[n]
        first = next((k for k in range(n) if words[k].head == w.head and words[k].deprel == w.deprel), None)
        if w.deprel.startswith("nsubj") and first is not None:
            words = _with(words, n, replace(w, head=first, deprel="conj"))
    return words
