"""Installed countries: one index with the shipped one, nothing twice, and nothing lost by damage or company."""

from __future__ import annotations

import gzip
import io
import json
import multiprocessing
import os
import shutil
import zipfile
from pathlib import Path

import killers
import pytest
from servers import send, serving

from gazetteer.geonames import LONGEST_LINE
from gazetteer.index import NONE, Index
from gazetteer.installed import Installed
from gazetteer.layout import FILES, NameUse
from gazetteer.place import GazetteerError


def line(number: int, name: str, kind: str, code: str, lat: float = 41.0, lon: float = 73.0, **more: object) -> str:
    """A row of GeoNames' table."""
    cells = dict.fromkeys(range(19), "") | {
        0: number,
        1: name,
        2: name,
        4: lat,
        5: lon,
        6: kind,
        7: code,
        8: "KG",
        14: 0,
    }
    at = {"others": 3, "country": 8, "admin1": 10, "admin2": 11, "people": 14}
    cells |= {at[what]: value for what, value in more.items()}
    return "\t".join(str(cells[n]) for n in range(19))


ROWS = [
    line(10, "Kyrgyz Republic", "A", "PCLI", admin1="00"),
    line(11, "Jalal-Abad Oblast", "A", "ADM1", admin1="03", others="Jalal-Abad,Джалал-Абад"),
    line(12, "Talas", "A", "ADM1", admin1="06"),
    line(13, "Suzak", "A", "ADM2", admin1="03", admin2="0302"),
    line(1001, "Manas", "P", "PPLA", 40.945, 72.993, admin1="03", admin2="0302", others="Джалал-Абад", people=999),
    line(3000, "Tash-Bulak", "P", "PPL", 40.9, 72.9, admin1="03", admin2="0302", others="Таш-Булак,tash bulak,TBK"),
    line(3001, "Tash-Bulak", "H", "STM", 40.9, 72.9, admin1="03"),
    line(3002, "Kök-Art", "H", "STM", 40.8, 72.8, admin1="03", others="Kugart River"),
    line(3003, "Suzak", "P", "PPL", 40.9, 72.9, admin1="03", people=20_000),
    line(3004, "Tokmok Base", "L", "MILB", 42.8, 75.3),
    line(3005, "Old Road", "R", "RD", 42.8, 75.3),
]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return write(tmp_path / "KG.txt", *ROWS)


def write(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def zipped(path: Path, name: str, data: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr(name, data)
    return path


@pytest.fixture
def installed(tmp_path: Path, folder: Path) -> Installed:
    return Installed(folder, tmp_path / "data")


def install(installed: Installed, file: Path, code: str = "KG") -> Index:
    outcome = installed.install([(code, file, file.name)])
    if outcome.failed:
        raise outcome.failed[0]
    return Index(installed.index())


def of(index: Index, name: str) -> list[tuple[str, NameUse]]:
    return [(index.place(n.row).id, n.use) for n in index.candidates(name)]


def test_nothing_is_installed_at_first(installed: Installed, folder: Path) -> None:
    assert installed.index() == folder
    assert installed.countries() == ()
    assert not installed.folder.exists()


def test_places_come_with_their_units_and_kinds(installed: Installed, table: Path) -> None:
    index = install(installed, table)
    village = index.by_id("geonames:3000")
    assert village is not None
    assert (village.name, village.kind, village.country, village.admin1) == ("Tash-Bulak", "village", "KG", "03")
    assert village.admin2 == "Suzak"
    known, new = index.row_of("geonames:1001"), index.row_of("geonames:3000")
    assert index.admin1[known] == index.admin1[new] == index.row_of("admin1:KG.03") != NONE
    kinds = {id: place.kind for id in range(3001, 3006) if (place := index.by_id(f"geonames:{id}"))}
    assert kinds == {3001: "water", 3002: "water", 3003: "city", 3004: "poi", 3005: "poi"}
    assert index.by_id("admin1:KG.06") is not None


def test_nothing_stands_twice(installed: Installed, table: Path, index: Index) -> None:
    merged = install(installed, table)
    assert merged.by_id("geonames:1001") == index.by_id("geonames:1001")  # the shipped facts, tied to fitted weights
    assert merged.by_id("admin1:KG.03") == index.by_id("admin1:KG.03")
    assert merged.by_id("geonames:11") is None
    assert merged.by_id("geonames:10") is None
    assert ("geonames:1001", NameUse.ALTERNATE) in of(merged, "Джалал-Абад")
    assert dict(of(merged, "Jalal-Abad")) == dict(of(index, "Jalal-Abad"))


def test_a_stream_named_for_a_village_is_seldom_meant(installed: Installed, table: Path) -> None:
    index = install(installed, table)
    assert of(index, "Tash-Bulak") == [("geonames:3000", NameUse.MAIN), ("geonames:3001", NameUse.WEAK)]
    assert of(index, "Kugart River") == [("geonames:3002", NameUse.ALTERNATE)]
    assert ("admin2:KG.03.suzak", NameUse.WEAK) in of(index, "Suzak")


def test_what_a_table_of_ours_has_is_not_filed_again(installed: Installed, tmp_path: Path) -> None:
    hood = line(4000, "Mount Hood", "T", "MT", 45.37, -121.7, others="Wy'east")
    far = line(4001, "Mount Hood", "T", "MT", -40.0, 170.0)
    index = install(installed, write(tmp_path / "KG.txt", hood, far))
    assert of(index, "Mount Hood") == [("geomap:mount-hood", NameUse.MAIN), ("geonames:4001", NameUse.WEAK)]
    assert [id for id, _ in of(index, "Wy'east")] == ["geomap:mount-hood"]


def test_several_countries_list_replace_and_remove(
    installed: Installed, table: Path, tmp_path: Path, folder: Path
) -> None:
    iraq = write(tmp_path / "IQ.txt", line(5000, "Tell Sugar", "P", "PPL", 33, 44, country="IQ"))
    outcome = installed.install([("KG", table, "KG"), ("IQ", iraq, "IQ"), ("UA", table, "UA")])
    assert [c.code for c in outcome.done] == ["KG", "IQ"]
    assert [str(e) for e in outcome.failed] == ["UA: holds no place of UA"]
    assert [(c.code, c.places) for c in installed.countries()] == [("IQ", 1), ("KG", len(ROWS))]
    index = install(installed, write(table, *ROWS[:7]))
    assert index.by_id("geonames:3001") is not None
    assert index.by_id("geonames:3005") is None
    assert index.by_id("geonames:5000") is not None
    with pytest.raises(GazetteerError, match="not installed: UA"):
        installed.remove(["KG", "UA"])
    installed.remove(["KG"])
    assert Index(installed.index()).by_id("geonames:3001") is None
    installed.remove(["IQ"])
    assert installed.index() == folder
    assert sorted(p.name for p in installed.folder.iterdir()) == ["countries", "installed.json", "lock"]
    assert list((installed.folder / "countries").iterdir()) == []


def test_zip_and_text_give_the_same(installed: Installed, table: Path, tmp_path: Path) -> None:
    one = install(installed, table).folder
    packed = zipped(tmp_path / "KG.zip", "KG.txt", table.read_bytes())
    assert install(installed, packed).folder == one
    every = write(tmp_path / "all.txt", line(1, "Elsewhere", "P", "PPL", country="XX"), *ROWS)
    assert install(installed, zipped(tmp_path / "all.zip", "allCountries.txt", every.read_bytes())).folder == one


BAD = [
    "", "KG", line(6000, "", "P", "PPL"), line(6001, "A", "P", "PPL", 91), line(6002, "A", "P", "PPL", 1, 181),
    line(6003, "A", "P", "PPL").replace("41.0", "north"), line(6004, "A", "P", "PPL", people="many"),
    line(6005, "A", "P", "PPL").replace("6005", "x"), line(6006, "A", "P", "PPL") + "\tmore",
    line(0, "A", "P", "PPL"), line(1 << 33, "A", "P", "PPL"), line(6007, "A", "P", "PPL", float("nan")),
    line(6009, "A\0B", "P", "PPL"), line(6010, "A\x1b[2J", "P", "PPL"),
]  # fmt: skip


def test_bad_rows_are_told_and_the_others_used(installed: Installed, tmp_path: Path) -> None:
    file = tmp_path / "KG.txt"
    long = line(6008, "A" * LONGEST_LINE, "P", "PPL")
    file.write_bytes("\n".join([*BAD, long, ROWS[5]]).encode() + b"\n\xff\xfe\tKG\n" + ROWS[7].encode())
    outcome = installed.install([("KG", file, "KG.txt")])
    assert [c.places for c in outcome.done] == [2]
    (faults,) = outcome.faults
    assert faults.count == len(BAD) + 1  # an empty line is no fault; the long line and the one that is not UTF-8 are
    assert faults.told[0] == "KG.txt:2: 1 columns, expected 19: the row is left out"
    assert len(faults.told) == 5


def bomb(path: Path) -> None:
    zipped(path, "KG.txt", b"\0" * 300_000_000)


def cut(path: Path) -> None:
    packed = zipped(path, "KG.txt", "\n".join(ROWS * 50).encode()).read_bytes()
    path.write_bytes(packed[: len(packed) // 2])


def poisoned(path: Path) -> None:
    data = bytearray(zipped(path, "KG.txt", "\n".join(ROWS * 50).encode()).read_bytes())
    data[200] ^= 0xFF
    path.write_bytes(data)


@pytest.mark.parametrize(
    "make",
    [
        bomb, cut, poisoned,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\0" * 1000),
        lambda path: path.write_bytes(os.urandom(100_000)),
        lambda path: zipped(path, "readme.md", b"x"),
        lambda path: zipped(path, "KG.txt", b""),
        lambda path: path.mkdir(),
        lambda path: None,
    ],
)  # fmt: skip
def test_a_file_that_is_none_changes_nothing(installed: Installed, table: Path, tmp_path: Path, make: object) -> None:
    before = install(installed, table).folder
    make(tmp_path / "bad.zip")  # type: ignore[operator]
    with pytest.raises(GazetteerError, match=r"bad\.zip"):
        install(installed, tmp_path / "bad.zip")
    assert Index(installed.index()).folder == before
    assert [c.code for c in installed.countries()] == ["KG"]


def test_a_changed_geomap_compiles_anew(installed: Installed, table: Path, folder: Path, tmp_path: Path) -> None:
    old = install(installed, table).folder
    shipped = shutil.copytree(folder, tmp_path / "shipped")
    manifest = shipped / "manifest.json"
    manifest.write_text(manifest.read_text() + "\n")
    index = Index(Installed(shipped, tmp_path / "data").index())
    assert index.folder != old
    assert not old.exists()
    assert index.by_id("geonames:3000") is not None


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_index_is_refused_and_rebuilt_on_request(installed: Installed, table: Path, name: str) -> None:
    damaged = install(installed, table).folder / name
    damaged.write_bytes(damaged.read_bytes()[:-1])
    with pytest.raises(GazetteerError, match="geomap gazetteer rebuild"):
        Index(installed.index())
    assert [c.code for c in installed.rebuild()] == ["KG"]
    assert Index(installed.index()).by_id("geonames:3000") is not None


ELSEWHERE = '{"format": 1, "base": "", "index": "../../etc", "countries": []}'


@pytest.mark.parametrize("text", ["", "[]", "{", '{"format": 9}', '{"format": 1}', "\0" * 99, ELSEWHERE])
def test_a_damaged_list_is_refused_and_rebuilt_on_request(installed: Installed, table: Path, text: str) -> None:
    install(installed, table)
    (installed.folder / "installed.json").write_text(text)
    with pytest.raises(GazetteerError, match="geomap gazetteer rebuild"):
        installed.index()
    assert [(c.code, c.places) for c in installed.rebuild()] == [("KG", len(ROWS))]
    assert Index(installed.index()).by_id("geonames:3000") is not None


def test_damaged_rows_are_given_up(installed: Installed, table: Path) -> None:
    index = install(installed, table).folder
    (kept,) = (installed.folder / "countries").iterdir()
    kept.write_bytes(kept.read_bytes()[:-9])
    shutil.rmtree(index)
    with pytest.raises(GazetteerError, match="geomap gazetteer rebuild"):
        installed.index()
    assert installed.rebuild() == ()
    assert installed.countries() == ()


def test_kept_rows_are_the_same_every_time(installed: Installed, table: Path) -> None:
    install(installed, table)
    (kept,) = (installed.folder / "countries").iterdir()
    first = kept.read_bytes()
    installed.remove(["KG"])
    install(installed, table)
    assert kept.read_bytes() == first
    assert gzip.decompress(first).decode().splitlines() == ROWS


def test_two_processes_may_install_at_once(tmp_path: Path, folder: Path, table: Path) -> None:
    iraq = write(tmp_path / "IQ.txt", line(5000, "Tell Sugar", "P", "PPL", 33, 44, country="IQ"))
    context = multiprocessing.get_context("spawn")
    given = [("KG", table), ("IQ", iraq)]
    data = str(tmp_path / "data")
    running = [
        context.Process(target=killers.install_thrice, args=(str(folder), data, code, str(file)))
        for code, file in given
    ]
    for process in running:
        process.start()
    for process in running:
        process.join(120)
        assert process.exitcode == 0
    installed = Installed(folder, tmp_path / "data")
    assert [c.code for c in installed.countries()] == ["IQ", "KG"]
    index = Index(installed.index())
    assert index.by_id("geonames:3000") is not None
    assert index.by_id("geonames:5000") is not None


def test_a_country_is_fetched_from_a_server(installed: Installed, table: Path, tmp_path: Path) -> None:
    packed = zipped(tmp_path / "packed.zip", "KG.txt", table.read_bytes()).read_bytes()
    with serving(lambda handler, n: send(handler, 200, packed)) as server:
        file = installed.fetch("KG", server.url + "/", lambda *_: None, tmp_path)
    assert [path for path, _ in server.asked] == ["/KG.zip"]
    assert install(installed, file).by_id("geonames:3000") is not None


def test_a_folder_that_cannot_be_written_is_told(folder: Path, table: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(GazetteerError, match="cannot be written"):
        Installed(folder, tmp_path / "file").install([("KG", table, "KG.txt")])


def test_open_reads_what_is_installed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: Path, table: Path, installed: Installed
) -> None:
    monkeypatch.setenv("GEOMAP_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("gazetteer.folders.SHIPPED", folder)
    assert Index.open().by_id("geonames:3000") is None
    install(installed, table)
    assert Index.open().by_id("geonames:3000") is not None


def test_the_state_is_readable_by_people(installed: Installed, table: Path) -> None:
    install(installed, table)
    state = json.load(io.StringIO((installed.folder / "installed.json").read_text()))
    assert [c["source"] for c in state["countries"]] == ["KG.txt"]
