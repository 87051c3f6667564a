"""What a clause tells, and which words around a place say that it did not happen there."""

from __future__ import annotations

from dataclasses import dataclass

from geomap.english.clauses import REPORTING, Clause
from geomap.english.factuality import forms
from geomap.english.lexicon import Trigger
from geomap.here import CASES
from geomap.model import EventKind, Span, Status

AT = {"in": 5, "at": 5, "near": 4, "outside": 4, "inside": 4, "off": 4, "on": 4, "over": 3, "across": 3, "around": 3,
      "throughout": 3, "through": 3, "to": 1, "into": 2, "toward": 1, "towards": 1, "for": 1, "of": 3,
      "from": 0}  # fmt: skip
"""How well a preposition before a place says that the clause's event was there."""
LEAVING = frozenset({"leave", "flee", "depart", "departure", "evacuate", "escape", "evacuation", "exodus"})
REACHING = frozenset({"visit", "reach", "enter", "cross", "tour", "hit", "strike"})
WAYS = frozenset({"to", "into", "for", "from", "toward", "towards"})
"""Before a place of another clause they tell of a way there, not of where the rest happened."""
NEVER_THERE = frozenset({"unlike", "than", "like", "via", "between", "by", "against", "beyond"})
FREEING = frozenset("release discharge free rescue evacuate withdraw remove recover expel recall escape flee"
                    " withdrawal retreat pullout evacuation expulsion abduct kidnap snatch".split())  # fmt: skip
"""Verbs, besides those of movement, that happen where somebody is taken from."""
ARRIVING = frozenset("arrive return come join land arrival bring".split())
"""What these tell happened where the way ended, not where it began."""
STARTS = frozenset({"depart", "take_off", "set_out", "set_sail", "set_off", "launch", "lift_off", "blast_off"})
"""They tell a start whatever it is for: "the frigate sailed from X to help"."""
_COMING = forms(frozenset({"arrive", "come", "return"}))
_WENT = forms(frozenset("go come walk march drive fly travel return flee move take bring carry lead send".split()))
"""Before "to X and" they tell that what is told next was there."""
_HITHER = frozenset({"in", "over", "up", "down", "across"})
"""Before "from X" they tell of a way to where one is: "had driven over from X"."""
_HITHERTO = 6
"""Words between a verb of coming and the journey's noun."""
_SEATED = frozenset({"based", "headquartered", "registered", "born", "raised"})
"""Before "in X" they tell a seat or an origin, where nothing happens now."""
_COMPARED = forms(frozenset({"compare", "liken"})) | {"comparison", "comparisons", "parallels"}
_TO = frozenset({"with", "to", "between"})
_COMPARING = 12
"""Words behind which what one thing is compared with may stand."""
_NAMED = frozenset({"called", "dubbed", "nicknamed"})
_NAMING = 4
"""Words behind which a land may stand where something goes by another name."""
_LINES = frozenset("road highway motorway railway line track border crossing pass pipeline bridge sea strait channel"
                   " waters ocean midway halfway somewhere point stretch passage coast".split())  # fmt: skip
_OFFICES = frozenset({"headquarters", "offices", "office", "base", "seat", "home"})
_BODIES = frozenset("agency ministry government party union company firm employer team club".split())
_BESIDE = frozenset("neighbor neighbors neighbour neighbours ally allies citizen citizens national nationals".split())
_PEOPLE = frozenset("man woman boy girl couple pair family mother father child youth teenager student teacher nurse"
                    " doctor pensioner worker".split())  # fmt: skip
"""Before "from X" they are at home there."""
_TRIPS = frozenset({"visit", "trip", "tour", "journey", "way"})
_LISTED = 8
"""Words that a list of lands may take before the last of them."""
_HAVING = frozenset({"with", "has", "have", "had"})
_THEIR = frozenset({"its", "their", "his", "her", "whose", "with"})
_FLIGHTS = frozenset({"flight", "flights", "plane", "planes", "convoy", "convoys"})
_ON_THE_SPOT = frozenset({"violence", "accident", "disaster", "legal"})
"""Kinds of what happens where one is, not where one wants to go."""
_BOUND = frozenset({"bound", "headed", "heading", "destined", "left", "leaving"})
_TAKEOFF = frozenset({"off", "takeoff", "take-off", "departure", "liftoff", "lift-off", "blast-off"})
DISCUSSING = frozenset("discuss talk consult negotiate condemn denounce deplore criticise criticize regret".split())
_TOPICS = frozenset("war conflict situation crisis violence unrest fighting bloodshed killing killings attack attacks"
                    " election elections coup talks events deployment repression peace".split())  # fmt: skip
"""Behind a verb of talking they are what is talked about, wherever it lies."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one clause tells it."""

    trigger: Trigger | None
    kind: EventKind
    status: Status
    clause: Clause
    word: int
    passing: tuple[Span, ...] = ()
    """Clauses of its sentence that tell of something in passing ("who was born in ..."): they place nothing else."""


def ruled_out(words: list[str], k: int, before: str, t: Telling, barred: frozenset[str]) -> bool:
    """Whether a place whose first word is at index k is not where a thing happened that is told in its sentence.

    `before` is its preposition, `barred` are those that rule it out besides.
    """
    if (before in NEVER_THERE and not _is_stretch(words, k, t)) or (before in barred and not _took_off(t, words, k)):
        return True
    if (k > 1 and words[k - 2] in _SEATED and t.word != k - 2) or _is_seat(words, k):
        return True
    if is_compared(words, k) or (before == "in" and not _NAMED.isdisjoint(words[max(0, k - _NAMING) : k])):
        return True  # "Typhoon Haiyan, called Yolanda in the Philippines"
    if before == "from" and t.kind == "statement" and words[k - 2] in REPORTING:
        return False  # "said from Houston"
    if before == "from" and not _starts_there(t, words, k) and not _flights_from(t, words, k):
        return not is_home(words, k) or CASES.isdisjoint(words)  # "the first case is a boy from X"
    if before == "of" and t.kind != "movement" and words[k - 3 : k - 1] == ["by", "way"]:
        return True  # "agreed to go on by way of X"
    if before in ("to", "into") and t.kind == "statement" and k > t.word:
        return _TRIPS.isdisjoint(words[t.word : k])  # "asked for fuel to fly on to X"
    if before == "of" and (words[k - 2] in (",", "history") or _is_somebody_of(words, k)):
        return True  # "the captain, Ada Holm, of Bergen": where somebody is from; "the worst in the history of X"
    if before == "for" and t.kind in _ON_THE_SPOT and _BOUND & {words[k - 2], words[max(0, k - 3)]}:
        return True  # "a plane bound for Lagos crashed": not there
    if t.trigger and t.trigger.lemma in DISCUSSING and _is_topic(words[t.word + 1 : k]):
        return True  # "discussed the war in X"
    goes = t.kind == "disaster" and t.word < k <= t.word + 4  # a storm may move on to X
    goes = goes or (t.kind == "legal" and t.word < k and t.trigger is not None and t.trigger.follow == ("to",))
    goes = goes or (k < t.word and words[k - 2] in _WENT and "and" in words[k + 1 : t.word])  # "went to X and fell"
    return before == "to" and t.kind in _ON_THE_SPOT and not goes  # "hijacked on a flight to X" was not hijacked in X


def _is_topic(between: list[str]) -> bool:
    """ "(discussed) the war in (X)"; not "the war with leaders in": there they met."""
    topic = next((n for n, word in enumerate(between) if word in _TOPICS), None)
    return topic is not None and "with" not in between[topic:]


def is_home(words: list[str], k: int) -> bool:
    """ "A boy from X", "Ada Holm, 42, from the village of X": whether the place at index k is somebody's home."""
    origin = k - 1 - (3 if words[k - 2 : k] == ["village", "of"] or words[k - 2 : k] == ["town", "of"] else 0)
    behind = words[origin - 1] if origin > 0 and words[origin] == "from" else ""
    return behind == "," or behind in _PEOPLE or behind.endswith("year-old")


def _is_somebody_of(words: list[str], k: int) -> bool:
    """ "The neighbours of X", "citizens of W and X"."""
    of = next((j for j in range(k - 1, max(0, k - _LISTED), -1) if words[j] == "of"), 0)
    return words[of - 1] in _BESIDE


def is_compared(words: list[str], k: int) -> bool:
    """ "Compared his arrest with the attack on X": whether a place stands in what something is compared with."""
    compared = not _COMPARED.isdisjoint(words[max(0, k - _COMPARING) : k])
    return compared and not _TO.isdisjoint(words[max(0, k - _COMPARING // 2) : k])


def _flights_from(t: Telling, words: list[str], k: int) -> bool:
    """ "Aid flights from X began", "to and from X"; but a plane that was hijacked on one was not hijacked in X."""
    last = k - 3 if words[max(0, k - 3) : k - 1] == ["to", "and"] else k - 1
    return t.kind in ("movement", "aid", "other") and last > 0 and words[last - 1] in _FLIGHTS


def _is_seat(words: list[str], k: int) -> bool:
    """ "With its headquarters in X", "which has its seat in X": where somebody belongs, not where the thing was."""
    if k > 2 and words[k - 2] in _BODIES and words[k - 3] in _THEIR:
        return True  # "his agency in X has asked for money"
    owned = k > 3 and words[k - 2] in _OFFICES and words[k - 3] in _THEIR
    return owned and not _HAVING.isdisjoint(words[k - 4 : k - 2])


def _is_stretch(words: list[str], k: int, t: Telling) -> bool:
    """ "The road between X and Y", "stuck at sea between", "vanished between": near either."""
    if words[k - 1] != "between":
        return False
    done = t.trigger is not None and t.trigger.pos == "v" and t.kind in _ON_THE_SPOT | {"other", "movement"}
    return not _LINES.isdisjoint(words[max(0, k - 4) : k - 1]) or (done and t.word == k - 2)


def _took_off(t: Telling, words: list[str], k: int) -> bool:
    """ "Crashed minutes after take-off from X": near there."""
    return t.kind in _ON_THE_SPOT | {"other"} and k > 1 and words[k - 2] in _TAKEOFF


def _starts_there(t: Telling, words: list[str], k: int) -> bool:
    """Whether "from" before the word at index k says where the thing happened: "fled from X", not "men from X"."""
    lemma = t.trigger.lemma if t.trigger else ""
    if words[k - 2] in _HITHER or not _COMING.isdisjoint(words[t.word + 1 : k]):
        return False
    if t.word + 2 < k and words[t.word + 1] in ("in", "over"):
        return False  # "flew in on Friday from X"
    if t.trigger and t.trigger.pos == "n" and not _COMING.isdisjoint(words[max(0, t.word - _HITHERTO) : t.word]):
        return False  # "came in on a flight from X"
    return (
        _took_off(t, words, k)
        or (t.kind == "disaster" and words[k - 2] == "away")
        or (
            k > t.word
            and lemma not in ARRIVING
            and (t.kind == "movement" or lemma in FREEING | STARTS | {"sail", "send", "dispatch"})
        )
    )
