from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from pathlib import Path

import killers
import pytest

from geomap.batch.workers import Workers
from geomap.errors import GeomapError, ModelError


def workers(number: int, prepare: Callable[[], Callable[[str], str]] = killers.prepare) -> Workers[str, str]:
    return Workers(number, prepare, lambda task: f"gave up {task}")


def test_answers_come_in_the_order_of_the_tasks() -> None:
    with workers(3) as pool:
        assert list(pool.map(["sleep 0.3", *"abcdefgh", "sleep 0.1", "i"])) == [
            "SLEEP 0.3", *"ABCDEFGH", "SLEEP 0.1", "I",
        ]  # fmt: skip
        assert list(pool.map([])) == []
        assert list(pool.map(["x"])) == ["X"]
    assert not multiprocessing.active_children()


def test_a_worker_that_dies_is_replaced_and_its_task_done_again(tmp_path: Path) -> None:
    tasks = ["a", f"once {tmp_path / 'mark'}", "b", "c"]
    with workers(2) as pool:
        assert list(pool.map(tasks)) == [t.upper() for t in tasks]


def test_a_task_that_kills_every_worker_is_given_up() -> None:
    with workers(2) as pool:
        assert list(pool.map(["a", "die", "b", "die", "c"])) == ["A", "gave up die", "B", "gave up die", "C"]


def test_large_tasks_and_answers_do_not_block() -> None:
    big = "x" * 5_000_000
    with workers(2) as pool:
        assert [len(answer) for answer in pool.map([big] * 6)] == [5_000_000] * 6


def test_tasks_are_not_taken_far_ahead_of_the_answers() -> None:
    taken = 0

    def tasks() -> Iterator[str]:
        nonlocal taken
        for n in range(1000):
            taken = n
            yield "sleep 0.5" if n == 0 else "a"

    with workers(2) as pool:
        next(pool.map(tasks()))
        assert taken < 100


def test_workers_that_cannot_start_end_the_run() -> None:
    with workers(2, killers.stillborn) as pool, pytest.raises(GeomapError, match="die as they start"):
        list(pool.map(["a"]))


@pytest.mark.parametrize(("prepare", "task"), [(killers.damaged, "a"), (killers.prepare, "wrong")])
def test_what_is_wrong_with_geomap_is_raised_here(prepare: Callable[[], Callable[[str], str]], task: str) -> None:
    with workers(2, prepare) as pool, pytest.raises(ModelError, match=r"^weights.json: no weights$"):
        list(pool.map([task]))
