"""The reviewed tables against each other and against the places of GeoNames."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from gazetteer.entry import TABLES, Entry, read_places, read_table
from gazetteer.index import KINDS, Index
from gazetteer.layout import NameUse
from gazetteer.names import fold

PLACES = sorted((TABLES / "places").glob("*.tsv"))
NAMES = sorted((TABLES / "names").glob("*.tsv"))

FARTHEST_KM = 120.0
"""How far a spot, settlement or small extent may lie from the nearest settlement of the country that it names."""
PARK_KM = 200.0
"""The same for parks and mountains, which are where nobody lives."""
EMPTY = frozenset({"AQ", "AU", "CA", "RU", "GL", "SJ", "TF", "GS", "UM", "BV", "HM", "IO", "US", "BR", "LY", "EH",
                   "DZ", "TD", "ML", "NE", "EG", "SA", "CN", "KZ", "MN", "PF", "NZ", "CL", "NA", "PN"})  # fmt: skip
"""Countries with more than that of land or sea where nobody lives."""
ALONE = frozenset({"masirah", "aldabra", "marion-island", "gough-island", "west-falkland", "guadalupe-island",
                   "cocos-island", "iwo-jima", "minamitorishima", "okinotorishima", "pratas-island", "thitu-island",
                   "enggano", "trobriand-islands", "tikopia", "aitutaki", "banaba", "phoenix-islands", "bikini-atoll",
                   "coco-islands", "desroches", "alphonse", "kanton", "airport-oodq",
                   "grand-ethiopian-renaissance-dam", "assumption-island", "cay-sal", "rossel-island", "ninigo-islands",
                   "ontong-java", "sikaiana", "rennell-island", "torres-islands", "chesterfield-islands", "ono-i-lau",
                   "niuafoou", "rose-atoll", "mangaia", "atiu", "pukapuka", "manihiki", "tongareva",
                   "palmerston-island", "suwarrow", "nikumaroro", "malden-island", "anatahan", "jaslyk", "darvaza",
                   "sb-rennell-and-bellona",
                   "masirah-air-base-om", "swan-islands-hn", "revillagigedo-islands-mx", "aves-island-ve",
                   "isla-de-los-estados-ar", "louisiade-archipelago-pg", "anuta-sb", "starbuck-island-ki",
                   "pagan-island-mp", "farallon-de-pajaros-mp", "car-nicobar", "trinket-island", "teressa-island",
                   "wetar", "tubbataha-reef", "gageodo", "nishinoshima", "torishima",
                   "penon-de-velez-de-la-gomera", "malpelo-island-co", "clarion-island-mx",
                   "farquhar-atoll-sc", "cantarell-mx", "veladero-mine-ar",
                   "marudi-mountain-gy", "misima-mine-pg", "ekofisk", "statfjord", "sleipner-gas-field",
                   "johan-sverdrup-oil-field", "snorre-a", "piper-alpha", "elgin-platform", "brent-oilfield",
                   "leviathan-gas-field-il", "bonga-oil-field-ng", "tasiast-mine-mr",
                   "noel-kempff-mercado-national-park-bo", "serranilla-bank-co", "bajo-nuevo-bank-co",
                   "luconia-shoals", "aphrodite-gas-field", "fukutoku-okanoba"})  # fmt: skip
"""Looked at one by one: remote islands, their airport, fields at sea, spots far from the towns that GeoNames lists."""


def ids(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", [*PLACES, *NAMES, *TABLES.glob("*.tsv")], ids=ids)
def test_every_row_names_its_source(path: Path) -> None:
    documented = (TABLES / "SOURCES.md").read_text(encoding="utf-8")
    for number, row in read_table(path):
        assert f"`{row['source']}`" in documented, f"{path.name}:{number}: {row['source']}"


def test_no_slug_stands_twice() -> None:
    slugs = Counter(entry.id for path in PLACES for entry in read_places(path))
    assert [slug for slug, count in slugs.items() if count > 1] == []


@pytest.mark.parametrize("path", PLACES, ids=ids)
def test_places_are_plausible(path: Path) -> None:
    for entry in read_places(path):
        assert entry.name == entry.name.strip(), entry
        assert fold(entry.name), entry
        assert 0 < entry.radius_km <= 10_000, entry
        assert entry.kind != "country", entry


@pytest.mark.parametrize("path", NAMES, ids=ids)
def test_names_are_given_to_places_that_exist(path: Path, shipped: Index) -> None:
    for number, row in read_table(path):
        place = shipped.by_id(row["id"])
        assert place is not None, f"{path.name}:{number}: {row['id']}"
        for name in row["names"].split("|"):
            found = {shipped.place(named.row).id for named in shipped.candidates(name)}
            assert row["id"] in found, f"{path.name}:{number}: {name}"
        assert row["use"].upper() in NameUse.__members__


@pytest.mark.parametrize("path", PLACES, ids=ids)
def test_a_place_lies_in_its_country(path: Path, shipped: Index) -> None:
    most = PARK_KM if path.stem in ("parks", "terrain") else FARTHEST_KM
    far = []
    for entry in read_places(path):
        slug = entry.id.partition(":")[2]
        if not entry.country or entry.country[-2:] in EMPTY or slug in ALONE:
            continue
        distance = nearest_settlement_km(shipped, entry)
        if distance > max(most, entry.radius_km * 1.2):
            far.append((slug, entry.country, round(distance)))
    assert far == []


def nearest_settlement_km(index: Index, entry: Entry) -> float:
    assert entry.country is not None
    country = index.row_of(entry.country)
    settled = np.isin(index.kind, (KINDS.index("city"), KINDS.index("village")))
    rows = np.flatnonzero(settled & (index.country == country))
    if not len(rows):
        return 0.0
    lat, lon = np.radians(index.lat[rows].astype(float)), np.radians(index.lon[rows].astype(float))
    a, b = np.radians(entry.lat), np.radians(entry.lon)
    h = np.sin((lat - a) / 2) ** 2 + np.cos(a) * np.cos(lat) * np.sin((lon - b) / 2) ** 2
    return float(2 * 6371 * np.arcsin(np.sqrt(h.min())))
