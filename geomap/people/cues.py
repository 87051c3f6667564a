"""Words and positions in a sentence by which a text tells whom it speaks of again."""

from __future__ import annotations

from geomap.people.alike import ANIMALS, are_people
from geomap.people.company import COUPLES, ONE_MORE, REST, begins_predicate
from geomap.people.epithets import FEMALE_NOUNS, PERSON_NOUNS
from geomap.people.figures import COLLECTIVES, SPREADING, Figure
from geomap.people.namefinding import SAYING, Token

REMEMBERED = 40
"""So many of those spoken of last can be meant by a pronoun or "the ship"."""
DETERMINERS = frozenset({"the", "this", "these", "that", "their", "its", "a", "an"})
BEHIND_OBJECTS = frozenset(
    "in at on to from by with for of and but or as when where while after before into out off up down over near outside"
    " inside through under again there here back away home aboard ashore that if because since until during against"
    ' yesterday today tonight this last . , ; : ) ” "'.split()
)
"""Behind "her" they say that it is no owner: "met her in Osh"."""
MASCULINE, FEMININE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
NEUTER, PLURAL = frozenset({"it", "its", "itself"}), frozenset({"they", "them", "their", "themselves"})
MR, MRS = frozenset({"mr", "mister", "sir"}), frozenset({"mrs", "ms", "miss", "mme"})
CLAUSE_ENDS = frozenset(
    {",", "that", "and", "but", "when", "while", "after", "before", "as", "because", ";", ":", "who"}
)
BEGIN_CLAUSES = SAYING | {",", "that", "“", '"', "when", "where"}
"""Behind these a description begins a clause."""
BEHIND_TIMES = frozenset(
    "ago later earlier yesterday today monday tuesday wednesday thursday friday saturday sunday".split()
)
"""So times end before a clause: "a week ago the senator left"."""
JOIN_CLAUSES = frozenset("and but before after as because which while until since ; :".split())
"""Behind these too, though rather as one of several: for "the 69-year-old", who can be nobody else."""
ONLY_PEOPLE = frozenset(
    "arrived flew travelled traveled drove walked landed sailed returned died spoke resigned".split()
)
"""Before these a word that is also a place's name is somebody's: "Jordan arrived in Lyon"."""
PERSONAL = frozenset(
    {"", "said", "says", "mr", "mrs", "ms", "dr", "that", "but", "when", "while", "president", "“", '"'}
)
"""Behind these a last name that is also a place's is the person's."""
SAYS_ITSELF = frozenset({"of", "from", "at", "in", "for", "who", "whose"})
"""Behind a description these begin what says who is meant."""
LEAD_SENTENCES = 4
"""Among so many sentences at the beginning somebody is described before being named."""

NAMED_WITHIN = 100
"""Sentences in which a report names whom its first one describes."""
OBLIQUE = frozenset("of with to by from for under about between against alongside".split())
PHRASE = 4
"""Words between a preposition and a name, at most: "of his friend Dr Bailey"."""
OFTEN = 3
"""Mentions after which a report is about somebody."""
LEADS_TO_PLACE = frozenset("in at from to into near outside inside through via past off towards between over".split())
SUBJECT_STARTS = 3
"""A sentence's subject begins among so many words."""
WOMEN = (FEMALE_NOUNS | PERSON_NOUNS).union("wife mother daughter sister passenger ms mrs miss captain".split())
"""Where one of these stands, "she" may be a woman and not the ship."""
MEMBERS = frozenset("men women people boys girls children".split())
"""Of a group that is followed, these are it."""
NATIONALS = frozenset(
    "frenchman frenchwoman englishman englishwoman irishman welshman scotsman scot dutchman dutchwoman briton spaniard"
    " swede dane finn pole turk icelander".split()
)
"""Who comes from a country, where its adjective is another word."""
PAIRED = frozenset({"leaders", "men", "women", "presidents", "ministers"})
ONE = SPREADING | COLLECTIVES | ANIMALS
"""Of what goes by these one speaks in the singular."""
PRONOUNS = MASCULINE | FEMININE | NEUTER | PLURAL
OPENERS = {"all"} | DETERMINERS | PRONOUNS | COUPLES | set(ONE_MORE.values()) | REST


def is_oblique(words: list[Token], start: int) -> bool:
    """ "Under the care of a Dr Bailey": whom a preposition leads up to, the sentence is not about."""
    if words[start][0].lower() in PRONOUNS:
        return False  # "the advice of his mentor": the pronoun goes on with whom it is about
    for k in range(start - 1, max(-1, start - 1 - PHRASE), -1):
        word = words[k][0].lower()
        if word in OBLIQUE:
            return k == 0 or words[k - 1][0].lower() != "according"
        if word in CLAUSE_ENDS or begins_predicate(word):
            return False
    return False


def stands_as_person(before: str) -> bool:
    """Whether a name stands where a person's would: first in the sentence, or behind what leads to no place."""
    return before.lower() in PERSONAL


def is_full(f: Figure) -> bool:
    """Whether the reports give somebody's full name."""
    return f.nature == "person" and any(len(n.split()) > 1 for n in f.names)


def is_bare(f: Figure, noun: str) -> bool:
    """Groups that nouns name are spoken of without an article: "refugees crossed", "measles spread"."""
    if f.label and ((are_people(noun, PERSON_NOUNS) and noun != "people") or f.roles & SPREADING - {noun}):
        return True
    return f.nature == "group" and noun.endswith("s") and (bool(f.label) or not f.names)
