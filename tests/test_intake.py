from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from geomap.batch.intake import Intake, Item
from geomap.errors import UsageError

ROWS = [
    {"id": "a", "text": "Snow fell in Oslo.", "publisher": " The Fjord ", "published": "2010-04-15"},
    {"id": 2, "text": "Rain fell in Lyon."},
    {"text": "Hail fell in Turin.", "id": None},
]
LINES = "".join(json.dumps(row) + "\n" for row in ROWS).encode()


def items(path: Path, skip: int = 0) -> list[Item]:
    return list(Intake(str(path)).items(skip))


def parquet(path: Path, columns: dict[str, Any]) -> Path:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    pq.write_table(pa.table(columns), path)
    return path


def test_lines_packed_lines_and_rows_are_the_same_reports(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(LINES)
    (tmp_path / "in.jsonl.gz").write_bytes(gzip.compress(LINES))
    days = [dt.date(2010, 4, 15), None, None]
    texts: list[Any] = [row["text"] for row in ROWS]
    columns = {"id": ["a", "2", None], "text": texts, "published": days, "publisher": [" The Fjord ", None, None]}
    parquet(tmp_path / "in.parquet", columns)
    read = [items(tmp_path / name) for name in ("in.jsonl", "in.jsonl.gz", "in.parquet")]
    for found in read:
        assert [i.name for i in found] == ["a", "2", "in-3"]
        assert [i.fields and i.fields["text"] for i in found] == texts
        assert [i.publisher for i in found] == ["the fjord", "", ""]
        assert found[0].fields is not None
        assert found[0].fields["published"] == "2010-04-15"


def test_a_folder_is_read_file_by_file_and_can_be_begun_anywhere(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.jsonl.gz", "notes.txt", ".hidden.jsonl"):
        (tmp_path / name).write_bytes(gzip.compress(LINES) if name.endswith("gz") else LINES)
    names = ["a", "2", "a-3", "a", "2", "b-3"]
    for skip in range(7):
        assert [i.name for i in items(tmp_path, skip)] == names[skip:]


def test_how_many_there_are_is_known_about(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(LINES * 20_000)
    intake = Intake(str(tmp_path / "in.jsonl"))
    found = intake.items()
    assert intake.total() is None
    for _ in range(20_000):
        next(found)
    total = intake.total()
    assert total is not None
    assert 55_000 < total < 65_000


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINES)))
    intake = Intake("-")
    assert [i.where for i in intake.items()] == ["stdin:1", "stdin:2", "stdin:3"]
    assert intake.total() is None


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"id": ["a"], "body": ["Snow"]}, 'no column "text", only id, body'),
        ({"text": [1, 2]}, 'column "text" holds int64, not text'),
        ({"text": ["Snow"], "publisher": [b"x"]}, 'column "publisher" holds binary'),
        ({"text": ["Snow"], "published": [1.5]}, 'column "published" holds double'),
        ({"text": [["Snow"]]}, "list"),
    ],
)
def test_columns_of_wrong_types_are_refused_at_once(tmp_path: Path, columns: dict[str, Any], words: str) -> None:
    path = parquet(tmp_path / "in.parquet", columns)
    with pytest.raises(UsageError, match="column") as caught:
        Intake(str(path))
    assert words in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_columns_may_be_of_any_type_of_text(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    columns = {
        "text": pa.array(["Snow.", "Snow."]).dictionary_encode(),
        "id": pa.array([3, None], pa.uint8()),
        "title": pa.array(["A", None], pa.large_string()),
        "url": pa.nulls(2),
        "published": pa.array([dt.datetime.fromisoformat("2010-04-15T09:30"), None]),
        "score": pa.array([0.1, 0.2]),
    }
    first, second = items(parquet(tmp_path / "in.parquet", columns))
    assert (first.name, second.name) == ("3", "in-2")
    assert first.fields == {
        "id": 3, "text": "Snow.", "title": "A", "published": "2010-04-15T09:30:00", "url": None,
    }  # fmt: skip


def test_what_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    packed = gzip.compress(b"".join(json.dumps({"id": n, "text": f"{n * n}"}).encode() + b"\n" for n in range(9999)))
    (tmp_path / "in.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    *found, last = items(tmp_path / "in.jsonl.gz")
    assert len(found) > 1000
    assert last.fields is None
    assert "broken gzip" in last.error
    whole = parquet(tmp_path / "in.parquet", {"text": [f"Snow {n}" for n in range(9999)]})
    data = bytearray(whole.read_bytes())
    data[100:200] = bytes(100)
    whole.write_bytes(data)
    *found, last = items(whole)
    assert "cannot be read on" in last.error


@pytest.mark.parametrize("name", ["in.parquet", "b.parquet"])
def test_no_parquet_at_all(tmp_path: Path, name: str) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "in.parquet").write_bytes(LINES)
    (tmp_path / "b.parquet").write_bytes(b"PAR1" + bytes(100))
    with pytest.raises(UsageError, match="no whole Parquet file"):
        Intake(str(tmp_path / name))


def test_without_pyarrow_the_way_out_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in.parquet").write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'geomap\[parquet\]'"):
        Intake(str(tmp_path / "in.parquet"))


def test_a_huge_line_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from geomap.readers import jsonl

    monkeypatch.setattr(jsonl, "LARGEST", 1000)
    (tmp_path / "in.jsonl").write_bytes(LINES + b'{"text": "' + b"x" * 5000 + b'"}\n' + LINES)
    found = items(tmp_path / "in.jsonl")
    assert [bool(i.error) for i in found] == [False] * 3 + [True] + [False] * 3
    assert "MB in one report" in found[3].error


def test_a_link_to_nothing_in_a_folder_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text('{"text": "Rain."}\n')
    (tmp_path / "a.jsonl").symlink_to("gone.jsonl")
    (tmp_path / "c.jsonl").symlink_to("c.jsonl")
    (tmp_path / "d.jsonl").mkdir()
    broken, fine, loop = Intake(str(tmp_path)).items()
    assert (broken.error, loop.error) == (
        f"{tmp_path / 'a.jsonl'}: no such file or folder (check the name)",
        f"{tmp_path / 'c.jsonl'}: cannot be read: Too many levels of symbolic links (check its permissions)",
    )
    assert fine.fields == {"text": "Rain."}
