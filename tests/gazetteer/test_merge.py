"""Adding places to a compiled index gives what compiling all of them would have given."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer.build import compile_index
from gazetteer.entry import Entry
from gazetteer.index import Index
from gazetteer.layout import FILES, MANIFEST, NameUse
from gazetteer.merge import merge
from gazetteer.place import GazetteerError


def test_merged_is_as_compiled_at_once(tmp_path: Path, entries: list[Entry]) -> None:
    first, second = entries[:2] + entries[4:5], entries[2:4] + entries[5:]
    compile_index(first, tmp_path / "first")
    assert merge(tmp_path / "first", second, tmp_path / "merged") == len(second)
    merged = Index.open(tmp_path / "merged")
    compile_index(entries, tmp_path / "whole")
    whole = Index.open(tmp_path / "whole")
    for row in range(len(whole)):
        place = whole.place(row)
        assert merged.by_id(place.id) == place
    names = {name for entry in entries for name, _ in [(entry.name, 0), *entry.names]}
    for name in names:
        found = [{(i.place(n.row).id, n.use) for n in i.candidates(name)} for i in (whole, merged)]
        assert found[0] == found[1], name


def test_a_known_place_gains_names_only(tmp_path: Path, folder: Path) -> None:
    again = Entry(
        "geonames:1001", "Jalal Abad", "village", 1, 1, population=5, names=[("Жалал-Абад", NameUse.ALTERNATE)]
    )
    assert merge(folder, [again], tmp_path / "merged") == 0
    index = Index.open(tmp_path / "merged")
    assert index.by_id("geonames:1001") == Index.open(folder).by_id("geonames:1001")
    assert [index.place(n.row).id for n in index.candidates("Жалал-Абад")] == ["geonames:1001"]
    before, after = (i.candidates("Jalal-Abad") for i in (Index.open(folder), index))
    assert before == after


def test_the_same_bytes_every_time(tmp_path: Path, folder: Path) -> None:
    town = Entry("geonames:1500", "Tash-Bulak", "village", 41, 73, country="country:KG", admin1="admin1:KG.03")
    unit = Entry("admin2:KG.03.suzak", "Suzak", "region", 41, 73, country="country:KG", admin1="admin1:KG.03")
    for name in ("a", "b"):
        merge(folder, [unit, town], tmp_path / name)
    for file in (*FILES, MANIFEST):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


def test_nothing_can_lie_in_what_is_unknown(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(GazetteerError, match=r"admin1:KG\.99"):
        merge(folder, [Entry("geonames:5", "A", "city", 0, 0, admin1="admin1:KG.99")], tmp_path / "merged")
