"""Compiling: the same bytes every time; what is damaged is refused in words."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from gazetteer.build import compile_index
from gazetteer.entry import Entry, read_places, read_table
from gazetteer.index import Index
from gazetteer.layout import FILES, LABELS, MANIFEST, MORE, write_manifest
from gazetteer.place import GazetteerError


def test_the_same_entries_give_the_same_bytes(tmp_path: Path, folder: Path, entries: list[Entry]) -> None:
    compile_index(entries, tmp_path)
    for name in (*FILES, MANIFEST):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted((*FILES, MANIFEST))


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", ["cut", "poisoned", "gone"])
def test_a_damaged_file_is_refused_with_a_way_out(tmp_path: Path, folder: Path, name: str, damage: str) -> None:
    copy = shutil.copytree(folder, tmp_path / "index")
    data = (copy / name).read_bytes()
    if damage == "gone":
        (copy / name).unlink()
    else:
        middle = len(data) // 2
        cut = data[:middle]
        (copy / name).write_bytes(cut if damage == "cut" else cut + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :])
    with pytest.raises(GazetteerError, match="geomap gazetteer rebuild"):
        Index.open(copy)


@pytest.mark.parametrize("name", FILES)
def test_files_of_another_index_are_refused(tmp_path: Path, folder: Path, entries: list[Entry], name: str) -> None:
    copy = shutil.copytree(folder, tmp_path / "index")
    compile_index(entries[:2], tmp_path / "other")
    (copy / name).write_bytes((tmp_path / "other" / name).read_bytes())
    facts = json.loads((copy / MANIFEST).read_text())
    write_manifest(copy, {key: facts[key] for key in ("places", "without_number", "names")})
    if name in (LABELS, MORE):  # what they hold is not counted in the manifest
        Index.open(copy)
        return
    with pytest.raises(GazetteerError, match="geomap gazetteer rebuild"):
        Index.open(copy)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", [b"", b"\0" * 500, b"\x93NUMPY\x01\x00" + b"\xff" * 300])
def test_a_poisoned_file_with_a_fitting_checksum_is_refused(
    tmp_path: Path, folder: Path, name: str, content: bytes
) -> None:
    copy = shutil.copytree(folder, tmp_path / "index")
    (copy / name).write_bytes(content)
    facts = json.loads((copy / MANIFEST).read_text())
    write_manifest(copy, {key: facts[key] for key in ("places", "without_number", "names")})
    with pytest.raises(GazetteerError, match="geomap gazetteer rebuild"):
        Index.open(copy)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 1}', '{"format": 2, "files": {}}', "\0"])
def test_a_damaged_manifest_is_refused(tmp_path: Path, folder: Path, text: str) -> None:
    copy = shutil.copytree(folder, tmp_path / "index")
    (copy / MANIFEST).write_text(text)
    with pytest.raises(GazetteerError, match="geomap gazetteer rebuild"):
        Index.open(copy)


def test_a_missing_index_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="missing"):
        Index.open(tmp_path)


def test_order_and_containers_are_checked(tmp_path: Path) -> None:
    city, country = Entry("geonames:1", "A", "city", 0, 0), Entry("country:AA", "B", "country", 0, 0)
    with pytest.raises(GazetteerError, match="order"):
        compile_index([city, country], tmp_path)
    with pytest.raises(GazetteerError, match="country:ZZ"):
        compile_index([Entry("geonames:1", "A", "city", 0, 0, country="country:ZZ")], tmp_path)


HEADER = "slug\tname\tkind\tlat\tlon\tcountry\tradius_km\taliases\tdemonyms\tsource\n"


@pytest.mark.parametrize(
    "row",
    ["a\tA\ttown\t0\t0\t\t1\t\t\town", "a\tA\tpoi\t91\t0\t\t1\t\t\town", "a\tA\tpoi\tx\t0\t\t1\t\t\town", "a\tA"],
)
def test_a_bad_row_is_named_by_file_and_line(tmp_path: Path, row: str) -> None:
    table = tmp_path / "bad.tsv"
    table.write_text(f"{HEADER}# a remark\n{row}\n")
    with pytest.raises(GazetteerError, match=r"bad\.tsv:3: "):
        list(read_places(table))


def test_reading_a_table(tmp_path: Path) -> None:
    table = tmp_path / "good.tsv"
    table.write_text(HEADER + 'a\tThe "A"\tpoi\t1\t2\tKG\t3\tB|C\tD\town\n', encoding="utf-8")
    assert [row["name"] for _, row in read_table(table)] == ['The "A"']
    (entry,) = read_places(table)
    assert (entry.id, entry.country, entry.radius_km) == ("geomap:a", "country:KG", 3)
    assert [name for name, _ in entry.names] == ["B", "C", "D"]
