"""Turns of phrase that put somebody at a place: "told reporters in", "where she spoke", "in Lyon, Osh and Bern"."""

from __future__ import annotations

import re
from itertools import pairwise

from geomap.english.grammar import is_passive
from geomap.english.lexicon import inflections
from geomap.english.moveverbs import DIRECTIONS, IS_THERE, NOT_SUFFERED_FORMS, NOT_THERE_FORMS, PLACING
from geomap.model import Mention
from geomap.moves.spots import INNER, WIDEST_PHRASE, Spots, lies_in

DISTANT = frozenset({"phone", "telephone", "video", "satellite", "radio", "skype", "zoom", "email", "e-mail", "letter"})
"""By these one speaks from where one is."""
AREAS = frozenset("region province district state county area valley republic island islands airport prison".split())


def close_behind(spots: Spots, v: int) -> list[Mention]:
    """The place right behind a verb of saying, a hearer allowed: "told reporters at a camp in Lyon"."""
    for m in spots.after(v):
        k = spots.index[m.span]
        standing = spots.standing(m)
        _, at = spots.preposition(k)
        if at > 0 and standing.inner in INNER and standing.inner != "of" and at - v > 2:
            further = spots.preposition(at - 1)[1]
            at = further if further > v else at
        between = [w for w in spots.tree.words[v + 1 : max(at, v + 1)] if not _tells_day(w.form)]
        if standing.source and any(w.form.lower() in DISTANT for w in between):
            return [m]  # "told the Echo by phone from a hotel in Lyon"
        hearer = all(w.upos in ("NOUN", "PRON", "DET", "ADJ", "PROPN") for w in between)
        if v < at <= v + _HEARERS and standing.within and hearer and (not between or spots.tree.lemma(v) == "tell"):
            return [m]
    return []


def _tells_day(form: str) -> bool:
    """ "Said today in Lyon", "told reporters on Monday in Lyon": words of the day between."""
    return form.lower().endswith("day") or form.lower() in ("on", "tonight", "late", "early") or form.isdigit()


def opening(spots: Spots, v: int) -> list[Mention]:
    """The place with which a sentence begins that somebody says something in: "In Lyon on Sunday she told them"."""
    tree = spots.tree
    for m in spots.places:
        k = spots.index[m.span]
        _, at = spots.preposition(k)
        top = tree.head(k) if tree.rel(k) == "nmod" else k  # "at the airport in Lyon"
        at = spots.preposition(at - 1)[1] if top != k and at > 0 else at
        opens = all(_tells_day(w.form) or w.form == "," for w in tree.words[: max(at, 0)])
        of_verb = k < v and tree.head(top) == v and tree.rel(top) == "obl"
        if opens and of_verb and spots.standing(m).inner in ("in", "at"):
            return [m]
    return []


_HEARERS = 6
"""Words from the verb to the preposition of its place, at most: "told a crowded press conference in"."""


def from_afar(spots: Spots, v: int) -> bool:
    """ "Spoke by video to a meeting in Lyon"."""
    behind = [w.form.lower() for w in spots.tree.words[v + 1 : v + 10]]
    absent = any(w.form.lower() in ("absentia", "absence") for w in spots.tree.words[v + 1 :])
    return (
        absent
        or spots.tree.lemma(v) in _TELEPHONING
        or not _REMOTE.isdisjoint(behind)
        or any(a in ("by", "via") and b in DISTANT for a, b in pairwise(behind))
    )


_TELEPHONING = frozenset({"phone", "telephone", "text", "email", "radio"})
"""Whom one does these to is elsewhere: "telephoned her mother in Lyon"."""
_REMOTE = frozenset({"remotely", "virtually", "online"})


_CALLS = frozenset().union(
    *map(inflections, "speak report broadcast testify phone telephone write tweet text email message blog".split())
)
"""From where one does these one is."""


def called_from(spots: Spots, v: int) -> list[Mention]:
    """ "Phoned her mother from Lyon", "disappeared while reporting from Lyon"."""
    word = spots.tree.words[v]
    if word.upos != "VERB" or word.form.lower() not in _CALLS or is_passive(spots.tree, v):
        return []
    return [s.place for s in spots.arguments(v) if s.inner == "from"][:1]


def where_clause(spots: Spots, v: int, lemma: str) -> list[Mention]:
    """ "Fiji, where they met ministers": the place right before the "where" of a verb of being somewhere."""
    does = spots.tree.words[v].xpos == "VBD" and lemma not in _HOME
    return before_where(spots, v) if lemma in IS_THERE or lemma == "be" or does else []


_HOME = frozenset("bear grow own have hope plan want expect intend wish say live".split())
"""What one does "where" tells of no being there at that time."""
_KEPT = frozenset({"scrap", "keep", "raise", "teach", "educate", "wound"})
"""Who suffers these is there, though who does them may be elsewhere."""
_LONG = frozenset("work study serve teach operate".split())
"""What is told of years, unless it only says who somebody is: "Duarte, who taught in Lyon"."""


def acts_at(spots: Spots, v: int, lemma: str) -> list[Mention]:
    """ "Broke her wrist outside a hotel in Lyon": the place of what somebody did, whatever it was.

    Only where the parse too gives the place to the verb, or to what stands with it.
    """
    tree, word = spots.tree, spots.tree.words[v]
    form = word.form.lower()
    if is_passive(tree, v):
        if from_afar(spots, v):
            return []
        known = (form in NOT_SUFFERED_FORMS and lemma not in _KEPT) or lemma in PLACING
        kept_too = lemma in _KEPT and tree.rel(v) == "conj"  # "was brought up by an aunt and taught in Lyon"
        if known or not (kept_too or tree.has(v, "aux")):
            return []
        return [s.place for s in spots.arguments(v) if s.within and _belongs(spots, v, spots.index[s.place.span])]
    if word.upos != "VERB":
        return []
    had = any(tree.words[c].form.lower() == "had" for c in tree.children(v, "aux"))
    other = lemma in PLACING or (form in NOT_THERE_FORMS and not (lemma in _LONG and (had or tree.rel(v) != "acl")))
    under_way = word.xpos == "VBG" and any(tree.words[c].xpos == "VBD" for c in tree.children(v, "aux"))
    if under_way and (lemma in _LONG or lemma == "live"):
        other, had = False, True  # "was working in Lyon when"
    described = form in NOT_SUFFERED_FORMS and v > 0 and tree.words[v - 1].form == ","
    if other or described or not (had or word.xpos == "VBD"):  # not "the Gull, registered in Lyon"
        return []
    return [s.place for s in spots.arguments(v) if s.within and _belongs(spots, v, spots.index[s.place.span])]


def _belongs(spots: Spots, v: int, k: int) -> bool:
    tree = spots.tree
    above = tree.head(k)
    if above == v:
        return tree.rel(k) == "obl" or (tree.rel(k) == "advmod" and tree.words[k].form.lower() == "here")
    with_verb = tree.head(above) == v and tree.rel(above) == "obl" if above >= 0 else False
    office = tree.case(above) == "as" and not is_passive(tree, v)  # "worked as a nurse in Lyon"; not "known as"
    by_court = tree.case(above) == "by" and tree.lemma(above) in _COURTS
    return with_verb and tree.rel(k) == "nmod" and (office or by_court or tree.case(above) in _AROUND)


_COURTS = frozenset({"court", "tribunal", "jury", "judge", "magistrate", "police"})
"""Who suffers what these do mostly stands before them."""
_AROUND = frozenset({"at", "outside", "inside", "near", "in", "on", "among"})


def before_where(spots: Spots, v: int) -> list[Mention]:
    """The place that the "where" of a verb stands for."""
    tree = spots.tree
    where = next((c for c in tree.children(v, "advmod") if tree.lemma(c) == "where"), None)
    if where is None or tree.words[where - 1].form.lower() == "from":
        return []
    start = tree.words[where].span.start
    near = [m for m in spots.places if m.span.end <= start and _is_gap(spots.text[m.span.end : start])]
    if near and (spots.only_locates(near[-1]) or _only_holds(spots, near[-1]) or _tells_distance(spots, near[-1])):
        near = [m for m in spots.places if m.span.end <= near[-1].span.start][-1:]
    if not near and tree.rel(v) == "acl" and (own := spots.of(tree.head(v))):
        near = [own]
    return near[-1:]


_DISTANCE = re.compile(
    r"^,? (?:(?:some|about|around|nearly|roughly|just) )?(?:an?|half an|\d[\d,.]*|[a-z-]+)[ -]"
    r"(?:km|kilomet(?:er|re)s?|miles?|hours?|minutes)[’']?(?: drive| flight| walk| ride)?(?: [a-z-]+)?"
    r" (?:from|of|off|outside)(?: the(?: [a-z]+){1,3},?)? $"
)
"""Before a place: "an hour from the capital, [Osh]"."""


def _tells_distance(spots: Spots, place: Mention) -> bool:
    """ "Lyon, 30 km south of Osh, where": another place right before it is meant."""
    before = next((m for m in reversed(spots.places) if m.span.end <= place.span.start), None)
    return before is not None and bool(_DISTANCE.search(spots.text[before.span.end : place.span.start]))


_UNKNOWN = re.compile(r"(?:, [A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?){1,3},? and ")
"""Names in a list that no gazetteer knows."""


def _is_gap(gap: str) -> bool:
    """Between a place and its "where": ", ", or " region, "."""
    words = gap.replace(",", " ").split()
    return not words or (len(words) == 1 and words[0] in AREAS)


_DAY = re.compile(
    r"^,? (?:on|late|early|late on|early on)? ?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}|yesterday|today)(?=,| and\b| then\b)"
)
"""The day of a place in a list: "in Lyon on Monday and Osh on Tuesday"."""
_DESCRIBED = re.compile(r"^, (?:one of|an?|the) [^,;.:]{3,60}, and(?: for| to)?$")
"""Between two places of a list: "for Lyon, one of the largest cities, and for Osh"."""
_AGAIN = re.compile(r"(?<=,|d|n) (?:in|at|to)$")
"""A preposition told again: "in Lyon and in Osh"."""
_JOINING = frozenset({",", "and", ", and", "and then", ", and then", "then", ", then"})


def listed(spots: Spots, first: Mention) -> list[Mention]:
    """The places that a list goes on with: Samoa and Tonga of "in Fiji, Samoa and Tonga"."""
    found: list[Mention] = []
    last = first
    for m in sorted(spots.places, key=lambda m: m.span):
        if m.span.start < last.span.end:
            continue
        gap = _DAY.sub("", spots.text[last.span.end : m.span.start]).strip().lower().removesuffix(" the")
        gap = _AGAIN.sub("", _DESCRIBED.sub("and", gap))
        if gap not in _JOINING and not _UNKNOWN.fullmatch(spots.text, last.span.end, m.span.start):
            return found if len(found) > 1 and gap.startswith("and") else []  # "Fiji, Samoa, Tonga and, late, to"
        before, last = last, m
        if gap != "," or not lies_in(before, m):
            found.append(m)
        if gap != ",":
            return found
    return []  # without "and" it is no list: "Honiara, Solomon Islands"


def coordinated(spots: Spots, places: list[Mention]) -> bool:
    """ "in Fiji, Samoa and Tonga": several places, not one within the other."""
    if len(places) < 2:
        return False
    a, b = min(m.span for m in places), max(m.span for m in places)
    between = spots.text[a.end : b.start]
    return " and " in between and len(between) < 40 * len(places)


def _only_holds(spots: Spots, area: Mention) -> bool:
    """ "Lyon, in the hilly Ain region, where": the area only says where the place right before it is."""
    before = [m for m in spots.places if m.span.end <= area.span.start][-1:]
    gap = spots.text[before[0].span.end : area.span.start] if before else ""
    words = gap.lstrip(",").split()
    return gap.startswith(",") and 0 < len(words) < WIDEST_PHRASE and words[0] in INNER | DIRECTIONS


_AMONG = re.compile(
    r"\b(?:ports|cities|towns|villages|islands|countries|states|places|nations)\b[^.;]{0,40}?"
    r",? (?:among them|including|such as) "
)


def named_among(spots: Spots, v: int) -> list[Mention]:
    """ "Called at nine ports, among them Lyon in Chad, Osh and Bern": each of those, but for the lands they lie in."""
    found = _AMONG.search(spots.text, spots.tree.words[v].span.end, spots.tree.words[-1].span.end)
    behind = sorted((m for m in spots.places if found and m.span.start >= found.end()), key=lambda m: m.span)
    return [m for m in behind if spots.text[m.span.start - 4 : m.span.start] != " in " and not _lies_around(m, behind)]


def _lies_around(m: Mention, others: list[Mention]) -> bool:
    return any(o is not m and lies_in(o, m) for o in others)
