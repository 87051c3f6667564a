"""Sentences cut into clauses by their words alone, for the many sentences that are not worth a parse."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from geomap.english.factuality import MODALS, is_modal
from geomap.english.finite import is_past_or_finite, is_verbal
from geomap.english.lemmas import AUXILIARIES_NOW, PAST_FORMS
from geomap.english.months import MONTHS
from geomap.model import Sentence, Span

BREAKS = frozenset({",", ";", ":", "—", "–", "--", "“", "”", '"'})
RELATIVES = frozenset({"who", "which", "whose", "whom", "where"})
PERSONAL = frozenset({"who", "whose", "whom"})
"""What they open tells of somebody in passing."""
OPENERS = RELATIVES | frozenset(
    (
        "after before when while because although though but that whereas until once as if unless whether since amid"
    ).split()
)
JOINING = frozenset({"and", "but", "or", "then"})
REPORTING = frozenset({"said", "says"})
_HANDING_ON = REPORTING | frozenset(
    "claims claimed states stated insists insisted alleges alleged believes believed denies denied told".split()
)
"""Behind these, within a few words, a personal pronoun begins what was said."""
NOT_REPORTED = frozenset("on in at late early earlier yesterday today monday tuesday wednesday thursday friday saturday"
                         " sunday last this next by , . : to".split())  # fmt: skip
"""After "said" these go on with the saying; anything else begins what was said."""
_FINITE = (PAST_FORMS - frozenset({"left", "held", "found", "led", "made", "sent", "brought", "kept", "born"})) | (
    AUXILIARIES_NOW | MODALS.keys()
)
"""Forms that are hardly ever participles."""
_SHORTENED = frozenset("he she it that there what who where here how".split())
"""Behind these "'s" is a verb."""
_ENDS_A_PHRASE = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today earlier later ago".split()
).union(MONTHS)
"""Behind these, and behind a name, a past form goes on with the main clause: "who fled on Monday returned"."""
_DAYTIMES = frozenset("dawn daybreak sunrise noon midday midnight dusk nightfall morning early late last then dark"
                       " sunset".split())  # fmt: skip
"""Behind "since" and "before" no clause begins with them."""
_CLOSING = frozenset({'"', "”", "''", "’"})
"""Behind them "said" comes before its subject."""
_SPEAKERS_WORDS = frozenset("he she they it we i there".split())
_NO_SUBJECT = frozenset("he she they it we i who which that to and or but not".split()) | MODALS.keys()
"""Before a verb, they show that it is not the one a subject further back waits for."""
_REPORTS = frozenset("said says say told claimed thought believed believes knew added".split())
_MAY_CUT = OPENERS | JOINING | _SPEAKERS_WORDS
_MAY_CUT_BEHIND = BREAKS | REPORTING
_ADVERBS = frozenset("then later also now soon again never not afterwards eventually even".split())
_STANDING = frozenset({"in", "at", "on", "near", "from", "with", "to", "."})
"""Behind "the evening before" they go on with the same clause."""
_MEASURES = frozenset("hours days weeks months years minutes hour day week month year moments shortly".split())
_COUNTS = frozenset("a an two three four five six seven eight nine ten eleven twelve several hours days weeks months"
                    " years minutes moments shortly".split())  # fmt: skip
_LONGEST_MEASURE = 4
THAT_TIME = frozenset("day night morning afternoon evening week weekend month year spring summer autumn winter"
                       " time".split())  # fmt: skip
_LISTENING = frozenset("crowd crowds court courts judge judges audience audiences tribunal jury magistrate magistrates"
                       " panel committee parliament congress thousands hundreds".split())  # fmt: skip
"""Behind "before" they are who looks on: no clause begins."""
_SUBJECT = 6
"""So many words a new subject may have before its verb: "and four Greek fighters took off"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence with at most one telling verb of weight."""

    first: int
    """Index of its first token."""
    last: int
    """Index after its last token."""
    span: Span
    opener: str
    """The word that subordinates it ("after"); empty for a main clause."""
    head: Clause | None = None
    """What it goes on with over a relative clause: "Fiji" of "Fiji, which had left the group, did not attend"."""

    @property
    def relative(self) -> bool:
        """It tells of something in passing."""
        return self.opener in RELATIVES

    def holds(self, span: Span) -> bool:
        """Whether the words of a span belong to this clause."""
        return self.span.contains(span) or (self.head is not None and self.head.span.contains(span))


def clauses(words: list[str], sentence: Sentence, names: Sequence[Span] = ()) -> tuple[Clause, ...]:
    """Cut at punctuation, subordinating and joining words; a piece without a verb belongs to the one before it.

    `words` are the sentence's tokens in lower case; `names` the place names in it: "Lyon, France" is not cut.
    """
    tokens = sentence.tokens
    words = without_names(words, sentence, names)
    starts = _starts(words, sentence, names)
    made: list[_Piece] = []
    waiting: _Piece | None = None  # a subject whose verb is still to come, behind a relative clause
    for a, b in zip(starts, [*starts[1:], len(words)], strict=True):
        last = made[-1] if made else None
        word, comma = words[a], a > 0 and words[a - 1] in BREAKS
        split = _second_verb(words, a, b) if last and not last.complete and word in ("who", "which", "that") else 0
        if last and split:
            made += (_Piece(a, split, word, True), _Piece(split, b, last.opener, True, last))
            continue
        if last is None:
            made.append(_Piece(a, b, _opener(words, a), _tells(words, a, b)))
        elif (relative := _relative(words, a)) and comma and not last.complete and not last.opener:
            waiting = last
            made.append(_Piece(a, b, relative, True))
        elif waiting and comma and last is not waiting and _begins_verb(words, a):
            made.append(_Piece(a, b, waiting.opener, True, waiting))
            waiting = None
        elif last.complete and _sets_a_scene(words, a, b):
            made.append(_Piece(a, b, "", False))
        elif last.complete and _tells(words, a, b):
            inherits = word in JOINING and not comma
            made.append(_Piece(a, b, last.opener if inherits else _opener(words, a), True))
        else:
            last.last = b
            last.complete = last.complete or _tells(words, a, b)
    done: dict[int, Clause] = {}
    for p in made:
        span = Span(tokens[p.first].start, tokens[p.last - 1].end)
        done[p.first] = Clause(p.first, p.last, span, p.opener, done[p.head.first] if p.head else None)
    return tuple(done.values())


def without_names(words: list[str], sentence: Sentence, names: Sequence[Span]) -> list[str]:
    """The words, names and the month of May blanked out: neither is a verb ("Galle Face Green", "on May 3")."""
    blanked = [word if is_modal(words, k) else "" for k, word in enumerate(words)]
    for name in names:
        first = bisect_left(sentence.tokens, name.start, key=lambda t: t.start)
        for k in range(first, len(words)):
            if sentence.tokens[k].end > name.end:
                break
            blanked[k] = ""
    return blanked


@dataclass(slots=True)
class _Piece:
    first: int
    last: int
    opener: str
    complete: bool
    """It has a verb."""
    head: _Piece | None = None


def _sets_a_scene(words: list[str], a: int, b: int) -> bool:
    """ "They prayed in Lyon; in Nice, crowds met", "and in Nice, crowds met": the place belongs to what follows."""
    joined = words[a] in JOINING
    if words[a - 1] != ";" and not (joined and words[a - 1] == ","):
        return False
    return words[a + joined : a + joined + 1] in (["in"], ["at"], ["near"]) and words[b - 1] == "," and b < len(words)


def _second_verb(words: list[str], a: int, b: int) -> int:
    """Where the main clause goes on behind a relative one without a comma; 0 if it does not.

    "The general who seized power on Monday | fled the country".
    """
    told = False
    for j in range(a + 1, b):
        word, before = words[j], words[j - 1]
        finite = word in _FINITE and not _is_genitive(words, j)
        finite = finite or ((before == "" or before in _ENDS_A_PHRASE) and is_past_or_finite(word))
        if told and finite and before not in _NO_SUBJECT and not _is_verb_before(words, j - 1):
            return j
        if word in _REPORTS:
            return 0
        told = told or is_verbal(word)
    return 0


def _is_verb_before(words: list[str], j: int) -> bool:
    """Whether the word before a verb is one too, which then has its object there; not the "bus" of "took a bus"."""
    return is_past_or_finite(words[j]) or (is_verbal(words[j]) and words[j - 1] in ("to", "and", "or", "not"))


def _starts(words: list[str], sentence: Sentence, names: Sequence[Span]) -> list[int]:
    starts = [0]
    begins, ends = {n.start for n in names}, {n.end for n in names}
    tokens = sentence.tokens
    before = words[0] if words else ""
    for k in range(1, len(words)):
        word = words[k]
        if word not in _MAY_CUT and before not in _MAY_CUT_BEHIND:
            before = word
            continue
        says = before in REPORTING and word not in NOT_REPORTED and words[k - 2] not in _CLOSING
        cut = before in BREAKS or says
        told = word in _SPEAKERS_WORDS and before not in OPENERS
        cut = cut or (told and not _HANDING_ON.isdisjoint(words[max(0, k - _SUBJECT) : k]))
        cut = cut or (word in OPENERS and not _is_no_opener(words, k)) or (word in JOINING and _joins(words, k))
        if cut and word in ("after", "before"):
            k = _measured(words, k, starts[-1])
        if cut and not (k > 1 and names and tokens[k].start in begins and tokens[k - 2].end in ends):
            starts.append(k)
        before = word
    return starts


def _measured(words: list[str], k: int, least: int) -> int:
    """Where "two days after" begins: the measure belongs to the clause behind it."""
    j = k
    if words[k - 1] in _MEASURES:
        j = k - 1
        while j - 1 > least and k - j < _LONGEST_MEASURE and words[j - 1] not in BREAKS and not is_verbal(words[j - 1]):
            j -= 1
            if words[j] in ("a", "an", "the") or words[j].isdigit():
                break
        if words[j - 1] not in BREAKS and not (words[j].isdigit() or words[j] in _COUNTS):
            j = k
    return j if j > least else k


def _relative(words: list[str], a: int) -> str:
    """The relative word that a piece begins with, "most of whom" too; empty if none."""
    if words[a + 1 : a + 2] == ["of"]:
        a += 2
    return words[a] if a < len(words) and words[a] in RELATIVES else ""


def _opener(words: list[str], a: int) -> str:
    """The word that opens a clause, behind a measure too: "two days after"."""
    if words[a] in OPENERS:
        return words[a]
    if relative := _relative(words, a):
        return relative
    if words[a] in _COUNTS or words[a].isdigit():
        return next((w for w in words[a + 1 : a + 1 + _LONGEST_MEASURE] if w in ("after", "before")), "")
    return ""


def _joins(words: list[str], k: int) -> bool:
    """Whether "and" begins a clause: with a verb of its own, or with a subject and its verb."""
    if _begins_verb(words, k + 1):
        return True
    for w in words[k + 1 : k + 1 + _SUBJECT]:
        if w in _FINITE:
            return True
        if w in BREAKS or w in OPENERS or w == "to":
            return False
    return False


def _begins_verb(words: list[str], a: int) -> bool:
    while a < len(words) and (words[a] in _ADVERBS or words[a] in JOINING or words[a].endswith("ly")):
        a += 1
    return a < len(words) and is_past_or_finite(words[a])


def _tells(words: list[str], a: int, b: int) -> bool:
    """Whether a piece has a verb of its own, or a word that promises one."""
    first = words[a]
    opens = bool(_opener(words, a)) or (len(first) > 5 and first.endswith("ing"))
    return opens or any(is_verbal(words[j]) and not _is_genitive(words, j) for j in range(a, b))


def _is_genitive(words: list[str], j: int) -> bool:
    """ "The island's": no short "is"."""
    return words[j] in ("'s", "’s") and j > 0 and words[j - 1] not in _SHORTENED


def _is_no_opener(words: list[str], k: int) -> bool:
    """ "as well as", "such as", "as many as"; "that night", "because of", "before 9 p.m.": no clause begins."""
    if words[k] in ("before", "after") and words[k + 2 : k + 3] in (["a.m."], ["p.m."], ["am"], ["pm"]):
        return True
    if words[k] in ("before", "after") and words[k - 1] in THAT_TIME and words[k - 2] == "the":
        return words[k + 1 : k + 2] == [] or words[k + 1] in BREAKS or words[k + 1] in _STANDING
    if words[k] == "because":
        return words[k + 1 : k + 2] == ["of"]
    if words[k] == "that":
        return words[k + 1 : k + 2] != [] and words[k + 1] in THAT_TIME
    after = (words[k + 1 : k + 2] or [""])[0]
    if words[k] in ("before", "after", "since", "until") and after in _DAYTIMES:
        return True
    if words[k] == "since":
        return is_verbal(words[k - 1]) and after in _ENDS_A_PHRASE
    if words[k] == "before":
        return not _LISTENING.isdisjoint(words[k + 1 : k + 4])
    if words[k] == "as":
        return (k > 0 and words[k - 1] in ("well", "such", "known", "far", "soon", "long")) or (
            k + 1 < len(words) and words[k + 1] in ("a", "an", "many", "much", "well", "the", "of")
        )
    return False
