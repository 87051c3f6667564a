"""A user's own places: every format, and a reason for every row that is left out."""

from __future__ import annotations

import json
import pickle
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.index import Index
from gazetteer.layout import NameUse
from gazetteer.ownfile import OwnFile, read_own
from gazetteer.ownplaces import OwnIndex
from gazetteer.place import GazetteerError

HEAD = "name,lat,lon,kind,country\n"


def read(path: Path, index: Index, text: str | bytes) -> OwnFile:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_own([path], index)


def one(path: Path, index: Index, text: str | bytes) -> tuple[str, float, float]:
    (own,) = read(path, index, text).places
    return own.place.name, own.place.lat, own.place.lon


@pytest.mark.parametrize(
    "text",
    [
        "name,lat,lon\nGrey Mill,40.9,73.0\n",
        "\ufeffName, Latitude ,LONGITUDE\r\n Grey  Mill , 40.9 ,73.0\r\n\r\n",
        "place;lat;lon\nGrey Mill;40,9;73,0\n",
        "name\ty\tx\nGrey Mill\t40.9\t73.0\n",
        'name,lng,lat,remark\n"Grey\nMill",73,40.9,"a, b"',
        "name,wkt\nGrey Mill,POINT (73.0 40.9)\n",
        "name,lat,lon\nGrey Mill,40.9,73.0\n".encode("utf-16"),
        "\nname,lat,lon,,\nGrey Mill,40.9,73.0,,\n",
    ],
)
def test_tables_as_people_write_them(tmp_path: Path, index: Index, text: str | bytes) -> None:
    assert one(tmp_path / "own.csv", index, text) == ("Grey Mill", 40.9, 73.0)


def test_all_that_can_be_told_of_a_place(tmp_path: Path, index: Index) -> None:
    head = "name,other names,lat,lon,kind,country,radius_km,population\n"
    row = "Grey Mill,Mill 4|Тегирмен; Old Mill,40.9,73,Base,kg,3,12\n"
    (own,) = read(tmp_path / "own.csv", index, head + row).places
    assert own.names == ("Grey Mill", "Mill 4", "Тегирмен", "Old Mill")
    place = own.place
    assert (place.id, place.kind, place.country, place.admin1) == ("own:grey-mill", "poi", "KG", "03")
    assert (place.radius_km, place.population, own.source) == (3, 12, "own.csv")


def test_where_it_lies_is_told_by_the_settlements_around(tmp_path: Path, index: Index) -> None:
    found = read(tmp_path / "own.csv", index, HEAD + "Near,40.9,73,,\nFar,0,0,,\nFar but said,0,0,,Iraq\n")
    assert [(o.place.country, o.place.admin1) for o in found.places] == [("KG", "03"), (None, None), ("IQ", None)]


def geojson(*features: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def feature(geometry: object, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


SQUARE = {"type": "Polygon", "coordinates": [[[73.0, 40.8], [73.2, 40.8], [73.2, 41.0], [73.0, 41.0], [73.0, 40.8]]]}


def test_geojson(tmp_path: Path, index: Index) -> None:
    point = feature({"type": "Point", "coordinates": [73.0, 40.9, 700]}, Name="Grey Mill", aliases=["Mill 4", None])
    row = feature({"type": "LineString", "coordinates": [[73, 40.9], [73.1, 40.9]]}, name="Mill Row", kind="street")
    found = read(tmp_path / "own.geojson", index, geojson(point, feature(SQUARE, name="Mill Park"), row))
    mill, park, street = (own.place for own in found.places)
    assert (mill.lat, mill.lon, mill.kind, found.places[0].names) == (40.9, 73.0, "poi", ("Grey Mill", "Mill 4"))
    assert (park.lat, park.lon, park.kind) == (pytest.approx(40.9), pytest.approx(73.1), "area")
    assert 13 < park.radius_km < 15
    assert (street.kind, found.remarks) == ("poi", [])
    assert one(tmp_path / "one.json", index, json.dumps(point))[0] == "Grey Mill"


def test_geopackage(tmp_path: Path, index: Index) -> None:
    import geopandas
    from shapely.geometry import Point, shape

    path = tmp_path / "own.gpkg"
    frame = geopandas.GeoDataFrame({"name": ["Grey Mill", None]}, geometry=[Point(73, 40.9), Point(1, 2)], crs=4326)
    frame.to_crs(3857).to_file(path, layer="spots")
    geopandas.GeoDataFrame({"name": ["Mill Park"]}, geometry=[shape(SQUARE)], crs=4326).to_file(path, layer="parks")
    found = read_own([path], index)
    assert sorted(o.place.name for o in found.places) == ["Grey Mill", "Mill Park"]
    mill = next(o.place for o in found.places if o.place.name == "Grey Mill")
    assert (mill.lat, mill.lon) == (pytest.approx(40.9), pytest.approx(73.0))
    assert found.remarks == [f"{path}: spots: feature 2: no name: the row is left out"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("A,x,73,,", "latitude 'x' is no number of degrees"),
        ("A,,73,,", "no latitude and longitude"),
        (",40,73,,", "no name"),
        ("...,40,73,,", "no name"),
        (f"{'A' * 201},40,73,,", "the name is too long"),
        ("A,103.8,1.3,,", "latitude 103.8 is out of range: latitude and longitude seem to be swapped"),
        ("A,191,1.3,,", "latitude 191.0, longitude 1.3 is no place on Earth"),
        ("A,1,181,,", "longitude 181.0 is no place on Earth"),
        ("A,nan,73,,", "a coordinate is no number"),
        ("A,inf,73,,", "a coordinate is no number"),
        ("A,74.6,42.9,,KG", "the point is far from Kyrgyzstan: latitude and longitude seem to be swapped"),
        ("A,40,73,,Narnia", "'Narnia' is no country"),
        ("A,40,73,,KG,1", "6 columns, the header has 5"),
        ("Grey Mill,40.901,73.001,,", "Grey Mill is there already"),
    ],
)
def test_a_bad_row_is_told_by_its_line_and_the_others_are_used(
    tmp_path: Path, index: Index, row: str, reason: str
) -> None:
    path = tmp_path / "own.csv"
    found = read(path, index, f"{HEAD}Grey Mill,40.9,73,,\n{row}\nLast,41,73,,\n")
    assert [o.place.name for o in found.places] == ["Grey Mill", "Last"]
    (remark,) = found.remarks
    assert remark.startswith(f"{path}:3: ")
    assert reason in remark
    assert remark.endswith(": the row is left out")


@pytest.mark.parametrize(
    "geometry",
    [
        None, {}, {"type": "Point"}, {"type": "Point", "coordinates": []}, {"type": "Point", "coordinates": ["a", "b"]},
        {"type": "Point", "coordinates": [1e9, 1]}, {"type": "Nothing"}, "POINT (1 2)", [1, 2],
        {"type": "Polygon", "coordinates": [[[0, 0]]]}, {"type": "Point", "coordinates": {"x": 1}},
        {"type": "Point", "coordinates": [40.9, 173.0]},
    ],
)  # fmt: skip
def test_a_bad_feature_is_told_by_its_number(tmp_path: Path, index: Index, geometry: object) -> None:
    path = tmp_path / "own.geojson"
    good = feature({"type": "Point", "coordinates": [73, 40.9]}, name="Grey Mill")
    found = read(path, index, geojson(good, feature(geometry, name="B"), "x", {"type": "Feature"}))
    assert [o.place.name for o in found.places] == ["Grey Mill"]
    assert [r.startswith(f"{path}: feature {n}: ") for n, r in enumerate(found.remarks, 2)] == [True] * 3


def test_an_unknown_kind_is_told_and_the_place_used(tmp_path: Path, index: Index) -> None:
    found = read(tmp_path / "own.csv", index, HEAD + "Grey Mill,40.9,73,castle,\n")
    assert [o.place.kind for o in found.places] == ["poi"]
    assert "no kind is called 'castle'" in found.remarks[0]


def test_namesakes_are_both_kept_and_told(tmp_path: Path, index: Index) -> None:
    found = read(tmp_path / "own.csv", index, HEAD + "Mill,40.9,73,,\nMILL,41.9,75,,\nMill 2,41,74,,\n")
    assert [o.place.id for o in found.places] == ["own:mill", "own:mill-2", "own:mill-2-2"]
    assert len(found.remarks) == 1
    assert "2 places are called Mill" in found.remarks[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b""), ("a.csv", b"\n\n"), ("a.csv", HEAD.encode()), ("a.csv", b"\xff\xfa"), ("a.csv", b"a,b\n1,2\n"),
        ("a.csv", b"name,lat,lon\n" + b'"' * 300_000), ("a.csv", b"\0" * 100), ("a.geojson", b"{"), ("a.geojson", b"1"),
        ("a.geojson", b"{}"), ("a.geojson", b"[" * 100_000), ("a.geojson", b'{"features": 3}'), ("a.gpkg", b""),
        ("a.gpkg", b"SQLite format 3\0"), ("a.xyz", b"what"), ("a.json", b'{"crs": "EPSG:3857", "features": []}'),
    ],
)  # fmt: skip
def test_a_file_without_a_place_is_an_error(tmp_path: Path, index: Index, name: str, content: bytes) -> None:
    with pytest.raises(GazetteerError, match=name):
        read(tmp_path / name, index, content)


def test_a_table_without_names_is_told_by_its_header(tmp_path: Path, index: Index) -> None:
    with pytest.raises(GazetteerError, match=r"a\.csv:1: no column is called name, but village, lat, lon: "):
        read(tmp_path / "a.csv", index, b"village,lat,lon\nTeyit,41.0,72.9\n")


@pytest.mark.parametrize("name", ["gone.csv", "gone.gpkg", ""])
def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path, index: Index, name: str) -> None:
    with pytest.raises(GazetteerError):
        read_own([tmp_path / name], index)


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: (HEAD + t).encode("utf-8", "surrogatepass")))
def test_any_bytes_may_be_given(tmp_path_factory: pytest.TempPathFactory, index: Index, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    with suppress(GazetteerError):
        assert read(path, index, content).places


@pytest.fixture
def own(tmp_path: Path, index: Index, folder: Path) -> OwnIndex:
    text = "name,other_names,lat,lon\nGrey Mill,Bishkek,40.9,73\nthe salt shed,,41,73\n"
    return OwnIndex(folder, read(tmp_path / "own.csv", index, text).places)


def test_own_names_mean_own_places_and_nothing_else(own: OwnIndex, index: Index) -> None:
    def found(name: str) -> list[tuple[str, NameUse]]:
        return [(own.place(n.row).id, n.use) for n in own.lookup(name)[0]]

    assert found("Bishkek") == found("GREY MILL") == found("northern Grey Mill") == [("own:grey-mill", NameUse.MAIN)]
    assert found("Grey Mill's") == found("Grey Mill")
    assert own.lookup("Frunze") == index.lookup("Frunze")
    assert own.has("grey mill")
    assert own.has("frunze")
    assert own.has_prefix("the sa")
    assert own.prefixes("the salt shed is") == ["the salt shed"]
    assert own.by_id("own:grey-mill") == own.own[0].place
    assert own.by_id("geonames:1000") == index.by_id("geonames:1000")
    assert own.by_id("own:nothing") is None
    rows = [own.row_of(id) for id in ("own:grey-mill", "geonames:1001")]
    assert [bool(own.own_place(row)) for row in rows if row is not None] == [True, False]
    assert own.admin1[rows[0]] == own.admin1[rows[1]]


def test_it_travels_to_a_worker(own: OwnIndex) -> None:
    other = pickle.loads(pickle.dumps(own))
    assert other.own == own.own
    assert other.candidates("Grey Mill") == own.candidates("Grey Mill")
