"""Buildings named for their towns: "at Tamworth Castle", "at the University of Leeds".

To a list of toponyms the town is the name, to a story the building is where something happened: so this is looked for
in stories only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from gazetteer.names import fold
from gazetteer.place import EXTENDED, Resolution
from geomap.model import Mention, Span

_NOUN = (
    r"(?:Stadium|Arena|Castle|Cathedral|Airport|Hospital|Prison|Jail|Station|Museum|Gallery|Palace|Zoo|Cemetery"
    r"|Theat(?:re|er)|Opera House|Crown Court|Courthouse|High School|Grammar School|University|College"
    r"|Convention Cent(?:re|er)|Detention Cent(?:re|er)|Town Hall|City Hall|Speedway|Racecourse|Observatory"
    r"|Conservatory|Academy|Marathon|Festival|Air Show|Motor Show|Book Fair)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_AFTER = re.compile(
    r"(?:[-–][A-Z][\w.]{1,20}(?: [A-Z]\w{1,20})?)?"
    rf" (?:(?!{_NOUN})(?:[A-Z][\w-]{{0,20}}|de|la|del|da|von) ){{0,3}}{_NOUN}(?! (?!{_DAY})[A-Z]|[\w-]|['’])"
)
"""Its first part is another town or quarter: "Buda-Pest International Airport"."""
_AT = re.compile(
    r"\b(?:[Aa]t|[Ii]n|to|[Ff]rom|[Nn]ear|[Ii]nside|[Oo]utside|into|(?:steps|front|gates|grounds|roof) of"
    r"|leav(?:e|ing)|left|reached|visit(?:ed|ing)?)(?: the| an?)?(?: \d{1,3}(?:st|nd|rd|th)| annual)? $"
)
_OF = re.compile(
    r"\b(?:at|to|inside|outside|into|enter(?:ed|ing|s)?|attend(?:ed|ing|s)?|visit(?:ed|ing|s)?|reach(?:ed|ing)|left"
    r"|graduat(?:ed|ing|es) from)(?: the)? (?P<noun>(?:University|Port|Cathedral|Conservatory|Academy|Zoo) of )$"
)
_SPOT = (
    r"(?:air(?:port|field|strip|base| base)|hospital|clinic|stadium|museum|hotel|prison|jail|cathedral|cemetery"
    r"|barracks|(?:naval |army |military )base|(?:railway|train|bus) station|(?:border )?crossing|refugee camp)"
)
_ENDS = (
    r"(?=[.,;:)\"”]|$|\n"
    r"| (?:in|on|at|to|from|by|with|for|and|but|as|when|where|while|after|before|until|since|during|around|near|outside"
    r"|shortly|just|early|late|last|this|that|yesterday|today|tonight|overnight|under|aboard|without|against|is|was|has"
    r"|had|were|are|which|who|there|again|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
"""What tells that a name is over: "at Lyon airport on Friday"."""
_PLAIN = re.compile(rf"(?:['’]s)?(?: (?!{_SPOT})[a-z][a-z-]{{2,15}}){{0,2}} {_SPOT}{_ENDS}")
"""A spot in small letters behind its town."""
_UNIT = re.compile(rf" (?:[Pp]rovince|[Dd]istrict|[Gg]overnorate|[Pp]refecture){_ENDS}")
_IN_TOWN = re.compile(r" in (?:the )?[A-Z]")
_PLAIN_OF = re.compile(
    r"(?P<noun>(?:(?:main|old|new|international|disused|military|central) )?"
    r"(?:air(?:port|field|strip|base| base)|prison|cathedral|museum|barracks) of )$"
)
_SMALL = (
    r"(?:airport|airfield|hospital|clinic|stadium|arena|museum|gallery|hotel|prison|jail|cathedral|church|mosque"
    r"|cemetery|barracks|theatre|theater|palace|zoo|university|college|school)"
)
_STANDING = re.compile(
    r"\b(?:at|in|to|from|near|inside|outside|into|of|leav(?:e|ing)|left|reached|visit(?:ed|ing)?)(?: the| an?)? "
    r"(?P<name>[A-Z][\w.'’-]{1,20}(?: (?:[A-Z&][\w.'’-]{0,20}|of|and|the|for|de|la)){0,7}"
    rf"(?: (?:[A-Z&][\w.'’-]{{0,20}}|{_SMALL})))"
    r"(?:,? (?:in|at|near|on|outside) (?:the )?|, )$"
)
"""A name before that of its town: "at the Holm Planetarium in Lyon"."""
_BELONGING = re.compile(
    r"\b(?:according|students?|professors?|lecturers?|teachers?|graduates?|pupils?|scholars?|researchers?|doctors?) $"
)
"""Before "at" or "to" such a name, they tell whom somebody belongs to."""
_NOUNS = frozenset(
    "stadium arena castle cathedral hospital prison jail station museum gallery palace zoo cemetery theater theatre"
    " house court courthouse school university college center centre hall speedway racecourse observatory conservatory"
    " academy planetarium institute building library hotel church mosque temple synagogue abbey monastery barracks"
    " base airbase airfield camp clinic tower market mall club ground grounds circuit laboratory facility complex plant"
    " factory shipyard refinery terminal wharf chapel shrine basilica inn resort studio studios headquarters dome"
    " memorial monument aquarium plaza pavilion".split()
)
"""Of such a name, as its first word before "of" or as its last."""
_SAINT = re.compile(r"(?:San|Santo|Santa|S[ãa]o|Saint|St)\b")
"""A university or hospital has such a name of the saint more often than of a town."""
_WINDOW = 60
_FAR = 120
"""Characters that a name of several words may fill."""
_GREAT = 250_000
"""Inhabitants from which on the town is meant: "San Diego Zoo"."""
_SPOTS = 50
"""Of so many spots at most the name is looked for again."""
_SURE = 0.9
"""Share of the town's confidence that a building named for it keeps."""


def facilities(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, in text order, with the buildings; the names of their towns become modifiers."""
    found: list[Mention] = []
    for mention in mentions:
        building = _building(text, mention)
        if building and _is_stray(mention, mentions):
            building = replace(building, resolution=None)  # another town's, which the gazetteer lacks
        if building and any(m is not mention and m.span.overlaps(building.span) for m in mentions):
            building = None
        beside = None if building else _beside(text, mention)
        if beside and all(_is_part(m.span, beside.span) for m in found if m.span.overlaps(beside.span)):
            found = [replace(m, role="embedded") if m.span.overlaps(beside.span) else m for m in found]
            found.append(beside)
        found += [building, replace(mention, role="embedded")] if building else [_with_unit(text, mention)]
    return _told_again(text, _with_district(text, found))


def _is_stray(town: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether nothing else that a report names is in the country of a town: "at the Sultanah Maliha Hospital"."""
    others = {m.resolution.place.country for m in mentions if m.resolution and m.text != town.text} - {None}
    return town.resolution is not None and len(others) > 1 and town.resolution.place.country not in others


def _is_part(inner: Span, outer: Span) -> bool:
    return outer.contains(inner) and inner != outer


def _with_unit(text: str, m: Mention) -> Mention:
    """ "Guangdong province": with the word that says what it is; "the Medina district" is a quarter."""
    behind = _UNIT.match(text, m.span.end, m.span.end + _WINDOW) if m.role == "literal" and m.resolution else None
    if behind is None or (behind[0].islower() and text[: m.span.start].endswith("the ")):
        return m
    span = Span(m.span.start, behind.end())
    return replace(m, span=span, text=text[span.start : span.end])


def _with_district(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, "Washington" and "D.C." as one."""
    found: list[Mention] = []
    for m in mentions:
        last = found[-1] if found else None
        if last and m.text in ("D.C.", "D.C", "DC") and last.text == "Washington" and m.role == last.role:
            span = Span(last.span.start, m.span.end)
            if text[last.span.end : m.span.start] in (", ", " "):
                found[-1] = replace(m, span=span, text=text[span.start : span.end])
                continue
        found.append(m)
    return found


def _told_again(text: str, mentions: list[Mention]) -> tuple[Mention, ...]:
    """The mentions, and those of a spot by the full name that it has elsewhere in the report, where one is at it."""
    spots = {m.text: m for m in mentions if m.resolution and m.resolution.place.kind == "poi" and " " in m.text}
    if not spots:
        return tuple(mentions)
    taken = bytearray(len(text))
    for m in mentions:
        taken[m.span.start : m.span.end] = b"x" * (m.span.end - m.span.start)
    more = [
        replace(spots[name], span=Span(*found.span()), role="literal")
        for name in islice(spots, _SPOTS)
        for found in re.finditer(re.escape(name) + r"\b", text)
        if not any(taken[found.start() : found.end()])
        and _AT.search(text[max(0, found.start() - _WINDOW) : found.start()])
    ]
    return tuple(sorted((*mentions, *more), key=lambda m: (m.span.start, -m.span.end)))


def _beside(text: str, town: Mention) -> Mention | None:
    """The building that stands before the name of its town."""
    if town.resolution is None or town.role != "literal" or town.resolution.place.kind in EXTENDED:
        return None
    start = max(0, town.span.start - _FAR)
    named = _STANDING.search(text, start, town.span.start)
    if named is None or _BELONGING.search(text, start, named.start()):
        return None
    words = named["name"].lower().split()
    kind = words[words.index("of") - 1] if "of" in words else words[-1]
    if kind not in _NOUNS:
        return None
    return _put(Span(*named.span("name")), named["name"], town, "beside which it is named")


def _put(span: Span, name: str, town: Mention, why: str) -> Mention:
    assert town.resolution
    place = town.resolution.place
    id = f"{place.id}/{fold(name).replace(' ', '-')}"
    spot = replace(place, id=id, name=name, kind="poi", population=0, capital=False)
    confidence = round(town.resolution.confidence * _SURE, 4)
    resolution = Resolution(spot, confidence, (), f"not in the gazetteer; put at {place.name}, {why}")
    return Mention(span, name, "literal", town.confidence, resolution)


def _whole(text: str, spot: Mention) -> Mention | None:
    """A spot of the gazetteer with the word that says what it is: "Blagnac airport"."""
    behind = _plain(text, spot.span)
    if spot.role != "literal" or behind is None:
        return None
    span = Span(spot.span.start, behind.end())
    return replace(spot, span=span, text=text[span.start : span.end])


def _plain(text: str, town: Span) -> re.Match[str] | None:
    """A spot in small letters behind its town; not "the Queen Elizabeth hospital in Lyon", which is in that town."""
    found = _PLAIN.match(text, town.end, town.end + _WINDOW)
    elsewhere = found and text[: town.start].endswith(" the ") and _IN_TOWN.match(text, found.end())
    return None if elsewhere else found


def _building(text: str, mention: Mention) -> Mention | None:
    kind = mention.resolution.place.kind if mention.resolution else None
    if kind == "poi":
        return _whole(text, mention)
    if mention.resolution is None or kind not in ("city", "village"):
        return None
    if _SAINT.match(mention.text) and mention.resolution.place.population < _GREAT:
        return None
    start, end = mention.span.start, mention.span.end
    before = text[max(0, start - _WINDOW) : start]
    after = _AFTER.match(text, end, end + _WINDOW) or _plain(text, mention.span)
    of = _OF.search(before) or _PLAIN_OF.search(before)
    if after is not None and _AT.search(before):
        span = Span(start, after.end())
    elif of is not None:
        span = Span(start - len(of["noun"]), end)
    else:
        return None
    return _put(span, text[span.start : span.end], mention, "for which it is named")
