from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from geomap import batch
from geomap.batch import Answer, Hand, answers, deal
from geomap.batch.intake import Item
from geomap.errors import ModelError
from geomap.model import Report
from geomap.story import Reader


def item(name: object, text: str = "Snow fell in Oslo.", publisher: str = "") -> Item:
    return Item(f"in.jsonl:{name}", str(name), {"text": text, "publisher": publisher})


def extract(reader: Reader, *items: Item) -> list[dict[str, Any]]:
    blocks = answers(items, lambda hands: (batch.read(hand, reader) for hand in hands))
    return [json.loads(answer.line) for block in blocks for answer in block]


def place(record: dict[str, Any]) -> str:
    (mention,) = record["mentions"]
    return str(mention["place"]["country"])


def test_reports_of_one_publisher_help_each_other(reader: Reader) -> None:
    """Cambridge alone may be anywhere; a paper that writes of Kitchener and Guelph means the one in Ontario."""
    near = ["Kitchener", "Guelph", "Waterloo, Ontario", "Brantford, Ontario", "Hamilton, Ontario"]
    paper = [item(n, f"A man from {n} was hurt.", "Grand River Echo") for n in near * 2]
    unclear = item("x", "A shop burnt down in Cambridge on Monday.", "grand river echo ")
    others = [item(n, publisher=f"paper {n}") for n in range(60)]
    alone = extract(reader, unclear)[0]
    helped = extract(reader, *paper, *others, unclear)[-1]
    assert place(alone) != place(helped) == "CA"


def test_every_report_is_dealt_once_and_publishers_stay_together() -> None:
    block = [item(n, publisher="abcdefgh"[n * n % 8] if n % 3 else "") for n in range(400)]
    hands = deal(block)
    assert sorted(n for hand in hands for n in hand) == list(range(400))
    assert all(1 <= len(hand) <= batch._FULL + batch._MOST for hand in hands)
    for name in "abcdefgh":
        holding = [sum(block[n].publisher == name for n in hand) for hand in hands]
        assert len([n for n in holding if n]) <= max(1, -(-sum(holding) // batch._MOST))


@pytest.mark.parametrize("late", [0, 1, 3])
def test_answers_come_in_the_order_of_the_reports(monkeypatch: pytest.MonkeyPatch, late: int) -> None:
    """However far the hands are dealt ahead of the answers."""
    monkeypatch.setattr(batch, "BLOCK", 50)
    items = [item(n, publisher="abc"[n % 3]) for n in range(170)]

    def run(hands: Iterable[Hand]) -> Iterator[list[Answer]]:
        waiting: list[Hand] = []
        for hand in hands:
            waiting.append(hand)
            if len(waiting) > late:
                yield [Answer(i.name.encode(), "") for i in waiting.pop(0)]
        yield from ([Answer(i.name.encode(), "") for i in hand] for hand in waiting)

    blocks = list(answers(items, run))
    assert [len(block) for block in blocks] == [50, 50, 50, 20]
    assert [int(answer.line) for block in blocks for answer in block] == list(range(170))


def test_input_is_read_block_by_block(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "BLOCK", 2)
    taken: list[int] = []

    def items() -> Iterator[Item]:
        for n in range(6):
            taken.append(n)
            yield item(n)

    blocks = answers(items(), lambda hands: (batch.read(hand, reader) for hand in hands))
    assert len(next(blocks)) == 2
    assert len(taken) == 2
    assert [len(block) for block in blocks] == [2, 2]


def test_a_fault_of_ours_costs_one_report(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Reader.look

    def sometimes(self: Reader, *args: Any) -> Any:
        if args[0].report.id == "b":
            raise ZeroDivisionError("boo")
        return real(self, *args)

    monkeypatch.setattr(Reader, "look", sometimes)
    records = extract(reader, *(item(name) for name in "abc"))
    assert [r["error"] for r in records] == [
        None,
        "in.jsonl:b: geomap failed on this report: ZeroDivisionError: boo",
        None,
    ]
    assert gc.isenabled()


def test_a_damaged_installation_is_no_reports_fault(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Reader, report: Report) -> None:
        raise ModelError("no weights")

    monkeypatch.setattr(Reader, "hear", fail)
    with pytest.raises(ModelError):
        extract(reader, item("a"))


def test_a_report_that_kills_is_named() -> None:
    (answer,) = batch.lost([item(7)])
    assert json.loads(answer.line)["error"] == answer.error == "in.jsonl:7: the process that read this report died"
