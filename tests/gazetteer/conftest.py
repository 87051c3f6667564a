"""A gazetteer of a dozen places, and the one that comes with the package."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer.build import compile_index
from gazetteer.entry import Entry
from gazetteer.index import Index
from gazetteer.layout import NameUse

ALTERNATE, WEAK, DEMONYM = NameUse.ALTERNATE, NameUse.WEAK, NameUse.DEMONYM


@pytest.fixture(scope="session")
def entries() -> list[Entry]:
    kyrgyzstan, iraq = "country:KG", "country:IQ"
    return [
        Entry(kyrgyzstan, "Kyrgyzstan", "country", 41, 75, country=kyrgyzstan, population=6_000_000, radius_km=250,
              names=[("Kyrgyz Republic", ALTERNATE), ("Kyrgyz", DEMONYM)]),
        Entry(iraq, "Iraq", "country", 33, 44, country=iraq, population=40_000_000, names=[("Iraqi", DEMONYM)]),
        Entry("admin1:KG.03", "Jalal-Abad", "region", 41.3, 72.3, country=kyrgyzstan, admin1="admin1:KG.03",
              radius_km=105),
        Entry("geomap:mount-hood", "Mount Hood", "area", 45.374, -121.696, radius_km=10),
        Entry("geonames:132", "Saint-Denis", "city", -20.88, 55.45, population=147_931),
        Entry("geonames:1000", "Bishkek", "city", 42.87, 74.59, country=kyrgyzstan, population=900_000, capital=True,
              names=[("Frunze", ALTERNATE), ("Bisk", WEAK)]),
        Entry("geonames:1001", "Manas", "city", 40.945, 72.993, country=kyrgyzstan, admin1="admin1:KG.03",
              population=123_239, radius_km=3.6, names=[("Jalal-Abad", ALTERNATE)]),
        Entry("geonames:2000", "Jalālābād", "city", 34.43, 70.45, population=263_312),
    ]  # fmt: skip


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]) -> Path:
    path = tmp_path_factory.mktemp("index")
    compile_index(entries, path)
    return path


@pytest.fixture(scope="session")
def index(folder: Path) -> Index:
    return Index.open(folder)


@pytest.fixture(scope="session")
def shipped() -> Index:
    return Index.open()
