from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from geomap import batch
from geomap.errors import ModelError
from geomap.model import Report
from geomap.story import Reader


def extract(reader: Reader, *rows: dict[str, Any]) -> list[dict[str, Any]]:
    return list(batch.records((json.dumps(row).encode() for row in rows), "in.jsonl", reader))


def place(record: dict[str, Any]) -> str:
    (mention,) = record["mentions"]
    return str(mention["place"]["country"])


def test_reports_of_one_publisher_help_each_other(reader: Reader) -> None:
    """Cambridge alone may be anywhere; a paper that writes of Kitchener and Guelph means the one in Ontario."""
    near = ["Kitchener", "Guelph", "Waterloo, Ontario", "Brantford, Ontario", "Hamilton, Ontario"]
    paper = [{"id": f"{n}", "publisher": "Grand River Echo", "text": f"A man from {n} was hurt."} for n in near * 2]
    unclear = {"id": "x", "publisher": "Grand River Echo", "text": "A shop burnt down in Cambridge on Monday."}
    alone = extract(reader, unclear)[0]
    helped = extract(reader, *paper, unclear)[-1]
    assert place(alone) != place(helped) == "CA"


def test_input_is_read_window_by_window(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "WINDOW", 2)
    taken = []

    def lines() -> Iterator[bytes]:
        for n in range(6):
            taken.append(n)
            yield json.dumps({"id": n, "text": "Snow fell in Oslo."}).encode()

    found = batch.records(lines(), "in.jsonl", reader)
    assert (next(found)["id"], len(taken)) == ("0", 2)
    assert [r["id"] for r in found] == ["1", "2", "3", "4", "5"]


def test_few_publishers_are_remembered(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_PUBLISHERS", 2)
    haunts = batch._Haunts(reader)
    for name in "abca":
        report = Report(name, "f", "Snow fell in Oslo.", publisher=name)
        haunts.learn([batch._Item("f:1", name, reader.hear(report))])
    assert list(haunts._of) == ["c", "a"]


def test_a_fault_of_ours_costs_one_report(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Reader.look

    def sometimes(self: Reader, *args: Any) -> Any:
        if args[0].report.id == "b":
            raise ZeroDivisionError("boo")
        return real(self, *args)

    monkeypatch.setattr(Reader, "look", sometimes)
    records = extract(reader, *({"id": name, "text": "Snow fell in Oslo."} for name in "abc"))
    assert [r["error"] for r in records] == [
        None,
        "in.jsonl:2: geomap failed on this report: ZeroDivisionError: boo",
        None,
    ]


def test_a_damaged_installation_is_no_reports_fault(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Reader, report: Report) -> None:
        raise ModelError("no weights")

    monkeypatch.setattr(Reader, "hear", fail)
    with pytest.raises(ModelError):
        extract(reader, {"id": "a", "text": "Snow fell in Oslo."})
