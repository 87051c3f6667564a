"""Base forms of verbs, from their spelling."""

from __future__ import annotations

import pytest

from geomap.english.lemmas import lemma_of
from geomap.english.lexicon import inflections
from geomap.english.regular import base_of

VERBS = """abandon accuse acquire add admit agree aid ambush anchor announce appear applaud argue arrange arrest ask
    assume attempt avoid bathe battle behead believe blame blockade board breathe brief bribe bury cancel capture
    carry cast caution challenge change charge cite claim climb collapse collide combine come commit compare compete
    complete conclude confirm contribute control convene cough create damage debut decide declare decline defect
    destroy determine develop discover dispute divide drop edit emerge enjoy ensure equip escape evacuate evade
    exchange exhibit exile expel explode explore face fail fear file fill film focus follow force free gallop govern
    hire honor hurl ignore imprison include increase injure inspire install intervene invade invite join jump kidnap
    kill label limit like line locate look loot manage march measure mention monitor move murder name negotiate nurse
    occupy offer open ordain pass patrol permit persecute persuade phone place plan plead plunge postpone pour
    prepare proclaim produce profit promote provide pull quote raid raise reach realise receive recruit refer
    refuse regulate release repair report rescue resign resolve respond restore resume retire reveal rob roll rule
    save schedule secure seize sense settle share ship shout sign smoke soothe spray stab stay steer step storm
    struggle summon surge tackle target threaten train transfer treat trek try unite upgrade use visit vote wash waste
    watch wipe worship""".split()


@pytest.mark.parametrize("verb", VERBS)
def test_regular_forms_lead_back_to_their_verb(verb: str) -> None:
    forms = {form for form in inflections(verb) if form.endswith(("ed", "ing", "s")) and form != verb}
    misspelt = {form for form in forms if form.endswith(("lled", "lling"))}  # "jailled" is nobody's
    assert {base_of(form) for form in forms - misspelt} <= {verb, None}


@pytest.mark.parametrize(
    ("form", "verb"),
    [("died", "die"), ("dying", "die"), ("denies", "deny"), ("passes", "pass"), ("refuses", "refuse"), ("goes", "go"),
     ("travelled", "travel"), ("fuelled", "fuel"), ("called", "call"), ("trafficking", "traffic"), ("trekked", "trek")],
)  # fmt: skip
def test_spelling(form: str, verb: str) -> None:
    assert base_of(form) == verb


@pytest.mark.parametrize("form", ["bring", "fled", "sunk", "s", "ed", "ing", ""])
def test_what_is_no_regular_form_is_left(form: str) -> None:
    assert base_of(form) is None


def test_the_tag_decides_what_is_asked() -> None:
    assert lemma_of("expected", "VBN", "expecte") == "expect"
    assert lemma_of("expected", "JJ", "expected") == "expected"
    assert lemma_of("vote", "VB", "vite") == "vote"
    assert lemma_of("flew", "VBD", "fl") == "fly"
