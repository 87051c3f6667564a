"""Speed of finding and placing names, beside two well-known finders in one run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from gazetteer.index import Index
from geomap.mentions import Recogniser
from geomap.model import Report
from geomap.places import Resolver
from geomap.sentences import split

TOWNS = ("Osh", "Bishkek", "Nairobi", "Lima", "Cusco", "Springfield, Illinois", "Córdoba", "Port Said", "Suva", "Oslo")
TEXTS = tuple(
    f"{one.upper()} — The minister left {one} for {other} on Tuesday, where Ana Duarte of the {other} Tribune met her. "
    f"Officials in {other} said the road to {one} was open again. Northern Kenya had rain, and so had {third}. " * 6
    for one, other, third in zip(TOWNS, TOWNS[1:], TOWNS[2:], strict=False)
)
"""Eight reports of some 2,000 characters."""

Benchmark = Callable[..., Any]


def test_our_names_with_their_places(benchmark: Benchmark) -> None:
    index = Index.open()
    recogniser, resolver = Recogniser(index), Resolver(index)

    def read() -> int:
        found = 0
        for n, text in enumerate(TEXTS):
            report, sentences = Report(str(n), "", text), split(text)
            found += len(resolver.resolve(report, sentences, recogniser.find(report, sentences)))
        return found

    assert benchmark(read) > len(TEXTS) * 10


def test_opening_the_index(benchmark: Benchmark) -> None:
    assert len(benchmark(Index.open)) > 200_000


def test_flashgeotext_which_does_not_resolve(benchmark: Benchmark) -> None:
    flashgeotext = pytest.importorskip("flashgeotext.geotext")
    finder = flashgeotext.GeoText()
    assert benchmark(lambda: sum(len(finder.extract(text)["cities"]) for text in TEXTS)) > 0


def test_geotext_which_does_not_resolve(benchmark: Benchmark) -> None:
    geotext = pytest.importorskip("geotext")
    assert benchmark(lambda: sum(len(geotext.GeoText(text).cities) for text in TEXTS)) > 0
