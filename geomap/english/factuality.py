"""Words by which a text tells something as planned, possible or denied.

After the factuality profiles of Sauri and Pustejovsky (2009), reduced to word lists.
"""

from __future__ import annotations

from itertools import pairwise

from geomap.english.lexicon import inflections
from geomap.model import Status

PLANNING = frozenset(
    "plan intend hope expect schedule want prepare agree vow promise seek offer threaten order ask urge tell call"
    " invite aim decide wish propose forecast predict need request demand consider allow enable let set authorize"
    " authorise design commit arrange ready due likely bound willing mission request effort bid try attempt poise"
    " direct mean".split()
)
"""Lemmas whose infinitive is still to come: "plans to go", "was ordered to go"."""
VOWING = frozenset("vow promise pledge threaten offer agree refuse".split())
"""Of these, words about the time tell when it was said, not what is to come."""
TRIED = frozenset("try attempt effort bid".split())
"""Trying to speak to a rally puts one at the rally, though the speech failed."""
DENYING = frozenset(
    "deny refuse decline fail skip cancel prevent stop block avoid postpone abort ban bar forbid unable".split()
)
"""Lemmas whose complement did not happen."""
UNTRUE = frozenset("deny dismiss reject refute false untrue wrong baseless unfounded incorrect".split())
"""What is said to be so did not happen."""
CALLED_OFF = (
    ("pulled", "out"),
    ("called", "off"),
    ("turned", "down"),
    ("ruled", "out"),
    ("pull", "out"),
    ("backed", "out"),
    ("put", "off"),
    ("up", "plans"),
    ("up", "hope"),
    ("up", "hopes"),
    ("shelved", "plans"),
    ("dropped", "plans"),
    ("scrapped", "plans"),
    ("abandoned", "plans"),
)
"""Word pairs that take back what follows or, of a noun, what they are said of."""
_DROPPED = frozenset("cancelled canceled scrapped dropped shelved abandoned axed aborted withdrawn".split())
NOT_HELD = frozenset(
    {("not", "take"), ("never", "took"), ("called", "off"), ("to", "nothing"), ("fell", "through"), ("left", "out")}
    | {("struck", "from"), ("struck", "off")}
    | {(be, done) for be in ("was", "were", "been", "is", "are") for done in _DROPPED}
)
"""The same, however far behind the noun."""
COMMANDS = frozenset("order ask urge tell call invite want demand challenge allow enable request".split())
"""Verbs whose infinitive is somebody else's to do: the event is the asking."""
MODALS: dict[str, Status] = {
    "will": "planned", "shall": "planned", "'ll": "planned", "’ll": "planned", "would": "planned", "wo": "planned",
    "sha": "planned", "may": "possible", "might": "possible", "could": "possible", "should": "possible",
    "can": "possible", "must": "possible", "ca": "possible",
}  # fmt: skip
NEGATIONS = frozenset({"nobody", "not", "n't", "n’t", "never", "no", "without", "neither", "nor"})
HEDGES = frozenset({"if", "whether", "unless", "possible", "potential", "possibly"})
INTENTS = frozenset("plan plans proposal proposals bid trip scheme idea".split())
UPCOMING = frozenset("about going upcoming needs supposed".split())
"""Words before an infinitive that make it a plan and are no verbs of planning."""


def forms(lemmas: frozenset[str]) -> frozenset[str]:
    """Every inflected form of some verbs (harmless for the few nouns and adjectives among them)."""
    return frozenset(form for lemma in lemmas for form in inflections(lemma))


PLANS = forms(PLANNING - TRIED) | UPCOMING
DENIALS = forms(DENYING - frozenset({"stop", "block", "ban", "bar"}))
"""Without those that news tells of as events themselves: "police blocked a road"."""
UNTRUE_FORMS = forms(UNTRUE)
CLAIMS_TOLD = frozenset("report reports claim claims rumour rumours rumor rumors allegation allegations suggestion"
                        " suggestions accusation accusations story stories speculation".split())  # fmt: skip
CLAIMS = CLAIMS_TOLD | frozenset({"any", "that", "a", "the", "media", "newspaper", "press"})
"""Between a denial and the clause that tells what is denied."""
_ONCE_MEANT = frozenset("considered proposed mooted planned contemplated envisaged prepared arranged".split())
"""Behind a noun and "was", or between its article and it, they tell of what was meant to be."""
_ARTICLES = frozenset("a an the his her its their this that".split())
_PUT_OFF = frozenset((verb, side) for verb in ("put", "pushed", "moved") for side in ("back", "off"))
"""Behind a noun they tell that it is still to come."""
_SCHEMING = frozenset("planning plotting preparing booked booking".split())
"""Before a noun they tell of what has not happened yet: "was planning an attack"."""
EXPECTED = frozenset({"expected", "due", "scheduled"})
_FOILED = frozenset({"foiled", "thwarted", "averted", "prevented"})
_NEVER = (["was", "to", "have"], ["were", "to", "have"])
_LET = frozenset({"allowed", "permitted", "enabled", "let"})
_STILL_TO_COME = frozenset("due expected scheduled until before yet".split())
_TRIED_ADJECTIVES = frozenset({"failed", "foiled", "aborted", "attempted", "botched", "thwarted"})
FORMS_OF_BE = frozenset({"is", "are", "was", "were", "be", "been"})
_BETWEEN = frozenset("first now also then later originally both all".split())
"""Adverbs between "is" and "to go"."""
_GOES_ON = FORMS_OF_BE | {"has", "had", "came", "fell"}
_ITINERARY = frozenset("itinerary itineraries timetable schedule route".split())
"""What "calls for" places still to come."""
_UNREAL = frozenset({"would", "could", "might"})
_WHEN_SAID = frozenset("on monday tuesday wednesday thursday friday saturday sunday yesterday today late early".split())
"""Between "denied" and what is denied."""
_UNDONE = frozenset({"should", "would"})
"""With "have", they tell of what did not happen: "should have stayed"."""
_BEFORE_MONTHS = frozenset(
    "in since of until till by last this next early late mid from for during on before after between".split()
)
_GOING = frozenset("sending taking leaving flying going coming travelling traveling returning moving heading bringing"
                   " closing resigning quitting withdrawing pulling stepping joining deploying".split())  # fmt: skip
"""What is decided before it is done."""
_SELF = frozenset("he she they it we".split())
_WITNESSES = frozenset("police officials witnesses witness authorities prosecutors investigators reports agency coroner"
                       " spokesman spokeswoman lawyer lawyers neighbours neighbors".split())  # fmt: skip
_MEANWHILE = frozenset({"when", "while"})
_RELATIVE = frozenset({"that", "which"})
_ASIDE = frozenset(", ; : and but or after before when while because as since until if".split())
"""With these begins what a relative clause, or its sentence, tells beside it."""
_LOOK_BACK, _NEAR, _FAR = 6, 3, 12


def status_of(words: list[str], first: int, last: int, opener: str, k: int, *, noun: bool = False) -> Status:
    """How the clause at words[first:last] tells the word at index k: done, planned, possible or denied.

    `opener` is the word that subordinates the clause; of a noun, what its verb says counts too. `words` are the whole
    sentence in lower case: what it asks is only possible, and what a denial opens is denied.
    """
    if noun and k > first and words[k - 1] in _TRIED_ADJECTIVES:
        k -= 1  # "a failed coup" did happen
    if opener in ("if", "unless", "whether"):
        return "possible"
    if is_unreal(words, k) or (not noun and words[max(0, k - 1) : k] in (["almost"], ["nearly"])):
        return "denied"
    window = words[max(first, k - _LOOK_BACK) : k]
    if window[1:] and ("without", "borders") in pairwise(window):
        window = window[window.index("borders") :]  # a name's
    near = window[-_NEAR:]
    if _is_denied(words, first, window, near):
        return "denied"
    if noun and (found := _of_noun(words, first, last, k)):
        return found
    if is_announced(words, k):
        return "planned"
    if near and near[-1] in FORMS_OF_BE and is_set(words, k):
        return "planned"  # "was due in Lyon"
    be = next((j for j in range(k + 1, last - 1) if words[j] in FORMS_OF_BE), k)
    if (noun or words[k].endswith("ing")) and be > k and is_set(words, be + 1):
        return "planned"  # "a hearing on his appeal was set for Friday"
    if words[k + 1 : k + 2] == ["for"] and not _ITINERARY.isdisjoint(window) and words[k].startswith("call"):
        return "planned"  # "the schedule called for Lyon"
    if words[k] == "next" and not {"is", "are", "will"}.isdisjoint(words[k + 1 : k + 4]):
        return "planned"  # "the next stop is Lyon"
    if opener in ("before", "until") and words[k].endswith("s") and not noun:
        return "planned"  # "before she flies to Lyon"
    if any(w in NEGATIONS for w in near):
        return "planned" if not _STILL_TO_COME.isdisjoint(words[k : k + 4] + near) else "denied"
    if any(w in DENIALS for w in window):
        return "denied"
    if (window and window[-1] == "to") or (len(near) > 1 and near[-2] == "to"):
        governed = window[: window.index("to")] if "to" in window else window
        if not INTENTS.isdisjoint(governed) and any(p in NOT_HELD for p in pairwise(words[k + 1 : last])):
            return "denied"  # "plans to fly to Lyon were dropped"
        if not _FOILED.isdisjoint(governed):
            return "denied"  # "foiled a plot to bomb Lyon"
        while governed and governed[-1] in _BETWEEN:
            governed = governed[:-1]
        if any(w in PLANS for w in governed) or not governed or governed[-1] in FORMS_OF_BE:
            return "actual" if _was_let(governed) else "planned"  # "plans to go", "is to go"
    if any(words[j : j + 3] in _NEVER for j in range(max(first, k - _LOOK_BACK), k)):
        return "denied"  # "was to have been taken to Lyon"
    if any(a in ("is", "are", "was", "were") and b in ("expected", "due", "scheduled") for a, b in pairwise(window)):
        return "planned"  # "is expected home"
    for j in range(k - 1, max(first, k - _FAR) - 1, -1):
        w = words[j]
        if w in MODALS and is_modal(words, j):
            return "denied" if w in _UNDONE and "have" in window else MODALS[w]
    if window[-1:] == ["be"] and not opener and words[k - 2] in ("and", ","):
        return "planned"  # "is to tour Peru, be shown in Lima and be sold"
    if window[-1:] == ["be"] and "to" not in window:
        return "possible"  # "asked that he be sent"
    if any(w in HEDGES for w in near) or "?" in words[-2:]:
        return "possible"
    return "actual"


def is_unreal(words: list[str], k: int) -> bool:
    """ "Had she gone to Lyon, she would have", "instead of flying to Lyon": what the word at index k names was not."""
    if words[max(0, k - 2) : k] == ["instead", "of"]:
        return True
    inverted = words[0] == "had" and k > 1 and words[1] not in ("not", "to", "been", "a", ",")
    return inverted and not _UNREAL.isdisjoint(words[k:])


def is_denied_claim(words: list[str], k: int) -> bool:
    """ "Aides denied reports that he had travelled to Lyon": whether the word at index k stands in what is denied."""
    that = next((j for j in range(k - 1, max(0, k - _LOOK_BACK), -1) if words[j] == "that"), 0)
    return that > 1 and words[_before_claim(words, that)] in UNTRUE_FORMS


def _before_claim(words: list[str], first: int) -> int:
    """Index of the word that governs what begins at `first`: of "denied" in "denied on Monday reports (that)"."""
    j = first - 1
    while j > 0 and (words[j] in CLAIMS or words[j] in _WHEN_SAID):
        j -= 1
    return j


def is_announced(words: list[str], k: int) -> bool:
    """ "Said he was sending nurses": so one tells a plan of one's own, and a witness what was seen."""
    if words[k] not in _GOING or k < 3 or words[k - 1] not in ("was", "were") or words[k - 2] not in _SELF:
        return False
    said = k - 3 - (words[k - 3] == "that")
    if said < 1 or words[said] not in ("said", "announced") or not _MEANWHILE.isdisjoint(words[k:]):
        return False
    return _WITNESSES.isdisjoint(words[max(0, said - _LOOK_BACK) : said])


def is_set(words: list[str], k: int) -> bool:
    """Whether the word at index k, behind "was", tells of what was still to come: "due in Lyon", "set for May"."""
    return words[k] in EXPECTED or (words[k] in ("set", "slated") and words[k + 1 : k + 2] == ["for"])


def _was_let(governed: list[str]) -> bool:
    """ "Was allowed to" is told of what was done; "will be allowed to", "were told they were allowed to" are not."""
    return bool(governed) and governed[-1] in _LET and not {"was", "were"}.isdisjoint(governed[-3:-1])


def _is_denied(words: list[str], first: int, window: list[str], near: list[str]) -> bool:
    """Denied by what opens the clause, or taken back within it."""
    j = _before_claim(words, first)
    if first and (words[j] in UNTRUE_FORMS or words[j] in DENIALS) and (j < first - 1 or words[first] == "that"):
        return True
    if first and words[first] == "that":
        before = words[max(0, first - _FAR) : first]
        denial = next((n for n, w in enumerate(before) if w in UNTRUE_FORMS), None)
        if denial is not None and not CLAIMS_TOLD.isdisjoint(before[denial:]):
            return True  # "denied a report in the Gazette that ..."
        if words[first - 1] in CLAIMS_TOLD and any(
            a in FORMS_OF_BE and b in UNTRUE_FORMS for a, b in pairwise(words[first : first + 2 * _FAR])
        ):
            return True  # "reports that he had fled were false"
    if "no" in window and any(w in PLANS for w in window):
        return True
    if any(a in ("not", "n't", "n’t") and b in PLANS for a, b in pairwise(window)):
        return True  # "did not allow it to land"
    return any(pair in CALLED_OFF for pair in pairwise(window))


def _of_noun(words: list[str], first: int, last: int, k: int) -> Status | None:
    """What the words behind a noun, or well before it, say of it; None if nothing."""
    after = words[k + 1 : min(k + 5, last)]
    if any(w in NEGATIONS and w != "without" for w in after[:3]):
        return "planned" if not _STILL_TO_COME.isdisjoint(after) else "denied"
    if any(w in DENIALS for w in after[:3]) or any(p in CALLED_OFF for p in pairwise(after)):
        return "denied"
    behind = words[k + 1 : _resumed(words, last)]
    if any(pair in NOT_HELD for pair in pairwise(behind)) or _had_to_be_dropped(behind):
        return "denied"  # "a trip planned for last weekend did not take place"
    ahead = words[max(first, k - _FAR) : k]
    if "to" in ahead and any(w in PLANS for w in ahead[: ahead.index("to")]):
        return "planned"  # "is due to travel to Jakarta for talks"
    if any(a in _ARTICLES and b in _ONCE_MEANT for a, b in pairwise(ahead[-_NEAR - 1 :])):
        return "planned"  # "a planned stay in Lyon"
    late = any(
        (a in FORMS_OF_BE and (b in ("delayed", "postponed") or b in _ONCE_MEANT)) or (a, b) in _PUT_OFF
        for a, b in pairwise(words[k + 1 : _resumed(words, last)])
    )
    if late or not _SCHEMING.isdisjoint(ahead[-_NEAR:]):
        return "planned"
    return next((MODALS[w] for j, w in enumerate(after, k + 1) if w in MODALS and is_modal(words, j)), None)


def _had_to_be_dropped(words: list[str]) -> bool:
    """ "(A visit to X) had to be dropped"; what "may be dropped" is not yet."""
    return any(
        words[n : n + 3] == ["had", "to", "be"] and not _DROPPED.isdisjoint(words[n + 3 : n + 4])
        for n in range(len(words))
    )


def _resumed(words: list[str], last: int) -> int:
    """Where what a clause says of its subject ends, if it goes on behind an aside: "a stop, set for May, | was cut"."""
    if words[last : last + 1] and words[last] in _RELATIVE:  # "a stop | that she had planned was cut"
        return next((n for n in range(last, len(words)) if words[n] in _ASIDE), len(words))
    for j in range(last, min(last + 2 * _FAR, len(words))):
        if words[j - 1] == "," and words[j] in _GOES_ON:
            return next((n for n in range(j, len(words)) if words[n] in (",", ";")), len(words))
    return last


def is_modal(words: list[str], j: int) -> bool:
    """Whether the modal-like word at index j is one: not the month of "since May", "on 4 May", "May 4"."""
    if words[j] != "may":
        return True
    before, after = words[j - 1] if j else "", words[j + 1] if j + 1 < len(words) else ""
    return not (before in _BEFORE_MONTHS or before.isdigit() or after[:1].isdigit() or not after[:1].isalpha())
