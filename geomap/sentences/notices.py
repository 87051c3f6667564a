"""What a site says to its readers: appeals, subscriptions, cookies, copyright. Nothing is read from it.

Such text talks of "you" and of the site itself. Words inside quotation marks do not count: an article may quote an
appeal. A notice that begins as a letter lasts until the article clearly goes on; a single line of appeal is one line.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from geomap.sentences.layout import Block

_LETTER = re.compile(
    r"(?:an?\s(?:\w+\s)?(?:message|note|letter|appeal|word)\s(?:from|to)\s(?!.*\b(?:was|were|has|had|said|is)\b)[^.!?]{2,80}:?$"
    r"|dear\s(?:\w+\s){0,2}(?:readers?|friends?|subscribers?|supporters?|listeners?|viewers?|users?|visitors?)\b.{0,40}$"
    r"|to our (?:readers|subscribers|supporters)\b.{0,40}$)",
    re.IGNORECASE,
)
"""Opens a letter of the site to its readers."""

_APPEALS: Final = tuple(
    (hint, re.compile(pattern))
    for hint, pattern in (
        # for money
        ("support", r"\bsupport (?:us|our|independent|quality|free|local)\b|\byour support\b|\bsupporting our\b"),
        ("donat", r"\bdonate (?:now|today|here|to us)|\b(?:your|make a|a small|monthly) donation"),
        ("contribution", r"\b(?:your|make a|every|monthly|one-time) contribution"),
        ("become", r"\bbecome an? (?:\w+ )?(?:supporter|patron|member|subscriber)\b"),
        ("please", r"\bplease (?:donate|consider|support|subscribe|help us|sign|log|enable|contact|email|e-mail)"),
        ("thank", r"\bthank(?:s| you) for (?:reading|your|supporting|standing|subscribing|visiting|listening)"),
        # for an address or an account
        ("subscri", r"\b(?:un)?subscribe (?:to|now|today|here|for|at)|\byour subscription|\balready a subscriber"),
        ("sign up", r"\bsign up (?:for|to|now|here|today|with)"),
        ("newsletter", r"\b(?:our|free|daily|weekly|email) (?:\w+ ){0,2}newsletters?\b"),
        ("your ", r"\byour (?:inbox|e-?mail|browser|privacy|consent|cookie|feedback|comments|ad ?blocker|account)\b"),
        ("account", r"\b(?:already have|create) (?:an|a|your) (?:\w+ )?account"),
        ("log in", r"\blog in (?:to|or|with|here)"),
        ("remind me", r"\bremind me (?:later|tomorrow|next)"),
        ("no thanks", r"\bno thanks\b"),
        ("app", r"\bdownload (?:our|the) (?:\w+ )?app\b"),
        ("follow us", r"\bfollow us (?:on|at|@)"),
        ("like us", r"\blike us on\b"),
        ("join ", r"\bjoin (?:us on|our (?:\w+ )?(?:channel|community|group)|the (?:conversation|discussion))"),
        ("click here", r"\bclick here\b"),
        ("continue reading", r"\bto continue reading|\bcontinue reading (?:with|your)"),
        # of the site's own rules and rights
        ("cookies", r"\buses? cookies\b|\baccept (?:all )?cookies"),
        ("policy", r"\b(?:privacy|cookie) policy\b"),
        ("terms ", r"\bterms (?:of (?:use|service)|and conditions)\b"),
        ("rights reserved", r"\ball rights reserved\b"),
        ("may not be", r"\bmay not be (?:published|reproduced|broadcast|rewritten|redistributed)"),
        ("©", r"©"),
        ("copyright", r"\bcopyright (?:©|\(c\)|(?:19|20)\d\d)"),
        ("live", r"\b(?:our|this|the|today['’]s) live (?:blog|coverage|page|updates?|feed)\b|\bwelcome to our live\b"
                 r"|\bfollow (?:along|live|the latest) (?:here|with us|below)\b"),
        ("that's all", r"^that['’]s all (?:from us|for (?:today|now|tonight))"),
        ("that’s all", r"^that['’]s all (?:from us|for (?:today|now|tonight))"),
        ("to ", r"^to (?:\w+ ){0,4}\w+, (?:see|visit|call|click|contact|e-?mail|text|go to|write to|phone)\b"),
        ("javascript", r"\bjavascript\b"),
        ("expressed", r"\b(?:opinions|views) expressed (?:in this|here|by the author|are)"),
        ("reflect", r"\b(?:not|necessarily) reflect the (?:\w+ )?(?:position|views?|opinions?|policy)"),
        ("this ", r"\bthis (?:article|story|post|page|report) (?:was|has been|is) (?:\w+ly |first )?"
                  r"(?:published|generated|translated|produced|archived|updated|available|republished)"),
        # for what readers know
        ("contact", r"\bcontact (?:us|the (?:author|editor|reporter|newsroom))\b"),
        ("mail", r"\be-?mail (?:us|the (?:author|editor|reporter))\b"),
        ("send ", r"\bsend (?:us )?(?:your )?(?:tips|comments|letters|feedback|photos)\b"),
        (" tip", r"\b(?:have|got) a (?:news )?tip\b"),
        ("comment", r"\b(?:leave|post) a comment\b|\bcomments (?:are|have been) (?:closed|moderated)"),
        ("typo", r"\breport (?:a typo|an error)"),
    )
)  # fmt: skip
"""What articles do not say of themselves outside quotation marks. First a piece that must occur, to be quick."""

_ADDRESSING = re.compile(r"\b(?:you|your|yours|you['’]re|we|us|our|ours|we['’](?:re|ve|ll))\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]{0,2000}(?:”|$)|\"[^\"]{0,2000}(?:\"|$)")
_CLEAN_RUN: Final = 2
"""So many blocks in a row that address nobody end a letter: the article goes on."""
_LONGEST: Final = 700
"""Characters of a block that are looked at; an appeal inside a longer paragraph is part of its article."""


def mark_notices(blocks: list[Block]) -> list[Block]:
    """The blocks, those of kind notice that are notices."""
    spoken = [_own_words(block) for block in blocks]
    result = list(blocks)
    at = 0
    while at < len(blocks):
        if blocks[at].words <= 20 and _LETTER.match(spoken[at]):
            stop = _letter_end(spoken, at + 1)
        elif _is_appeal(blocks[at], spoken[at]):
            stop = _appeal_end(blocks, spoken, at + 1)
        else:
            at += 1
            continue
        result[at:stop] = [replace(block, kind="notice") for block in blocks[at:stop]]
        at = stop
    return result


def _own_words(block: Block) -> str:
    """The block without what it quotes."""
    return _QUOTED.sub(" ", block.text)


def _is_appeal(block: Block, spoken: str) -> bool:
    if block.span.end - block.span.start > _LONGEST:
        return False
    at = _appeal_at(spoken)
    if at is None:
        return False
    # In running text such a phrase may be the article's own: ask that it open the text, or that a reader be addressed.
    return block.words <= 25 or at < 40 or _ADDRESSING.search(spoken) is not None


def _appeal_at(spoken: str) -> int | None:
    """Where an appeal stands in the text."""
    plain = spoken.lower()
    for hint, pattern in _APPEALS:
        if hint in plain and (found := pattern.search(plain)):
            return found.start()
    return None


def _letter_end(spoken: list[str], at: int) -> int:
    """Where the article goes on behind a letter; the text's end if it does not."""
    clean = 0
    for here in range(at, len(spoken)):
        addressed = (
            _ADDRESSING.search(spoken[here]) or _appeal_at(spoken[here]) is not None or len(spoken[here].split()) < 6
        )
        clean = 0 if addressed else clean + 1
        if clean == _CLEAN_RUN:
            return here - _CLEAN_RUN + 1
    return len(spoken)


def _appeal_end(blocks: list[Block], spoken: list[str], at: int) -> int:
    """An appeal drags along the lines behind it that speak to the reader too."""
    while at < len(blocks) and (
        _is_appeal(blocks[at], spoken[at]) or (blocks[at].words <= 60 and len(_ADDRESSING.findall(spoken[at])) >= 2)
    ):
        at += 1
    return at
