"""Dates that belong to a part of their sentence alone: what the words before a date make of it."""

from __future__ import annotations

import re

from geomap.english.factuality import FORMS_OF_BE
from geomap.model import Reading, Sentence, Span, TimeExpression

NOT_THE_DATE = frozenset({"since", "until", "till", "for", "than"})
"""Before a date they bound a state; the event beside them has another day."""
SET_FOR = frozenset("scheduled set slated planned due expected arranged fixed booked called".split())
"""Before "for" they tell the day of what is to come."""
LONGEST_CARRY_DAYS = 31
"""A month may be carried to the next sentence; "in 1997" only to what goes on about the same."""
_SAYING = re.compile(r"\b(?:said|told|announced|reported|confirmed|added)\s(?:\w+\s){0,2}(?:on\s)?\Z")
_BORN = re.compile(r"\bborn\b[^;.]{0,60}\Z")
_LIFE = re.compile(r"[^()]*\d{3,4}[^()\d]*[-–—][^()]*\d{3,4}[^()]*\)")
"""Behind a parenthesis: "8 May 1700 – 17 March 1782)"."""
_GOING_ON_SINCE = re.compile(
    r"(?<!which )\b(?:has|have|had) "
    r"(?:been (?!killed|injured|wounded|arrested|seen|heard|found)\w+(?:ed|ing|en|ld|ut)|refused|lived)\b"
    r"[^,;.]{0,50} since (?:early |late |mid-)?\Z"
)
"""What began on a day and goes on: "has been held in Gao since March 1"; not how many died since."""
_RELATIVE = re.compile(r"\s(?:who|which|whose|where)\s")
_RELATIVE_RIGHT_BEFORE = re.compile(r"\b(?:who|which)\s(?:(?:on|in)\s)?\Z")
_HAD = re.compile(r"\b(?:who|which|that)\shad\s")
_AFTER = re.compile(r"\s(?:after|since)\s(?!which|that|when)")
_SPACE = re.compile(r"\s")
_CLOSE = 12
"""Characters of " which on "."""
_LED = 12
"""Characters of "against the "."""
_NOUN = re.compile(r" ([a-z]+)\b")
_OF_WHAT = re.compile(r"\b(?:of|over|about|for|from|with|against|like|since|to) (?:the|its|his|her|their) \Z")
_OF = re.compile(r"\b(?:the|an?|its|his|her|their|that)\s(?:[\w'-]+\s){0,2}(?P<noun>[a-z]+)\sof\s\Z")
_THINGS = frozenset(
    """earthquake quake tsunami hurricane cyclone typhoon flood floods war revolution coup revolt uprising massacre
    agreement accord treaty pact deal ceasefire truce constitution law election elections vote referendum attack
    attacks bombing bombings raid crash disaster fire explosion blast shooting killing murder battle document
    convention declaration protocol charter games olympics cup""".split()
)
"""What is told apart from others of its kind by its date."""


def bounds(reading: Reading, t: TimeExpression, *, planned: bool = False) -> bool:
    """Whether a date bounds a state ("until May 3"), or, if asked, is only what something is planned for."""
    before = reading.report.text[max(0, t.span.start - 30) : t.span.start].lower().split()
    if not planned and len(before) > 2 and before[-1] == "for" and before[-2] in SET_FOR and before[-3] in FORMS_OF_BE:
        return False  # "was set for Monday"; not "a call planned for Monday was dropped"
    if before[-1:] == ["since"]:
        return not _GOING_ON_SINCE.search(reading.report.text, max(0, t.span.start - 90), t.span.start)
    return bool(before) and (before[-1] in NOT_THE_DATE or before[-1] == "not" or before[-2:] == ["not", "on"])


def is_spoken(reading: Reading, sentence: Sentence, day: Span) -> bool:
    """ "Today is a great day", within quotation marks: the day on which it was said."""
    before = _before(reading, sentence, day)
    inside = before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")
    return inside and reading.report.text[day.start : day.end].lower() in ("today", "tonight")


def is_wide(t: TimeExpression) -> bool:
    """ "this year", "in 1997": too wide to date the rest of its sentence."""
    return bool(t.first and t.last and (t.last - t.first).days > LONGEST_CARRY_DAYS)


def is_of_a_life(reading: Reading, sentence: Sentence, t: TimeExpression) -> bool:
    """ "Born on May 3", or the days of birth and death behind a name: what follows happened on neither."""
    before = _before(reading, sentence, t.span)
    if _BORN.search(before):
        return True
    opened = before.rfind("(")
    inside = opened > before.rfind(")")
    return inside and bool(_LIFE.match(reading.report.text, sentence.span.start + opened + 1))


def of_saying(reading: Reading, t: TimeExpression) -> bool:
    """ "officials said on Monday": when it was told, not when it was."""
    return bool(_SAYING.search(reading.report.text, max(0, t.span.start - 30), t.span.start))


def in_relative(reading: Reading, sentence: Sentence, t: TimeExpression) -> bool:
    """ "X, who came last month, ...", "men who had met on Monday": a date told in passing."""
    before = _before(reading, sentence, t.span)
    _, comma, behind = before.rpartition(",")
    apart = comma and _RELATIVE.match(behind)
    return bool(apart or _RELATIVE_RIGHT_BEFORE.search(before[-_CLOSE:]) or _HAD.search(_last_part(before, ",;")))


def in_since(reading: Reading, sentence: Sentence, t: TimeExpression) -> bool:
    """ "Had been held since soldiers took power on May 2": what follows did not happen then."""
    return "since" in _before(reading, sentence, t.span).rpartition(",")[2].split()


def in_after(reading: Reading, sentence: Sentence, t: TimeExpression) -> bool:
    """ "She was freed after he had met them on Friday": what follows need not have happened then."""
    part = _last_part(_before(reading, sentence, t.span), ",;:")
    found = _AFTER.search(part)
    return found is not None and bool(_SPACE.search(part, found.end()))


def of_a_thing(reading: Reading, sentence: Sentence, t: TimeExpression) -> bool:
    """ "The earthquake of May 12", "the treaty of 1991": the date of that alone."""
    found = _OF.search(_before(reading, sentence, t.span))
    return (found is not None and found["noun"] in _THINGS) or names_a_thing(reading, t)


def names_a_thing(reading: Reading, t: TimeExpression) -> bool:
    """ "(Close to the centre) of the May 12 earthquake": the date of that alone, and not of what is told beside it."""
    text = reading.report.text
    noun = _NOUN.match(text, t.span.end)
    return bool(noun and noun[1] in _THINGS and _OF_WHAT.search(text, max(0, t.span.start - _LED), t.span.start))


def _last_part(text: str, marks: str) -> str:
    """What stands behind the last of some marks: found by them and not by a pattern, as sentences may be endless."""
    return text[max(text.rfind(mark) for mark in marks) + 1 :]


def _before(reading: Reading, sentence: Sentence, span: Span) -> str:
    return reading.report.text[sentence.span.start : span.start]
