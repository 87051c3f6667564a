"""Whether the words around a date look back or ahead.

No parse: the nearest word that shows tense decides, first to the left of the date, then to its right.
"""

from __future__ import annotations

import re

from geomap.english.factuality import is_announced
from geomap.english.lemmas import ends_as_past

PAST, OPEN, FUTURE = -1, 0, 1
SINCE = 3 * PAST
"""Of a date that began something, or of what was done: never ahead."""
NEAR = 3
FAR = 8
"""Words between a timetable's verb and its date."""

_WORD = re.compile(r"'(?:ll|s)\b|[a-z][a-z'-]*|[;\"“”]")
_CLOCK = re.compile(
    r"\b(?:\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?(?:\s\w{2,4})?|noon|midnight|early|late|the (?:morning|evening|night) of)"
    r",?\s(?:on\s)?$"
)
_PART_OF_DAY = re.compile(r"^ (?:morning|afternoon|evening|night)\b")
_MONTH = re.compile(r"\bmay (?=\d)|(?<=\d )may\b")
"""The month, which shows no tense."""
_OPENS_CLAUSE = re.compile(r"\b(?:where|who|which|but|while|because)\s(?:on\s|in\s)?$")
"""Before a date whose clause has a tense of its own."""
_AHEAD = frozenset(
    """will 'll won't shall would could may might must should can cannot can't going plan plans planned planning expect
    expects expected scheduled schedule slated due intends hopes hoping aims upcoming tomorrow forthcoming ahead
    proposed tentatively likely preparing prepares prepare wants seeks hope intend effective""".split()
)
_COMMITS = frozenset(
    """agreed promised ordered vowed pledged urged decided threatened set asked called wanted hoped intended told
    supposed invited required pressed summoned subpoenaed due forecast predicted projected
    is are was were be has have had need needs ready about""".split()
)
"""With "to" between them and the date, they speak of what was still to come."""
_BESIDE_TO = frozenset(
    {"is", "are", "was", "were", "be", "have", "had", "has", "about", "ready", "set", "need", "needs", "told", "called"}
)
"""Of those, what looks ahead only right before "to": "moved about 300 people to X on Sunday" does not."""
_BEFORE_TO = frozenset({"now", "also", "then", "first", "later"})
"""Adverbs between "is" and "to"."""
_BE = frozenset({"is", "are", "was", "were", "be", "have", "had", "has"})
_MODAL = frozenset("will would 'll shall may might can could must should won't to".split())
_ONCE = [["was"], ["were"], ["supposed"], ["due"]]
"""Before "to have" they tell what did not come to be."""
_PLANNED = frozenset({"due", "scheduled", "planned", "expected", "slated"})
_PUT_OFF = frozenset("cancelled canceled postponed put called delayed moved scrapped shelved suspended".split())
"""What "has been" done with a plan while its day was still to come."""
_NEAR_PLAN = 7
"""Words before a date among which it is planned: "due to begin in Lyon on"."""
_SAYS = frozenset("said told says announced added reported noted wrote warned explained stated disclosed".split())
_BACK = frozenset(
    """was were had did has have been said told went came left met held made took gave got found began broke brought
    built bought caught chose cut drew drove fell felt flew fought fled forgot grew hit hung heard hid kept knew led lay
    lost meant paid put ran rose sang sat saw sent sold set shot shook shut slept slid spent spoke spread stole stood
    stuck struck swept swore taught thought threw understood won wore wound wrote became beat bit blew lent lit rode
    rang sank shed sought spun sprang stung swam tore woke withdrew overthrew seen gone done taken given since
    ago killed died lied tied""".split()
)
_NOT_PAST = frozenset(
    """need needed? speed seed feed indeed hundred sacred red bed wed shed unprecedented united limited armed so-called
    alleged expected scheduled planned proposed related indeed exceed proceed succeed""".split()
)
_IN = [[word] for word in ("in", "since", "last", "this", "early", "late", "of", "from", "by")]
"""Before "may", they make it the month."""
_PROMISES = frozenset("promised pledged vowed demanded urged ordered agreed sought wanted due".split())
_POSTPONES = frozenset("extended postponed delayed moved rescheduled adjourned".split())
_ARRANGES = frozenset(
    """call calls called set sets fix fixed announced scheduled arranged booked convened summoned invited planned listed
    cancelled canceled""".split()
)
"""Before "for" and a date they tell of what is to come: "called an election for May 25"."""
_LASTED = frozenset(
    """headed led ruled ran governed chaired commanded lived worked served stayed taught lasted waited belonged sat
    stood slept kept remained fought hid continued""".split()
)
"""Before "until" they tell of what is over."""
_UNTIL = 10
"""Words before "until" that are looked at."""
_PARTS = frozenset({"early", "late", "mid", "last", "the"})
"""Between "since" and a date."""
_LEADS_ON = frozenset("for to until till through by of about over that".split())
"""Between what was done and a date these lead to something else, which may be to come."""
_OF_WHAT_IS_TO_COME = _POSTPONES | frozenset("cancelled canceled called closed banned invited summoned named".split())
_PASSIVE = frozenset({"be", "is", "are", "being"})
"""Before a participle: "will be paid" shows its tense at "will"."""
_PLANS = frozenset({"plan", "plans", "schedule", "hope", "hopes", "expects"})
_DETERMINERS = frozenset("the a an his her its their this that our".split())
_AGENDA = frozenset(
    """begins opens starts arrives leaves departs meets returns visits travels ends expires takes holds marks falls
    turns heads flies goes sails resumes meet begin start arrive leave open go vote face return travel""".split()
)
"""Present tense with a date: a timetable, unless something else in the sentence says past."""
_TIMETABLE = frozenset("goes leaves arrives departs begins opens flies sails travels resumes expires turns".split())
"""Of those, what is hardly ever a noun."""


def _is_to_come(behind: list[str]) -> bool:
    """Whether the words behind a form of "be" make it tell of something still to come: "is to", "was set for"."""
    if behind[:1] == ["set"]:
        return behind[1:] in (["to"], ["for"])
    return behind[:1] == ["to"] or (bool(behind) and behind[0] in _PLANNED)


def _has_ended(before: list[str]) -> bool:
    """Whether the words before "until" tell of what is over: "was headed until June by X"; not "was put off until"."""
    verb = next((k for k in range(len(before) - 1, -1, -1) if _shows(before[k])), None)
    return verb is not None and before[verb] in _LASTED and not _MODAL.intersection(before[:verb])


def _shows(word: str) -> int:
    if word in _AHEAD:
        return FUTURE
    if word in _BACK or (ends_as_past(word) and word[:2] != "un" and word not in _NOT_PAST):
        return PAST
    return OPEN


def lean(sentence: str, start: int, end: int) -> int:
    """PAST, FUTURE or OPEN for the date at `start` to `end` of a flattened sentence.

    Twice PAST or FUTURE where the word that tells stands right beside the date; SINCE behind "since".
    """
    left = _WORD.findall(
        _MONTH.sub("", _CLOCK.sub("", sentence[max(0, start - 240) : start].removesuffix("at least ")))
    )
    behind = _PART_OF_DAY.sub("", sentence[end : end + 160])
    right = _WORD.findall(behind)
    if left[-1:] == ["since"] or (left[-2:-1] == ["since"] and left[-1] in _PARTS):
        return SINCE
    if right[:1] == ["'s"] and "has" in right[1:6] and not _PUT_OFF.isdisjoint(right[2:8]):
        return FUTURE  # "Sunday's election has been postponed"
    if right[:1] == ["'s"]:
        return _first(right)  # "Sunday's vote will", "Wednesday's ruling": an adjective to what follows
    now_off = right[:1] in (["has"], ["have"]) and not _PUT_OFF.isdisjoint(right[:4])
    if now_off and not _PLANNED.isdisjoint(left[-_NEAR_PLAN:]) and "had" not in left[-_NEAR_PLAN:]:
        return 2 * FUTURE  # "the match due on Sunday has been cancelled"
    if right and behind[:1] == " " and (next_shows := _shows(right[0])):
        return 2 * next_shows
    if left[-1:] in (["declared"], ["proclaimed"]) and right[:1] == ["a"]:
        return FUTURE  # "declared Sunday a day of mourning"
    if left[-1:] in (["a"], ["an"]):
        return OPEN  # "announced a July 26 match": the date of the match, not of the announcement
    if left and left[-1] in {"until", "till"}:
        ended = _has_ended(left[-_UNTIL:-1]) or (len(left) == 1 and _first(right) == PAST)
        return PAST if ended else FUTURE
    if left[-1:] == ["to"] and _POSTPONES.intersection(left[-4:]):
        return FUTURE
    if left[-1:] == ["for"] and _ARRANGES.intersection(left[-_NEAR_PLAN:]) and "had" not in left[-_NEAR_PLAN:]:
        return FUTURE
    if left[-1:] == ["by"] and _PROMISES.intersection(left[-8:]):
        return FUTURE
    if _OPENS_CLAUSE.search(sentence[max(0, start - 20) : start]) and (own := _plainly_past(right[:6])):
        return own  # "will be in Lima, where on Monday three people climbed"
    seen_to = 0
    for distance, word in enumerate(reversed(left)):
        if word == ";":
            break
        if word == "to":
            seen_to = distance
            continue
        if seen_to and distance == seen_to + 1 and word in _BEFORE_TO:
            seen_to = distance  # "is now to go"
            continue
        beside_to = distance == seen_to + 1  # "was to go on Monday"; not "was flown to Vienna on Monday"
        if seen_to and word in _COMMITS and (beside_to or word not in _BESIDE_TO):
            had = word == "had" or "had" in left[-distance - 3 : -distance - 1]  # "had to land on Tuesday"
            return PAST if had else FUTURE  # "had been due to fly on Sunday" looks back
        before = left[-distance - 2] if distance + 2 <= len(left) else ""
        if word.endswith("ing") and before in ("is", "are", "am"):
            return FUTURE
        if before in ("was", "were") and is_announced(left + right, len(left) - distance - 1):
            return FUTURE  # "said he was leaving on Sunday"
        if word.endswith("ing") and before in ("after", "since"):
            return PAST  # "are moving north after taking the town on Saturday"
        if word == "set" and before in _BE and left[len(left) - distance :][:1] in (["for"], ["to"]):
            return FUTURE  # "a hearing was set for Friday"
        if word in _TIMETABLE and (before == "that" or before not in _DETERMINERS) and distance < FAR:
            return FUTURE  # "said that the ship leaves on Sunday"
        shows = _shows(word)
        if word == "could" and left[len(left) - distance :][:1] == ["not"]:
            return PAST  # "could not land on Saturday"
        if word == "forecast" and distance < 2 and before not in _BE and before not in _DETERMINERS:
            return PAST  # "the growth that it forecast in July"
        if word == "planned" and before == "as":
            continue  # "was opened as planned on Sunday"
        if word == "have" and before == "to" and left[-distance - 3 : -distance - 2] in _ONCE:
            return PAST  # "was to have sung on Tuesday"
        if shows == PAST and before in _MODAL and not (before == "may" and left[-distance - 3 : -distance - 2] in _IN):
            return FUTURE  # "will set off on Sunday"; not "since May, they set off on Sunday"
        if (
            shows == FUTURE
            and word in _PLANNED
            and "had" in left[max(0, len(left) - distance - 4) : len(left) - distance - 1]
        ):
            return PAST
        if shows == OPEN or (shows == PAST and before in _PASSIVE) or (word in _PLANS and before in _DETERMINERS):
            continue
        if shows == FUTURE and word.endswith("ed") and (not before or before in _DETERMINERS):
            continue  # "a planned visit in May came to nothing"
        if word in _SAYS and distance > 2:
            return PAST if right[:1] == ["that"] else _first(right[:6]) or PAST  # "said in Osh on Sunday that he will"
        done = shows == PAST and before in ("was", "were") and _LEADS_ON.isdisjoint(left[len(left) - distance :])
        if done and distance < FAR and word not in _OF_WHAT_IS_TO_COME:
            return SINCE  # "was arrested at the border in December"
        return shows * 2 if distance < NEAR else shows
    if left[-1:] in (["is"], ["are"]):
        return FUTURE
    if len(left) < 2 and (soon := _first(right[:4]) or _plainly_past(right)):
        return 2 * soon  # "In July he fled", "In August a ferry on its way to Malta sank"
    return _first(right) or (FUTURE if any(word in _AGENDA for word in left[-8:] + right[:8]) else OPEN)


def _plainly_past(words: list[str]) -> int:
    """PAST if that is what these words show, and none of them looks ahead; else OPEN."""
    return PAST if _first(words) == PAST and all(_shows(word) != FUTURE for word in words) else OPEN


def _first(words: list[str]) -> int:
    for k, word in enumerate(words):
        if word == ";":
            break
        if word in _BE and _is_to_come(words[k + 1 : k + 3]):
            return FUTURE  # "On Sunday the mayor and her staff are to meet"
        if shows := _shows(word):
            return shows
    return OPEN
