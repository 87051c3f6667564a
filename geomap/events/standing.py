"""How a word stands in its sentence (in lower case): as a verb, with what belongs to it, feared, quoted."""

from __future__ import annotations

from geomap.english.clauses import BREAKS, OPENERS
from geomap.english.factuality import FORMS_OF_BE, MODALS, PLANS, is_modal
from geomap.english.lemmas import PAST_ONLY, ends_as_past
from geomap.english.lexicon import Trigger, no_events, spoken_for, triggers
from geomap.events.ruling import AT

ARTICLES = frozenset("the a an his her their its this that these those".split())
BE = FORMS_OF_BE | {"being"}
NO_SUBJECTS = frozenset({"of", "new", "recent", "and", ",", "in", "heavy", "more", "with", "by", "for", "on"})
"""Before a word in -s they show that it is a noun: "heavy storms"."""
FEARS = frozenset(
    "fear fears feared fearing risk risks threat threats danger dangers prevent prevents preventing prevented avert"
    " averts averted averting avoid avoided avoids avoiding allay allays allayed allaying prevention prospect without"
    " possibility anti potential possible rumours rumors resembled resembles resembling resemble hoax fake".split()
)
"""Before a noun they speak of what has not happened, and may never: "fears of violence", "without bloodshed"."""
NO_REPORTS = frozenset("reports report sign signs evidence trace word".split())
"""The same behind "no"."""
HEADS = frozenset(
    "helicopter helicopters suspect suspects season team teams worker workers service services official officials chief"
    " department weapon weapons scene site squad agency agencies expert experts commission commissioner memorial museum"
    " film movie book novel zone zones shelter shelters insurance risk risks fear fears victim victims survivor"
    " survivors veteran veterans threat threats rule rules law laws guide prevention policy rate rates".split()
)
"""Behind a noun that names an event they make it tell of something else: "murder weapon", "hurricane season"."""
QUOTES = frozenset({"“", "”", "``", "''"})
"""As a sentence's words have them, straight ones too."""
FEARED = 4
"""Words before a noun among which they stand."""
REACH = 10
"""So many words behind a verb its object may stand."""
OBJECT = 4
"""Words of an object between a verb and its particle: "picked three men up"."""
BETWEEN = frozenset("also since then already just now not n't never ever once only again".split())
"""Words between "have" and its participle."""
HAVE = frozenset({"have", "has", "had", "'ve", "’ve", "having"})
LIKE_THEIR_BASE = frozenset({"come", "run", "overcome", "overrun"})
"""Participles that look like the verb's base."""
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow".split())
FAR_SUBJECT = 14
"""The same, where what describes the subject stands between."""


def is_spoken_for(words: list[str], k: int) -> bool:
    """Whether a word belongs to the one before it: "fire" of "opened fire", "attack" of "heart attack"."""
    pair = (words[k - 1], words[k]) if k else ("", "")
    return pair in spoken_for() or pair in no_events()


def before(words: list[str], k: int) -> list[str]:
    """The words of its clause before a word, where its subject stands, before a relative clause too.

    "Men who claimed to be guards boarded": of the boarding they are the subject.
    """
    start = max(0, k - FAR_SUBJECT)
    told = False
    own = words[k - 1 : k] == ["to"]  # "rain that led the wall to fall"
    for j in range(k - 1, start - 1, -1):
        if words[j] in OPENERS and not (told and not own and words[j] in ("who", "which", "that")):
            return words[j + 1 : k]
        told = told or words[j] in PAST_ONLY or ends_as_past(words[j])
    return words[start:k]


def agent(words: list[str], k: int) -> list[str]:
    """Who did what is told in the passive: "was captured by rebel troops"."""
    behind = words[k + 1 : k + 1 + REACH]
    return behind[behind.index("by") + 1 :][: OBJECT + 1] if "by" in behind else []


def acted_on(words: list[str], k: int) -> list[str]:
    """Where the object of a participle stands: "the treaty was signed", "a treaty signed in Lyon"."""
    passive = not BE.isdisjoint(words[max(0, k - 2) : k])
    return before(words, k)[-REACH // 2 if passive else -2 :]


def closest(row: list[Trigger]) -> tuple[Trigger, ...]:
    """A whole phrase tells better than its first word ("hit back" is no hit); a preposition only than a bare one."""
    phrases = [t for t in row if t.follow and not any(_begins(t, longer) for longer in row)]
    if not phrases:
        return tuple(row)
    firm = any(t.follow[0] not in AT for t in phrases)
    return tuple(t for t in row if t in phrases or (not t.follow and t.company and not firm))


def _begins(t: Trigger, longer: Trigger) -> bool:
    """Whether a phrase is but the beginning of another: "put to", of "put to death"."""
    return len(t.follow) < len(longer.follow) and longer.follow[: len(t.follow)] == t.follow


def is_feared(words: list[str], k: int) -> bool:
    ahead = words[max(0, k - FEARED) : k]
    return not FEARS.isdisjoint(ahead) or ("no" in ahead and not NO_REPORTS.isdisjoint(ahead))


def is_quoted(words: list[str], k: int) -> bool:
    """Whether a word stands within quotation marks; a saying there ("we stress that") is no event."""
    return next((w for w in reversed(words[:k]) if w in QUOTES), "") in ("“", "``")


def is_aim(words: list[str], k: int) -> bool:
    """ "Seems to suggest", "declined to comment", "met to discuss"; not "plans to announce" and "is to announce"."""
    ahead = words[max(0, k - REACH // 2) : k - 1]
    return k > 1 and words[k - 1] == "to" and words[k - 2] not in BE | {"first"} and not any(w in PLANS for w in ahead)


def is_subject(words: list[str], k: int) -> bool:
    """ "A film about the murder"."""
    return k > 1 and words[k - 1] in ARTICLES and words[k - 2] == "about"


def is_aside(words: list[str], k: int, openers: frozenset[str]) -> bool:
    """Whether the noun at index k hangs on one of some prepositions: "during his long trial"."""
    for j in range(k - 1, max(-1, k - FEARED - 1), -1):
        if words[j] in openers:
            return True
        if words[j] in AT or words[j] in BREAKS or words[j] in BE:
            return False
    return False


def is_half_a_word(words: list[str], k: int, t: Trigger) -> bool:
    """ "Drought-stricken farmers", "the murder weapon"."""
    end = k + 1 + len(t.follow)
    if end < len(words) and words[end] in HEADS:
        return True
    return end + 1 < len(words) and words[end] in ("-", "‑") and words[end + 1] not in ("and", "or")


def is_followed(words: list[str], k: int, t: Trigger) -> bool:
    """Whether the words that belong to a trigger come after it; a particle may stand behind a short object."""
    if not t.follow:
        return True
    if tuple(words[k + 1 : k + 1 + len(t.follow)]) == t.follow:
        return True
    at = behind_day(words, k)
    if at > k + 1 and t.follow[0] in AT and tuple(words[at : at + len(t.follow)]) == t.follow:
        return True  # "was expected Monday in Lyon"
    behind = words[k + 1 : k + 2 + OBJECT]
    if not t.apart or t.follow[0] not in behind:
        return False
    at = behind.index(t.follow[0])
    rest = words[k + 1 + at : k + 1 + at + len(t.follow)]
    return tuple(rest) == t.follow and BREAKS.isdisjoint(behind[:at])


def behind_day(words: list[str], k: int) -> int:
    """Where the words that belong to a verb may go on behind a day: "in" of "expected on Monday in Lyon"."""
    at = k + 1 + (words[k + 1 : k + 2] == ["on"])
    return at + 1 if at + 1 < len(words) and words[at] in DAYS else k + 1


def is_verb(words: list[str], k: int, t: Trigger) -> bool:
    """Whether a form that may be a noun or an adjective is the verb here."""
    before = words[k - 1] if k else ""
    after = words[k + 1] if k + 1 < len(words) else ""
    if t.form == "ed":  # "the deposed leader", "Deposed President X", "in besieged X"
        article = before in ARTICLES and before != "that"  # "a storm that crossed Fiji"
        if before in AT or article or before in ("-", "against", "among"):  # "the Lyon-based firm"
            return False
        told = any(b.form == "ed" and not b.follow for b in triggers().get(before, ()))
        if told and after.isalpha() and after != "by" and after not in AT:
            return False  # "toured flooded villages"
        return not (k == 0 and after and after not in AT and after != "by")
    if t.form == "ing":
        return before not in ARTICLES and after not in BE  # "the visiting team", "sentencing is set for Monday"
    if t.form == "s":
        no_verb = before in ARTICLES or before in NO_SUBJECTS or before in PAST_ONLY  # "lit fires on the road"
        return k > 0 and not no_verb and after not in PAST_ONLY
    plural = len(before) > 3 and before.endswith("s") and not before.endswith(("ss", "us", "is"))
    if words[k] in LIKE_THEIR_BASE and _is_participle(words, k):
        return True
    return infinitive(words, k) or before in ("we", "they", "i", "you", "who") or plural


def _is_participle(words: list[str], k: int) -> bool:
    """ "Had come", "has since come", "had he not run"."""
    j = k - 1
    while j > 0 and (words[j] in BETWEEN or words[j].endswith("ly")):
        j -= 1
    return j >= 0 and words[j] in HAVE


def infinitive(words: list[str], k: int) -> bool:
    """Whether the word stands where only a bare verb can: after "to", a modal or "do", adverbs between them."""
    j = k - 1
    while j > 0 and (words[j].endswith("ly") or words[j] in ("then", "also", "now", "soon", "later", "not", "n't")):
        j -= 1
    if j >= 0 and words[j] in ("and", "or"):
        return _goes_on(words, j)
    return j >= 0 and _calls_for_verb(words, j)


def _calls_for_verb(words: list[str], j: int) -> bool:
    return (words[j] in MODALS and is_modal(words, j)) or words[j] in ("to", "did", "do", "does")


def _goes_on(words: list[str], j: int) -> bool:
    """Whether "and" at index j may join two bare verbs: "will fly to Oslo and meet", "forced him to stop and turn"."""
    for n in range(j - 1, max(0, j - REACH), -1):
        if words[n] in OPENERS or words[n] in BREAKS:
            return False
        if _calls_for_verb(words, n) and any(t.form == "base" for t in triggers().get(words[n + 1], ())):
            return words[n] != "to" or n + 2 < j
    return False
