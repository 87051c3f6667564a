"""What single lines of a page look like that stand around what is told: dates, credits, links, bullets."""

from __future__ import annotations

import re
from typing import Final

from geomap.english.months import MONTH_NAMES

_WEEKDAYS = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?)"
DATE_LINE = re.compile(
    rf"(?:(?:last\s)?(?:published|updated|posted|modified|date)\s?(?:on|at)?:?\s*)?(?:{_WEEKDAYS},?\s*)?"
    rf"(?:{MONTH_NAMES}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH_NAMES},?\s\d{{4}}"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
    r"(?:[\s,|·–—-]*(?:at\s)?\d{1,2}[:.]\d\d.{0,24})?\.?",
    re.IGNORECASE,
)
"""A line that holds a date and perhaps a time of day, nothing else."""

_DAY = (
    rf"(?:{_WEEKDAYS},?\s)?(?:(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH_NAMES}|{MONTH_NAMES}\s\d{{1,2}}(?:st|nd|rd|th)?)"
    rf"(?:,?\s\d{{4}})?|{_WEEKDAYS}"
)
DAY_HEADING: Final = re.compile(rf"(?:day\s\w+\s?[,:–—-]\s?)?(?:on\s)?(?:{_DAY})\s?[:.–—-]?", re.IGNORECASE)
"""The day alone, above what is to happen or happened on it."""

PLACE_LINE = re.compile(r"(?=.{5,60}$)[A-Z][A-Z.'’\-]+(?:\s[A-Z.'’\-]+){0,3},\s?[A-Z][A-Z.'’\-]+(?:\s[A-Z.'’\-]+){0,3}")
"""CITY, COUNTRY in capitals alone on a line: where a picture was taken, or where the report comes from."""

PICTURE_CREDIT = re.compile(
    r"(?:\[[^\[\]]{2,40}\]"
    r"|\([^()]{0,40}\b(?:AP|AFP|EPA|Reuters|Getty|Photo|File|Image|Courtesy|Handout)\b[^()]{0,60}\)"
    r"|\b(?:AP|AFP|EPA|Reuters|Getty Images)\s?/\s?[A-Z][\w.’' -]{2,40}"
    r"|\b(?:Photo|Photograph|Image|Picture)s?\s?(?:by|:|/).{2,60})\.?$"
)
"""What ends a caption: the agency in brackets, or who took the picture."""

_LABELS: Final = "|".join(
    (
        # who made it
        r"sources?|photo(?:graph)?s?(?:\scredits?)?|pictures?|images?(?:\scredits?)?|credits?",
        r"(?:additional )?reporting",
        r"editing|writing|compiled|edited|written|reported|translated|agencies|graphics?|copyright",
        # how it is filed, and whom to write to
        r"tags?|topics?|filed under|categor(?:y|ies)|keywords?|contacts?|phone|tel|fax|e-?mail",
        # what a picture shows
        r"(?:main|top|file|library|stock|lead)\s(?:photo|picture|image|pic)(?:graph)?s?",
        r"pictured(?:\s(?:above|below|left|right|here|top))?|inset|contributors?|captions?",
        # what else there is
        r"slideshow|gallery|videos?|audio|podcast|listen|watch|see also|related(?:\s\w+){0,3}",
        r"read(?:\smore|\salso|\snext)?",
        r"more(?:\s(?:on|from)\b[^:]{0,40})?|also on[^:]{0,30}|in depth|in pictures|background",
        r"archive|links?|map|quiz|live",
        r"profile|interview|analysis|opinion|comment|factbox|timeline|explainer|q\s?&\s?a|next|previous|up next",
        r"share(?:\sthis)?|follow|recommended|trending|most (?:read|popular|viewed)|don['’]t miss",
    )
)
CREDIT = re.compile(rf"(?:{_LABELS})\s?(?::|\bby:?\s(?=[A-Z]))", re.IGNORECASE)
"""Labels of credits and links; what follows the colon is a name or another report's headline, not a telling."""

POINTER = re.compile(
    r"(?:read|see|watch|listen|view)(?:\s(?:more|also|next|here|now|live))?\s?:|related(?:\s\w+)?\s?:|pictured\b[^:]{0,30}:"
    r"|(?:file|library|stock|archive)\s(?:photo|picture|image|pic|footage)\b|(?:additional\s)?reporting\sby\b"
    r"|\(?(?:reporting|writing|editing|compiled)\sby\s[A-Z]|contributors?\s?:"
    r"|(?i:fixtures|results|standings|tickets|timetable|schedule)\s?:?$",
    re.IGNORECASE,
)
"""What points to other pages, describes a picture of some other day, or names the writers, however long it is."""

RIGHTS = re.compile(r"(?:image|photo|picture|video|media)s?\s(?:copyright|caption|credit|source)\b", re.IGNORECASE)
"""Whose picture it is, as pages print it without a colon."""

LINK_LABELS: Final = frozenset(
    "in depth|related|related stories|related articles|related news|related content|related topics|read more|"
    "see also|more|more news|more stories|most read|most popular|trending|recommended|share|tweet|email|print|"
    "comments|advertisement|advertising|sponsored|home|news|world|sport|sports|business|video|videos|photos|"
    "gallery|menu|search|next|previous|back|log in|login|sign in|register|subscribe|contact us|about us|latest|"
    "latest news|top stories|undefined|null|share this|skip to content|skip to main content|external links|"
    "references|sources|notes|sister links|###|##|#|end|ends|-30-|* * *|***|story continues below|"
    "continue reading|loading|save|copy link|facebook|twitter|whatsapp|telegram|play|listen|watch".split("|")
)
"""Whole lines that are a page's furniture."""

BULLET = re.compile(r"(?:[•·▪‣●■►»*–—-]|\d{1,2}[.)])\s+|[•▪‣●■►]")
AGENCIES = re.compile(r"[(\[](?:[A-Z][\w.&’']*(?:\s[A-Z][\w.&’']*){0,3}(?:\s?[,/;]\s?|\sand\s)?){1,6}[)\]]\.?$")
BYLINE = re.compile(
    r"(?:by|from|text|story)\s+(?:[A-Z][\w.’'-]*|and|in|of|,|&|\|)(?:[\s,]+(?:[A-Z][\w.’'-]*|and|in|of|for|the|&|\|)){0,12}\s*$",
    re.IGNORECASE,
)
BY = re.compile(r"(?:By|BY|From|FROM)\s+[A-Z]")
