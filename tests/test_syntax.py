"""Syntax: what goes into the model, and that its answers fit the sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from geomap.english.lemmas import lemma_of
from geomap.errors import ModelError
from geomap.fit.syntax import prepare
from geomap.model import Parse, Sentence, Span
from geomap.sentences import split
from geomap.syntax import LONGEST_CHUNK, MODEL_PATH, MOST_TOKENS, Syntax, children, chunks, form_of, subtree, true_case

needs_model = pytest.mark.skipif(not MODEL_PATH.exists(), reason="no syntax model in this checkout")


def read(text: str) -> Parse:
    return Syntax.load().parse(text, split(text)[0])


def heads(parse: Parse, *forms: str) -> list[str]:
    """The words that the given ones depend on; "" for a root."""
    above = {w.form: parse[w.head].form if w.head >= 0 else "" for w in parse}
    return [above[form] for form in forms]


@needs_model
def test_a_plain_sentence() -> None:
    text = "The minister flew from Osby to Cairo on Monday."
    parse = read(text)
    assert [text[w.span.start : w.span.end] for w in parse] == text.replace(".", " .").split()
    flew = next(at for at, word in enumerate(parse) if word.form == "flew")
    assert (parse[flew].lemma, parse[flew].xpos, parse[flew].head) == ("fly", "VBD", -1)
    assert {(parse[at].form, parse[at].deprel) for at in children(parse, flew)} >= {
        ("minister", "nsubj"),
        ("Osby", "obl"),
    }
    assert children(parse, -1) == (flew,)
    assert subtree(parse, flew) == tuple(range(len(parse)))


@needs_model
@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The herd of elephants entered Kunming on Wednesday.", "entered", "herd"),
        ("A herd of elephants that has trekked far entered Kunming on Wednesday.", "entered", "herd"),
        ("The 14 animals crossed into Yunnan on Sunday.", "crossed", "animals"),
        ("The storm's eye crossed the shore north of Baghdad late Thursday.", "crossed", "eye"),
        ("After six days at sea the Bush and its two tugs docked in Baghdad, Iraq this morning.", "docked", "Bush"),
        ("Villagers who fled spoke of fires.", "spoke", "Villagers"),
    ],
)
def test_a_past_tense_is_no_participle_where_the_sentence_has_no_other_verb(text: str, verb: str, subject: str) -> None:
    parse = read(text)
    (root,) = children(parse, -1)
    assert (parse[root].form, parse[root].xpos) == (verb, "VBD")
    assert [parse[n].form for n in children(parse, root) if parse[n].deprel == "nsubj"] == [subject]
    assert subtree(parse, root) == tuple(range(len(parse)))


@needs_model
def test_what_only_describes_is_not_made_the_verb() -> None:
    parse = read("Eight men suspected of stealing the Bush were flown to Baghdad aboard a transport aircraft.")
    assert heads(parse, "flown", "men", "suspected", "Bush") == ["", "flown", "men", "stealing"]


@needs_model
def test_a_day_does_nothing_and_what_reached_a_place_suffered_nothing() -> None:
    parse = read("The rest were let back on and the aircraft finally reached Baghdad at 9:25 p.m., a whole day late.")
    assert next(w for w in parse if w.form == "aircraft").deprel == "nsubj"
    parse = read("She fell ill at home on Monday and the next day was admitted to a clinic in Baghdad.")
    assert next(w for w in parse if w.form == "day").deprel != "nsubj:pass"


@needs_model
def test_a_conjunct_stands_behind_its_head() -> None:
    parse = read("They had left Iraq in May, rested in Baghdad and driven through Rome, where Bush was born.")
    assert heads(parse, "left", "rested", "driven", "born") == ["", "left", "rested", "Rome"]


@needs_model
@pytest.mark.parametrize(
    ("text", "word", "head", "relation"),
    [
        ("A friend who left Bush flew to Baghdad.", "left", "friend", "acl:relcl"),
        ("Losses have grown since the herd left Baghdad in April.", "herd", "left", "nsubj"),
        ("French and Iraqi soldiers yesterday entered Baghdad.", "soldiers", "entered", "nsubj"),
        ("Standing before a mill near Baghdad, President Bush on Tuesday accused him.", "Bush", "accused", "nsubj"),
        ("North Korean leader Bush has begun a journey to Iraq.", "Bush", "begun", "nsubj"),
        ("She will travel to Iraq, Baghdad, and Rome from March 25 to April 2.", "25", "travel", "obl"),
        ("Bush was brought up by an aunt and educated in Baghdad.", "educated", "brought", "conj"),
        ("Iraq became the third country to report a death.", "report", "country", "acl"),
        ("Footage showed Bush at a station in Baghdad.", "Bush", "showed", "obj"),
        ("Bush saw him leave the house in Baghdad.", "saw", "", "root"),
        ("Bush reached Rome yesterday, eight days after police found him in Baghdad.", "found", "reached", "advcl"),
        ("Bush reached Rome yesterday, eight days after police found him in Baghdad.", "police", "found", "nsubj"),
        ("A ship seized by men in Iraq ten days ago arrived in Rome on Sunday.", "ago", "seized", "advmod"),
    ],
)  # fmt: skip
def test_words_hang_where_the_words_around_ask_for(text: str, word: str, head: str, relation: str) -> None:
    parse = read(text)
    assert heads(parse, word) == [head]
    assert next(w.deprel for w in parse if w.form == word) == relation


@needs_model
@pytest.mark.parametrize("text", ["The team had been due to fly to Baghdad.", "Bush is due in Baghdad and Rome today."])
def test_who_is_due_somewhere_is_not_there_because_of_something(text: str) -> None:
    parse = read(text)
    (root,) = children(parse, -1)
    assert (parse[root].form, parse[root].lemma) == ("due", "due")


@needs_model
@pytest.mark.parametrize("text", ["A colony founded by freed slaves.", "A country torn apart"])
def test_what_is_no_sentence_stays_without_a_verb(text: str) -> None:
    parse = read(text)
    assert len(children(parse, -1)) == 1
    assert {w.xpos for w in parse}.isdisjoint({"VBD", "VBZ", "VBP", "MD"})


@needs_model
def test_tags_alone() -> None:
    text = "The minister flew home."
    tags = Syntax.load().tag(text, split(text)[0])
    assert [w.upos for w in tags][:3] == ["DET", "NOUN", "VERB"]
    assert {w.head for w in tags} == {-1}


@needs_model
@pytest.mark.parametrize(
    "text",
    [
        "A\x00b left.",
        "\ud800 left \udfff.",
        "He said &quot;no&#8221; &amp; left.",
        "\u202eOsby\u200b \ufeff burned.",
        "a\u00a0b",
        "x" * 5000 + " left.",
        "word " * (MOST_TOKENS + 50),
        "🛳️ left Osby 🚢.",
        ". " * 300,
    ],
)
def test_anything_gives_a_word_for_each_token(text: str) -> None:
    for sentence in split(text):
        parse = Syntax.load().parse(text, sentence)
        assert tuple(word.span for word in parse) == sentence.tokens
        assert all(-1 <= word.head < len(parse) and word.head != at for at, word in enumerate(parse))


@needs_model
def test_long_sentences_are_cut_and_heads_stay_inside_the_cuts() -> None:
    text = "The convoy left Osby and reached Ely" + "; then it left Ely and reached Osby" * 30 + "."
    parse = read(text)
    assert len(children(parse, -1)) > 1
    for start, end in chunks([word.form for word in parse]):
        assert all(word.head == -1 or start <= word.head < end for word in parse[start:end])


def test_cuts_fall_at_the_ends_of_clauses() -> None:
    forms = (["a"] * 50 + [";"]) * 3
    assert list(chunks(forms)) == [(0, 51), (51, 102), (102, 153)]
    assert list(chunks(["a"] * (LONGEST_CHUNK + 1))) == [(0, LONGEST_CHUNK), (LONGEST_CHUNK, LONGEST_CHUNK + 1)]
    assert list(chunks([])) == []


@pytest.mark.parametrize(
    ("token", "form"),
    [
        ("“", '"'),
        ("’s", "'s"),
        ("n’t", "n't"),
        ("&amp;", "&"),
        ("&#8217;s", "'s"),
        ("\x00", "\ufffd"),
        ("\ud800", "?"),
        ("…", "..."),
    ],
)
def test_forms_are_written_as_the_treebanks_write_them(token: str, form: str) -> None:
    assert form_of(token, Span(0, len(token))) == form


def test_loud_headlines_are_written_as_the_text_writes_them() -> None:
    text = "The president fled the capital after clashes."
    assert list(true_case("PRESIDENT FLEES CAPITAL AFTER OSBY CLASHES".split(), text)) == [
        "president", "Flees", "capital", "after", "Osby", "clashes",
    ]  # fmt: skip
    assert list(true_case("President Flees Capital After Osby Clashes".split(), text)) == [
        "President", "Flees", "capital", "after", "Osby", "clashes",
    ]  # fmt: skip
    assert list(true_case("The president fled Osby".split(), text)) == ["The", "president", "fled", "Osby"]


@pytest.mark.parametrize(
    ("form", "xpos", "guess", "lemma"),
    [
        ("fled", "VBD", "fl", "flee"),
        ("Flew", "VBD", "flow", "fly"),
        ("left", "VBN", "left", "leave"),
        ("left", "JJ", "left", "left"),
        ("found", "VBD", "found", "find"),
        ("Found", "NNP", "Found", "Found"),
        ("Ships", "NNS", "Ship", "ship"),
    ],
)
def test_lemmas_of_irregular_verbs(form: str, xpos: str, guess: str, lemma: str) -> None:
    assert lemma_of(form, xpos, guess) == lemma


@pytest.mark.parametrize("content", [b"", b"no model at all", None])
def test_a_model_that_cannot_be_read_says_the_way_out(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "model.udpipe"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError, match="install geomap again"):
        Syntax.load(path)


def test_a_sentence_without_tokens_has_no_words() -> None:
    if MODEL_PATH.exists():
        assert Syntax.load().parse("x", Sentence(Span(0, 1), (), "body", 0)) == ()


def test_treebank_words_are_prepared_as_our_tokens() -> None:
    rows = [
        "# text = He didn't.",
        "1\tHe\the\tPRON\tPRP\tCase=Nom\t3\tnsubj\t3:nsubj\t_",
        "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No",
        "2\tdid\tdo\tAUX\tVBD\t_\t0\troot\t0:root\t_",
        "3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t2:advmod\t_",
        "3.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_",
        "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t2:punct\t_",
        "",
    ]
    assert list(prepare(rows)) == [
        "1\tHe\the\tPRON\tPRP\t_\t3\tnsubj\t_\t_",
        "2\tdid\tdo\tAUX\tVBD\t_\t0\troot\t_\tSpaceAfter=No",
        "3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\tSpaceAfter=No",
        "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_",
        "",
    ]
