"""Fits which place names are stops though no rule finds them: `python -m geomap.fit.stops STORIES... -o FOLDER`.

A logistic model (geomap.moves.presumed). A name is right if the route with it has more of the annotated stops in their
order than the one without, wrong if it only has more stops. What rules do find tells of the same words: each such name
is taken away once and judged by what the route lacks without it. The same stories give the same bytes. Needs scipy.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np

from gazetteer.place import Place
from geomap import events, people, routes, story
from geomap.files import whole_file
from geomap.fit.goldstories import GoldPlace, GoldStory, read
from geomap.fit.regression import kept, logistic_regression
from geomap.model import Movement, Person, Reading, Span, Where
from geomap.moves.presumed import Chance, chances, movement
from geomap.weights import STOPS, StopWeights

PENALTY = 5.0
OF_PRIOR = 2.0
"""So many times the penalty, where weights are only pulled away from earlier ones."""
LEAST = 0.5
"""Least probability at which a name is a stop: likelier one than not."""
_RULED = "ruled"
"""Feature of the names that rules find, which are right more often; not of the model."""


@dataclass(frozen=True, slots=True)
class Example:
    """A name that may tell a stop, and whether it does."""

    features: Sequence[str]
    right: bool


@dataclass(frozen=True, slots=True)
class _Told:
    """A story as read: what its sentences tell of the person followed."""

    readings: Sequence[Reading]
    person: Person
    cast: people.Cast
    movements: Sequence[Movement]
    gold: Sequence[GoldPlace]

    def chances(self, movements: Sequence[Movement]) -> Iterator[Chance]:
        return chances(self.readings, movements, self.person, self.cast.within)

    def score(self, movements: Sequence[Movement]) -> tuple[int, int]:
        """How many annotated stops the route of some movements has in order, and how many stops in all."""
        order = {r.report.id: n for n, r in enumerate(self.readings)}
        told = sorted(movements, key=lambda m: (order[m.report], m.sentence.start))
        route = routes.route(self.person.name, told, {r.report.id: r.report for r in self.readings})
        stops = [s.where.resolution.place for s in route.stops if s.status == "actual"]
        return in_order(self.gold, stops), len(stops)


def in_order(gold: Sequence[GoldPlace], stops: Sequence[Place]) -> int:
    """The length of the longest common subsequence."""
    row = [0] * (len(stops) + 1)
    for g in gold:
        last = row
        row = [0]
        for n, stop in enumerate(stops):
            row.append(last[n] + 1 if g.is_at(stop) else max(last[n + 1], row[n]))
    return row[-1]


def examples(one: GoldStory, reader: story.Reader) -> Iterator[Example]:
    """The names of a story whose worth for its route can be told."""
    told = _tell(one, reader)
    if told is None:
        return
    base = told.score(told.movements)
    for chance in told.chances(told.movements):
        after = told.score([*told.movements, movement(chance, told.person.name, 1.0)])
        right = _worth(base, after)
        if right is not None:
            yield Example(sorted(chance.features), right)
    for report, mention in _rested_on(told.movements):
        rest = [kept for m in told.movements for kept in _without(m, report, mention)]
        right = _worth(told.score(rest), base)
        found = (c for c in told.chances(rest) if c.reading.report.id == report and c.mention.span == mention)
        taken = next(found, None) if right is not None else None
        if taken and right is not None:
            yield Example([*sorted(taken.features), _RULED], right)


def _tell(one: GoldStory, reader: story.Reader) -> _Told | None:
    looked = story.look_together(reader, one.reports, follow=[one.subject])
    cast = people.cast(looked, [one.subject])
    person = people.called(cast.people, one.subject)
    if person is None:
        return None
    readings = [replace(r, events=events.tell(r, partial(cast.within, r.report.id))) for r in looked]
    told = [m for r in readings for m in story.movements_of(reader, r, cast, (person.name,))]
    return _Told(readings, person, cast, told, one.stops)


def _worth(without: tuple[int, int], with_it: tuple[int, int]) -> bool | None:
    """Whether a name brings a stop that is right, or only one that is wrong; None if it changes nothing."""
    right, stops = with_it[0] - without[0], with_it[1] - without[1]
    if right > 0:
        return True
    return False if stops > 0 or right < 0 else None


def _rested_on(movements: Sequence[Movement]) -> list[tuple[str, Span]]:
    """The names that stops rest on, by report."""
    done = (m for m in movements if m.status == "actual" and m.arrival != "bound")
    return sorted({(m.report, w.mention) for m in done for w in (m.origin, m.destination) if w and w.mention})


def _without(m: Movement, report: str, mention: Span) -> list[Movement]:
    """A movement without the end that a name tells; nothing if it has no other."""

    def kept(w: Where | None) -> Where | None:
        return None if w and m.report == report and w.mention == mention else w

    left = replace(m, origin=kept(m.origin), destination=kept(m.destination))
    return [left] if left.origin or left.destination else []


def fit(stories: Sequence[Sequence[Example]], prior: Mapping[str, float] | None = None) -> dict[str, float]:
    """Weights of the features that enough stories have.

    `prior`: weights fitted on other stories, which these scale and pull away from.
    """
    rows = [e for found in stories for e in found]
    of_story = [n for n, found in enumerate(stories) for _ in found]
    told = np.array([sum(prior.get(f, 0.0) for f in e.features) for e in rows]) if prior else None
    penalty = PENALTY * (OF_PRIOR if prior else 1.0)
    weights = logistic_regression([e.features for e in rows], [e.right for e in rows], of_story, penalty, told)
    scale, earlier = weights.pop("logit", 0.0), prior or {}
    told_of = sorted({*earlier, *weights} - {_RULED})
    return kept({f: scale * earlier.get(f, 0.0) + weights.get(f, 0.0) for f in told_of})


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(prog="python -m geomap.fit.stops", description=__doc__)
    parser.add_argument("stories", nargs="+", type=Path, metavar="STORIES", help="a folder of annotated stories")
    parser.add_argument("--prior", type=Path, metavar="FILE", help="earlier weights, which the stories only correct")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="FOLDER", help=f"where {STOPS} goes")
    options = parser.parse_args(arguments)
    reader = story.Reader.load()
    found = [list(examples(one, reader)) for folder in options.stories for one in read(folder)]
    print(f"{sum(map(len, found))} names, {sum(e.right for row in found for e in row)} stops", file=sys.stderr)
    prior = StopWeights.load(options.prior).features if options.prior else None
    data: dict[str, object] = {"features": fit(found, prior), "least": LEAST}
    with whole_file(options.output / STOPS) as target:
        target.write((json.dumps(data, ensure_ascii=False, indent=0, sort_keys=True) + "\n").encode())


if __name__ == "__main__":
    main()
