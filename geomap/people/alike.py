"""Common nouns by which a text speaks in turn of one thing or group: "rebels" and "insurgents", "talks" and "sides"."""

from __future__ import annotations

from collections.abc import Iterable

_CLASSES = tuple(
    frozenset(words.split())
    for words in (
        "rebels insurgents guerrillas militants fighters jihadists",
        "refugees migrants",
        "protesters protestors demonstrators marchers",
        "climbers mountaineers",
        "truckers trucks",
        "crew astronauts cosmonauts sailors",
        "body remains coffin casket corpse skeleton ashes",
        "torch flame relay",
        "shipment shipments consignment cargo supplies formula vaccine vaccines delivery",
        "flotilla ships boats vessels",
        "artefacts artifacts relics antiquities treasures",
        "artefact artifact relic antiquity",
        "aeroplane airplane",
        "jewellery jewelry jewels",
        "elephants whales orcas dolphins seals penguins wolves bears bison reindeer camels horses cattle sheep goats"
        " geese swans storks cranes locusts rhinos lions tigers turtles animals creatures beasts",
    )
)
"""Each of these stands for each other of its class."""
_ALSO = tuple(
    (frozenset(nouns.split()), frozenset(also.split()))
    for nouns, also in (
        (
            "troops soldiers army forces military peacekeepers marines paratroopers commandos",
            "troops soldiers forces tanks armour armor vehicles unit units column columns",
        ),
        (
            "talks negotiations dialogue",
            "talks negotiations dialogue negotiators delegates delegations sides parties",
        ),
        ("summit conference meeting", "summit conference meeting"),
        ("monks nuns students workers farmers miners teachers activists", "protesters marchers demonstrators"),
        (
            "volunteers missionaries tourists workers schoolgirls schoolchildren students engineers nuns monks miners"
            " sailors hostages captives journalists pilgrims backpackers hikers",
            "hostages captives",
        ),
        ("hostages captives", "hostages captives"),
        ("schoolgirls", "girls"),
        ("schoolboys", "boys"),
        ("cloud plume", "cloud plume ash"),
        ("slick spill oil crude", "slick spill oil crude"),
        ("march exodus", "marchers column protesters demonstrators"),
        ("caravan", "caravan migrants"),
        ("locusts", "swarm swarms"),
        ("wildfire bushfire fire blaze", "fire wildfire bushfire blaze flames"),
        ("observers inspectors monitors", "observers inspectors monitors team mission"),
        ("flu influenza", "flu influenza"),
        ("sailor", "skipper yachtsman yachtswoman"),
        ("teenage", "teenager girl boy"),
        ("crew passengers", "crew passengers"),
        ("convoy", "trucks vehicles lorries"),
    )
)
"""By these a text may speak of those too, though not the other way round."""
ANIMALS = frozenset(
    "penguin whale dolphin orca walrus shark tiger lion lioness leopard panther bear panda elephant rhino"
    " rhinoceros giraffe gorilla chimpanzee orangutan monkey ape wolf fox dog puppy cat kitten horse pony cow bull"
    " calf pig boar sheep goat deer moose elk camel llama kangaroo koala turtle tortoise crocodile"
    " alligator snake bird parrot seal eagle owl swan goose duck stork vulture falcon pigeon albatross cheetah"
    " hippo cub".split()
)
"""One of these is spoken of as "it" as well as "he" or "she"."""
ANY_ANIMAL = frozenset({"animal", "creature", "beast"})
_KINDS_OF_ANIMALS = {
    "bird": frozenset("bird penguin parrot eagle owl swan goose duck stork vulture falcon pigeon albatross".split()),
    "reptile": frozenset("turtle tortoise crocodile alligator snake".split()),
    "fish": frozenset({"shark"}),
}
"""What else these are called; the other animals are mammals."""
_CROWD_WORDS = frozenset({"crew", "crews", "seekers", "people"})


def alike(nouns: Iterable[str]) -> frozenset[str]:
    """All nouns that may stand for any of these."""
    asked = frozenset(nouns)
    found = set(asked)
    for same in _CLASSES:
        if same & asked:
            found |= same
    for some, also in _ALSO:
        if some & asked:
            found |= also
    if ANIMALS & asked:
        kind = next((kind for kind, nouns in _KINDS_OF_ANIMALS.items() if nouns & asked), "mammal")
        found |= ANY_ANIMAL | {kind, "carcass"}
    return frozenset(found)


def are_people(noun: str, known: frozenset[str]) -> bool:
    """Whether a noun means several living beings: "truckers", "crew". `known`: nouns for one person."""
    one = noun.removesuffix("s")
    return (
        noun in _CROWD_WORDS
        or noun.endswith(("men", "women"))
        or (noun.endswith("s") and (one in known or one in ANIMALS or one.endswith(("er", "or", "ist", "ee"))))
        or any(noun in same for same in (_CLASSES[0], _CLASSES[1], _CLASSES[-1]))
    )
