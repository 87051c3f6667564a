"""Spots that a report speaks of again by what they are: "the mine", "the hotel", "the crash site"."""

from __future__ import annotations

from geomap.english.clauses import Clause
from geomap.english.factuality import MODALS
from geomap.events.placing import Placer
from geomap.events.ruling import Telling
from geomap.model import Mention

SPOTS = frozenset(
    "mine cave plant refinery factory prison jail camp hotel mosque church cathedral temple shrine monastery synagogue"
    " school stadium theatre theater museum bridge dam market mall village compound farm resort lighthouse observatory"
    " reactor warehouse barracks volcano fair fairground zoo shrine sanctuary stadium arena palace embassy".split()
)
"""What stays where it is, and is named in full only once; not what every town has, as an airport."""
NAMED = frozenset("hospital clinic airport airfield airbase base embassy consulate university".split())
"""What every town may have: told of again only where one goes by a name of its own."""
HELD = frozenset("mass funeral concert wedding summit ceremony rally trial match".split())
"""What is held at one place: "died after the Mass"."""
HEIGHTS = frozenset({"summit", "mountain", "peak", "volcano", "crater"})
_HEIGHT_WORDS = frozenset("mount mt nevado cerro pico volcano peak".split())
"""In a name they say that it is a mountain's."""
_UP = frozenset("summit top slopes slope foot flank flanks face climb climbed climbing scaled ascent descent"
                " crater".split())  # fmt: skip
"""Before a name they say so too: "on the slopes of X", "climbed X"."""
SITES = frozenset({"site", "scene"})
_LEADS_TO = frozenset({"in", "at", "near", "of", "on", "outside", "off", ",", "called", "named"})
"""Between such a word and the place that says where it is."""
_IS = frozenset("is are was were be been being 's ’s has have had seems remains exists".split())
"""Beside these "there" points nowhere."""
_AFTER, _BEFORE = 9, 3
"""Words within which the place stands, behind the noun and before it ("the Bibiani mine")."""
_BACK = 12
"""Sentences that it is looked for in."""


def told_before(placer: Placer, i: int, clause: Clause) -> Mention | None:
    """The place of a spot that a clause of sentence i means by "the" and its noun; None if there is none.

    The last one of its sort that was told with its place.
    """
    nouns, named = _meant(placer.words(i), clause), _named(placer, i, clause)
    for j in range(i - 1, max(-1, i - 1 - _BACK), -1) if nouns or named else ():
        words = placer.words(j)
        called = [m for m in placer.places[j] if m.text.lower().split()[-1] in named]
        if called:
            return called[-1]
        if not nouns.isdisjoint(HEIGHTS) and (height := _height(placer, j)):
            return height
        for q in (q for q, word in enumerate(words) if word in nouns):
            place = _placed(placer, j, q)
            if place is not None:
                return place
    return None


def pointed_at(placer: Placer, i: int, t: Telling) -> Mention | None:
    """The place that "there" means in a clause of sentence i: the last that was named, not what it lies in.

    None without a "there" that points ("there was" does not), and behind "from", whence the way leads on.
    """
    words, clause = placer.words(i), t.clause
    at = next((k for k in range(clause.first, clause.last) if words[k] == "there" and _points(words, k)), None)
    if at is None:
        return None
    start = placer.reading.sentences[i].tokens[at].start
    rows = [(i, [m for m in placer.places[i] if m.span.end <= start])]
    if i and placer.reading.sentences[i].paragraph - placer.reading.sentences[i - 1].paragraph <= 1:
        rows.append((i - 1, placer.places[i - 1]))
    for j, named in rows:
        inner = [m for m in named if not placer.is_container(j, m) and placer.preposition(j, m) != "from"]
        small = [m for m in inner if m.resolution and m.resolution.place.kind not in ("country", "region")]
        if inner:
            return (small or inner)[-1]
    return None


def _points(words: list[str], k: int) -> bool:
    before, after = words[k - 1] if k else "", words[k + 1] if k + 1 < len(words) else ""
    return before not in _IS | {"from"} and after not in _IS and after not in MODALS


def at_the_site(words: list[str], clause: Clause) -> bool:
    """ "A frigate reached the scene", "visited the crash site": where the story is, whatever was named last."""
    return any(
        words[k] in SITES and "the" in words[max(clause.first, k - 2) : k] for k in range(clause.first, clause.last)
    )


def _meant(words: list[str], clause: Clause) -> frozenset[str]:
    """The nouns behind "the" which the clause does not explain itself: not "the port of X"."""
    return frozenset(
        word
        for k, word in enumerate(words)
        if (word in HELD or (word in SPOTS | HEIGHTS and clause.first < k < clause.last))
        and words[k - 1] == "the"
        and words[k + 1 : k + 2] != ["of"]
    )


def _named(placer: Placer, i: int, clause: Clause) -> frozenset[str]:
    """The nouns behind "the", or bare ("to hospital"), which may speak again of one that was named.

    Not where the sentence says where it is: "the hospital in Osh".
    """
    words, told = placer.words(i), {placer.index(i, m) for m in placer.mentions[i]}
    return frozenset(
        words[k]
        for k in range(clause.first + 1, clause.last)
        if words[k] in NAMED
        and words[k - 1] in ("the", "to", "in", "from")
        and words[k + 1 : k + 2] != ["of"]
        and told.isdisjoint(range(k + 1, k + 4))
    )


def _height(placer: Placer, j: int) -> Mention | None:
    """The last place of sentence j that it tells as a mountain."""
    words = placer.words(j)
    for m in reversed(placer.places[j]):
        k = placer.index(j, m)
        if m.resolution is None or m.resolution.place.kind not in ("area", "poi"):
            continue
        named = not _HEIGHT_WORDS.isdisjoint(m.text.lower().split())
        behind = k + len(m.text.split())
        called = words[behind : behind + 1] == [","] and not HEIGHTS.isdisjoint(words[k + 1 : k + _AFTER])
        if named or called or not _UP.isdisjoint(words[max(0, k - _BEFORE) : k]):
            return m
    return None


def _placed(placer: Placer, j: int, q: int) -> Mention | None:
    """The place that sentence j names with the noun at index q."""
    words = placer.words(j)
    for mention in placer.places[j]:
        k = placer.index(j, mention)
        if mention.resolution is None or mention.resolution.place.kind == "country":
            continue
        if q < k <= q + _AFTER and not _LEADS_TO.isdisjoint(words[q + 1 : k]):
            return mention
        if q - _BEFORE <= k < q and _LEADS_TO.isdisjoint(words[k + 1 : q]):
            return mention
    return None
