"""Words by which a text tells something as planned, possible or denied.

After the factuality profiles of Sauri and Pustejovsky (2009), reduced to word lists.
"""

from __future__ import annotations

from geomap.lexicon import inflections
from geomap.model import Status

PLANNING = frozenset(
    "plan intend hope expect schedule want prepare agree vow promise seek offer threaten order ask urge tell call"
    " invite aim decide wish propose forecast predict need request demand consider allow enable let set authorize"
    " authorise design commit arrange ready due likely bound able willing mission request effort bid try attempt poise"
    " direct".split()
)
"""Lemmas whose infinitive is still to come: "plans to go", "was ordered to go"."""
TRIED = frozenset("try attempt effort bid".split())
"""Trying to speak to a rally puts one at the rally, though the speech failed."""
DENYING = frozenset("deny refuse fail cancel prevent stop block avoid postpone abort ban bar forbid unable".split())
"""Lemmas whose complement did not happen."""
UNTRUE = frozenset("deny dismiss reject refute false untrue wrong baseless unfounded incorrect".split())
"""What is said to be so did not happen."""
CALLED_OFF = (
    ("pulled", "out"),
    ("called", "off"),
    ("ruled", "out"),
    ("pull", "out"),
    ("backed", "out"),
    ("put", "off"),
)
"""Word pairs that take back what follows or, of a noun, what they are said of."""
NOT_HELD = (("not", "take"), ("never", "took"), ("was", "cancelled"), ("was", "canceled"), ("was", "scrapped"))
"""The same, however far behind the noun."""
COMMANDS = frozenset("order ask urge tell call invite want demand challenge allow enable request".split())
"""Verbs whose infinitive is somebody else's to do: the event is the asking."""
MODALS: dict[str, Status] = {
    "will": "planned", "shall": "planned", "'ll": "planned", "’ll": "planned", "would": "planned", "wo": "planned",
    "sha": "planned", "may": "possible", "might": "possible", "could": "possible", "should": "possible",
    "can": "possible", "must": "possible", "ca": "possible",
}  # fmt: skip
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "without", "neither", "nor"})
HEDGES = frozenset({"if", "whether", "unless", "possible", "potential", "possibly"})
UPCOMING = frozenset("about going upcoming needs".split())
"""Words before an infinitive that make it a plan and are no verbs of planning."""


def forms(lemmas: frozenset[str]) -> frozenset[str]:
    """Every inflected form of some verbs (harmless for the few nouns and adjectives among them)."""
    return frozenset(form for lemma in lemmas for form in inflections(lemma))
