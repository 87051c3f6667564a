"""Fits the choice of an event's place: `python -m geomap.fit.eventplaces STORIES... -o FOLDER`.

Conditional log-linear models over the places that a report names (geomap.events.candidates): one for events that the
words of their clause place, one for the others. The same stories give the same bytes. Needs scipy.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from geomap import events, people, story
from geomap.events.candidates import Question, choice
from geomap.files import whole_file
from geomap.fit.goldstories import GoldEvent, GoldStory, read
from geomap.fit.regression import Bounds, conditional_regression, kept
from geomap.model import Where
from geomap.weights import PLACES, PlaceWeights

LEAST_EVENTS = 4
"""A feature that fewer events have is left out."""
PENALTY = 2.0
OF_PRIOR = 3.0
"""So many times the penalty, where weights are only pulled away from earlier ones."""
MARGINS = {"sure": 2.0, "unsure": 0.5, "nowhere": 1.0}
"""How much likelier, in logits, another place must be than what rules say (weights.PlaceWeights)."""
OF_KNOWN = 0.3
"""How much a story counts for which rules were written: in it they are right more often than they will be."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question about an annotated event, and which candidates are right."""

    question: Question
    right: Sequence[bool]
    weight: float


def examples(one: GoldStory, reader: story.Reader, weight: float) -> Iterator[Example]:
    """What is asked about the annotated events of a story, where a candidate is right."""
    told = story.build(one.reports, follow=[one.subject], reader=reader)
    cast = people.cast(told.readings, [one.subject])
    for reading in told.readings:
        asked: list[Question] = []

        def record(question: Question, asked: list[Question] = asked) -> Where | None:
            asked.append(question)
            return choice(question)

        events.tell(reading, partial(cast.within, reading.report.id), record)
        spans = [s.span for s in reading.sentences]
        for event in (e for e in one.events if e.report == reading.report.id):
            near = [q for q in asked if spans[q.sentence].start < event.end and event.start < spans[q.sentence].end]
            near = [q for q in near if q.kind == event.kind] or near
            yield from (Example(q, right, weight / len(near)) for q in near if any(right := _right(q, event)))


def _right(question: Question, event: GoldEvent) -> list[bool]:
    return [event.is_at(c.where.resolution.place if c.where else None) for c in question.candidates]


def fit(found: Sequence[Example], prior: Mapping[str, float] | None = None) -> dict[str, float]:
    """Weights of the features that enough examples have; small ones are dropped, the rest has three decimals.

    `prior`: weights fitted on other stories, from which these examples pull away.
    """
    prior = prior or {}
    if not found:
        return dict(prior)
    seen = Counter(f for e in found for f in sorted(set().union(*(c.features for c in e.question.candidates))))
    column = {f: n for n, f in enumerate(sorted(f for f, count in seen.items() if count >= LEAST_EVENTS))}
    blocks = []
    for e in found:
        x = np.zeros((len(e.right), len(column) + 1))
        for row, c in enumerate(e.question.candidates):
            x[row, [column[f] for f in c.features if f in column]] = 1
            x[row, -1] = sum(prior.get(f, 0.0) for f in sorted(c.features))
        blocks.append(x)
    weight = np.array([e.weight for e in found])
    right = [np.array(e.right, dtype=float) for e in found]
    bounds: list[Bounds] = [(None, None)] * len(column) + [(1.0, 1.0)]
    penalty = PENALTY * (OF_PRIOR if prior else 1.0)
    w = conditional_regression(blocks, right, weight, bounds, penalty / float(weight.sum()))
    fitted = {f: float(w[column[f]]) if f in column else 0.0 for f in sorted({*column, *prior})}
    return kept({f: v + prior.get(f, 0.0) for f, v in fitted.items()})


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(prog="python -m geomap.fit.eventplaces", description=__doc__)
    parser.add_argument("stories", nargs="*", type=Path, metavar="STORIES", help="a folder of annotated stories")
    parser.add_argument(
        "--known", nargs="*", type=Path, default=[], metavar="STORIES", help="of stories for which rules were written"
    )
    parser.add_argument("--prior", type=Path, metavar="FILE", help="earlier weights, which the stories only correct")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="FOLDER", help=f"where {PLACES} goes")
    options = parser.parse_args(arguments)
    if not options.stories and not options.known:
        parser.error("no stories given")
    reader = story.Reader.load()
    weighted = [(options.stories, 1.0), (options.known, OF_KNOWN)]
    found = [
        e for folders, weight in weighted for f in folders for one in read(f) for e in examples(one, reader, weight)
    ]
    named, carried = ([e for e in found if e.question.sure == sure] for sure in (True, False))
    print(f"{len(named)} events placed by their clause, {len(carried)} others", file=sys.stderr)
    prior = PlaceWeights.load(options.prior) if options.prior else PlaceWeights({}, {}, **MARGINS)
    data = {"named": fit(named, prior.named), "carried": fit(carried, prior.carried), **MARGINS}
    with whole_file(options.output / PLACES) as target:
        target.write((json.dumps(data, ensure_ascii=False, indent=0, sort_keys=True) + "\n").encode())


if __name__ == "__main__":
    main()
